//! Messages about a booking, and whether they are still true when they are sent.

use crate::values::sql::stored_as_text;
use chrono::{DateTime, Duration, Utc};

/// The kind of a message about a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// The booking was made.
    Booked,
    /// The session has another time, venue or coach, or the booking is in another session.
    Moved,
    /// The structure cancelled the booking or the session.
    Cancelled,
    /// A place in a full session is offered until an instant.
    Offered,
    /// Reminder 48 hours before the start.
    Reminder48,
    /// Reminder 2 hours before the start.
    Reminder2,
    /// To the coach: a participant cancelled after the notice.
    LateCancellation,
}

crate::values::sql::stored_words! {
    NoticeKind: Booked Moved Cancelled Offered Reminder48 Reminder2 LateCancellation;
}

/// The state of a booking or of a waitlist entry when a message about it is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeFacts {
    /// Start of the date that the message is about, UTC.
    pub starts_at: DateTime<Utc>,
    /// Whether the booking holds its place, or the entry is in the waitlist.
    pub held: bool,
    /// End of the offer of a place, UTC, if one is offered.
    pub offered_until: Option<DateTime<Utc>>,
}

/// Whether a message is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// It is true and due.
    Now,
    /// It is due at this instant, UTC.
    Later(DateTime<Utc>),
    /// It is no longer true: it is dropped.
    Never,
}

impl NoticeKind {
    /// The reminders of each date of a booking.
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

    /// When a reminder of this start is due, UTC; `None` for other kinds, which are due at once. Hours are elapsed hours: across a
    /// change of the clocks, 48 hours before Monday 14:00 is Saturday 15:00 or 13:00.
    pub fn due_at(self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Reminder48 => Some(starts_at - Duration::hours(48)),
            Self::Reminder2 => Some(starts_at - Duration::hours(2)),
            _ => None,
        }
    }

    /// Whether the message is sent at `now`. None is sent from the start on; of a booking that holds no place, only messages
    /// that it was cancelled are sent.
    pub fn sending(self, facts: NoticeFacts, now: DateTime<Utc>) -> Sending {
        let NoticeFacts { starts_at, held, offered_until } = facts;
        // Later, the reminder of two hours replaces it.
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

    fn held(starts_at: &str) -> NoticeFacts {
        NoticeFacts { starts_at: at(starts_at), held: true, offered_until: None }
    }

    #[test]
    fn a_reminder_is_sent_from_its_hour_until_the_next_one() {
        let monday = held("2026-12-07T13:00:00Z");
        let sent = |kind: NoticeKind, now: &str| kind.sending(monday, at(now));
        assert_eq!(sent(NoticeKind::Reminder48, "2026-12-05T12:59:59Z"), Sending::Later(at("2026-12-05T13:00:00Z")));
        assert_eq!(sent(NoticeKind::Reminder48, "2026-12-05T13:00:00Z"), Sending::Now);
        assert_eq!(sent(NoticeKind::Reminder48, "2026-12-07T11:00:00Z"), Sending::Never);
        assert_eq!(sent(NoticeKind::Reminder2, "2026-12-07T12:59:59Z"), Sending::Now);
        assert_eq!(sent(NoticeKind::Reminder2, "2026-12-07T13:00:00Z"), Sending::Never);
    }

    #[test]
    fn case_8_a_reminder_across_the_change_of_the_clocks_is_due_48_elapsed_hours_before() {
        // Monday 26 October 2026, 14:00 in Paris; the clocks went back on Sunday: due on Saturday at 15:00.
        assert_eq!(NoticeKind::Reminder48.due_at(at("2026-10-26T13:00:00Z")), Some(at("2026-10-24T13:00:00Z")));
        // Monday 30 March 2026, 14:00 in Paris: due on Saturday at 13:00.
        assert_eq!(NoticeKind::Reminder48.due_at(at("2026-03-30T12:00:00Z")), Some(at("2026-03-28T12:00:00Z")));
    }

    proptest! {
        #[test]
        fn case_10_nothing_is_sent_from_the_start_on_and_no_reminder_of_a_cancelled_booking(
            which in 0usize..7, minutes in -5_000i64..5_000, is_held: bool, offered in prop::option::of(-5_000i64..5_000),
        ) {
            let (kind, starts_at) = (ALL[which], at("2026-12-07T13:00:00Z"));
            let offered_until = offered.map(|minutes| starts_at + Duration::minutes(minutes));
            let now = starts_at + Duration::minutes(minutes);
            let sending = kind.sending(NoticeFacts { starts_at, held: is_held, offered_until }, now);
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
