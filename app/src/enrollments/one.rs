//! One enrollment of a participant, an earlier one too: its days, its months, and the form that corrects its exit.

use super::{
    EnrollmentContext,
    exit::{TypedExit, fields},
};
use crate::{
    declarations::months::EarlierEnrollment,
    texts::t,
    url::{self, action},
    web::{
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
        page::{Address, PageResult},
    },
};
use domain::{
    bookings::read_day,
    people::Role,
    values::ids::{EnrollmentId, PersonId},
};
use leptos::prelude::*;
use store::{Exit, StoreError};

const FORM: &str = "earlier_exit";

/// Corrects the exit that was recorded on the day `seen`, in an enrollment after which the participant may have come back.
#[server(endpoint = "parcours/precedent/sortie")]
pub async fn correct_earlier_exit(
    participant: PersonId,
    path: EnrollmentId,
    #[server(default)] seen: String,
    #[server(default)] left_on: String,
    #[server(default)] category: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of_one(participant, &path).await?;
    let back = url::one_enrollment(&context.participant, &path);
    let seen = read_day(&seen).ok_or(StoreError::NotFound)?;
    let typed = TypedExit { left_on, category, reason };
    let (left_on, category, reason) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(context.reject(FORM, back, typed, mistakes).await),
    };
    let exit = Exit { left_on, category, reason: &reason };
    let request = &context.request;
    let result = request.store.enrollments().correct_exit(&request.actor(), &path, seen, &exit, request.visitor.today()).await;
    respond(context.finish_or_reject(FORM, back, typed, result, |_| "left_on", "exit-corrected").await)
}

/// The page of an enrollment.
pub async fn page(address: Address) -> PageResult {
    let path: EnrollmentId = address.part("path")?;
    let context = EnrollmentContext::of_one(address.part("participant")?, &path).await?;
    let language = context.language();
    let enrollment = &context.enrollment;
    let kept: Option<FormDraft<TypedExit>> = load_draft(&context.draft_name(FORM)).await;
    let draft = kept.unwrap_or_else(|| FormDraft { typed: TypedExit::of(enrollment), mistakes: Vec::new() });
    let may_change = context.request.user.role == Role::Coordinator;
    let form = enrollment.left_on.filter(|_| may_change).map(|left_on| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "exit-correct")}</h2>
                <form class="form" method="post" action={action::<CorrectEarlierExit>()} novalidate>
                    {context.hidden_fields()}
                    <input type="hidden" name="seen" value=left_on.to_string()/>
                    {fields(language, &draft)}
                    <button class="button button--main">{t!(language, "path-correct-send")}</button>
                </form>
            </section>
        }
    });
    let exit = enrollment.left_on.map(|day| {
        let category = enrollment.exit_category.map(|category| t!(language, &format!("exit-category-{}", category.as_str())));
        let note = [category, enrollment.exit_reason.clone()].into_iter().flatten().collect::<Vec<_>>().join("\u{a0}: ");
        view! { <p>{t!(language, "path-left-on", day = language.date(day))}" "{note}</p> }
    });
    let months = format!("{}#{}", url::participant(&context.participant), EarlierEnrollment::anchor(enrollment));
    let body = view! {
        <section class="section">
            {exit}
            <ul class="link-list"><li><a href=months>{t!(language, "path-months")}</a></li></ul>
        </section>
        {form}
    };
    let (from, to) = (language.date(enrollment.starts_on), language.date(enrollment.period().last_day()));
    Ok(context.form_page(t!(language, "path-from-to", from = from, to = to), None, &draft, body))
}
