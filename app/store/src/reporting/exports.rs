//! The columns of the exported tables that the reports do not read: contacts, the entry record, the lines of a month.

use crate::{Result, db::rows, reporting::Reporting};
use boxed_futures::boxed_futures;
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

/// The entry record of an enrollment and the contacts of its participant.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ExportRecord {
    enrollment_id: EnrollmentId,
    /// The phone of the participant, E.164.
    pub phone: Option<String>,
    /// The address of the participant.
    pub email: Option<String>,
    /// The address of the coach.
    pub coach_email: Option<String>,
    /// The trade, in the words of the participant.
    pub trade: String,
    /// When the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// The day since which the participant receives the benefit.
    pub benefit_since: Option<NaiveDate>,
    /// When the contract was signed.
    pub signed_on: Option<NaiveDate>,
    /// The reason of the exit.
    pub exit_reason: Option<String>,
    /// The end that "Les Emplois" prints on the PASS.
    pub official_end: Option<NaiveDate>,
    /// The reason and the days of each extension, in their order.
    #[sqlx(skip)]
    pub extensions: Vec<(ExtensionReason, i64)>,
}

/// A line of the newest version of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredLine {
    /// The category.
    pub activity: Activity,
    /// Sale or credit note.
    pub kind: LineKind,
    /// The amount, negative for a credit note.
    pub amount: Cents,
}

/// The columns of the exported tables that the reports do not read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportFacts {
    /// The entry records by enrollment.
    pub records: HashMap<EnrollmentId, ExportRecord>,
    /// The lines of the newest version of each declaration, in their order.
    pub lines: HashMap<DeclarationId, Vec<DeclaredLine>>,
}

#[derive(sqlx_macros::FromRow)]
struct ExtensionRow {
    enrollment_id: EnrollmentId,
    reason: ExtensionReason,
    days: i64,
}

#[derive(sqlx_macros::FromRow)]
struct LineRow {
    id: DeclarationId,
    activity: Activity,
    kind: LineKind,
    amount: Cents,
}

#[boxed_futures]
impl Reporting<'_> {
    /// The columns that [`Self::members`] does not read, in three queries.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn export_facts(&self) -> Result<ExportFacts> {
        let records: Vec<ExportRecord> = rows!(
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
