//! Sessions and the places in them.

use crate::people::{TextMistake, one_line};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SessionKind {
    /// One to one with a coach.
    Coaching,
    /// A group training.
    Training,
    /// An expert's intervention.
    Expert,
}

impl SessionKind {
    /// All of them, in the order in which screens show them.
    pub const ALL: [SessionKind; 3] = [Self::Coaching, Self::Training, Self::Expert];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Coaching => "Coaching",
            Self::Training => "Training",
            Self::Expert => "Expert",
        }
    }
}

/// Where a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookingState {
    /// The place is held.
    Booked,
    /// Given back by the person.
    CancelledByParticipant,
    /// Taken back by the structure: never counted against the person.
    CancelledByStructure,
}

impl BookingState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "Booked",
            Self::CancelledByParticipant => "CancelledByParticipant",
            Self::CancelledByStructure => "CancelledByStructure",
        }
    }
}

crate::people::stored_words! {
    SessionKind: Coaching Training Expert;
    BookingState: Booked CancelledByParticipant CancelledByStructure;
}

/// Why a place cannot be booked or given back. Each has its sentence in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BookingRefusal {
    /// Every place is taken.
    #[error("booking-full")]
    Full,
    /// The session has begun.
    #[error("booking-past")]
    Past,
    /// The structure cancelled the session.
    #[error("booking-session-cancelled")]
    SessionCancelled,
    /// The person has another session at that time.
    #[error("booking-overlap")]
    Overlap,
    /// The booking is not held any more.
    #[error("booking-not-held")]
    NotHeld,
}

impl BookingRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "booking-full",
            Self::Past => "booking-past",
            Self::SessionCancelled => "booking-session-cancelled",
            Self::Overlap => "booking-overlap",
            Self::NotHeld => "booking-not-held",
        }
    }
}

/// Whether a session can still be booked or a place in it given back.
///
/// # Errors
/// [`BookingRefusal::SessionCancelled`] or [`BookingRefusal::Past`]: a session is past from the minute it begins.
pub fn still_open(starts_at: DateTime<Utc>, cancelled: bool, now: DateTime<Utc>) -> Result<(), BookingRefusal> {
    if cancelled {
        Err(BookingRefusal::SessionCancelled)
    } else if starts_at <= now {
        Err(BookingRefusal::Past)
    } else {
        Ok(())
    }
}

/// The most places that a session may have.
pub const MOST_PLACES: i32 = 200;
/// The shortest and longest session, in minutes.
pub const MINUTES: std::ops::RangeInclusive<i32> = 15..=600;

/// A session as typed by the coach.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSession {
    /// The name people book by.
    pub title: String,
    /// The day in Paris, `2026-12-03`, or as the French write it, `03/12/2026`.
    pub day: String,
    /// The time in Paris, `14:00` or `14h30`.
    pub time: String,
    /// Its length in minutes.
    pub minutes: String,
    /// How many may book.
    pub places: String,
}

/// A session that may be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The name people book by.
    pub title: String,
    /// The start on the wall clock of Paris.
    pub starts: NaiveDateTime,
    /// Its length in minutes, within [`MINUTES`].
    pub minutes: i32,
    /// How many may book, 1 to [`MOST_PLACES`].
    pub places: i32,
}

/// A field of [`TypedSession`] with the key of the sentence that says what is wrong with it.
pub type SessionMistake = (&'static str, &'static str);

impl TypedSession {
    /// Reads what was typed; the start must lie after `now`, on the wall clock of Paris.
    ///
    /// # Errors
    /// Every field that was not understood, with the key of its sentence.
    pub fn read(&self, now: NaiveDateTime) -> Result<NewSession, Vec<SessionMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key| mistakes.push((field, key));
        let title = one_line(&self.title, 80).map_err(|m| note("title", TextMistake::key(m))).ok();
        let day = read_day(&self.day).ok_or_else(|| note("day", "session-day")).ok();
        let time = read_time(&self.time).ok_or_else(|| note("time", "session-time")).ok();
        let number = |text: &str| text.trim().parse::<i32>().ok();
        let minutes = number(&self.minutes).filter(|n| MINUTES.contains(n)).ok_or_else(|| note("minutes", "session-minutes")).ok();
        let places = number(&self.places).filter(|n| (1..=MOST_PLACES).contains(n)).ok_or_else(|| note("places", "session-places")).ok();
        let starts = day.zip(time).map(|(day, time)| day.and_time(time));
        if starts.is_some_and(|starts| starts <= now) {
            note("day", "session-past");
        }
        match (title, starts, minutes, places) {
            (Some(title), Some(starts), Some(minutes), Some(places)) if mistakes.is_empty() => {
                Ok(NewSession { title, starts, minutes, places })
            }
            _ => Err(mistakes),
        }
    }
}

/// Reads a day, `2026-12-03` or `03/12/2026`.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
        .ok()
        .filter(|day| (2000..2200).contains(&chrono::Datelike::year(day)))
}

/// Reads a time of day, `14:30`, `14h30`, `14h`.
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase().replace(' ', "").replace('h', ":");
    let text = if text.ends_with(':') { format!("{text}00") } else { text };
    NaiveTime::parse_from_str(&text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_session_is_open_until_the_minute_it_begins() {
        let starts = at("2026-12-03T13:00:00Z");
        assert_eq!(still_open(starts, false, at("2026-12-03T12:59:59Z")), Ok(()));
        assert_eq!(still_open(starts, false, starts), Err(BookingRefusal::Past));
        assert_eq!(still_open(starts, true, at("2026-12-01T00:00:00Z")), Err(BookingRefusal::SessionCancelled));
    }

    fn typed(day: &str, time: &str, minutes: &str, places: &str) -> TypedSession {
        TypedSession { title: "Atelier devis".into(), day: day.into(), time: time.into(), minutes: minutes.into(), places: places.into() }
    }

    #[test]
    fn a_session_is_read_as_coaches_type_it() {
        let now = "2026-11-23T10:00:00".parse().unwrap();
        let session = typed("03/12/2026", "14h30", "90", "8").read(now).unwrap();
        assert_eq!(session.starts, "2026-12-03T14:30:00".parse().unwrap());
        assert_eq!(typed("2026-12-03", "14 h", "90", "8").read(now).unwrap().starts, "2026-12-03T14:00:00".parse().unwrap());
    }

    #[test]
    fn each_field_of_a_session_has_its_own_mistake() {
        let now = "2026-11-23T10:00:00".parse().unwrap();
        let mistakes = TypedSession { title: " ".into(), ..typed("31/02/2026", "25:00", "5", "0") }.read(now).unwrap_err();
        assert_eq!(
            mistakes,
            [
                ("title", "text-empty"),
                ("day", "session-day"),
                ("time", "session-time"),
                ("minutes", "session-minutes"),
                ("places", "session-places")
            ]
        );
        assert_eq!(typed("2026-11-23", "09:59", "90", "8").read(now).unwrap_err(), [("day", "session-past")]);
    }
}
