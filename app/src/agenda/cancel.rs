//! Cancelling a session, or also those that follow in its series, with a word to the participants.

use super::{
    fields::{WordField, following_choice},
    team_refused_or,
};
use crate::{
    bookings::parse::read_reason,
    texts::t,
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::values::{ids::SessionId, language::Language};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::SessionRow;

/// The form that cancels a session, as typed; `following` is `yes` for the rest of the series too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCancelling {
    word: String,
    following: String,
}

/// The identifier of the field of the word.
const WORD: &str = "mot";

fn form_of(session: &SessionId) -> String {
    format!("session-cancel.{session}")
}

/// Cancels a session; `word` is sent to the participants, `following` is `yes` for those that follow in its series too.
#[server(endpoint = "agenda/annuler")]
pub async fn cancel_session(
    session: SessionId,
    #[server(default)] word: String,
    #[server(default)] following: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedCancelling { word, following };
    let (form, page) = (form_of(&session), url::agenda_session(&session));
    let word = match read_reason(&typed.word) {
        Ok(word) => word,
        Err(key) => return respond(reject_form(&form, page, &FormDraft::of(typed, [(WORD, key)])).await),
    };
    let following = typed.following == "yes";
    let cancelled = ctx.store.bookings().cancel_session(&ctx.actor(), &session, following, word.as_deref()).await;
    let cancelled = finish_form(&ctx, &form, typed, cancelled).await;
    let done = if following { "sessions-cancelled" } else { "session-is-cancelled" };
    respond(team_refused_or(cancelled, page.clone(), |()| Outcome::done(page, done)))
}

/// The user's draft of the form; empty when there is none.
pub async fn cancel_draft(session: &SessionId) -> FormDraft<TypedCancelling> {
    load_draft(&form_of(session)).await.unwrap_or_default()
}

/// The form that cancels a session, open when the draft has a mistake.
pub fn cancel_form(language: Language, session: &SessionRow, draft: FormDraft<TypedCancelling>) -> impl IntoView + use<> {
    let mistake = draft.mistake(WORD).map(str::to_owned);
    let open = mistake.is_some();
    let typed = draft.typed;
    let which = session.in_series.then(|| following_choice(language, typed.following == "yes"));
    view! {
        <details class="disclose" open=open>
            <summary class="button disclose__summary">{t!(language, "session-cancel")}</summary>
            <form class="disclose__body form" method="post" action={action::<CancelSession>()} novalidate>
                <p>{t!(language, "session-cancel-text")}</p>
                <input type="hidden" name="session" value=session.id.to_string()/>
                {which}
                <WordField language id=WORD.to_owned() label=t!(language, "session-cancel-word") mistake value=typed.word/>
                <button class="button button--danger">{t!(language, "session-cancel-confirm")}</button>
            </form>
        </details>
    }
}
