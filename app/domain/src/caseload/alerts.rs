//! Alerts on a participant: a wish for a call, silence, months not declared, falling turnover, the end of the enrollment.
//! Signals of a single declaration are in [`crate::review::signals`].

use crate::{
    declarations::{
        declaration::{Due, due},
        due_day::DueDay,
    },
    enrollments::{
        enrollment::{EnrollmentPeriod, TimeLeft, time_left},
        suspension::Suspensions,
    },
    values::{money::Cents, month::Month},
};
use chrono::{Months, NaiveDate};
use std::cmp::Reverse;

/// Days without a sign from which on there is an alert.
pub const SILENT_DAYS: i64 = 21;
/// Months before the last day of the enrollment from which on there is an alert.
const MONTHS_LEFT: u32 = 3;
/// Days without an answer from which on a question is an alert.
const QUESTION_DAYS: i64 = 5;
/// Months in a row, each lower than the one before, from which on turnover is falling.
const FALLS_IN_A_ROW: usize = 2;
/// Least fall, in percent of the amount before it: from 300 € to 290 € there is no alert.
const FALL_PERCENT: i64 = 25;
/// Most months between today and the newest declared month of a fall. After that the months not declared are the alert.
const RECENT_MONTHS: i32 = 2;

/// An alert on a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alert {
    /// The participant asked for a call.
    AsksForCall,
    /// The enrollment ended that many days ago without a recorded exit.
    EndedWithoutExit(i64),
    /// No sign for that many weeks.
    NoSign(i64),
    /// That many months are not declared although their day has passed.
    MonthsExpected(i64),
    /// Turnover has been falling for that many months.
    TurnoverFalling(i64),
    /// The enrollment has that many days left, today and the last day included, see [`time_left`].
    EndsInDays(i64),
    /// The enrollment has that many months left, see [`time_left`].
    EndsInMonths(i64),
    /// An appointment is booked after the last day of the enrollment.
    BookedAfterEnd,
    /// A question has been without an answer for that many days.
    QuestionUnanswered(i64),
    /// No coming appointment.
    NothingPlanned,
    /// The enrollment is suspended today.
    Suspended,
}

/// Weight of an alert, shown by a shape beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// For information.
    Known,
    /// To handle in the coming days.
    Soon,
    /// To handle today.
    Now,
}

impl Alert {
    /// Locale key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::AsksForCall => "concern-asks-for-call",
            Self::EndedWithoutExit(_) => "concern-ended",
            Self::NoSign(_) => "concern-no-sign",
            Self::MonthsExpected(_) => "concern-months-expected",
            Self::TurnoverFalling(_) => "concern-falling",
            Self::EndsInDays(_) => "concern-ends-in-days",
            Self::EndsInMonths(_) => "concern-ends-in-months",
            Self::BookedAfterEnd => "concern-booked-after-end",
            Self::QuestionUnanswered(_) => "concern-question",
            Self::NothingPlanned => "concern-nothing-planned",
            Self::Suspended => "concern-suspended",
        }
    }

    /// The number in its text; 0 if its text has none.
    pub fn number(self) -> i64 {
        match self {
            Self::EndedWithoutExit(n)
            | Self::NoSign(n)
            | Self::MonthsExpected(n)
            | Self::TurnoverFalling(n)
            | Self::EndsInDays(n)
            | Self::EndsInMonths(n)
            | Self::QuestionUnanswered(n) => n,
            Self::AsksForCall | Self::BookedAfterEnd | Self::NothingPlanned | Self::Suspended => 0,
        }
    }

    /// Its weight.
    pub fn weight(self) -> Weight {
        match self {
            Self::AsksForCall | Self::EndedWithoutExit(_) | Self::NoSign(_) => Weight::Now,
            Self::MonthsExpected(_) | Self::TurnoverFalling(_) | Self::EndsInDays(_) | Self::EndsInMonths(_) | Self::BookedAfterEnd => {
                Weight::Soon
            }
            Self::QuestionUnanswered(_) | Self::NothingPlanned | Self::Suspended => Weight::Known,
        }
    }

    /// Whether the coach should call: a wish for a call, silence, or more than one month not declared.
    pub fn asks_to_call(self) -> bool {
        match self {
            Self::AsksForCall | Self::NoSign(_) => true,
            Self::MonthsExpected(months) => months > 1,
            _ => false,
        }
    }

    /// Whether it is about the end of the enrollment, near or past.
    pub fn is_about_end(self) -> bool {
        matches!(self, Self::EndedWithoutExit(_) | Self::EndsInDays(_) | Self::EndsInMonths(_))
    }

    /// Rank among all alerts, the most urgent highest, then its number of days, weeks or months.
    fn severity(self) -> (u8, i64) {
        match self {
            Self::AsksForCall => (10, 0),
            Self::EndedWithoutExit(days) => (9, days),
            Self::NoSign(weeks) => (8, weeks),
            Self::MonthsExpected(months) => (7, months),
            Self::TurnoverFalling(months) => (6, months),
            Self::EndsInDays(days) => (5, -days),
            Self::EndsInMonths(months) => (4, -months),
            Self::BookedAfterEnd => (3, 0),
            Self::QuestionUnanswered(days) => (2, days),
            Self::NothingPlanned => (1, 0),
            Self::Suspended => (0, 0),
        }
    }
}

/// Urgency of a set of alerts: greater is more urgent. Compares the most urgent alert of each first, then the next; one more
/// alert never lowers it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency(Vec<(u8, i64)>);

impl Urgency {
    /// Urgency of these alerts, in any order.
    pub fn of(alerts: &[Alert]) -> Self {
        let mut severities: Vec<_> = alerts.iter().map(|alert| alert.severity()).collect();
        severities.sort_unstable_by_key(|severity| Reverse(*severity));
        Self(severities)
    }
}

/// What the alerts on a participant are computed from.
#[derive(Debug, Clone, Copy)]
pub struct AlertInputs<'a> {
    /// The enrollment, without an exit.
    pub period: EnrollmentPeriod,
    /// Its suspensions.
    pub suspensions: &'a Suspensions,
    /// The declared months with their signed sums, oldest first, in any state, months of zero included.
    pub declared_months: &'a [(Month, Cents)],
    /// The day of the following month up to which a month is due, inclusive.
    pub due_day: DueDay,
    /// The day of the newest sign: signed in, declared, booked, attended.
    pub last_sign: Option<NaiveDate>,
    /// The day on which the oldest open question was asked.
    pub asked_on: Option<NaiveDate>,
    /// Whether there is a coming appointment.
    pub booked: bool,
    /// Whether there is one after the last day of the enrollment.
    pub booked_after_end: bool,
    /// Whether the participant asked for a call.
    pub asks_for_call: bool,
}

/// Alerts of a day, the most urgent first. During a suspension there is none about silence, appointments or falling turnover.
pub fn alerts(inputs: &AlertInputs<'_>, today: NaiveDate) -> Vec<Alert> {
    let suspended = inputs.suspensions.is_suspended_on(today);
    let runs = !suspended && inputs.period.starts_on <= today && today <= inputs.period.ends_on;
    let expected = months_expected(inputs, today);
    let mut found: Vec<Alert> = [
        inputs.asks_for_call.then_some(Alert::AsksForCall),
        end_alert(inputs.period.ends_on, today),
        if runs { silent_weeks(inputs, today).map(Alert::NoSign) } else { None },
        (expected > 0).then_some(Alert::MonthsExpected(expected)),
        inputs.booked_after_end.then_some(Alert::BookedAfterEnd),
        if suspended { None } else { falling_months(inputs.declared_months, today).map(Alert::TurnoverFalling) },
        inputs.asked_on.map(|day| (today - day).num_days()).filter(|days| *days >= QUESTION_DAYS).map(Alert::QuestionUnanswered),
        (runs && !inputs.booked).then_some(Alert::NothingPlanned),
        suspended.then_some(Alert::Suspended),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.sort_by_key(|alert| Reverse(alert.severity()));
    found
}

/// Alert on the last day of an enrollment; `None` while it is further away than [`MONTHS_LEFT`].
fn end_alert(last_day: NaiveDate, today: NaiveDate) -> Option<Alert> {
    let near = today.checked_add_months(Months::new(MONTHS_LEFT)).is_some_and(|day| last_day <= day);
    match time_left(today, last_day) {
        TimeLeft::Over => Some(Alert::EndedWithoutExit((today - last_day).num_days())),
        TimeLeft::Days(days) => Some(Alert::EndsInDays(days)),
        TimeLeft::Months(months) => near.then_some(Alert::EndsInMonths(months)),
    }
}

/// Number of months that are not declared although their day has passed, without months suspended as a whole.
fn months_expected(inputs: &AlertInputs<'_>, today: NaiveDate) -> i64 {
    let waited = |month: &Month| due(&inputs.period, inputs.suspensions, *month, today, inputs.due_day) == Due::Expected;
    let declared = |month: &Month| inputs.declared_months.iter().any(|(declared, _)| declared == month);
    let months = inputs.period.declarable_months().take_while(|month| *month < Month::of(today));
    i64::try_from(months.filter(waited).filter(|month| !declared(month)).count()).unwrap_or_default()
}

/// Whole weeks since the newest sign, the start of the enrollment or the end of the last suspension, whichever is latest; `None`
/// below [`SILENT_DAYS`].
fn silent_weeks(inputs: &AlertInputs<'_>, today: NaiveDate) -> Option<i64> {
    let resumed = inputs.suspensions.0.iter().map(|suspension| suspension.last_day()).filter(|day| *day < today).max();
    let since = [inputs.last_sign, resumed, Some(inputs.period.starts_on)].into_iter().flatten().max()?;
    Some((today - since).num_days()).filter(|days| *days >= SILENT_DAYS).map(|days| days / 7)
}

/// Number of months for which turnover has been falling without a gap up to the newest declared month; `None` below
/// [`FALLS_IN_A_ROW`] or [`FALL_PERCENT`], or when that month is older than [`RECENT_MONTHS`].
fn falling_months(months: &[(Month, Cents)], today: NaiveDate) -> Option<i64> {
    let falls = months
        .windows(2)
        .rev()
        .take_while(|pair| matches!(pair, [(before, high), (month, low)] if *month == before.plus(1) && low < high))
        .count();
    let (last, newest) = months.last()?;
    let (_, first) = months.get(months.len().checked_sub(falls + 1)?)?;
    let lost = first.get() - newest.get();
    let recent = Month::of(today).since(*last) <= RECENT_MONTHS;
    let enough = recent && falls >= FALLS_IN_A_ROW && lost * 100 >= first.get() * FALL_PERCENT;
    enough.then(|| i64::try_from(falls).unwrap_or_default())
}

#[cfg(test)]
mod tests;
