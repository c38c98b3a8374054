//! The files of an import, whatever form they came in, and what is to be known of them beside their rows.

use super::{
    Cohort, ImportedParticipant, RefusedLine, SourceFile, cells::folded, read_declarations, read_participants, rows::read_rows, workbook,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What whoever imports should look at before: nothing of it stops the import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// A sheet of the workbook that is not read, by its name.
    SheetNotRead(String),
    /// A hidden sheet of the workbook, by its name: hidden ones are not read.
    SheetHidden(String),
    /// The header does not stand on the first line: that is its line.
    HeaderBelow(SourceFile, u64),
    /// Two lines have one name and one first day: perhaps one person, entered twice.
    SamePerson {
        /// First and family name.
        name: String,
        /// The line.
        line: u64,
        /// The earlier line.
        earlier: u64,
    },
    /// Somebody of that name is there already, with another phone and another address.
    NameKnown {
        /// First and family name.
        name: String,
        /// The line.
        line: u64,
    },
}

/// The two files as text, whatever form they came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// The people and their paths, as CSV.
    pub participants: Vec<u8>,
    /// Their turnover, as CSV, if there is any.
    pub declarations: Option<Vec<u8>>,
    /// The sheets that are not read.
    pub left_out: Vec<Warning>,
}

impl Sources {
    /// Takes one or two files, each CSV or a workbook. A workbook of people may hold the turnover on another sheet, which
    /// counts when no file of its own was given.
    ///
    /// # Errors
    /// A workbook that is none, as a refusal of its whole file.
    pub fn of(participants: &[u8], declarations: Option<&[u8]>) -> Result<Self, Vec<RefusedLine>> {
        let opened = |source: SourceFile, file: &[u8]| {
            if workbook::is_workbook(file) {
                return workbook::read_workbook(file, source).map_err(|reason| vec![RefusedLine::new(source, 1, "", reason)]);
            }
            Ok(match source {
                SourceFile::Participants => workbook::Sheets { participants: Some(file.to_vec()), ..Default::default() },
                SourceFile::Declarations => workbook::Sheets { declarations: Some(file.to_vec()), ..Default::default() },
            })
        };
        let people = opened(SourceFile::Participants, participants);
        let months = declarations.map(|file| opened(SourceFile::Declarations, file)).transpose();
        match (people, months) {
            (Ok(people), Ok(months)) => {
                let mut left_out = people.left_out;
                if months.is_some() && people.declarations.is_some() {
                    left_out.extend(people.declarations_sheet.map(Warning::SheetNotRead));
                }
                let (of_its_own, theirs) = months.map_or((None, Vec::new()), |months| (months.declarations, months.left_out));
                // The same workbook may have been given twice.
                left_out.extend(theirs.into_iter().filter(|_| participants != declarations.unwrap_or_default()));
                Ok(Self {
                    participants: people.participants.unwrap_or_default(),
                    declarations: of_its_own.or(people.declarations),
                    left_out,
                })
            }
            (people, months) => Err(people.err().into_iter().chain(months.err()).flatten().collect()),
        }
    }

    /// Reads both files.
    ///
    /// # Errors
    /// Every [`RefusedLine`], by file and line.
    pub fn read(&self) -> Result<Cohort, Vec<RefusedLine>> {
        let people = read_participants(&self.participants);
        let months = self.declarations.as_deref().map_or_else(|| Ok(Vec::new()), read_declarations);
        match (people, months) {
            (Ok(people), Ok(months)) => Ok((people, months)),
            (people, months) => Err(people.err().into_iter().chain(months.err()).flatten().collect()),
        }
    }

    /// What is to be looked at before these files are taken: sheets left out, headers further down, one person on two lines.
    pub fn warnings(&self, people: &[ImportedParticipant]) -> Vec<Warning> {
        let files = [(SourceFile::Participants, Some(&self.participants)), (SourceFile::Declarations, self.declarations.as_ref())];
        let headers = files.into_iter().filter_map(|(source, file)| {
            let rows = read_rows(source, file?).ok()?;
            rows.below_title.then_some(Warning::HeaderBelow(source, rows.header_line))
        });
        self.left_out.iter().cloned().chain(headers).chain(same_people(people)).collect()
    }
}

/// A name without its case, accents and signs, in any script: what two writings of one name have in common.
pub fn name_key(first_name: &str, last_name: &str) -> String {
    let both = format!("{first_name} {last_name}");
    let bare = folded(&both);
    // A name in another script has none of the signs that folding keeps.
    if bare.is_empty() { both.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect() } else { bare }
}

/// The lines that have the name and the first day of an earlier one.
fn same_people(people: &[ImportedParticipant]) -> Vec<Warning> {
    let mut seen: HashMap<(String, NaiveDate), u64> = HashMap::new();
    let mut found = Vec::new();
    for person in people {
        let key = (name_key(&person.first_name, &person.last_name), person.path.starts_on);
        match seen.get(&key) {
            Some(earlier) => {
                let name = format!("{} {}", person.first_name, person.last_name);
                found.push(Warning::SamePerson { name, line: person.line, earlier: *earlier });
            }
            None => {
                seen.insert(key, person.line);
            }
        }
    }
    found
}
