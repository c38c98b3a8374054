//! The waitlist of a full session: states of an entry, and the end of an offer.

use crate::values::sql::stored_as_text;
use chrono::{DateTime, Duration, DurationRound, Utc};

/// The shortest and the longest time for which a structure may offer a freed place, in minutes.
pub const OFFER_MINUTES: std::ops::RangeInclusive<i64> = 15..=10_080;

/// Parses the time of an offer, typed in whole hours; returns minutes.
///
/// # Errors
/// The key of the mistake in the catalogue.
pub fn read_offer_hours(typed: &str) -> Result<i64, &'static str> {
    let hours = typed.trim().parse::<i64>().ok().filter(|hours| (1..=OFFER_MINUTES.end() / 60).contains(hours));
    hours.map(|hours| hours * 60).ok_or("offer-hours")
}

/// The state of a waitlist entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitlistState {
    /// Waiting for a place.
    Waiting,
    /// A place is reserved and offered until an instant.
    Offered,
    /// The offer was accepted, or the participant booked.
    Accepted,
    /// The offer was declined.
    Passed,
    /// The offer expired.
    Expired,
    /// The participant left the waitlist.
    Left,
    /// Closed by the structure: the session was cancelled, or the enrollment is over.
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

crate::values::sql::stored_words! {
    WaitlistState: Waiting Offered Accepted Passed Expired Left Closed;
}

/// The end of an offer that can be read from `now` on: `minutes` later, but at most a quarter of the time until the start, so that
/// the waitlist moves on, and at least ten minutes, but not past the start; truncated to a whole minute. `None` once the session has
/// begun.
pub fn offer_until(now: DateTime<Utc>, starts_at: DateTime<Utc>, minutes: i64) -> Option<DateTime<Utc>> {
    let left = starts_at - now;
    if left <= Duration::zero() {
        return None;
    }
    let time = Duration::minutes(minutes).min((left / 4).max(Duration::minutes(10))).min(left);
    let until = now + time;
    // Screens show hours and minutes: the seconds are dropped.
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
    fn an_offer_is_shorter_near_the_start() {
        let starts = at("2026-12-10T13:00:00Z");
        let until = |now: &str| offer_until(at(now), starts, 1440);
        assert_eq!(until("2026-12-01T13:00:00Z"), Some(at("2026-12-02T13:00:00Z")));
        assert_eq!(until("2026-12-10T05:00:00Z"), Some(at("2026-12-10T07:00:00Z")));
        assert_eq!(until("2026-12-10T12:40:00Z"), Some(at("2026-12-10T12:50:00Z")));
        assert_eq!(until("2026-12-10T12:55:00Z"), Some(starts), "never past the start");
        assert_eq!(until("2026-12-10T13:00:00Z"), None);
    }

    #[test]
    fn an_offer_ends_on_a_whole_minute() {
        let until = offer_until(at("2026-12-01T13:00:42.123Z"), at("2026-12-10T13:00:00Z"), 60);
        assert_eq!(until, Some(at("2026-12-01T14:00:00Z")));
    }
}
