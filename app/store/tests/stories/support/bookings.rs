//! Helpers for bookings: types, sessions, windows, waitlists.

use crate::support::db::{Team, actor, add_person, at, now, today};
use chrono::{DateTime, Utc, Weekday};
use domain::{
    bookings::{SessionKind, availability::NewWindow, recurrence::Recurrence, session_type::NewSessionType, span::Span},
    people::Role,
    values::ids::{BookingId, PersonId, SessionId, SessionTypeId, WaitlistEntryId, WindowId},
};
use store::{Booking, BookingOutcome, NewSessions, Result, SlotRequest, WaitlistOutcome};

/// The title of sessions of tests that need no other.
pub const WORKSHOP: &str = "Atelier devis";

/// The span of that many minutes from an instant.
pub fn span(starts_at: &str, minutes: i64) -> Span {
    Span { starts_at: at(starts_at), ends_at: at(starts_at) + chrono::Duration::minutes(minutes) }
}

impl Team {
    /// Adds a coach to the team.
    pub async fn colleague(&self, first_name: &str) -> PersonId {
        add_person(&self.store, Role::Coach, first_name, "Lemaire").await
    }

    /// The type of sessions of tests that need no other, with the default rules.
    pub async fn workshop(&self) -> SessionTypeId {
        let known = self.store.bookings().session_types().await.unwrap().into_iter().find(|known| known.title == WORKSHOP);
        match known {
            Some(known) => known.id,
            None => self.session_type(&NewSessionType::usual(SessionKind::Training, WORKSHOP, 8)).await,
        }
    }

    /// Adds a type of sessions.
    pub async fn session_type(&self, new: &NewSessionType) -> SessionTypeId {
        self.store.bookings().add_session_type(&actor(&self.coach), new).await.unwrap()
    }

    /// Opens a session of one hour.
    pub async fn session(&self, starts_at: &str, places: i64) -> SessionId {
        self.open(&self.session_at(starts_at, places).await).await
    }

    /// Opens a session of one hour with a new coach, since a coach holds one at a time.
    pub async fn session_beside(&self, starts_at: &str, places: i64) -> SessionId {
        let coach = self.colleague("Hugo").await;
        self.open(&NewSessions { coach, ..self.session_at(starts_at, places).await }).await
    }

    /// A new session of one hour, not opened yet.
    pub async fn session_at(&self, starts_at: &str, places: i64) -> NewSessions {
        NewSessions {
            session_type: self.workshop().await,
            venue: None,
            link: None,
            coach: self.coach.clone(),
            sessions: vec![vec![span(starts_at, 60)]],
            places,
        }
    }

    /// Opens a session.
    pub async fn open(&self, new: &NewSessions) -> SessionId {
        self.store.bookings().open_sessions(&actor(&self.coach), new).await.unwrap().remove(0)
    }

    /// Books a place as the participant.
    pub async fn book(&self, participant: &PersonId, session: &SessionId) -> Result<BookingOutcome> {
        self.store.bookings().book(&actor(participant), participant, session).await
    }

    /// Books a place and returns the booking.
    pub async fn booked(&self, participant: &PersonId, session: &SessionId) -> BookingId {
        assert_eq!(self.book(participant, session).await.unwrap(), BookingOutcome::Booked);
        let held = self.store.bookings().upcoming_bookings(participant, now()).await.unwrap();
        held.into_iter().find(|booking| booking.session_id == *session).unwrap().id
    }

    /// Adds a participant to the waitlist of a session.
    pub async fn waits(&self, participant: &PersonId, session: &SessionId) -> WaitlistEntryId {
        assert_eq!(self.store.bookings().join_waitlist(&actor(participant), participant, session).await.unwrap(), WaitlistOutcome::Joined);
        let queue = self.store.bookings().waitlist_of(session).await.unwrap();
        queue.into_iter().find(|entry| entry.participant_id == *participant).unwrap().id
    }

    /// The fingerprint of a type as a form shows it now.
    pub async fn type_seen(&self, id: &SessionTypeId) -> String {
        self.store.bookings().session_type(id).await.unwrap().as_typed().fingerprint()
    }

    /// Adds a type booked by slots of that many minutes.
    pub async fn slot_type(&self, title: &str, minutes: i64) -> SessionTypeId {
        self.session_type(&NewSessionType { minutes, ..NewSessionType::usual(SessionKind::Coaching, title, 1) }).await
    }

    /// Adds a window of a coach on every day from today on, for all types, in the time of Paris.
    pub async fn window(&self, coach: &PersonId, from: &str, to: &str) -> WindowId {
        let every_day: Vec<Weekday> = (0u8..7).map(|day| day.try_into().unwrap()).collect();
        let new = NewWindow {
            first_day: today(),
            recurrence: Recurrence::weekly(&every_day, false, None),
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            session_type: None,
            venue: None,
        };
        self.store.bookings().open_window(&actor(&self.coach), coach, &new).await.unwrap()
    }

    /// Books a slot as the participant and returns the booking.
    pub async fn booked_slot(&self, participant: &PersonId, wish: &SlotRequest) -> Booking {
        assert_eq!(self.store.bookings().book_slot(&actor(participant), participant, wish).await.unwrap(), BookingOutcome::Booked);
        let held = self.store.bookings().upcoming_bookings(participant, now()).await.unwrap();
        held.into_iter().find(|booking| booking.starts_at == wish.starts_at).unwrap()
    }
}

/// A wish for a slot within a window.
pub fn wish(session_type: &SessionTypeId, coach: &PersonId, starts_at: DateTime<Utc>) -> SlotRequest {
    SlotRequest { session_type: session_type.clone(), coach: coach.clone(), starts_at, at_any_time: false }
}
