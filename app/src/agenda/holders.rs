//! The places of a session before it begins, cancelled bookings, the waitlist; cancelling a booking for the structure.

use super::{attendance::withheld_note, fields::WordField, team_refused_or};
use crate::{
    bookings::parse::{read_optional_id, read_reason},
    texts::t,
    ui::{form::OfWhat, rows::at},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_drafts, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::{
    bookings::{BookingState, waitlist::WaitlistState},
    values::{
        ids::{BookingId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{Attendee, WaitlistEntry};

/// The beginning of the names of the drafts of [`take_back`]; the identifier of the booking follows.
const FORM: &str = "take-back.";

/// Cancels a participant's booking for the structure. `session` is the session in which the form showed it, when the form says
/// so: a booking that was moved since is not cancelled. `word` is sent to the participant.
#[server(endpoint = "agenda/retirer")]
pub async fn take_back(booking: BookingId, #[server(default)] session: String, #[server(default)] word: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let shown_in: Option<SessionId> = read_optional_id(session)?;
    let page = url::agenda_session(&ctx.store.bookings().session_of(&booking).await?);
    let form = format!("{FORM}{booking}");
    let reason = match read_reason(&word) {
        Ok(reason) => reason,
        Err(key) => return respond(reject_form(&form, page, &FormDraft::of(word, [(field(&booking), key)])).await),
    };
    let cancelled = ctx.store.bookings().cancel_by_structure_in(&ctx.actor(), &booking, shown_in.as_ref(), reason.as_deref()).await;
    let cancelled = finish_form(&ctx, &form, word, cancelled).await;
    respond(team_refused_or(cancelled, page.clone(), |_| Outcome::done(page, "place-taken-back")))
}

/// The identifier of the field of the word, one for each booking of the page.
fn field(booking: &BookingId) -> String {
    format!("mot-{booking}")
}

/// The user's drafts of [`take_back`], by booking.
pub struct WordDrafts(HashMap<String, FormDraft<String>>);

impl WordDrafts {
    /// Loads the drafts of the user.
    pub async fn load() -> Self {
        Self(load_drafts(FORM).await)
    }

    /// The draft for a booking.
    pub fn of(&self, booking: &BookingId) -> Option<&FormDraft<String>> {
        self.0.get(&format!("{FORM}{booking}"))
    }
}

/// The participants who hold a place before the session begins, each with the form of [`take_back`].
pub fn holders(language: Language, session: &SessionId, holders: &[&Attendee], drafts: &WordDrafts) -> impl IntoView + use<> {
    let row = |holder: &&Attendee| row(language, session, holder, drafts.of(&holder.booking_id));
    let rows = holders.iter().map(row).collect_view();
    view! { <ul class="rows roll">{rows}</ul> }
}

fn row(language: Language, session: &SessionId, holder: &Attendee, draft: Option<&FormDraft<String>>) -> impl IntoView + use<> {
    let id = field(&holder.booking_id);
    let mistake = draft.and_then(|draft| draft.mistake(&id)).map(str::to_owned);
    let value = draft.map(|draft| draft.typed.clone()).unwrap_or_default();
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
                    <button class="button button--danger">{t!(language, "place-take-back-confirm")}<OfWhat language name=holder.name.clone()/></button>
                </form>
            </details>
        </li>
    }
}

/// The section of cancelled bookings: by whom, whether late, the reason. Empty when there are none; a participant who booked
/// again is left out.
pub fn cancelled_bookings(language: Language, attendees: &[Attendee]) -> impl IntoView + use<> {
    let is_back = |one: &Attendee| attendees.iter().any(|other| other.participant_id == one.participant_id && is_expected(other));
    let cancelled: Vec<&Attendee> = attendees.iter().filter(|one| !is_expected(one) && !is_back(one)).collect();
    let rows = cancelled
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
    (!cancelled.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "given-back-title")}</h2>
                <ul class="rows roll">{rows}</ul>
            </section>
        }
    })
}

/// Whether a booking is on the attendance list: it holds its place, or its attendance was marked (as excused).
pub fn is_expected(attendee: &Attendee) -> bool {
    attendee.state.holds_place() || attendee.marked_at.is_some()
}

/// The section of the waitlist in its order: positions, and offers with their deadlines; then the number of those whose names the user may not
/// read. Empty when no one waits.
pub fn waitlist_section(language: Language, entries: &[WaitlistEntry], withheld: i64, session: &SessionId) -> impl IntoView + use<> {
    let rows = entries
        .iter()
        .filter(|entry| entry.session_id == *session && matches!(entry.state, WaitlistState::Waiting | WaitlistState::Offered))
        .map(|entry| {
            let state = match entry.offered_until {
                Some(until) if entry.state == WaitlistState::Offered => t!(language, "queue-offered", until = at(language, until)),
                _ => t!(language, "queue-position", n = entry.position),
            };
            view! {
                <li class="row roll__row">
                    <p class="roll__name"><a href=url::participant(&entry.participant_id)>{entry.participant.clone()}</a></p>
                    <span class="state state--bare state--submitted">{state}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty() || withheld > 0).then(|| {
        let list = (!rows.is_empty()).then(|| view! { <ul class="rows roll">{rows.into_iter().collect_view()}</ul> });
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "queue-title")}</h2>
                {list}
                {withheld_note(language, withheld)}
            </section>
        }
    })
}
