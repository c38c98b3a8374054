//! When a message may leave, how often it is tried, why it was given up. The current instant is an argument.

use crate::{
    people::Contact,
    values::{
        paris::{instant, wall_clock},
        sql::stored_as_text,
    },
};
use chrono::{DateTime, Days, Duration, NaiveTime, Utc};

/// The timeout of one attempt to send a message, in seconds.
pub const SEND_SECONDS: i64 = 10;

/// The number of attempts after which a message is given up.
pub const MOST_TRIES: i64 = 8;

/// The number of days after which a message that left, was dropped or was given up is erased.
pub const KEPT_DAYS: i64 = crate::privacy::retention::MESSAGE_DAYS;

/// The hour in Paris from which no SMS leaves.
const EVENING: NaiveTime = hour(21);

/// The hour in Paris from which SMS leave again.
const MORNING: NaiveTime = hour(8);

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// The instant from which an SMS may leave: `now` from 8:00 to 21:00 in Paris, else the next 8:00 there. Codes, and messages
/// about an act that their recipient has just done, need not wait for it.
pub fn sms_may_leave_at(now: DateTime<Utc>) -> DateTime<Utc> {
    let wall = wall_clock(now);
    let day = match wall.time() {
        time if time < MORNING => wall.date(),
        time if time < EVENING => return now,
        _ => wall.date() + Days::new(1),
    };
    // The clocks change at two or three in the morning: 8:00 exists on every day.
    instant(day.and_time(MORNING)).unwrap_or(now)
}

/// The service that sends a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// The SMS gateway.
    Sms,
    /// The mail server.
    Email,
    /// The push services of the recipient's browsers.
    Push,
}

impl Channel {
    /// The channel of a phone number or a mail address.
    pub fn of(to: &Contact) -> Self {
        match to {
            Contact::Phone(_) => Self::Sms,
            Contact::Email(_) => Self::Email,
        }
    }

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "Sms",
            Self::Email => "Email",
            Self::Push => "Push",
        }
    }
}

/// The kind of a message that is not about a booking; those have a [`crate::bookings::notice::NoticeKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// A code to sign in with.
    Code,
    /// A link to sign in for the first time.
    Invitation,
    /// A coach's question on a month.
    Question,
    /// The decision on a correction of a month.
    Correction,
    /// To the coordinator: a limit of sign-in was reached.
    Alert,
    /// A link to choose a new password, or to confirm a new mail address.
    AccountLink,
    /// To the person: their password, their contacts or their second factor changed.
    AccountNotice,
    /// To a participant: the reply to the SMS that they have just sent.
    Reply,
    /// A reminder to declare a month, see [`super::reminder`].
    Reminder,
    /// To a participant: a plan awaits their signature.
    Plan,
    /// To a member of the team: what arrived, see [`super::digest`].
    Digest,
}

impl MessageKind {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "Code",
            Self::Invitation => "Invitation",
            Self::Question => "Question",
            Self::Correction => "Correction",
            Self::Alert => "Alert",
            Self::AccountLink => "AccountLink",
            Self::AccountNotice => "AccountNotice",
            Self::Reply => "Reply",
            Self::Reminder => "Reminder",
            Self::Plan => "Plan",
            Self::Digest => "Digest",
        }
    }

    /// Whether it leaves before all other messages and at any hour: its recipient waits for it.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::Code | Self::AccountLink | Self::Reply)
    }
}

/// Why an attempt to send a message failed, or why a message was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryFailure {
    /// The service refused the message for good.
    Refused,
    /// The service could not be reached, or failed temporarily.
    Unreachable,
    /// The service did not answer within [`SEND_SECONDS`].
    TimedOut,
    /// The instant until which the message was of use has passed.
    Expired,
}

impl DeliveryFailure {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "Refused",
            Self::Unreachable => "Unreachable",
            Self::TimedOut => "TimedOut",
            Self::Expired => "Expired",
        }
    }

    /// Whether a further attempt would fail too.
    pub fn is_permanent(self) -> bool {
        matches!(self, Self::Refused | Self::Expired)
    }
}

crate::values::sql::stored_words! {
    Channel: Sms Email Push;
    MessageKind: Code Invitation Question Correction Alert AccountLink AccountNotice Reply Reminder Plan Digest;
    DeliveryFailure: Refused Unreachable TimedOut Expired;
}

/// The instant of the next attempt after `tries` failed ones (from 1). `None` when the message is given up: it was refused, was
/// tried [`MOST_TRIES`] times, or would arrive after `expires_at`.
///
/// The wait begins with one minute and doubles, about two hours in all; for an urgent message it begins with ten seconds.
pub fn next_attempt_at(
    failure: DeliveryFailure,
    tries: i64,
    urgent: bool,
    expires_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if failure.is_permanent() || tries >= MOST_TRIES {
        return None;
    }
    let times = 1_i32 << tries.saturating_sub(1).clamp(0, MOST_TRIES);
    let at = now + if urgent { Duration::seconds(10) } else { Duration::minutes(1) } * times;
    expires_at.is_none_or(|expires| may_still_be_sent(expires, at)).then_some(at)
}

/// Whether a message that is of use until `expires_at` arrives in time when it is sent now, even if that takes
/// [`SEND_SECONDS`].
pub fn may_still_be_sent(expires_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now + Duration::seconds(SEND_SECONDS) < expires_at
}

stored_as_text!(Channel);
stored_as_text!(DeliveryFailure);
stored_as_text!(MessageKind);

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, Timelike};
    use chrono_tz::Europe::Paris;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_sms_between_21_and_8_waits_for_8() {
        for (now, leaves) in [
            // Winter: Paris is an hour ahead.
            ("2026-12-01T19:59:59.999Z", "2026-12-01T19:59:59.999Z"),
            ("2026-12-01T20:00:00Z", "2026-12-02T07:00:00Z"),
            ("2026-12-01T23:30:00Z", "2026-12-02T07:00:00Z"),
            ("2026-12-02T06:59:59Z", "2026-12-02T07:00:00Z"),
            ("2026-12-02T07:00:00Z", "2026-12-02T07:00:00Z"),
            // Summer: two hours.
            ("2026-07-01T18:59:00Z", "2026-07-01T18:59:00Z"),
            ("2026-07-01T19:00:00Z", "2026-07-02T06:00:00Z"),
            // The last evening of the year.
            ("2026-12-31T22:00:00Z", "2027-01-01T07:00:00Z"),
        ] {
            assert_eq!(sms_may_leave_at(at(now)), at(leaves), "{now}");
        }
    }

    #[test]
    fn an_sms_in_the_night_of_a_clock_change_waits_for_8_in_paris() {
        // In spring the night is an hour shorter, in autumn an hour longer.
        assert_eq!(sms_may_leave_at(at("2027-03-27T20:00:00Z")), at("2027-03-28T06:00:00Z"));
        assert_eq!(sms_may_leave_at(at("2026-10-24T19:00:00Z")), at("2026-10-25T07:00:00Z"));
        for date in ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"] {
            let date: NaiveDate = date.parse().unwrap();
            let midnight = date.and_hms_opt(0, 0, 0).unwrap().and_local_timezone(Paris).unwrap().with_timezone(&Utc);
            let eight = date.and_hms_opt(8, 0, 0).unwrap().and_local_timezone(Paris).unwrap().with_timezone(&Utc);
            let nights = (0..).map(|quarter| midnight + Duration::minutes(15) * quarter).take_while(|at| *at < eight);
            let quarters = nights.inspect(|at| assert_eq!(sms_may_leave_at(*at), eight, "{at}")).count();
            assert!([28, 36].contains(&quarters), "{date}: {quarters}");
        }
    }

    #[test]
    fn a_refused_message_is_given_up_and_others_wait_twice_as_long_each_time() {
        let now = at("2026-12-01T10:00:00Z");
        let waits = |urgent, expires: Option<&str>| -> Vec<i64> {
            let next = |tries| next_attempt_at(DeliveryFailure::TimedOut, tries, urgent, expires.map(at), now);
            (1..).map_while(next).map(|at| (at - now).num_seconds()).collect()
        };
        assert_eq!(waits(false, None), [60, 120, 240, 480, 960, 1920, 3840]);
        assert_eq!(waits(true, Some("2026-12-01T10:01:00Z")), [10, 20, 40], "no attempt would arrive after it expired");
        assert_eq!(next_attempt_at(DeliveryFailure::Refused, 1, false, None, now), None);
        assert_eq!(next_attempt_at(DeliveryFailure::Expired, 1, true, None, now), None);
    }

    proptest! {
        #[test]
        fn an_sms_leaves_by_day_and_waits_at_most_twelve_hours(seconds in 1_500_000_000i64..2_500_000_000) {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            let leaves = sms_may_leave_at(now);
            // The oracle is the time zone database as chrono-tz reads it.
            let hour = leaves.with_timezone(&Paris).hour();
            prop_assert!((8..21).contains(&hour), "{now} -> {leaves}");
            prop_assert!(leaves >= now && leaves - now <= Duration::hours(12));
            let by_day = (8..21).contains(&now.with_timezone(&Paris).hour());
            prop_assert_eq!(by_day, leaves == now);
            prop_assert_eq!(sms_may_leave_at(leaves), leaves);
        }
    }
}
