//! Cancelling a session, or it and those that follow in its series, with a word to whoever booked.

use super::{
    fields::{WordField, how_many},
    holders::read_word,
    or_told, page_of,
};
use crate::routes::action;
use crate::{
    bookings::actions::named,
    texts::t,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, reject_form, respond},
    },
};
use domain::values::{ids::SessionId, language::Language};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{SessionRow, StoreError};

/// The form as typed.
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

/// Cancels a session.
#[server(endpoint = "agenda/annuler")]
pub async fn cancel_session(
    session: String,
    #[server(default)] word: String,
    #[server(default)] following: String,
) -> Result<(), AppError> {
    respond(cancel(session, TypedCancelling { word, following }).await)
}

async fn cancel(session: String, typed: TypedCancelling) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let session: SessionId = named(session)?;
    let (form, page) = (form_of(&session), page_of(&session));
    let word = match read_word(&typed.word) {
        Ok(word) => word,
        Err(key) => {
            let mistakes = vec![(WORD.into(), key.into())];
            return reject_form(&form, page, &FormDraft { typed, mistakes }).await;
        }
    };
    let following = typed.following == "yes";
    let cancelled = ctx.store.bookings().cancel_session(&ctx.actor(), &session, following, word.as_deref()).await;
    let cancelled = finish_form(&ctx, &form, typed, cancelled).await;
    let say = if following { "sessions-cancelled" } else { "session-is-cancelled" };
    or_told(cancelled, page.clone(), |()| Outcome::done(page, say))
}

/// What was typed and refused.
pub async fn refused(session: &SessionId) -> FormDraft<TypedCancelling> {
    load_draft(&form_of(session)).await.unwrap_or_default()
}

/// The form; what was refused is shown open.
pub fn cancel_form(language: Language, session: &SessionRow, refused: FormDraft<TypedCancelling>) -> impl IntoView + use<> {
    let mistake = refused.mistake(WORD).map(str::to_owned);
    let open = mistake.is_some();
    let typed = refused.typed;
    let which = session.in_series.then(|| how_many(language, typed.following == "yes"));
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
