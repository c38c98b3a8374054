//! A version that the team entered for the participant: who did, why, and the button that contests it.

use crate::{
    texts::t,
    ui::{notice::Notice, rows::at},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::values::{language::Language, month::Month};
use leptos::prelude::*;
use store::{CorrectionRequest, Declaration};

/// Contests version `seen` of a month, which the team entered: the team reads it among the requested corrections.
#[server(endpoint = "declarations/contester")]
pub async fn contest(month: Month, #[server(default)] seen: i64) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::declaration(month);
    // In the language of the team, which reads it.
    let reason = t!(Language::Fr, "entered-contest");
    let contested = ctx.store.declarations().contest(&ctx.actor(), &ctx.user.person_id, month, seen, &reason).await;
    respond(refused_or(contested, &page, |()| Outcome::done(&page, "correction-sent")))
}

/// Who entered the current version and why, with the button that contests it unless that was done; `None` for a version of the
/// participant.
pub fn entered_notice(language: Language, declaration: &Declaration, requests: &[CorrectionRequest]) -> Option<impl IntoView + use<>> {
    let version = declaration.versions.first()?;
    let reason = version.entered_reason.clone()?;
    let contested = requests.iter().any(|request| !request.by_team && request.version == version.number);
    let button = (!contested).then(|| {
        view! {
            <form method="post" action={action::<Contest>()}>
                <input type="hidden" name="month" value=declaration.month.to_string()/>
                <input type="hidden" name="seen" value=version.number.to_string()/>
                <button class="button button--small">{t!(language, "entered-contest")}</button>
            </form>
        }
    });
    let by = t!(language, "entered-by", name = version.author.clone(), at = at(language, version.created_at));
    Some(view! {
        <Notice>
            <p>{by}</p>
            <p>{t!(language, "entered-reason", reason = reason)}</p>
            {button}
        </Notice>
    })
}
