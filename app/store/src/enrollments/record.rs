//! An enrollment as it is stored, and a new one.

use crate::{Result, StoreError, declarations::summary::DeclarationSummary};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::{declaration::Activity, rates::set_aside::Terms},
    enrollments::{
        corrections::{DatedRecord, FieldChange, UnreadableChange},
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
        exit::ExitCategory,
        suspension::Suspensions,
    },
    people::help_contact::HelpContact,
    plan::Progress,
    structure::ChamberRegion,
    values::{
        ids::{EnrollmentId, PersonId, SessionId},
        money::Cents,
        month::Month,
    },
};

/// An enrollment with the names of its participant and coach.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Enrollment {
    /// Its identifier.
    pub id: EnrollmentId,
    /// The participant.
    pub participant_id: PersonId,
    /// First name of the participant.
    pub first_name: String,
    /// Family name of the participant.
    pub last_name: String,
    /// Phone of the participant, E.164.
    pub phone: Option<String>,
    /// Address of the participant.
    pub email: Option<String>,
    /// The coach.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach_name: String,
    /// The trade, in the words of the participant.
    pub trade: String,
    /// The category of the trade by which the agency counts.
    pub activity: Activity,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day planned, inclusive.
    pub ends_on: NaiveDate,
    /// The last day before the exit, if one is recorded.
    pub left_on: Option<NaiveDate>,
    /// The day on which the contract was signed, from which the aid counts; `None` while it is not known.
    pub signed_on: Option<NaiveDate>,
    /// The end of the PASS that the platform "Les Emplois" prints, if it was typed.
    pub official_end: Option<NaiveDate>,
    /// The category of the exit, if one is recorded.
    pub exit_category: Option<ExitCategory>,
    /// The reason of the exit, in one sentence.
    pub exit_reason: Option<String>,
    /// The benefit at the start.
    pub benefit: Benefit,
    /// The mean monthly turnover at the start.
    pub starting_turnover: Cents,
    /// The monthly goal.
    pub goal: Option<Cents>,
    /// When the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// Whether reduced contributions (ACRE) were granted.
    pub acre: bool,
    /// Whether the person pays income tax with the contributions.
    pub pays_income_tax: bool,
    /// Whether the activity is a craft.
    pub craft: bool,
    /// The chamber region of the structure, which sets the rate that a craft pays.
    pub chamber_region: ChamberRegion,
    /// The suspensions.
    #[sqlx(skip)]
    pub suspensions: Suspensions,
    /// The values by month, when one of them was corrected from a later day on; `None` when all of them count since the start.
    #[sqlx(skip)]
    pub dated: Option<DatedRecord>,
}

/// The newest enrollment of a participant with what the first page asks of other rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The newest enrollment.
    pub enrollment: Enrollment,
    /// Its declared months, oldest first.
    pub declared: Vec<DeclarationSummary>,
    /// How many actions of its plan are done.
    pub progress: Progress,
    /// Whether a coach's question is open.
    pub asked: bool,
    /// Their next booking in a session that is not over.
    pub next_booking: Option<NextBooking>,
    /// Whom they call or write to.
    pub contact: HelpContact,
    /// Whether the draft of a declaration of theirs is kept.
    pub drafted: bool,
    /// Whether a place in a full session is offered to them.
    pub offered: bool,
    /// Whether a plan that the coach signed lacks the participant's signature.
    pub plan_waits: bool,
    /// Whether they checked in this month.
    pub checked_in: bool,
    /// Whether they had an earlier enrollment.
    pub returned: bool,
}

/// The next booking of a participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextBooking {
    /// The session.
    pub session_id: SessionId,
    /// The title of the session type.
    pub title: String,
    /// First and family name of the coach.
    pub coach: String,
    /// Name of the venue; `None` for a remote session.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// Address of the remote meeting.
    pub link: Option<String>,
    /// Start of the first date, UTC.
    pub starts_at: DateTime<Utc>,
    /// End of the last date, UTC.
    pub ends_at: DateTime<Utc>,
}

impl Enrollment {
    /// Its first day, its planned last day and the day of the exit.
    pub fn period(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on }
    }

    /// The last day of the aid, inclusive; `None` while the day of the signature is not known.
    pub fn aid_ends_on(&self) -> Option<NaiveDate> {
        self.signed_on.map(|signed_on| self.suspensions.aid_end(signed_on))
    }

    /// The number of the month in which `today` lies, from 1, without suspensions; after an exit that of the exit.
    pub fn month_reached(&self, today: NaiveDate) -> i32 {
        self.suspensions.month_reached(&self.period(), self.left_on.map_or(today, |left| today.min(left)))
    }

    /// The planned length in months, without suspensions.
    pub fn length_in_months(&self) -> i32 {
        self.suspensions.length_in_months(&self.period())
    }

    /// First and family name of the participant.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// What the contributions on a month depend on.
    pub fn terms(&self, month: Month) -> Terms {
        Terms {
            registered: self.registered_on.map(Month::of),
            acre: self.dated.as_ref().map_or(self.acre, |dated| *dated.acre.at(month)),
            income_tax: self.pays_income_tax,
            craft: self.craft,
            main: Some(self.activity_in(month)),
            region: self.chamber_region,
        }
    }

    /// The category of the trade in a month.
    pub fn activity_in(&self, month: Month) -> Activity {
        self.dated.as_ref().map_or(self.activity, |dated| *dated.activity.at(month))
    }

    /// The benefit in a month.
    pub fn benefit_in(&self, month: Month) -> Benefit {
        self.dated.as_ref().map_or(self.benefit, |dated| *dated.benefit.at(month))
    }

    /// Sets the values by month from the corrections, in the order in which they were made.
    pub(super) fn set_dated(&mut self, corrections: &[FieldChange]) -> Result<()> {
        self.dated = Some(DatedRecord::of(self.activity, self.acre, self.benefit, corrections).map_err(unreadable)?);
        Ok(())
    }
}

/// The error for a stored correction whose value cannot be read.
pub(crate) fn unreadable(error: UnreadableChange) -> StoreError {
    sqlx::Error::Decode(Box::new(error)).into()
}

/// A new enrollment.
#[derive(Debug, Clone)]
pub struct NewEnrollment {
    /// The participant.
    pub participant: PersonId,
    /// The coach.
    pub coach: PersonId,
    /// Its period.
    pub period: EnrollmentPeriod,
    /// The day on which the contract was signed, from which the aid counts; `None` while it is not known.
    pub signed_on: Option<NaiveDate>,
    /// The entry record.
    pub record: EntryRecord,
}

/// The columns of an [`EnrollmentPeriod`].
#[derive(sqlx_macros::FromRow)]
pub(crate) struct PeriodRow {
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
}

impl PeriodRow {
    pub(crate) fn period(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on }
    }
}

/// How many places a structure has and how many are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Places {
    /// Places that are not closed.
    pub all: i64,
    /// Places of enrollments without an exit.
    pub taken: i64,
}
