//! Agenda: what the team opens, who comes, and when somebody is away.
//!
//! - [`week`]: the week or the day, by what [`shown`] reads in the address;
//! - [`session`]: one session, with [`roll`] (who came), [`holders`] (who has a place, who waits), [`cancel`] and [`add`];
//! - [`open`] and [`change`]: the forms, made of [`fields`];
//! - [`windows`], [`leave`], [`types`]: when a coach can be booked, when not, and what for;
//! - [`book_for`]: an hour for a participant.

pub mod add;
pub mod book_for;
pub mod cancel;
pub mod change;
pub mod fields;
pub mod holders;
pub mod leave;
pub mod open;
pub mod roll;
pub mod session;
pub mod shown;
pub mod types;
pub mod week;
pub mod windows;

use crate::url;
use crate::web::outcome::Outcome;
use domain::bookings::BookingRefusal;
use store::{Refusal, StoreError};

/// The key of a refusal's sentence as the team reads it: most sentences speak to the participant.
pub fn told(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Booking(BookingRefusal::Full) => "team-full",
        Refusal::Booking(BookingRefusal::Past) => "team-past",
        Refusal::Booking(BookingRefusal::Overlap) => "team-overlap",
        Refusal::Booking(BookingRefusal::NotHeld) => "team-not-held",
        Refusal::Booking(BookingRefusal::MovedSince) => "team-moved-since",
        Refusal::Booking(BookingRefusal::SessionCancelled) => "team-cancelled",
        Refusal::Booking(BookingRefusal::Left) => "team-left",
        Refusal::Booking(BookingRefusal::BeyondPath) => "team-beyond-path",
        refusal => refusal.key(),
    }
}

/// Says a rule's no on the page that the form came from, in words for the team; any other error stays.
///
/// # Errors
/// What is no refusal.
pub fn or_told<T>(result: Result<T, StoreError>, back: impl Into<String>, then: impl FnOnce(T) -> Outcome) -> Result<Outcome, StoreError> {
    match result {
        Ok(value) => Ok(then(value)),
        Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused { to: back.into(), because: told(refusal) }),
        Err(error) => Err(error),
    }
}

/// The page of a session.
pub fn page_of(session: &domain::values::ids::SessionId) -> String {
    url::agenda_session(&session)
}
