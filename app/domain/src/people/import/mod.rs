//! Parsing the two files of an import, written by a spreadsheet: participants and declarations.
//!
//! Cells separated by semicolons, commas or tabs, any usual encoding and line ending, unambiguous dates, decimal commas. One refused
//! cell refuses the file, and every refused cell is reported with its line, its column and its reason. Some reasons are found only
//! by the store, which has the people and enrollments of the structure; they are listed here with the others.
//!
//! - `source_file`: the two files and their columns; `file_format`: the format of a file; `workbook`: `.xlsx` files as CSV;
//! - `text`: encodings; `rows`: separators and headers; `cells`: values of cells; `spelling`: comparing their texts;
//! - `read`: lines of the two files; `history`: the optional columns; `sources`: reading both files;
//! - `refusal`: refused cells and their reasons; `warning`: possible mistakes.

mod cells;
mod file_format;
mod history;
mod read;
mod refusal;
mod rows;
mod source_file;
mod sources;
mod spelling;
mod text;
mod warning;
pub mod workbook;

pub use history::{ImportedHistory, exit_word, extension_word};
pub use read::{read_declarations, read_participants};
pub use refusal::{Reason, RefusedLine};
pub use source_file::{MOST_BYTES, SourceFile};
pub use sources::{Sources, name_key};
pub use warning::Warning;

use crate::{
    declarations::declaration::TurnoverLine,
    enrollments::{
        enrollment::{EnrollmentPeriod, pass_end},
        entry_record::EntryRecord,
    },
    people::{Contact, Email, Phone},
    values::month::Month,
};
use chrono::{Datelike, NaiveDate};

/// The longest accepted enrollment in days: ten years, more than any extension allows. A typing error in a year exceeds it.
pub const MOST_PERIOD_DAYS: i64 = 3_653;

/// A line of the participants' file: a participant and their enrollment. At least one of phone and e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedParticipant {
    /// The number of the line.
    pub line: u64,
    /// *prenom*
    pub first_name: String,
    /// *nom*
    pub last_name: String,
    /// *telephone*
    pub phone: Option<Phone>,
    /// *courriel*
    pub email: Option<Email>,
    /// *debut_parcours*, *fin_pass_iae* and *sortie*
    pub period: EnrollmentPeriod,
    /// *activite*, *code_activite*, *immatriculation*, *acre*, *aide*, *aide_depuis*, *ca_mensuel_depart*, *objectif_mensuel*
    pub record: EntryRecord,
    /// *accompagnateur*: the coach's address.
    pub coach: Email,
    /// The optional columns.
    pub history: ImportedHistory,
}

/// The rows of the declarations' file with the same contact and month, in the order of the file. A participant named by phone in one
/// row and by address in another has two of these; the store merges them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedMonth {
    /// The first of its lines in the file.
    pub line: u64,
    /// *courriel_ou_telephone*
    pub contact: Contact,
    /// *mois*
    pub month: Month,
    /// At least one and at most [`MOST_LINES`](crate::declarations::declaration::MOST_LINES). A nil month is one sale of zero.
    pub lines: Vec<TurnoverLine>,
}

/// The participants and the months of two files.
pub type Cohort = (Vec<ImportedParticipant>, Vec<ImportedMonth>);

/// Moves a cohort by that many months, into the past when negative, so that the demo's files can be dated for any month. A day keeps
/// its number, or becomes the last of a shorter month; each enrollment lasts a whole PASS again.
pub fn shift(participants: &mut [ImportedParticipant], months: &mut [ImportedMonth], by: i32) {
    let moved = |day: NaiveDate| Month::of(day).plus(by).day(day.day());
    for person in participants {
        let starts_on = moved(person.period.starts_on);
        person.period = EnrollmentPeriod { starts_on, ends_on: pass_end(starts_on), left_on: person.period.left_on.map(moved) };
        person.record.registered_on = person.record.registered_on.map(moved);
        person.record.benefit_since = person.record.benefit_since.map(moved);
    }
    for month in months {
        month.month = month.month.plus(by);
    }
}

#[cfg(test)]
mod cases_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod workbook_tests;
