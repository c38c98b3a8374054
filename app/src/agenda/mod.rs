//! Agenda of the team: sessions, attendance, availability and leaves of the coaches. The participant's side is
//! [`crate::bookings`].
//!
//! - [`week`]: the page of a week or a day. [`view`] reads its address, [`entries`] its rows, [`grid`] draws them, [`lanes`] are the
//!   columns of coaches on a day, [`coaches`] is the choice of a coach;
//! - [`hour`]: the page to which an hour of the grid leads, with what can be done then and for whom;
//! - [`session`]: the page of a session, with [`attendance`], [`holders`] (places and waitlist), [`cancel`] and [`add`];
//! - [`open`] and [`change`]: the forms of a session, made of [`fields`];
//! - [`windows`], [`leave`], [`types`], [`venues`]: availability windows, leaves, session types and venues; [`decisions`]: who takes over
//!   the sessions of a coach on leave, or of one who leaves the team;
//! - [`book_for`]: booking a slot, or another hour, for a participant;
//! - [`recorded`]: recording a meeting that was held without a booking; [`restored`]: bringing a cancelled session back.

pub mod add;
pub mod attendance;
pub mod book_for;
pub mod cancel;
pub mod change;
pub mod coaches;
pub mod decisions;
pub mod entries;
pub mod fields;
pub mod grid;
pub mod holders;
pub mod hour;
pub mod lanes;
pub mod leave;
pub mod open;
pub mod recorded;
pub mod restored;
pub mod session;
pub mod types;
pub mod venues;
pub mod view;
pub mod week;
pub mod windows;

use crate::web::{context::RequestContext, outcome::Outcome};
use domain::{bookings::BookingRefusal, people::Role, values::ids::PersonId};
use store::{Refusal, StoreError};

/// The key of the sentence of a refusal, worded for the team; [`Refusal::key`] addresses the participant.
pub fn team_refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Booking(BookingRefusal::Full) => "team-full",
        Refusal::Booking(BookingRefusal::Past) => "team-past",
        Refusal::Booking(BookingRefusal::Overlap) => "team-overlap",
        Refusal::Booking(BookingRefusal::NotHeld) => "team-not-held",
        Refusal::Booking(BookingRefusal::MovedSince) => "team-moved-since",
        Refusal::Booking(BookingRefusal::SessionCancelled) => "team-cancelled",
        Refusal::Booking(BookingRefusal::Left) => "team-left",
        Refusal::Booking(BookingRefusal::BeyondEnrollment) => "team-beyond-path",
        refusal => refusal.key(),
    }
}

/// As [`crate::web::outcome::refused_or`], with the sentence of [`team_refusal_key`].
///
/// # Errors
/// That of the result, unless it is a refusal.
pub fn team_refused_or<T>(
    result: Result<T, StoreError>,
    back: impl Into<String>,
    then: impl FnOnce(T) -> Outcome,
) -> Result<Outcome, StoreError> {
    match result {
        Ok(value) => Ok(then(value)),
        Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused { to: back.into(), because: team_refusal_key(refusal) }),
        Err(error) => Err(error),
    }
}

/// The coach whose agenda is shown or changed: the requested person for a coordinator, else the user.
pub fn requested_coach(ctx: &RequestContext, requested: Option<String>) -> PersonId {
    let other = requested.filter(|_| ctx.user.role == Role::Coordinator).and_then(|id| PersonId::try_from(id).ok());
    other.unwrap_or_else(|| ctx.user.person_id.clone())
}

/// The coach to whose rows the user's changes are restricted: the user; `None` for a coordinator, who may change all.
pub fn restricted_to(ctx: &RequestContext) -> Option<&PersonId> {
    (ctx.user.role != Role::Coordinator).then_some(&ctx.user.person_id)
}
