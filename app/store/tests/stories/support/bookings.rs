//! Hands to furnish a house with what is booked: types, sessions, windows, queues.

use crate::support::db::{Team, actor, add_person, at, now, today};
use chrono::{DateTime, Utc, Weekday};
use domain::{
    bookings::{SessionKind, availability::NewWindow, recurrence::Recurrence, session_type::NewSessionType, span::Span},
    people::Role,
    values::ids::{BookingId, PersonId, SessionId, SessionTypeId, WaitlistEntryId, WindowId},
};
use store::{Booking, BookingOutcome, NewSessions, Result, SlotWish, WaitOutcome};

/// The name of the sessions of stories that do not ask for one.
pub const WORKSHOP: &str = "Atelier devis";

/// So many minutes from an instant.
pub fn span(starts_at: &str, minutes: i64) -> Span {
    Span { starts_at: at(starts_at), ends_at: at(starts_at) + chrono::Duration::minutes(minutes) }
}

impl Team {
    /// Someone else of the team.
    pub async fn colleague(&self, first_name: &str) -> PersonId {
        add_person(&self.store, Role::Coach, first_name, "Lemaire").await
    }

    /// The type of the sessions of stories that do not ask for one, with the usual rules.
    pub async fn workshop(&self) -> SessionTypeId {
        let known = self.store.bookings().session_types().await.unwrap().into_iter().find(|known| known.title == WORKSHOP);
        match known {
            Some(known) => known.id,
            None => self.session_type(&NewSessionType::usual(SessionKind::Training, WORKSHOP, 8)).await,
        }
    }

    /// A type of sessions.
    pub async fn session_type(&self, new: &NewSessionType) -> SessionTypeId {
        self.store.bookings().add_session_type(&actor(&self.coach), new).await.unwrap()
    }

    /// A session of one hour.
    pub async fn session(&self, starts_at: &str, places: i64) -> SessionId {
        self.open(&self.session_at(starts_at, places).await).await
    }

    /// A session of one hour that a new colleague holds, for a coach has one at a time.
    pub async fn session_beside(&self, starts_at: &str, places: i64) -> SessionId {
        let coach = self.colleague("Hugo").await;
        self.open(&NewSessions { coach, ..self.session_at(starts_at, places).await }).await
    }

    /// A session of one hour to be.
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

    /// Books a place for someone, in their own name.
    pub async fn book(&self, participant: &PersonId, session: &SessionId) -> Result<BookingOutcome> {
        self.store.bookings().book(&actor(participant), participant, session).await
    }

    /// Books a place and gives the booking.
    pub async fn booked(&self, participant: &PersonId, session: &SessionId) -> BookingId {
        assert_eq!(self.book(participant, session).await.unwrap(), BookingOutcome::Booked);
        let held = self.store.bookings().bookings_to_come(participant, now()).await.unwrap();
        held.into_iter().find(|booking| booking.session_id == *session).unwrap().id
    }

    /// Takes a turn in the queue of a session for someone.
    pub async fn waits(&self, participant: &PersonId, session: &SessionId) -> WaitlistEntryId {
        assert_eq!(self.store.bookings().wait_for(&actor(participant), participant, session).await.unwrap(), WaitOutcome::Waiting);
        let queue = self.store.bookings().queue_of(session).await.unwrap();
        queue.into_iter().find(|entry| entry.participant_id == *participant).unwrap().id
    }

    /// A type that is booked by slots of so many minutes.
    pub async fn slot_type(&self, title: &str, minutes: i64) -> SessionTypeId {
        self.session_type(&NewSessionType { minutes, ..NewSessionType::usual(SessionKind::Coaching, title, 1) }).await
    }

    /// A window of a coach on every day from today on, for all types, on the wall clock of Paris.
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

    /// Books a slot for someone, in their own name, and gives the booking.
    pub async fn booked_slot(&self, participant: &PersonId, wish: &SlotWish) -> Booking {
        assert_eq!(self.store.bookings().book_slot(&actor(participant), participant, wish).await.unwrap(), BookingOutcome::Booked);
        let held = self.store.bookings().bookings_to_come(participant, now()).await.unwrap();
        held.into_iter().find(|booking| booking.starts_at == wish.starts_at).unwrap()
    }
}

/// A wish for a slot that lies in a window.
pub fn wish(session_type: &SessionTypeId, coach: &PersonId, starts_at: DateTime<Utc>) -> SlotWish {
    SlotWish { session_type: session_type.clone(), coach: coach.clone(), starts_at, at_any_time: false }
}
