//! What the exported tables hold beside what the reports read: how somebody is reached, the entry record, the lines of a month.

use crate::{
    Result,
    db::{StructureStore, rows},
    reporting::Reporting,
};
use chrono::NaiveDate;
use domain::{
    declarations::declaration::{Activity, LineKind},
    enrollments::extension::ExtensionReason,
    values::{
        ids::{DeclarationId, EnrollmentId},
        money::Cents,
    },
};
use std::collections::HashMap;

/// The entry record of a path, and how its person is reached.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EntryRecord {
    enrollment_id: EnrollmentId,
    /// Phone of the person, E.164.
    pub phone: Option<String>,
    /// Address of the person.
    pub email: Option<String>,
    /// Address of the coach.
    pub coach_email: Option<String>,
    /// What the person lives from, in their words.
    pub trade: String,
    /// When the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// Since when the person receives the benefit.
    pub benefit_since: Option<NaiveDate>,
    /// When the contract was signed.
    pub signed_on: Option<NaiveDate>,
    /// Why the person left.
    pub exit_reason: Option<String>,
    /// The end that "Les Emplois" prints on the PASS.
    pub official_end: Option<NaiveDate>,
    /// The extensions: why and by how many days, in their order.
    #[sqlx(skip)]
    pub extensions: Vec<(ExtensionReason, i64)>,
}

/// A line of a month, of the version that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredLine {
    /// The category.
    pub activity: Activity,
    /// Sale or credit note.
    pub kind: LineKind,
    /// The amount, negative for a credit note.
    pub amount: Cents,
}

/// What the exported tables hold beside the reports' rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportFacts {
    /// The entry records, by path.
    pub records: HashMap<EnrollmentId, EntryRecord>,
    /// The lines of each declaration that counts, in their order.
    pub lines: HashMap<DeclarationId, Vec<DeclaredLine>>,
}

#[derive(sqlx::FromRow)]
struct ExtensionRow {
    enrollment_id: EnrollmentId,
    reason: ExtensionReason,
    days: i64,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: DeclarationId,
    activity: Activity,
    kind: LineKind,
    amount: Cents,
}

impl Reporting<'_> {
    /// What the exported tables of the structure hold beside [`StructureStore::members`], in three queries.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn export_facts(&self) -> Result<ExportFacts> {
        let records: Vec<EntryRecord> = rows!(
            self.db,
            "select e.id as enrollment_id, p.phone, p.email, c.email as coach_email, e.trade, e.registered_on, e.benefit_since,
             e.signed_on, e.exit_reason, e.official_end
             from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id where e.structure_id = $1",
            self.scope()
        )?;
        let mut facts =
            ExportFacts { records: records.into_iter().map(|it| (it.enrollment_id.clone(), it)).collect(), ..Default::default() };
        let extensions: Vec<ExtensionRow> = rows!(
            self.db,
            "select enrollment_id, reason, days from extension where structure_id = $1 order by created_at, id",
            self.scope()
        )?;
        for row in extensions {
            if let Some(record) = facts.records.get_mut(&row.enrollment_id) {
                record.extensions.push((row.reason, row.days));
            }
        }
        let lines: Vec<LineRow> = rows!(
            self.db,
            "select d.id, l.activity, l.kind, l.amount from declaration d
             join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1 order by d.id, l.position",
            self.scope()
        )?;
        for LineRow { id, activity, kind, amount } in lines {
            facts.lines.entry(id).or_default().push(DeclaredLine { activity, kind, amount });
        }
        Ok(facts)
    }
}
