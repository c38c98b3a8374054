//! A validated month that the team opens again without a request of its participant, and closing it again.

use super::actions::month_message;
use crate::{
    texts::t,
    ui::form::TextField,
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    people::one_line,
    review::{step::LONGEST_SENTENCE, team_edit::may_undo_edit},
    values::{ids::PersonId, language::Language, month::Month},
};
use leptos::prelude::*;
use store::{CorrectionRequest, Declaration, TeamOpening};

/// Name of the form under which the reason for opening a month is kept.
fn form_of(participant: &PersonId, month: Month) -> String {
    format!("opening.{participant}.{month}")
}

/// Opens a validated month in the version `seen`, so that its participant corrects it. `why` is the reason that they read.
#[server(endpoint = "suivis/mois/rouvrir")]
pub async fn open_month(
    participant: PersonId,
    month: Month,
    #[server(default)] seen: i64,
    #[server(default)] why: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (page, form) = (url::month(&participant, month), form_of(&participant, month));
    // It is found before anything is kept: a form for another structure's month leaves no draft.
    ctx.store.enrollments().enrollment_for(&participant, month).await?;
    let reason = match one_line(&why, LONGEST_SENTENCE) {
        Ok(reason) => reason,
        Err(mistake) => return respond(reject_form(&form, page, &FormDraft::of(why, [("why", mistake.key())])).await),
    };
    let message = month_message(&ctx, &participant, month, "message-opened-subject", "message-opened").await?;
    let opening = TeamOpening { participant: &participant, month, seen, reason: &reason };
    let opened = ctx.store.declarations().open_again(&ctx.actor(), ctx.user.role, &opening, message.as_ref()).await;
    let opened = finish_form(&ctx, &form, why, opened).await;
    respond(refused_or(opened, &page, |()| Outcome::done(&page, "opening-done")))
}

/// Closes a month again that the team had opened in the version `seen`.
#[server(endpoint = "suivis/mois/annuler-ouverture")]
pub async fn undo_opening(participant: PersonId, month: Month, #[server(default)] seen: i64) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::month(&participant, month);
    let undone = ctx.store.declarations().undo_opening(&ctx.actor(), &participant, month, seen).await;
    respond(refused_or(undone, &page, |()| Outcome::done(&page, "opening-undone")))
}

/// The form that opens a month, with the mistaken field and its sentence; `None` while the month is open or a request of its participant
/// has no decision.
pub async fn opening_form(
    language: Language,
    participant: &PersonId,
    declaration: &Declaration,
    requests: &[CorrectionRequest],
) -> Option<(impl IntoView + use<>, Vec<(String, String)>)> {
    if declaration.state.is_open() || requests.iter().any(|request| request.decided_at.is_none()) {
        return None;
    }
    let draft: Option<FormDraft<String>> = load_draft(&form_of(participant, declaration.month)).await;
    let summary = draft.as_ref().map(|draft| draft.summary(language)).unwrap_or_default();
    let mistake = draft.as_ref().and_then(|draft| draft.mistake("why")).map(str::to_owned);
    let open = draft.is_some();
    let value = draft.map(|draft| draft.typed).unwrap_or_default();
    let view = view! {
        <details class="disclose" open=open>
            <summary class="button disclose__summary">{t!(language, "opening-open")}</summary>
            <form class="disclose__body form" method="post" action={action::<OpenMonth>()} novalidate>
                <input type="hidden" name="participant" value=participant.to_string()/>
                <input type="hidden" name="month" value=declaration.month.to_string()/>
                <input type="hidden" name="seen" value=declaration.version().to_string()/>
                <p>{t!(language, "opening-text")}</p>
                <TextField language name="why" required=true label=t!(language, "opening-why") hint=t!(language, "entry-reason-hint") mistake value/>
                <button class="button">{t!(language, "opening-send")}</button>
            </form>
        </details>
    };
    Some((view, summary))
}

/// The button that closes a month again that the team opened within the last day; `None` otherwise.
pub fn undo_opening_button(
    ctx: &RequestContext,
    participant: &PersonId,
    declaration: &Declaration,
    requests: &[CorrectionRequest],
) -> Option<impl IntoView + use<>> {
    let opening = requests.iter().rfind(|it| it.by_team && it.version == declaration.version() && it.undone_at.is_none())?;
    may_undo_edit(declaration.state, !declaration.state.is_open(), opening.decided_at?, ctx.visitor.now).ok()?;
    Some(view! {
        <form method="post" action={action::<UndoOpening>()}>
            <input type="hidden" name="participant" value=participant.to_string()/>
            <input type="hidden" name="month" value=declaration.month.to_string()/>
            <input type="hidden" name="seen" value=declaration.version().to_string()/>
            <button class="button button--small">{t!(ctx.language(), "opening-undo")}</button>
        </form>
    })
}
