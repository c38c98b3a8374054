//! Who has a place in a session, who gave theirs back, who waits; and taking a place back.

use super::{fields::WordField, or_told, page_of};
use crate::routes::action;
use crate::url;
use crate::{
    bookings::actions::{named, seen_in},
    texts::t,
    ui::rows::at,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_drafts, reject_form, respond},
    },
};
use domain::{
    bookings::{BookingState, LONGEST_REASON, waitlist::WaitlistState},
    people::one_line,
    values::{
        ids::{BookingId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{Attendee, StoreError, WaitlistEntry};

/// The beginning of the names under which words to people are kept when they were refused.
const FORM: &str = "take-back.";

/// Takes someone's place back in the name of the structure.
#[server(endpoint = "agenda/retirer")]
pub async fn take_back(booking: String, #[server(default)] session: String, #[server(default)] word: String) -> Result<(), AppError> {
    respond(free(booking, session, word).await)
}

async fn free(booking: String, session: String, typed: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let booking: BookingId = named(booking)?;
    let seen = seen_in(session)?;
    let (form, page) = (format!("{FORM}{booking}"), page_of(&ctx.store.bookings().session_of(&booking).await?));
    let word = match read_word(&typed) {
        Ok(word) => word,
        Err(key) => {
            let mistakes = vec![(field(&booking).into(), key.into())];
            return reject_form(&form, page, &FormDraft { typed, mistakes }).await;
        }
    };
    let taken_back = ctx.store.bookings().take_back_booking_in(&ctx.actor(), &booking, seen.as_ref(), word.as_deref()).await;
    let taken_back = finish_form(&ctx, &form, typed, taken_back).await;
    or_told(taken_back, page.clone(), |_| Outcome::done(page, "place-taken-back"))
}

/// Reads a word to people: nothing when it was left empty.
///
/// # Errors
/// The key of what is wrong with it.
pub fn read_word(typed: &str) -> Result<Option<String>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        text => one_line(text, LONGEST_REASON).map(Some).map_err(|mistake| mistake.key()),
    }
}

fn field(booking: &BookingId) -> String {
    format!("mot-{booking}")
}

/// The words of this session's page that were refused, by the name of their form.
pub async fn refused_words() -> HashMap<String, FormDraft<String>> {
    load_drafts(FORM).await
}

/// Whoever has a place, before the session begins.
pub fn holders(
    language: Language,
    session: &SessionId,
    holders: &[&Attendee],
    refused: &HashMap<String, FormDraft<String>>,
) -> impl IntoView + use<> {
    let row = |holder: &&Attendee| row(language, session, holder, refused.get(&format!("{FORM}{}", holder.booking_id)));
    let rows = holders.iter().map(row).collect_view();
    view! { <ul class="rows roll">{rows}</ul> }
}

fn row(language: Language, session: &SessionId, holder: &Attendee, refused: Option<&FormDraft<String>>) -> impl IntoView + use<> {
    let id = field(&holder.booking_id);
    let mistake = refused.and_then(|kept| kept.mistake(&id)).map(str::to_owned);
    let value = refused.map(|kept| kept.typed.clone()).unwrap_or_default();
    let open = mistake.is_some();
    view! {
        <li class="row roll__row">
            <p class="roll__name"><a href=url::participant(&holder.participant_id)>{holder.name.clone()}</a></p>
            <details class="disclose roll__more" open=open>
                <summary class="button button--small disclose__summary">
                    {t!(language, "place-take-back")}<span class="visually-hidden">{t!(language, "review-of", name = holder.name.clone())}</span>
                </summary>
                <form class="disclose__body form" method="post" action={action::<TakeBack>()} novalidate>
                    <input type="hidden" name="booking" value=holder.booking_id.to_string()/>
                    <input type="hidden" name="session" value=session.to_string()/>
                    <WordField language id label=t!(language, "place-word") mistake value/>
                    <button class="button button--danger">{t!(language, "place-take-back-confirm")}</button>
                </form>
            </details>
        </li>
    }
}

/// Places that were given back, late ones with their reason.
pub fn given_back(language: Language, attendees: &[Attendee]) -> impl IntoView + use<> {
    let holds = |one: &Attendee| attendees.iter().any(|other| other.participant_id == one.participant_id && is_on_the_list(other));
    let gone: Vec<&Attendee> = attendees.iter().filter(|one| !is_on_the_list(one) && !holds(one)).collect();
    let rows = gone
        .iter()
        .map(|one| {
            let late = one.late.then(|| view! { <span class="signal">{t!(language, "given-back-late")}</span> });
            let state = match one.state {
                BookingState::CancelledByStructure => t!(language, "given-back-structure"),
                _ => t!(language, "given-back-own"),
            };
            let reason =
                one.reason.clone().map(|reason| view! { <p class="row__note">{t!(language, "given-back-reason", said = reason)}</p> });
            view! {
                <li class="row roll__row">
                    <div class="row__main">
                        <p class="roll__name"><a href=url::participant(&one.participant_id)>{one.name.clone()}</a></p>
                        <p class="row__note">{state}</p>
                        {reason}
                    </div>
                    {late}
                </li>
            }
        })
        .collect_view();
    (!gone.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "given-back-title")}</h2>
                <ul class="rows roll">{rows}</ul>
            </section>
        }
    })
}

/// Whether someone has a place, or is excused from the one they had when it began.
pub fn is_on_the_list(attendee: &Attendee) -> bool {
    attendee.state.holds_a_place() || attendee.marked_at.is_some()
}

/// The queue in its order, with who is offered a place until when.
pub fn queue(language: Language, entries: &[WaitlistEntry], session: &SessionId) -> impl IntoView + use<> {
    let rows = entries
        .iter()
        .filter(|entry| entry.session_id == *session && matches!(entry.state, WaitlistState::Waiting | WaitlistState::Offered))
        .map(|entry| {
            let standing = match entry.offered_until {
                Some(until) if entry.state == WaitlistState::Offered => t!(language, "queue-offered", until = at(language, until)),
                _ => t!(language, "queue-position", n = entry.position),
            };
            view! {
                <li class="row roll__row">
                    <p class="roll__name"><a href=url::participant(&entry.participant_id)>{entry.participant.clone()}</a></p>
                    <span class="state state--bare state--submitted">{standing}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "queue-title")}</h2>
                <ul class="rows roll">{rows.into_iter().collect_view()}</ul>
            </section>
        }
    })
}
