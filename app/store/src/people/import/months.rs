//! The months of the declarations' file: new ones are added as validated, stored ones are compared.

use super::{ContactOwner, Import, KnownEnrollment};
use crate::{
    Difference, StoreError,
    db::{LockTarget, tx_rows},
};
use domain::{
    declarations::declaration::{Activity, DeclarationState, LineKind, MOST_LINES, TurnoverLine, total},
    people::import::{ImportedMonth, Reason, SourceFile},
    values::{ids::EnrollmentId, money::Cents, month::Month, paris},
};
use std::collections::HashMap;

#[derive(sqlx_macros::FromRow)]
struct LineRow {
    enrollment_id: EnrollmentId,
    month: Month,
    state: DeclarationState,
    imported: bool,
    total: Cents,
    activity: Activity,
    kind: LineKind,
    amount: Cents,
}

/// The declaration of a month that is stored already.
struct StoredMonth {
    /// Whether it came from a file and was not changed since.
    from_file: bool,
    total: Cents,
    lines: Vec<BareLine>,
}

/// A line of a month without its position.
type BareLine = (Activity, LineKind, Cents);

/// Sorts lines, so that months with the same lines in another order are equal.
fn sort_lines(lines: &mut [BareLine]) {
    lines.sort_unstable_by_key(|(activity, kind, amount)| (*activity, kind.as_str(), *amount));
}

/// The lines of a month, sorted.
fn sorted_lines(lines: &[TurnoverLine]) -> Vec<BareLine> {
    let mut sorted: Vec<BareLine> = lines.iter().map(|it| (it.activity(), it.kind(), it.amount())).collect();
    sort_lines(&mut sorted);
    sorted
}

/// A month of one enrollment, merged from the rows that name its participant by phone and those that name them by mail.
pub(super) struct MergedMonth {
    /// Its first line in the file.
    line: u64,
    enrollment: KnownEnrollment,
    month: Month,
    lines: Vec<TurnoverLine>,
}

impl Import<'_> {
    /// The months of the file with their enrollments, in the order of their first lines; refused lines are noted.
    pub(super) fn merge_months(&mut self, months: &[ImportedMonth]) -> Vec<MergedMonth> {
        let mut in_order: Vec<&ImportedMonth> = months.iter().collect();
        in_order.sort_by_key(|month| month.line);
        let mut merged: Vec<MergedMonth> = Vec::new();
        let mut positions: HashMap<(EnrollmentId, Month), usize> = HashMap::new();
        let current = Month::of(paris::day(self.by.at));
        for part in in_order {
            if self.refused_contacts.contains(part.contact.as_str()) {
                continue;
            }
            let Some(ContactOwner::Participant(person)) = self.owners.get(part.contact.as_str()) else {
                self.refuse(SourceFile::Declarations, part.line, "courriel_ou_telephone", Reason::Nobody);
                continue;
            };
            let declarable = |enrollment: &&KnownEnrollment| enrollment.period.is_declarable(part.month);
            let Some(enrollment) = self.enrollments.get(person).and_then(|all| all.iter().find(declarable)).cloned() else {
                self.refuse(SourceFile::Declarations, part.line, "mois", Reason::MonthOutsideEnrollment);
                continue;
            };
            if part.month >= current {
                self.refuse(SourceFile::Declarations, part.line, "mois", Reason::MonthNotOver);
                continue;
            }
            let position = *positions.entry((enrollment.id.clone(), part.month)).or_insert(merged.len());
            match merged.get_mut(position) {
                None => merged.push(MergedMonth { line: part.line, enrollment, month: part.month, lines: part.lines.clone() }),
                Some(month) if month.lines.len() + part.lines.len() <= MOST_LINES => month.lines.extend(&part.lines),
                Some(_) => self.refuse(SourceFile::Declarations, part.line, "mois", Reason::TooManyLines),
            }
        }
        merged
    }

    /// Adds the months that are not stored, and compares the others with the stored ones.
    pub(super) async fn add_months(&mut self, months: &[MergedMonth]) -> Result<(), StoreError> {
        // A declaration sent meanwhile waits for this transaction, and then finds the month stored.
        self.tx.lock_rows(LockTarget::Enrollment, months.iter().map(|month| month.enrollment.id.as_str())).await?;
        let rows: Vec<LineRow> = tx_rows!(
            &mut self.tx,
            "select d.enrollment_id, d.month, d.state, d.imported, d.total, l.activity, l.kind, l.amount from declaration d
             join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1",
            self.store.scope()
        )?;
        let mut stored: HashMap<(EnrollmentId, Month), StoredMonth> = HashMap::new();
        for row in rows {
            let from_file = row.imported && !row.state.is_open();
            let month = stored.entry((row.enrollment_id, row.month));
            let month = month.or_insert_with(|| StoredMonth { from_file, total: row.total, lines: Vec::new() });
            month.lines.push((row.activity, row.kind, row.amount));
        }
        for merged in months {
            let MergedMonth { enrollment, month, lines, .. } = merged;
            if let Some(stored) = stored.get_mut(&(enrollment.id.clone(), *month)) {
                sort_lines(&mut stored.lines);
                if stored.lines == sorted_lines(lines) {
                    self.report.summary.months_known += 1;
                } else {
                    self.report_difference(merged, stored).await?;
                }
            } else if self.tx.import_month(&self.store.structure, &self.by, &enrollment.coach, &enrollment.id, *month, lines).await? {
                self.report.summary.months_added += 1;
            } else {
                self.report.summary.months_differing += 1;
            }
        }
        Ok(())
    }

    /// Reports a month that is stored with other lines. With [`Import::apply`] a month that came from a file gets the new lines; a
    /// month declared in the app is corrected on its own page.
    async fn report_difference(&mut self, merged: &MergedMonth, stored: &StoredMonth) -> Result<(), StoreError> {
        let MergedMonth { line, enrollment, month, lines } = merged;
        self.report.summary.months_differing += 1;
        let amount = |total: Cents, count: usize| if count > 1 { format!("{total} ({count} lignes)") } else { total.to_string() };
        self.report.differences.push(Difference {
            file: SourceFile::Declarations,
            line: *line,
            person: enrollment.name.clone(),
            column: month.to_string(),
            old: amount(stored.total, stored.lines.len()),
            new: amount(total(lines), lines.len()),
            applies: stored.from_file,
        });
        if self.apply && stored.from_file {
            let author = self.by.person.clone().unwrap_or_else(|| enrollment.coach.clone());
            self.tx.import_month_anew(&self.store.structure, &self.by, &author, (&enrollment.id, *month), lines).await?;
            self.report.summary.changes_applied += 1;
        }
        Ok(())
    }
}
