//! Bookings: the places that participants hold in sessions, and what surrounds them. Every write is one transaction with its
//! checks, its audit event and its messages.
//!
//! - `types`: session types; `venues`: venues;
//! - `slots`: availability windows of coaches, and booking a slot in them; `free_slots`: the slots that are free;
//! - `sessions`: sessions with their dates and places; `changes`: changing and cancelling them; `leaves`: leave of a coach;
//! - `handovers`: sessions that a coach gives away, with the colleagues who are free;
//! - `conflicts`: what a coach already has at given times, by name;
//! - `busy`: the time of people, so that nobody is in two sessions at once;
//! - `recorded`: meetings and people recorded after they came; `restored`: cancelled sessions brought back;
//! - `seats`: the rows of bookings and places under lock, used by `book`, `cancel`, `moves`, `waitlist` and `attendance`;
//! - `read`: the bookings of a participant; `agenda`, `calendars`: what screens and calendar apps show.

pub(crate) mod agenda;
pub(crate) mod attendance;
mod book;
pub(crate) mod busy;
pub(crate) mod calendars;
mod cancel;
pub(crate) mod changes;
pub(crate) mod conflicts;
pub(crate) mod free_slots;
pub(crate) mod handovers;
pub(crate) mod leaves;
pub(crate) mod moves;
mod read;
pub(crate) mod recorded;
pub(crate) mod restored;
mod seats;
pub(crate) mod sessions;
pub(crate) mod slots;
pub(crate) mod types;
pub(crate) mod venues;
pub(crate) mod waitlist;

use crate::db::face;
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingState, SessionKind},
    values::ids::{BookingId, SessionId, SessionTypeId},
};

face! {
    /// Sessions, bookings, the waitlist and absences of one structure.
    Bookings, bookings
}

/// A booking with its session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Booking {
    /// The booking.
    pub id: BookingId,
    /// Its state.
    pub state: BookingState,
    /// Whether it was cancelled after the notice of the session type.
    pub late: bool,
    /// Whether its state is the attendance that the team marked.
    pub marked: bool,
    /// Whether the structure cancelled the whole session, and not this booking alone.
    pub session_cancelled: bool,
    /// The session.
    pub session_id: SessionId,
    /// The type of the session.
    pub session_type_id: SessionTypeId,
    /// The kind of the session type.
    pub kind: SessionKind,
    /// The title of the session type.
    pub title: String,
    /// Name of the venue, empty when it is none of the list; `None` for a remote session.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// Address of the remote meeting.
    pub link: Option<String>,
    /// First and family name of the coach.
    pub coach: String,
    /// Start of the first date, UTC.
    pub starts_at: DateTime<Utc>,
    /// End of the last date, UTC.
    pub ends_at: DateTime<Utc>,
    /// Number of dates of the session.
    pub dates: i64,
    /// Hours before the start up to which a cancellation is not late.
    pub cancel_notice: i64,
}

/// Outcome of booking a session or a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingOutcome {
    /// The booking was made.
    Booked,
    /// The participant held the place already: the form was sent twice.
    AlreadyHeld,
}
