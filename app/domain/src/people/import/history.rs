//! What a file says of a path beyond its entry: its end, what stopped it, what extended it. The columns are those of the
//! export, so that an export can be imported again; a file of a spreadsheet has none of them.

use super::{Reason, cells::*};
use crate::{
    enrollments::{
        exit::{ExitCategory, LONGEST_REASON},
        extension::ExtensionReason,
        suspension::Suspension,
    },
    people::one_line,
};
use chrono::NaiveDate;

/// The optional columns of the file of people.
pub(super) const HISTORY_COLUMNS: &[&str] =
    &["sortie", "categorie_sortie", "motif_sortie", "signature_contrat", "suspensions", "prolongations", "fin_les_emplois"];

/// The most suspensions, and the most extensions, that a cell may hold.
const MOST_IN_A_CELL: usize = 50;

/// What a line says of a path beyond its entry. `None` in a field: the file has no such column, and says nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedHistory {
    /// *categorie_sortie*
    pub exit: Option<Option<ExitCategory>>,
    /// *motif_sortie*
    pub exit_reason: Option<Option<String>>,
    /// *sortie*: the last day lived.
    pub left_on: Option<Option<NaiveDate>>,
    /// *signature_contrat*
    pub signed_on: Option<Option<NaiveDate>>,
    /// *suspensions*, in their order, none touching another.
    pub suspensions: Option<Vec<Suspension>>,
    /// *prolongations*: reason and days.
    pub extensions: Option<Vec<(ExtensionReason, i64)>>,
    /// *fin_les_emplois*: the end that the platform prints on the PASS.
    pub official_end: Option<Option<NaiveDate>>,
}

impl ImportedHistory {
    /// The last day lived, if the line says one.
    pub fn exit_day(&self) -> Option<NaiveDate> {
        self.left_on.flatten()
    }
}

/// Reads the optional columns that the file has. `None` when one of them is refused.
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
        exit: sound(exit)?.map(Option::flatten),
        exit_reason: sound(exit_reason)?,
        left_on: sound(left_on)?,
        signed_on: sound(signed_on)?,
        suspensions: sound(suspensions)?.map(Option::unwrap_or_default),
        extensions: sound(extensions)?.map(Option::unwrap_or_default),
        official_end: sound(official_end)?,
    })
}

/// The value of a column that may be missing; nothing when its cell was refused.
fn sound<T>(column: Option<Option<T>>) -> Option<Option<T>> {
    match column {
        None => Some(None),
        Some(None) => None,
        Some(Some(value)) => Some(Some(value)),
    }
}

/// How files call what a path led to.
pub fn exit_word(category: ExitCategory) -> &'static str {
    match category {
        ExitCategory::Durable => "emploi durable",
        ExitCategory::Transition => "emploi de transition",
        ExitCategory::Positive => "sortie positive",
        ExitCategory::Other => "autre sortie",
        ExitCategory::Withdrawn => "retirée du décompte",
    }
}

/// How files call why a path was extended.
pub fn extension_word(reason: ExtensionReason) -> &'static str {
    match reason {
        ExtensionReason::Training => "formation",
        ExtensionReason::Disability => "rqth",
        ExtensionReason::Senior => "50ans",
    }
}

/// A category, or none for the words that say that it is not known.
fn exit_category(cell: &str) -> Result<Option<ExitCategory>, Reason> {
    let said = folded(cell);
    match ExitCategory::ALL.into_iter().find(|category| folded(exit_word(*category)) == said) {
        None if !said.contains("pasencore") && said != "inconnue" => Err(Reason::ExitCategory),
        found => Ok(found),
    }
}

/// `2025-03-01/2025-03-31 2025-08-04/2025-08-10`, as the export writes them.
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

/// `rqth:365 formation:90`, as the export writes them: why and how many days.
fn extensions(cell: &str) -> Result<Vec<(ExtensionReason, i64)>, Reason> {
    let read = |text: &str| {
        let (word, days) = text.split_once(':')?;
        let reason = ExtensionReason::ALL.into_iter().find(|reason| extension_word(*reason) == folded(word))?;
        Some((reason, i64::from(number(days, 1..=4).filter(|days| *days > 0)?)))
    };
    let all = cell.split_whitespace().map(read).collect::<Option<Vec<_>>>().ok_or(Reason::Extensions)?;
    if all.len() <= MOST_IN_A_CELL { Ok(all) } else { Err(Reason::Extensions) }
}
