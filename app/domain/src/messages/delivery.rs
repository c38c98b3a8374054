//! When a message may leave, how often it is tried, and why it did not leave in the end. The clock is an argument.

use crate::values::paris::{instant, wall_clock};
use crate::values::sql::stored_as_text;
use chrono::{DateTime, Days, Duration, NaiveTime, Utc};

/// The time that one attempt to send a message may take, in seconds. Whatever takes longer has failed.
pub const SEND_SECONDS: i64 = 10;

/// How often a message is tried before it is given up.
pub const MOST_TRIES: i64 = 8;

/// For how many days a message stays after it left, was dropped or was given up.
pub const KEPT_DAYS: i64 = 30;

/// The hour at which text messages stop, on the clock of Paris.
const EVENING: NaiveTime = hour(21);

/// The hour from which they leave again.
const MORNING: NaiveTime = hour(8);

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// When a text message that nobody asked for at that moment may leave: at once from 8:00 to 21:00 on the clock of Paris,
/// else at the next 8:00. Codes, and what tells someone of what they did themselves a moment ago, do not wait.
pub fn sms_may_leave_at(now: DateTime<Utc>) -> DateTime<Utc> {
    let wall = wall_clock(now);
    let day = match wall.time() {
        time if time < MORNING => wall.date(),
        time if time < EVENING => return now,
        _ => wall.date() + Days::new(1),
    };
    // The clocks change at two or three in the morning: eight o'clock is there every day.
    instant(day.and_time(MORNING)).unwrap_or(now)
}

/// What a message is that does not tell of a booking: those are [`crate::bookings::notice::NoticeKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// A code to sign in with.
    Code,
    /// A link to come in for the first time.
    Invitation,
    /// The coach has a question on a month.
    Question,
    /// A wish to correct a month was answered.
    Correction,
    /// The coordinator must look at something: a limit was reached.
    Alert,
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
        }
    }

    /// Whether somebody sits and waits for it: it passes by all others, at any hour.
    pub fn is_urgent(self) -> bool {
        self == Self::Code
    }
}

/// Why a message did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryFailure {
    /// The service refused this message, and would do so again.
    Refused,
    /// The service could not be reached, or could not do it at that moment.
    Unreachable,
    /// The service did not answer within [`SEND_SECONDS`].
    TimedOut,
    /// It was of use until an instant that has passed.
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

    /// Whether it is of no use to try again.
    pub fn is_permanent(self) -> bool {
        matches!(self, Self::Refused | Self::Expired)
    }
}

crate::people::stored_words! {
    MessageKind: Code Invitation Question Correction Alert;
    DeliveryFailure: Refused Unreachable TimedOut Expired;
}

/// When to try again a message that failed, having been tried `tries` times (from 1); `None` when it is to be given up: it
/// was refused, was tried [`MOST_TRIES`] times, or would come after `expires_at`.
///
/// A message waits a minute, then two, then four: two hours in all. An urgent one waits ten seconds, then twenty.
pub fn try_again_at(
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

/// Whether a message that is of use until `expires_at` can still arrive in time when it is sent now.
pub fn may_still_be_sent(expires_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now + Duration::seconds(SEND_SECONDS) < expires_at
}

stored_as_text!(DeliveryFailure);

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
    fn between_nine_in_the_evening_and_eight_a_text_message_waits_for_eight() {
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
    fn on_the_days_on_which_the_clocks_change_it_waits_for_eight_on_the_wall() {
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
    fn what_is_refused_is_not_tried_again_and_all_else_later_and_later() {
        let now = at("2026-12-01T10:00:00Z");
        let waits = |urgent, expires: Option<&str>| -> Vec<i64> {
            let again = |tries| try_again_at(DeliveryFailure::TimedOut, tries, urgent, expires.map(at), now);
            (1..).map_while(again).map(|at| (at - now).num_seconds()).collect()
        };
        assert_eq!(waits(false, None), [60, 120, 240, 480, 960, 1920, 3840]);
        assert_eq!(waits(true, Some("2026-12-01T10:01:00Z")), [10, 20, 40], "not so late that it arrives after its time");
        assert_eq!(try_again_at(DeliveryFailure::Refused, 1, false, None, now), None);
        assert_eq!(try_again_at(DeliveryFailure::Expired, 1, true, None, now), None);
    }

    proptest! {
        #[test]
        fn no_text_message_leaves_at_night_nor_waits_longer_than_a_night(seconds in 1_500_000_000i64..2_500_000_000) {
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
