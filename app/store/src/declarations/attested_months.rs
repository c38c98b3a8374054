//! The months of an attestation: validated turnover, with who validated it and when.

use crate::{
    Result,
    db::rows,
    declarations::{Declarations, stored_line},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine},
    values::{
        ids::{DeclarationId, PersonId},
        money::Cents,
        month::Month,
    },
};
use std::collections::HashMap;

/// A validated or reported month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttestedMonth {
    /// The month.
    pub month: Month,
    /// The lines of the current version.
    pub lines: Vec<TurnoverLine>,
    /// Whether it was imported from the coordinator's spreadsheet.
    pub imported: bool,
    /// First and family name of the person who validated it last, and when, UTC; `None` for a month that was only imported.
    pub validated: Option<(String, DateTime<Utc>)>,
}

#[derive(sqlx_macros::FromRow)]
struct LineRow {
    id: DeclarationId,
    month: Month,
    imported: bool,
    activity: Activity,
    kind: LineKind,
    amount: Cents,
}

#[derive(sqlx_macros::FromRow)]
struct DecisionRow {
    subject_id: DeclarationId,
    name: String,
    at: DateTime<Utc>,
}

#[boxed_futures]
impl Declarations<'_> {
    /// The validated or reported months of a participant, over all enrollments, oldest first. `from` and `to` are inclusive.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn attested_months(&self, participant: &PersonId, from: Month, to: Month) -> Result<Vec<AttestedMonth>> {
        let lines: Vec<LineRow> = rows!(
            self.db,
            "select d.id, d.month, d.imported, l.activity, l.kind, l.amount
             from declaration d join turnover_line l on l.declaration_id = d.id and l.version = d.version
             where d.structure_id = $1 and d.month >= $3 and d.month <= $4 and d.enrollment_id in
             (select id from enrollment where participant_id = $2)
             and d.state in ('Validated', 'Reported') order by d.month, l.position",
            self.scope(),
            participant,
            from,
            to,
        )?;
        // After a correction a month is validated twice: the later decision counts.
        let decisions: Vec<DecisionRow> = rows!(
            self.db,
            "select a.subject_id, p.first_name || ' ' || p.last_name as name, a.at
             from declaration d join audit a on a.subject_id = d.id join person p on p.id = a.actor_id
             where d.structure_id = $1 and a.structure_id = $1 and a.action = 'declaration.validated' and d.enrollment_id in
             (select id from enrollment where participant_id = $2)
             order by a.at, a.id",
            self.scope(),
            participant,
        )?;
        let mut validations: HashMap<DeclarationId, (String, DateTime<Utc>)> =
            decisions.into_iter().map(|row| (row.subject_id, (row.name, row.at))).collect();
        let mut months: Vec<AttestedMonth> = Vec::new();
        for row in lines {
            let line = stored_line(row.activity, row.kind, row.amount)?;
            match months.last_mut().filter(|month| month.month == row.month) {
                Some(month) => month.lines.push(line),
                None => months.push(AttestedMonth {
                    month: row.month,
                    lines: vec![line],
                    imported: row.imported,
                    validated: validations.remove(&row.id),
                }),
            }
        }
        Ok(months)
    }
}
