//! The monthly statement (état mensuel): a row for each enrollment with the columns of the payment agency's record.
//!
//! Columns and their names: pilotage-airflow, `dags/common/flux_iae.py`. Missing pieces are named ([`Missing`]), not guessed. A
//! closed version never changes; later changes make an amended version of the changed rows ([`changes`]).

mod amend;
mod coefficient;
mod facts;
mod smoothing;

pub use amend::{Change, VersionRows, changes, fingerprint, rows_in_force};
pub use coefficient::{Coefficient, NotACoefficient};
pub use facts::{DeclaredMonth, MonthFacts, Prepared, StatementInputs, prepare};
pub use smoothing::{SMOOTHING, Smoothing, SmoothingRule, smoothing_of};

use crate::{
    enrollments::exit::ExitCategory,
    values::{money::Cents, month::Month, sql::stored_as_text},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The column of the record that counts the sessions of a type. What `rdv_com` and `rdv_soc` stand for could not be verified, hence a
/// setting of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MeetingColumn {
    /// `rdv_phy` in person, `rdv_dis` at a distance.
    ByPlace,
    /// `rdv_com`.
    Com,
    /// `rdv_soc`.
    Soc,
    /// Nowhere.
    Nowhere,
}

impl MeetingColumn {
    /// All of them, in the order in which they are offered.
    pub const ALL: [MeetingColumn; 4] = [Self::ByPlace, Self::Com, Self::Soc, Self::Nowhere];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ByPlace => "ByPlace",
            Self::Com => "Com",
            Self::Soc => "Soc",
            Self::Nowhere => "Nowhere",
        }
    }

    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::ByPlace => "meeting-column-by-place",
            Self::Com => "meeting-column-com",
            Self::Soc => "meeting-column-soc",
            Self::Nowhere => "meeting-column-nowhere",
        }
    }
}

/// Meetings that took place in a month, by column of the record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeetingCounts {
    /// `rdv_phy`.
    pub in_person: i64,
    /// `rdv_dis`.
    pub remote: i64,
    /// `rdv_com`.
    pub com: i64,
    /// `rdv_soc`.
    pub soc: i64,
}

impl MeetingCounts {
    /// Counts one meeting.
    pub fn count(&mut self, column: MeetingColumn, remote: bool) {
        match column {
            MeetingColumn::ByPlace if remote => self.remote += 1,
            MeetingColumn::ByPlace => self.in_person += 1,
            MeetingColumn::Com => self.com += 1,
            MeetingColumn::Soc => self.soc += 1,
            MeetingColumn::Nowhere => {}
        }
    }

    /// `nb_rdv_mens_ti`: all of them.
    pub fn all(&self) -> i64 {
        self.in_person + self.remote + self.com + self.soc
    }
}

/// The row of one enrollment in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementRow {
    /// `nb_mois`: the number of the month in the enrollment, from 1.
    pub month_number: i32,
    /// `ca_reel`: the validated turnover of the month.
    pub turnover: Option<Cents>,
    /// The version of the declaration with that turnover.
    pub declaration_version: Option<i64>,
    /// `ca_lisse`: the smoothed turnover.
    pub smoothed: Option<Cents>,
    /// The meetings that took place.
    pub meetings: MeetingCounts,
    /// Whether reduced contributions (ACRE) run, as the estimate counts them: [`crate::declarations::rates::acre::runs`].
    pub acre: bool,
    /// The degressive coefficient, if the coordinator typed one.
    pub coefficient: Option<Coefficient>,
    /// Whether the enrollment was suspended all month: then no turnover is due.
    pub suspended: bool,
    /// The real end date, when it lies in the month.
    pub left_on: Option<NaiveDate>,
    /// The category of an exit in the month.
    pub exit_category: Option<ExitCategory>,
    /// The reason of an exit in the month, in the coordinator's words.
    pub exit_reason: Option<String>,
}

/// A piece that a row lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Missing {
    /// The month was not declared.
    NotDeclared,
    /// The declaration is not validated.
    NotValidated,
    /// A question about the declaration is not answered.
    QuestionOpen,
    /// The declaration was reopened for a correction that has not come.
    Reopened,
    /// Attendance in a session of the month is not marked.
    Attendance,
    /// The last day has passed and no exit is recorded.
    EndUnrecorded,
    /// The exit has no category.
    ExitUnexplained,
}

impl Missing {
    /// All of them, in the order in which they are named.
    pub const ALL: [Missing; 7] = [
        Self::NotDeclared,
        Self::NotValidated,
        Self::QuestionOpen,
        Self::Reopened,
        Self::Attendance,
        Self::EndUnrecorded,
        Self::ExitUnexplained,
    ];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotDeclared => "NotDeclared",
            Self::NotValidated => "NotValidated",
            Self::QuestionOpen => "QuestionOpen",
            Self::Reopened => "Reopened",
            Self::Attendance => "Attendance",
            Self::EndUnrecorded => "EndUnrecorded",
            Self::ExitUnexplained => "ExitUnexplained",
        }
    }

    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotDeclared => "missing-not-declared",
            Self::NotValidated => "missing-not-validated",
            Self::QuestionOpen => "missing-question-open",
            Self::Reopened => "missing-reopened",
            Self::Attendance => "missing-attendance",
            Self::EndUnrecorded => "missing-end-unrecorded",
            Self::ExitUnexplained => "missing-exit-unexplained",
        }
    }
}

crate::values::sql::stored_words! {
    MeetingColumn: ByPlace Com Soc Nowhere;
    Missing: NotDeclared NotValidated QuestionOpen Reopened Attendance EndUnrecorded ExitUnexplained;
    Smoothing: MeanOfThree;
}

/// Why a statement cannot be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum StatementRefusal {
    /// The month is not over.
    #[error("statement-not-over")]
    NotOver,
    /// Something is missing, and closing it incomplete was not confirmed.
    #[error("statement-incomplete")]
    Incomplete,
    /// The rows are no longer those that the form showed.
    #[error("statement-facts-moved")]
    FactsMoved,
    /// No row is due: there is no enrollment in the month, or nothing changed.
    #[error("statement-nothing")]
    Nothing,
}

impl StatementRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotOver => "statement-not-over",
            Self::Incomplete => "statement-incomplete",
            Self::FactsMoved => "statement-facts-moved",
            Self::Nothing => "statement-nothing",
        }
    }
}

/// Whether a version may be closed today, given the missing pieces of each of its rows.
///
/// # Errors
/// The first [`StatementRefusal`] met; [`StatementRefusal::FactsMoved`] is the store's to find.
pub fn may_close<'a>(
    month: Month,
    today: NaiveDate,
    missing: impl IntoIterator<Item = &'a [Missing]>,
    confirmed: bool,
) -> Result<(), StatementRefusal> {
    let mut missing = missing.into_iter().peekable();
    if month >= Month::of(today) {
        Err(StatementRefusal::NotOver)
    } else if missing.peek().is_none() {
        Err(StatementRefusal::Nothing)
    } else if !confirmed && missing.any(|pieces| !pieces.is_empty()) {
        Err(StatementRefusal::Incomplete)
    } else {
        Ok(())
    }
}

stored_as_text!(MeetingColumn);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_counted_in_one_column() {
        let mut counts = MeetingCounts::default();
        for (column, remote) in [
            (MeetingColumn::ByPlace, false),
            (MeetingColumn::ByPlace, true),
            (MeetingColumn::ByPlace, true),
            (MeetingColumn::Com, true),
            (MeetingColumn::Soc, false),
            (MeetingColumn::Nowhere, false),
        ] {
            counts.count(column, remote);
        }
        assert_eq!(counts, MeetingCounts { in_person: 1, remote: 2, com: 1, soc: 1 });
        assert_eq!(counts.all(), 5);
    }

    #[test]
    fn closing_needs_a_past_month_and_a_confirmation_of_missing_pieces() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let month: Month = "2026-10".parse().unwrap();
        let (whole, lacking): (&[Missing], &[Missing]) = (&[], &[Missing::NotDeclared]);
        let ask = |today: &str, rows: &[&'static [Missing]], confirmed| may_close(month, day(today), rows.iter().copied(), confirmed);
        assert_eq!(ask("2026-11-01", &[whole], false), Ok(()));
        assert_eq!(ask("2026-10-31", &[whole], true), Err(StatementRefusal::NotOver));
        assert_eq!(ask("2026-11-01", &[], true), Err(StatementRefusal::Nothing));
        assert_eq!(ask("2026-11-01", &[whole, lacking], false), Err(StatementRefusal::Incomplete));
        assert_eq!(ask("2026-11-01", &[whole, lacking], true), Ok(()));
    }
}
