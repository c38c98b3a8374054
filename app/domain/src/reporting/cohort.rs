//! The indicators of the cohort (*Pilotage*). The value of an indicator is the number of the rows that it returns, so that a number
//! and its list cannot differ.

use super::{
    base_amount, median,
    member::{CohortMember, Meeting, MemberMonth},
};
use crate::{
    bookings::BookingState,
    enrollments::{enrollment::Benefit, exit::ExitCategory},
    values::{ids::PersonId, money::Cents, month::Month},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The period and the coach for which indicators are computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The first month.
    pub from: Month,
    /// The last month, to which the indicators of one month refer.
    pub to: Month,
    /// The current day, in Paris: in its month nothing is owed yet.
    pub today: NaiveDate,
    /// The coach of the members; `None` for all.
    pub coach: Option<PersonId>,
}

impl Scope {
    /// The current year until the last closed month; the whole year before in January.
    pub fn usual(today: NaiveDate) -> Self {
        let to = Month::of(today).plus(-1);
        Self { from: to.plus(1 - to.number() as i32), to, today, coach: None }
    }

    /// As many months just before it, to compare with.
    pub fn before(&self) -> Self {
        let months = self.to.since(self.from) + 1;
        Self { from: self.from.plus(-months), to: self.from.plus(-1), ..self.clone() }
    }

    /// Whether the last month is not over.
    pub fn is_running(&self) -> bool {
        self.to >= Month::of(self.today)
    }

    fn holds(&self, month: Month) -> bool {
        (self.from..=self.to).contains(&month)
    }
}

/// The time of a month since the start of its enrollment, by the month number of the monthly statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Months 1 to 6.
    Months1To6,
    /// Months 7 to 12.
    Months7To12,
    /// Months 13 to 18.
    Months13To18,
    /// Months 19 to 24, and those that an extension adds.
    Months19On,
    /// The months after the exit.
    AfterExit,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 5] = [Self::Months1To6, Self::Months7To12, Self::Months13To18, Self::Months19On, Self::AfterExit];

    /// The stage of a month of an enrollment.
    pub fn of(member: &CohortMember, month: Month) -> Self {
        match member.suspensions.number_of(&member.period, month) {
            _ if month > member.period.last_month() => Self::AfterExit,
            ..=6 => Self::Months1To6,
            7..=12 => Self::Months7To12,
            13..=18 => Self::Months13To18,
            _ => Self::Months19On,
        }
    }

    /// Its word in addresses and keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Months1To6 => "1-6",
            Self::Months7To12 => "7-12",
            Self::Months13To18 => "13-18",
            Self::Months19On => "19-24",
            Self::AfterExit => "sortie",
        }
    }
}

/// Where a month's turnover lies, in euros: the first bound that it does not pass. Medians of the scheme are a few hundred.
pub const STEPS: [i64; 5] = [0, 200, 500, 1_000, 2_000];

/// The step of a turnover: its index among [`STEPS`], or their number above all.
pub fn step(turnover: Cents) -> usize {
    STEPS.iter().position(|most| turnover.get() <= most * 100).unwrap_or(STEPS.len())
}

/// An indicator: a kind of rows to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indicator {
    /// Enrollments without an exit: each takes a place.
    Taken,
    /// Of those, the ones whose last day has passed: their exit is to be recorded.
    Unrecorded,
    /// Enrollments that began in the period.
    Entries,
    /// Enrollments that were left in the period.
    Exits,
    /// Exits of a category; `None` for those without one.
    ExitsOf(Option<ExitCategory>),
    /// The last month: declared.
    Declared,
    /// The last month: validated, or in a statement.
    Validated,
    /// The last month: declared and not validated.
    Waiting,
    /// The last month: over, owed and not declared.
    Missing,
    /// Months declared in the period.
    Turnovers(Option<Stage>),
    /// Of those, the ones above the turnover at the start.
    AboveStart(Option<Stage>),
    /// Of those, the ones whose RSA base amount is known.
    BaseKnown(Option<Stage>),
    /// Of those, the ones above it.
    AboveBase(Option<Stage>),
    /// Months declared in the period by people who had a benefit at the start.
    OfBenefit(Benefit),
    /// Months declared in the period whose turnover lies in a step.
    InStep(usize),
    /// Months declared in the period whose turnover at the start lies in a step.
    StartInStep(usize),
    /// Meetings of the period that were attended.
    Attended,
    /// Those cancelled by the participant.
    Excused,
    /// Those missed without cancelling.
    NoShow,
    /// Those attended in person.
    InPerson,
    /// Those attended at a distance.
    Remote,
}

/// A row that an indicator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted<'a> {
    /// An enrollment.
    Enrollment(&'a CohortMember),
    /// A month of an enrollment, declared or owed.
    Month(&'a CohortMember, Month, Option<&'a MemberMonth>),
    /// A booking.
    Meeting(&'a CohortMember, &'a Meeting),
}

impl Counted<'_> {
    /// The enrollment of the row.
    pub fn member(&self) -> &CohortMember {
        match self {
            Self::Enrollment(member) | Self::Month(member, ..) | Self::Meeting(member, _) => member,
        }
    }
}

impl Indicator {
    /// Every indicator.
    pub fn all() -> Vec<Self> {
        use Indicator::*;
        let stages = || std::iter::once(None).chain(Stage::ALL.map(Some));
        let steps = 0..=STEPS.len();
        let exits = ExitCategory::ALL.map(Some).into_iter().chain([None]);
        [Taken, Unrecorded, Entries, Exits, Declared, Validated, Waiting, Missing, Attended, Excused, NoShow, InPerson, Remote]
            .into_iter()
            .chain(exits.map(ExitsOf))
            .chain(stages().flat_map(|stage| [Turnovers(stage), AboveStart(stage), BaseKnown(stage), AboveBase(stage)]))
            .chain(Benefit::ALL.map(OfBenefit))
            .chain(steps.flat_map(|step| [InStep(step), StartInStep(step)]))
            .collect()
    }

    /// Its word in addresses.
    pub fn word(self) -> String {
        let of_stage = |word: &str, stage: Option<Stage>| stage.map_or(word.to_owned(), |stage| format!("{word}.{}", stage.word()));
        match self {
            Self::Taken => "places".into(),
            Self::Unrecorded => "sans-sortie".into(),
            Self::Entries => "entrees".into(),
            Self::Exits => "sorties".into(),
            Self::ExitsOf(category) => format!("sorties.{}", category.map_or("sans-motif", ExitCategory::as_str)),
            Self::Declared => "declares".into(),
            Self::Validated => "valides".into(),
            Self::Waiting => "a-verifier".into(),
            Self::Missing => "attendus".into(),
            Self::Turnovers(stage) => of_stage("mois", stage),
            Self::AboveStart(stage) => of_stage("plus-que-depart", stage),
            Self::BaseKnown(stage) => of_stage("rsa-connu", stage),
            Self::AboveBase(stage) => of_stage("plus-que-rsa", stage),
            Self::OfBenefit(benefit) => format!("aide.{}", benefit.as_str()),
            Self::InStep(step) => format!("tranche.{step}"),
            Self::StartInStep(step) => format!("depart.{step}"),
            Self::Attended => "presents".into(),
            Self::Excused => "excuses".into(),
            Self::NoShow => "absents".into(),
            Self::InPerson => "en-personne".into(),
            Self::Remote => "a-distance".into(),
        }
    }

    /// The indicator of a word; `None` for a word of none.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::all().into_iter().find(|indicator| indicator.word() == word)
    }

    /// The rows, in the order of the members.
    pub fn rows<'a>(self, members: &'a [CohortMember], scope: &Scope) -> Vec<Counted<'a>> {
        let mut rows = Vec::new();
        self.each(members, scope, |row| rows.push(row));
        rows
    }

    /// The number of [`Indicator::rows`].
    pub fn count(self, members: &[CohortMember], scope: &Scope) -> usize {
        let mut count = 0;
        self.each(members, scope, |_| count += 1);
        count
    }

    fn each<'a>(self, members: &'a [CohortMember], scope: &Scope, mut counted: impl FnMut(Counted<'a>)) {
        let of_coach = members.iter().filter(|member| scope.coach.as_ref().is_none_or(|coach| *coach == member.coach_id));
        for member in of_coach {
            match self {
                Self::Taken | Self::Unrecorded | Self::Entries | Self::Exits | Self::ExitsOf(_) => {
                    self.counts_enrollment(member, scope).then(|| counted(Counted::Enrollment(member)));
                }
                Self::Declared | Self::Validated | Self::Waiting | Self::Missing => {
                    let declared = member.month(scope.to);
                    self.counts_state(member, scope, declared).then(|| counted(Counted::Month(member, scope.to, declared)));
                }
                Self::Attended | Self::Excused | Self::NoShow | Self::InPerson | Self::Remote => {
                    let of_period = member.meetings.iter().filter(|meeting| scope.holds(Month::of(meeting.on)));
                    of_period.filter(|meeting| self.counts_meeting(meeting)).for_each(|meeting| counted(Counted::Meeting(member, meeting)));
                }
                _ => {
                    let of_period = member.months.iter().filter(|declared| scope.holds(declared.month));
                    of_period
                        .filter(|declared| self.counts_turnover(member, declared))
                        .for_each(|declared| counted(Counted::Month(member, declared.month, Some(declared))));
                }
            }
        }
    }

    fn counts_enrollment(self, member: &CohortMember, scope: &Scope) -> bool {
        let left = member.period.left_on.is_some_and(|day| scope.holds(Month::of(day)));
        match self {
            Self::Taken => member.period.left_on.is_none(),
            Self::Unrecorded => member.period.left_on.is_none() && member.period.is_over(scope.today),
            Self::Entries => scope.holds(member.period.first_month()),
            Self::Exits => left,
            Self::ExitsOf(category) => left && member.exit == category,
            _ => false,
        }
    }

    fn counts_state(self, member: &CohortMember, scope: &Scope, declared: Option<&MemberMonth>) -> bool {
        match (self, declared.map(|declared| declared.state)) {
            (Self::Missing, None) => !scope.is_running() && member.owes(scope.to),
            (Self::Declared, Some(_)) => true,
            (Self::Validated, Some(state)) => !state.is_open(),
            (Self::Waiting, Some(state)) => state.is_open(),
            _ => false,
        }
    }

    fn counts_meeting(self, meeting: &Meeting) -> bool {
        let attended = meeting.state == BookingState::Attended;
        match self {
            Self::Attended => attended,
            Self::InPerson => attended && !meeting.remote,
            Self::Remote => attended && meeting.remote,
            Self::Excused => meeting.state == BookingState::CancelledByParticipant,
            Self::NoShow => meeting.state == BookingState::NoShow,
            _ => false,
        }
    }

    fn counts_turnover(self, member: &CohortMember, declared: &MemberMonth) -> bool {
        let at = |stage: Option<Stage>| stage.is_none_or(|stage| Stage::of(member, declared.month) == stage);
        let base = || base_amount(declared.month);
        // The stage last: it counts the suspensions of the enrollment.
        match self {
            Self::Turnovers(stage) => at(stage),
            Self::AboveStart(stage) => declared.total > member.starting_turnover && at(stage),
            Self::BaseKnown(stage) => base().is_some() && at(stage),
            Self::AboveBase(stage) => base().is_some_and(|base| declared.total > base) && at(stage),
            Self::OfBenefit(benefit) => member.benefit == benefit,
            Self::InStep(of) => step(declared.total) == of,
            Self::StartInStep(of) => step(member.starting_turnover) == of,
            _ => false,
        }
    }
}

/// The medians of declared months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Medians {
    /// Of the turnover.
    pub turnover: Cents,
    /// Of the turnover at the start, counted once for each month, so that both medians are of the same rows.
    pub start: Cents,
}

/// The medians of the months declared in a scope, in one stage if given; `None` without any month.
pub fn medians(members: &[CohortMember], scope: &Scope, stage: Option<Stage>) -> Option<Medians> {
    let rows = Indicator::Turnovers(stage).rows(members, scope);
    let turnovers = rows.iter().filter_map(|row| if let Counted::Month(_, _, Some(declared)) = row { Some(declared.total) } else { None });
    let starts = rows.iter().map(|row| row.member().starting_turnover);
    Some(Medians { turnover: median(turnovers.collect())?, start: median(starts.collect())? })
}

/// The months declared in a scope, in groups by `key`, each with its medians and the number of its months; in the order of the keys.
pub fn medians_by<K: Ord>(members: &[CohortMember], scope: &Scope, key: impl Fn(&CohortMember, Month) -> K) -> Vec<(K, Medians, usize)> {
    let mut groups: BTreeMap<K, (Vec<Cents>, Vec<Cents>)> = BTreeMap::new();
    let of_coach = members.iter().filter(|member| scope.coach.as_ref().is_none_or(|coach| *coach == member.coach_id));
    for member in of_coach {
        for declared in member.months.iter().filter(|declared| scope.holds(declared.month)) {
            let (turnovers, starts) = groups.entry(key(member, declared.month)).or_default();
            turnovers.push(declared.total);
            starts.push(member.starting_turnover);
        }
    }
    let medians = |(key, (turnovers, starts)): (K, (Vec<Cents>, Vec<Cents>))| {
        let months = turnovers.len();
        Some((key, Medians { turnover: median(turnovers)?, start: median(starts)? }, months))
    };
    groups.into_iter().filter_map(medians).collect()
}

/// How many months [`trend`] shows at most.
pub const TREND_MONTHS: i32 = 24;

/// The medians of each of the last [`TREND_MONTHS`] months that are over, whatever the period, oldest first; without those that nobody
/// declared.
pub fn trend(members: &[CohortMember], scope: &Scope) -> Vec<(Month, Medians, usize)> {
    let last = Month::of(scope.today).plus(-1);
    let whole = Scope { from: last.plus(1 - TREND_MONTHS), to: last, ..scope.clone() };
    medians_by(members, &whole, |_, month| month)
}

#[cfg(test)]
#[path = "cohort_tests.rs"]
mod tests;
