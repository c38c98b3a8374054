//! Withdrawing an enrollment that has not begun: the person does not come after all.

use super::{EnrollmentContext, refusal_key};
use crate::{
    texts::t,
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use chrono::NaiveDate;
use domain::values::ids::{EnrollmentId, PersonId};
use leptos::prelude::*;
use store::StoreError;

/// Withdraws an enrollment whose first day is to come.
#[server(endpoint = "parcours/retirer-entree")]
pub async fn withdraw_start(participant: PersonId, path: EnrollmentId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let person = ctx.store.people().person(&participant).await?.id;
    let result = ctx.store.enrollments().withdraw_start(&ctx.actor(), &person, &path, ctx.visitor.today()).await;
    respond(match result {
        Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused { to: url::enrollment(&person), because: refusal_key(refusal) }),
        result => result.map(|()| Outcome::done(url::person(&person), "start-withdrawn")),
    })
}

/// The form that withdraws the enrollment; `None` once it has begun.
pub(super) fn withdrawal(context: &EnrollmentContext, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let language = context.language();
    (today < context.enrollment.starts_on).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "start-withdraw-title")}</h2>
                <p>{t!(language, "start-withdraw-text")}</p>
                <form method="post" action={action::<WithdrawStart>()}>
                    {context.hidden_fields()}
                    <button class="button button--danger">{t!(language, "start-withdraw")}</button>
                </form>
            </section>
        }
    })
}
