//! Booking, giving back, opening a session.

use crate::{
    answer::{Kept, Reply, again, answer, forget, or_refused},
    error::AppError,
    session::Asking,
};
use chrono::Duration;
use domain::{
    booking::{SessionKind, TypedSession},
    ids::{BookingId, SessionId, VenueId},
    paris,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{BookingOutcome, NewSession, StoreError};

/// Books a place.
#[server(endpoint = "rendez-vous/reserver")]
pub async fn book(session: String) -> Result<(), AppError> {
    answer(take_place(session).await)
}

async fn take_place(session: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let session = SessionId::try_from(session).map_err(|_| StoreError::NotFound)?;
    let page = format!("/rendez-vous/{session}");
    let booked = asking.rows.book(&asking.by(), &asking.who.person_id, &session).await;
    or_refused(booked, &page, |outcome| match outcome {
        BookingOutcome::Booked => Reply::done(page.clone(), "booking-done"),
        BookingOutcome::AlreadyHeld => Reply::done(page.clone(), "booking-held"),
    })
}

/// Gives a place back.
#[server(endpoint = "rendez-vous/annuler")]
pub async fn cancel(booking: String) -> Result<(), AppError> {
    answer(give_back(booking).await)
}

async fn give_back(booking: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let booking = BookingId::try_from(booking).map_err(|_| StoreError::NotFound)?;
    let given_back = asking.rows.cancel_booking(&asking.by(), &asking.who.person_id, &booking).await;
    or_refused(given_back, "/rendez-vous", |()| Reply::done("/rendez-vous", "booking-cancelled"))
}

/// Under which name the form of a new session is kept.
pub const NEW_SESSION: &str = "session.new";

/// The form of a new session as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedNewSession {
    /// `Coaching`, `Training` or `Expert`.
    pub kind: String,
    /// A venue's identifier, or nothing for a remote session.
    pub venue: String,
    /// The fields of every session.
    pub session: TypedSession,
}

/// Opens a session.
#[server(endpoint = "agenda/creer")]
#[allow(clippy::too_many_arguments)]
pub async fn create_session(
    #[server(default)] kind: String,
    #[server(default)] venue: String,
    #[server(default)] title: String,
    #[server(default)] day: String,
    #[server(default)] time: String,
    #[server(default)] minutes: String,
    #[server(default)] places: String,
) -> Result<(), AppError> {
    let session = TypedSession { title, day, time, minutes, places };
    answer(open(TypedNewSession { kind, venue, session }).await)
}

async fn open(typed: TypedNewSession) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let read = typed.session.read(paris::wall_clock(asking.visitor.now));
    let kind = SessionKind::try_from(typed.kind.clone()).unwrap_or(SessionKind::Coaching);
    let venues = asking.rows.venues().await?;
    let venue = VenueId::try_from(typed.venue.clone()).ok().filter(|id| venues.iter().any(|venue| venue.id == *id));
    // The hour that the change to summer time leaves out exists on no clock.
    let read =
        read.and_then(|new| paris::instant(new.starts).map(|starts_at| (new, starts_at)).ok_or(vec![("time", "session-no-such-hour")]));
    let (new, starts_at) = match read {
        Ok(read) => read,
        Err(mistakes) => {
            let mistakes = mistakes.into_iter().map(|(field, key)| (field.into(), key.into())).collect();
            return again(NEW_SESSION, "/agenda/nouveau", &Kept { typed, mistakes }).await;
        }
    };
    let session = NewSession {
        kind,
        title: new.title,
        venue,
        coach: asking.who.person_id.clone(),
        starts_at,
        ends_at: starts_at + Duration::minutes(new.minutes.into()),
        places: new.places.into(),
    };
    asking.rows.create_session(&asking.by(), &session).await?;
    forget(&asking, NEW_SESSION).await?;
    Ok(Reply::done("/agenda", "session-created"))
}
