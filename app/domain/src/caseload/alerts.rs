//! What a coach should know of a person today, in words: who has been silent, whose path ends, who has nothing planned.
//! Of the figures themselves [`crate::review::signals`] speaks.

use crate::{
    declarations::declaration::{Due, asks},
    enrollments::{
        enrollment::{EnrollmentPeriod, TimeLeft, time_left},
        suspension::Suspensions,
    },
    values::{money::Cents, month::Month},
};
use chrono::{Months, NaiveDate};
use std::cmp::Reverse;

/// After so many days without a sign, a coach is told.
pub const SILENT_DAYS: i64 = 21;
/// From so many months before the last day of a path on, a coach is told.
const MONTHS_LEFT: u32 = 3;
/// A question that waits for fewer days is no concern yet.
const QUESTION_DAYS: i64 = 5;
/// Turnover falls when each of so many months is lower than the one before it.
const FALLS_IN_A_ROW: usize = 2;
/// A fall is told from so many hundredths of what it fell from: 300 € to 290 € is no fall.
const FALL_PERCENT: i64 = 25;
/// A fall is news while its newest figure is at most so many months old: last month's may not be declared yet. Older than
/// that, the months without a figure are what to speak about.
const NEWS_MONTHS: i32 = 2;

/// Something to know of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alert {
    /// They asked to be called.
    AsksForCall,
    /// The path is over since so many days, and no exit is recorded.
    EndedWithoutExit(i64),
    /// No sign of them for so many weeks.
    NoSign(i64),
    /// So many months are waited for whose day has passed.
    MonthsExpected(i64),
    /// Turnover has been falling for so many months.
    TurnoverFalling(i64),
    /// The path has so many days left, as [`time_left`] counts them: today and the last one included.
    EndsInDays(i64),
    /// The path has so many months left, as [`time_left`] counts them.
    EndsInMonths(i64),
    /// A question has been waiting for an answer for so many days.
    QuestionWaits(i64),
    /// No appointment to come.
    NothingPlanned,
    /// The path stands still today.
    Suspended,
}

/// How much a concern presses: told by a shape beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Good to know.
    Known,
    /// To be seen to in the coming days.
    Soon,
    /// To be seen to today.
    Now,
}

impl Alert {
    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::AsksForCall => "concern-asks-for-call",
            Self::EndedWithoutExit(_) => "concern-ended",
            Self::NoSign(_) => "concern-no-sign",
            Self::MonthsExpected(_) => "concern-months-expected",
            Self::TurnoverFalling(_) => "concern-falling",
            Self::EndsInDays(_) => "concern-ends-in-days",
            Self::EndsInMonths(_) => "concern-ends-in-months",
            Self::QuestionWaits(_) => "concern-question",
            Self::NothingPlanned => "concern-nothing-planned",
            Self::Suspended => "concern-suspended",
        }
    }

    /// The number in its words, 0 when they have none.
    pub fn number(self) -> i64 {
        match self {
            Self::EndedWithoutExit(n)
            | Self::NoSign(n)
            | Self::MonthsExpected(n)
            | Self::TurnoverFalling(n)
            | Self::EndsInDays(n)
            | Self::EndsInMonths(n)
            | Self::QuestionWaits(n) => n,
            Self::AsksForCall | Self::NothingPlanned | Self::Suspended => 0,
        }
    }

    /// How much it presses.
    pub fn weight(self) -> Weight {
        match self {
            Self::AsksForCall | Self::EndedWithoutExit(_) | Self::NoSign(_) => Weight::Now,
            Self::MonthsExpected(_) | Self::TurnoverFalling(_) | Self::EndsInDays(_) | Self::EndsInMonths(_) => Weight::Soon,
            Self::QuestionWaits(_) | Self::NothingPlanned | Self::Suspended => Weight::Known,
        }
    }

    /// Whether a call is what it asks for: they wish for one, were silent for long, or let several months go by.
    pub fn calls_for_a_call(self) -> bool {
        match self {
            Self::AsksForCall | Self::NoSign(_) => true,
            Self::MonthsExpected(months) => months > 1,
            _ => false,
        }
    }

    /// Whether the end of the path is near, or behind.
    pub fn is_of_the_end(self) -> bool {
        matches!(self, Self::EndedWithoutExit(_) | Self::EndsInDays(_) | Self::EndsInMonths(_))
    }

    /// Its place among all, the most urgent highest, then by how far it has gone.
    fn severity(self) -> (u8, i64) {
        match self {
            Self::AsksForCall => (9, 0),
            Self::EndedWithoutExit(days) => (8, days),
            Self::NoSign(weeks) => (7, weeks),
            Self::MonthsExpected(months) => (6, months),
            Self::TurnoverFalling(months) => (5, months),
            Self::EndsInDays(days) => (4, -days),
            Self::EndsInMonths(months) => (3, -months),
            Self::QuestionWaits(days) => (2, days),
            Self::NothingPlanned => (1, 0),
            Self::Suspended => (0, 0),
        }
    }
}

/// Where someone stands among a coach's people: greater is more urgent. The most urgent concern decides, then the next
/// one; with one more concern nobody comes later.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency(Vec<(u8, i64)>);

impl Urgency {
    /// The urgency of these concerns, in whatever order.
    pub fn of(alerts: &[Alert]) -> Self {
        let mut severities: Vec<_> = alerts.iter().map(|concern| concern.severity()).collect();
        severities.sort_unstable_by_key(|severity| Reverse(*severity));
        Self(severities)
    }
}

/// What is known of a person.
#[derive(Debug, Clone, Copy)]
pub struct AlertInputs<'a> {
    /// Their path, which has no exit.
    pub path: EnrollmentPeriod,
    /// The days on which it stood still.
    pub suspensions: &'a Suspensions,
    /// The months declared with their signed sums, oldest first, whatever their state. Nil is a figure like any other.
    pub figures: &'a [(Month, Cents)],
    /// The day of the following month, inclusive, up to which a month is simply to be declared.
    pub due_day: u32,
    /// The day of their newest sign: signed in, declared, booked, came.
    pub last_sign: Option<NaiveDate>,
    /// The day on which the oldest open question was asked.
    pub asked: Option<NaiveDate>,
    /// Whether an appointment is to come.
    pub booked: bool,
    /// Whether they asked to be called.
    pub asks_for_call: bool,
}

/// What to know of a person today, the most urgent first. While the path stands still, neither silence nor an empty agenda
/// nor falling turnover is a concern.
pub fn alerts(facts: &AlertInputs<'_>, today: NaiveDate) -> Vec<Alert> {
    let suspended = facts.suspensions.hold(today);
    let runs = !suspended && facts.path.starts_on <= today && today <= facts.path.ends_on;
    let expected = months_expected(facts, today);
    let mut found: Vec<Alert> = [
        facts.asks_for_call.then_some(Alert::AsksForCall),
        end(facts.path.ends_on, today),
        if runs { silent_weeks(facts, today).map(Alert::NoSign) } else { None },
        (expected > 0).then_some(Alert::MonthsExpected(expected)),
        if suspended { None } else { falling(facts.figures, today).map(Alert::TurnoverFalling) },
        facts.asked.map(|day| (today - day).num_days()).filter(|days| *days >= QUESTION_DAYS).map(Alert::QuestionWaits),
        (runs && !facts.booked).then_some(Alert::NothingPlanned),
        suspended.then_some(Alert::Suspended),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.sort_by_key(|concern| Reverse(concern.severity()));
    found
}

/// What to know of the last day of a path, once it is near or behind.
fn end(last_day: NaiveDate, today: NaiveDate) -> Option<Alert> {
    let near = today.checked_add_months(Months::new(MONTHS_LEFT)).is_some_and(|day| last_day <= day);
    match time_left(today, last_day) {
        TimeLeft::Over => Some(Alert::EndedWithoutExit((today - last_day).num_days())),
        TimeLeft::Days(days) => Some(Alert::EndsInDays(days)),
        TimeLeft::Months(months) => near.then_some(Alert::EndsInMonths(months)),
    }
}

/// How many months are waited for, their day having passed; never one through which the path stood still.
fn months_expected(facts: &AlertInputs<'_>, today: NaiveDate) -> i64 {
    let waited = |month: &Month| asks(&facts.path, facts.suspensions, *month, today, facts.due_day) == Due::Expected;
    let declared = |month: &Month| facts.figures.iter().any(|(known, _)| known == month);
    let months = facts.path.declarable_months().take_while(|month| *month < Month::of(today));
    i64::try_from(months.filter(waited).filter(|month| !declared(month)).count()).unwrap_or_default()
}

/// For how many whole weeks there was no sign, when there are enough of them. Before the path began, and while it stood
/// still, nobody waited for one.
fn silent_weeks(facts: &AlertInputs<'_>, today: NaiveDate) -> Option<i64> {
    let resumed = facts.suspensions.0.iter().map(|suspension| suspension.last_day()).filter(|day| *day < today).max();
    let since = [facts.last_sign, resumed, Some(facts.path.starts_on)].into_iter().flatten().max()?;
    Some((today - since).num_days()).filter(|days| *days >= SILENT_DAYS).map(|days| days / 7)
}

/// For how many months turnover has been falling, the newest declared month being the last: month after month without a
/// gap, by enough in all to be worth a word, and of late: see [`NEWS_MONTHS`].
fn falling(figures: &[(Month, Cents)], today: NaiveDate) -> Option<i64> {
    let falls = figures
        .windows(2)
        .rev()
        .take_while(|pair| matches!(pair, [(before, high), (month, low)] if *month == before.plus(1) && low < high))
        .count();
    let (last, newest) = figures.last()?;
    let (_, first) = figures.get(figures.len().checked_sub(falls + 1)?)?;
    let lost = first.get() - newest.get();
    let of_late = Month::of(today).since(*last) <= NEWS_MONTHS;
    let enough = of_late && falls >= FALLS_IN_A_ROW && lost * 100 >= first.get() * FALL_PERCENT;
    enough.then(|| i64::try_from(falls).unwrap_or_default())
}

#[cfg(test)]
mod tests;
