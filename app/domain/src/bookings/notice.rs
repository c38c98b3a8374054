//! Messages that tell of a booking, and whether they are still true when they leave.

use crate::values::sql::stored_as_text;
use chrono::{DateTime, Duration, Utc};

/// What a message tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// A place is held.
    Booked,
    /// It is at another time, at another place or with another coach.
    Moved,
    /// The structure took it back.
    Cancelled,
    /// A place in a full session is offered for a time.
    Offered,
    /// Two days before.
    Reminder48,
    /// Two hours before.
    Reminder2,
    /// To the coach: someone gave a place back after the notice.
    LateCancellation,
}

crate::people::stored_words! {
    NoticeKind: Booked Moved Cancelled Offered Reminder48 Reminder2 LateCancellation;
}

/// What is true of a booking at the moment of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When the date that it is about begins.
    pub starts_at: DateTime<Utc>,
    /// Whether the place is held.
    pub held: bool,
    /// Until when a place is offered, if one is.
    pub offered_until: Option<DateTime<Utc>>,
}

/// What to do with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// It is true and it is time.
    Now,
    /// It will be time then.
    Later(DateTime<Utc>),
    /// It is no longer true.
    Never,
}

impl NoticeKind {
    /// The reminders of a booking.
    pub const REMINDERS: [NoticeKind; 2] = [Self::Reminder48, Self::Reminder2];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "Booked",
            Self::Moved => "Moved",
            Self::Cancelled => "Cancelled",
            Self::Offered => "Offered",
            Self::Reminder48 => "Reminder48",
            Self::Reminder2 => "Reminder2",
            Self::LateCancellation => "LateCancellation",
        }
    }

    /// When a message about a start is due; at once for all but reminders. Hours are real ones, also across a change of
    /// the clock: 48 hours before Monday 14:00 is then Saturday 15:00 or 13:00.
    pub fn due_at(self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Reminder48 => Some(starts_at - Duration::hours(48)),
            Self::Reminder2 => Some(starts_at - Duration::hours(2)),
            _ => None,
        }
    }

    /// What to do with the message, as things stand. Nothing goes out from the start on, and nothing of a place that is not
    /// held but the news that it is not.
    pub fn sending(self, standing: Standing, now: DateTime<Utc>) -> Sending {
        let Standing { starts_at, held, offered_until } = standing;
        // A reminder of two days that comes so late would only meet the one of two hours.
        let last = if self == Self::Reminder48 { starts_at - Duration::hours(2) } else { starts_at };
        let is_true = match self {
            Self::Booked | Self::Moved | Self::Reminder48 | Self::Reminder2 => held,
            Self::Cancelled | Self::LateCancellation => !held,
            Self::Offered => offered_until.is_some_and(|until| now < until),
        };
        match self.due_at(starts_at) {
            _ if !is_true || now >= last => Sending::Never,
            Some(due) if now < due => Sending::Later(due),
            _ => Sending::Now,
        }
    }
}

stored_as_text!(NoticeKind);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [NoticeKind; 7] = [
        NoticeKind::Booked,
        NoticeKind::Moved,
        NoticeKind::Cancelled,
        NoticeKind::Offered,
        NoticeKind::Reminder48,
        NoticeKind::Reminder2,
        NoticeKind::LateCancellation,
    ];

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn held(starts: &str) -> Standing {
        Standing { starts_at: at(starts), held: true, offered_until: None }
    }

    #[test]
    fn a_reminder_waits_for_its_hour_and_goes_out_once_it_has_come() {
        let monday = held("2026-12-07T13:00:00Z");
        let sent = |kind: NoticeKind, now: &str| kind.sending(monday, at(now));
        assert_eq!(sent(NoticeKind::Reminder48, "2026-12-05T12:59:59Z"), Sending::Later(at("2026-12-05T13:00:00Z")));
        assert_eq!(sent(NoticeKind::Reminder48, "2026-12-05T13:00:00Z"), Sending::Now);
        assert_eq!(sent(NoticeKind::Reminder48, "2026-12-07T11:00:00Z"), Sending::Never);
        assert_eq!(sent(NoticeKind::Reminder2, "2026-12-07T12:59:59Z"), Sending::Now);
        assert_eq!(sent(NoticeKind::Reminder2, "2026-12-07T13:00:00Z"), Sending::Never);
    }

    #[test]
    fn case_8_a_reminder_of_48_hours_across_the_change_of_the_clock_is_48_hours_before() {
        // Monday 26 October 2026, 14:00 in Paris; the clocks went back on Sunday: it is sent on Saturday at 15:00.
        assert_eq!(NoticeKind::Reminder48.due_at(at("2026-10-26T13:00:00Z")), Some(at("2026-10-24T13:00:00Z")));
        // Monday 30 March 2026, 14:00 in Paris: on Saturday at 13:00.
        assert_eq!(NoticeKind::Reminder48.due_at(at("2026-03-30T12:00:00Z")), Some(at("2026-03-28T12:00:00Z")));
    }

    proptest! {
        #[test]
        fn case_10_nothing_goes_out_from_the_start_on_nor_a_reminder_of_a_cancelled_booking(
            which in 0usize..7, minutes in -5_000i64..5_000, is_held: bool, offered in prop::option::of(-5_000i64..5_000),
        ) {
            let (kind, starts_at) = (ALL[which], at("2026-12-07T13:00:00Z"));
            let offered_until = offered.map(|minutes| starts_at + Duration::minutes(minutes));
            let now = starts_at + Duration::minutes(minutes);
            let sending = kind.sending(Standing { starts_at, held: is_held, offered_until }, now);
            if sending == Sending::Now {
                prop_assert!(now < starts_at);
                prop_assert!(is_held || !NoticeKind::REMINDERS.contains(&kind));
            }
            if let Sending::Later(due) = sending {
                prop_assert!(now < due && due < starts_at && is_held);
            }
        }
    }
}
