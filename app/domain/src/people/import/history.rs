//! The optional columns of the participants' file: exit, suspensions, extensions. They are those of the export, so that an export
//! can be imported again.

use super::{
    Reason,
    cells::{Cells, date, number},
    spelling::folded,
};
use crate::{
    enrollments::{
        exit::{ExitCategory, LONGEST_REASON},
        extension::ExtensionReason,
        suspension::Suspension,
    },
    people::one_line,
};
use chrono::NaiveDate;

/// How many suspensions, and how many extensions, a cell holds at most.
const MOST_IN_A_CELL: usize = 50;

/// The optional columns of a line. `None` in a field: the file has no such column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedHistory {
    /// *categorie_sortie*
    pub exit: Option<Option<ExitCategory>>,
    /// *motif_sortie*
    pub exit_reason: Option<Option<String>>,
    /// *sortie*: the last day of the enrollment.
    pub left_on: Option<Option<NaiveDate>>,
    /// *signature_contrat*
    pub signed_on: Option<Option<NaiveDate>>,
    /// *suspensions*, by first day, without overlaps.
    pub suspensions: Option<Vec<Suspension>>,
    /// *prolongations*: reason and days.
    pub extensions: Option<Vec<(ExtensionReason, i64)>>,
    /// *fin_les_emplois*: the end that the platform prints on the PASS.
    pub official_end: Option<Option<NaiveDate>>,
}

impl ImportedHistory {
    /// The day of the exit; `None` for an empty cell or without the column.
    pub fn exit_day(&self) -> Option<NaiveDate> {
        self.left_on.flatten()
    }
}

/// Parses the optional columns of the file. `None` if a cell is refused.
pub(super) fn read_history(cells: &mut Cells, columns: &[&str]) -> Option<ImportedHistory> {
    let has = |column: &str| columns.contains(&column);
    let left_on = has("sortie").then(|| cells.optional("sortie", date));
    let exit = has("categorie_sortie").then(|| cells.optional("categorie_sortie", exit_category));
    let exit_reason =
        has("motif_sortie").then(|| cells.optional("motif_sortie", |cell| one_line(cell, LONGEST_REASON).map_err(Reason::from)));
    let signed_on = has("signature_contrat").then(|| cells.optional("signature_contrat", date));
    let suspensions = has("suspensions").then(|| cells.optional("suspensions", suspensions));
    let extensions = has("prolongations").then(|| cells.optional("prolongations", extensions));
    let official_end = has("fin_les_emplois").then(|| cells.optional("fin_les_emplois", date));
    Some(ImportedHistory {
        exit: accepted(exit)?.map(Option::flatten),
        exit_reason: accepted(exit_reason)?,
        left_on: accepted(left_on)?,
        signed_on: accepted(signed_on)?,
        suspensions: accepted(suspensions)?.map(Option::unwrap_or_default),
        extensions: accepted(extensions)?.map(Option::unwrap_or_default),
        official_end: accepted(official_end)?,
    })
}

/// The value of a column that may be missing; `None` if its cell was refused.
fn accepted<T>(column: Option<Option<T>>) -> Option<Option<T>> {
    match column {
        None => Some(None),
        Some(None) => None,
        Some(Some(value)) => Some(Some(value)),
    }
}

/// The word of an exit's category in files.
pub fn exit_word(category: ExitCategory) -> &'static str {
    match category {
        ExitCategory::Durable => "emploi durable",
        ExitCategory::Transition => "emploi de transition",
        ExitCategory::Positive => "sortie positive",
        ExitCategory::Other => "autre sortie",
        ExitCategory::Withdrawn => "retirée du décompte",
    }
}

/// The word of an extension's reason in files.
pub fn extension_word(reason: ExtensionReason) -> &'static str {
    match reason {
        ExtensionReason::Training => "formation",
        ExtensionReason::Disability => "rqth",
        ExtensionReason::Senior => "50ans",
    }
}

/// Parses a category; `None` for "pas encore" and "inconnue".
fn exit_category(cell: &str) -> Result<Option<ExitCategory>, Reason> {
    let word = folded(cell);
    match ExitCategory::ALL.into_iter().find(|category| folded(exit_word(*category)) == word) {
        None if !word.contains("pasencore") && word != "inconnue" => Err(Reason::ExitCategory),
        found => Ok(found),
    }
}

/// Parses the suspensions of an export, `2025-03-01/2025-03-31 2025-08-04/2025-08-10`.
fn suspensions(cell: &str) -> Result<Vec<Suspension>, Reason> {
    let read = |text: &str| {
        let (first, last) = text.split_once('/')?;
        let (first, last) = (first.parse().ok()?, last.parse().ok()?);
        (first <= last).then(|| Suspension::stored(first, last))
    };
    let mut all = cell.split_whitespace().map(read).collect::<Option<Vec<_>>>().ok_or(Reason::Suspensions)?;
    all.sort_by_key(Suspension::first_day);
    let apart = all.windows(2).all(|two| matches!(two, [one, next] if one.last_day() < next.first_day()));
    if apart && all.len() <= MOST_IN_A_CELL { Ok(all) } else { Err(Reason::Suspensions) }
}

/// Parses the extensions of an export, reason and days: `rqth:365 formation:90`.
fn extensions(cell: &str) -> Result<Vec<(ExtensionReason, i64)>, Reason> {
    let read = |text: &str| {
        let (word, days) = text.split_once(':')?;
        let reason = ExtensionReason::ALL.into_iter().find(|reason| extension_word(*reason) == folded(word))?;
        Some((reason, i64::from(number(days, 1..=4).filter(|days| *days > 0)?)))
    };
    let all = cell.split_whitespace().map(read).collect::<Option<Vec<_>>>().ok_or(Reason::Extensions)?;
    if all.len() <= MOST_IN_A_CELL { Ok(all) } else { Err(Reason::Extensions) }
}
