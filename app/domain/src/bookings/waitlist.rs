//! The queue for a full session.

use crate::values::sql::stored_as_text;
use chrono::{DateTime, Duration, DurationRound, Utc};

/// How long a structure may let someone think about an offered place, in minutes.
pub const OFFER_MINUTES: std::ops::RangeInclusive<i64> = 15..=10_080;

/// Reads for how long a place is offered, typed in whole hours, as minutes.
///
/// # Errors
/// The key of its sentence.
pub fn read_offer_hours(typed: &str) -> Result<i64, &'static str> {
    let hours = typed.trim().parse::<i64>().ok().filter(|hours| (1..=OFFER_MINUTES.end() / 60).contains(hours));
    hours.map(|hours| hours * 60).ok_or("offer-hours")
}

/// Where someone in the queue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitlistState {
    /// In the queue.
    Waiting,
    /// A place is held for them until an instant.
    Offered,
    /// They took it.
    Accepted,
    /// They passed it on.
    Passed,
    /// They did not answer in time.
    Expired,
    /// They left the queue.
    Left,
    /// The session was cancelled.
    Closed,
}

impl WaitlistState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Offered => "Offered",
            Self::Accepted => "Accepted",
            Self::Passed => "Passed",
            Self::Expired => "Expired",
            Self::Left => "Left",
            Self::Closed => "Closed",
        }
    }
}

crate::people::stored_words! {
    WaitlistState: Waiting Offered Accepted Passed Expired Left Closed;
}

/// Until when a place is offered to one person who may read of it from `now` on: as long as the structure sets, but never more than a quarter of
/// what is left until the start, so that the queue moves on, and at least ten minutes of it. Nothing once it has begun.
pub fn offer_until(now: DateTime<Utc>, starts_at: DateTime<Utc>, minutes: i64) -> Option<DateTime<Utc>> {
    let left = starts_at - now;
    if left <= Duration::zero() {
        return None;
    }
    let time = Duration::minutes(minutes).min((left / 4).max(Duration::minutes(10))).min(left);
    let until = now + time;
    // Up to a whole minute: people are told hours and minutes.
    Some(until.duration_trunc(Duration::minutes(1)).ok().filter(|whole| *whole > now).unwrap_or(until))
}

stored_as_text!(WaitlistState);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_time_to_answer_is_shorter_near_the_start() {
        let starts = at("2026-12-10T13:00:00Z");
        let until = |now: &str| offer_until(at(now), starts, 1440);
        assert_eq!(until("2026-12-01T13:00:00Z"), Some(at("2026-12-02T13:00:00Z")));
        assert_eq!(until("2026-12-10T05:00:00Z"), Some(at("2026-12-10T07:00:00Z")));
        assert_eq!(until("2026-12-10T12:40:00Z"), Some(at("2026-12-10T12:50:00Z")));
        assert_eq!(until("2026-12-10T12:55:00Z"), Some(starts), "never past the start");
        assert_eq!(until("2026-12-10T13:00:00Z"), None);
    }

    #[test]
    fn it_ends_on_a_whole_minute() {
        let until = offer_until(at("2026-12-01T13:00:42.123Z"), at("2026-12-10T13:00:00Z"), 60);
        assert_eq!(until, Some(at("2026-12-01T14:00:00Z")));
    }
}
