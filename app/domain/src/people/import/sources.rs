//! The two files of an import as CSV, from CSV or workbooks, and the warnings about them.

use super::{
    Cohort, ImportedParticipant, RefusedLine, SourceFile, Warning, read_declarations, read_participants, rows::read_rows, spelling::folded,
    workbook,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// How many columns that are not read are named.
const MOST_NAMED: usize = 20;

/// The two files as CSV.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// The participants' file.
    pub participants: Vec<u8>,
    /// The declarations' file, if there is one.
    pub declarations: Option<Vec<u8>>,
    /// The sheets that are not read.
    pub left_out: Vec<Warning>,
}

impl Sources {
    /// Opens one or two files, each CSV or a workbook. A workbook of participants may hold the declarations on another sheet, which is
    /// used without a second file.
    ///
    /// # Errors
    /// A refusal of the whole file for a workbook that cannot be read.
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

    /// Parses both files.
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

    /// The warnings about the files: sheets and columns that are not read, headers below other lines, participants on two lines.
    pub fn warnings(&self, people: &[ImportedParticipant]) -> Vec<Warning> {
        let files = [(SourceFile::Participants, Some(&self.participants)), (SourceFile::Declarations, self.declarations.as_ref())];
        let headers =
            files.into_iter().filter_map(|(source, file)| Some((source, read_rows(source, file?).ok()?))).flat_map(|(source, rows)| {
                let below = rows.below_title.then_some(Warning::HeaderBelow(source, rows.header_line));
                let ignored = (!rows.ignored.is_empty()).then(|| Warning::ColumnsNotRead(source, names(&rows.ignored)));
                below.into_iter().chain(ignored)
            });
        self.left_out.iter().cloned().chain(headers).chain(same_people(people)).collect()
    }
}

/// The names of columns between commas, of at most [`MOST_NAMED`] and dots for the others.
fn names(columns: &[String]) -> String {
    let more = columns.len() > MOST_NAMED;
    let named = columns.get(..MOST_NAMED).unwrap_or(columns).join(", ");
    if more { format!("{named}…") } else { named }
}

/// The letters of a name in lower case, without accents and punctuation, in any script, sorted: equal for two spellings of a name, and for
/// first and family name in either order.
pub fn name_key(first_name: &str, last_name: &str) -> String {
    let both = format!("{first_name} {last_name}");
    let bare = folded(&both);
    // Folding keeps ASCII alone: nothing is left of a name in another script.
    let bare = if bare.is_empty() { both.to_lowercase() } else { bare };
    let mut letters: Vec<char> = bare.chars().filter(|sign| sign.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// A warning for every line with the name and the first day of an earlier one.
fn same_people(people: &[ImportedParticipant]) -> Vec<Warning> {
    let mut seen: HashMap<(String, NaiveDate), u64> = HashMap::new();
    let mut found = Vec::new();
    for person in people {
        let key = (name_key(&person.first_name, &person.last_name), person.period.starts_on);
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
