//! Correcting the entry record of an enrollment: each field that changes is a row, with its former value, the day from which the new
//! one counts, author and reason.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, next_ulid, row, rows, tx_row, tx_rows, tx_run},
    enrollments::{Enrollments, record::unreadable},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    enrollments::{
        corrections::{CountsFrom, DatedRecord, EntrySheet, FieldChange, changes},
        entry_record::EntryRecord,
        pass_number::PassNumber,
    },
    values::{
        ids::{EnrollmentId, PersonId},
        siret::Siret,
    },
};
use serde_json::json;
use std::collections::HashMap;

/// The reason of corrections that come from a file.
pub(crate) const IMPORT_REASON: &str = "Import d’un fichier";

/// How many corrections a page shows at most.
const MOST_SHOWN: i64 = 100;

/// A correction as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct RecordCorrection {
    /// The field, its values and the day from which the new one counts.
    #[sqlx(flatten)]
    pub change: FieldChange,
    /// The reason, in one sentence.
    pub reason: String,
    /// First and family name of its author; `None` for the structure's own tools.
    pub who: Option<String>,
    /// When it was made, UTC.
    pub corrected_at: DateTime<Utc>,
}

#[derive(sqlx_macros::FromRow)]
struct SheetRow {
    participant_id: PersonId,
    #[sqlx(flatten)]
    record: EntryRecord,
    pass_number: Option<String>,
    siret: Option<String>,
    address: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct ChangeRow {
    enrollment_id: EnrollmentId,
    #[sqlx(flatten)]
    change: FieldChange,
}

const SHEET: &str = "select e.participant_id, e.trade, e.activity, e.registered_on, e.acre, e.benefit, e.benefit_since,
     e.starting_turnover, e.goal, e.pass_number, p.siret, p.address
     from enrollment e join person p on p.id = e.participant_id
     where e.structure_id = $1 and e.id = $2 and p.erased_at is null";

const CHANGES: &str =
    "select field, old_value, new_value, counts_from from record_correction where enrollment_id = $1 order by corrected_at, id";

impl SheetRow {
    /// # Errors
    /// [`StoreError::Database`] for a stored text that is no such number.
    fn sheet(self) -> Result<EntrySheet> {
        let pass_number = self.pass_number.map(|number| PassNumber::read(&number)).transpose();
        let siret = self.siret.map(|siret| Siret::read(&siret)).transpose();
        Ok(EntrySheet {
            record: self.record,
            pass_number: pass_number.map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
            siret: siret.map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
            address: self.address,
        })
    }
}

impl Tx {
    /// Inserts a row for each corrected field.
    pub(crate) async fn add_corrections(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        enrollment: &EnrollmentId,
        changes: &[FieldChange],
        reason: &str,
    ) -> Result<()> {
        for change in changes {
            tx_run!(
                self,
                "insert into record_correction (id, structure_id, enrollment_id, field, old_value, new_value, counts_from, reason,
                 corrected_by, corrected_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                next_ulid(by.at),
                store.scope(),
                enrollment,
                change.field,
                change.old.as_deref(),
                change.new.as_deref(),
                change.counts_from,
                reason,
                by.person_id(),
                by.at,
            )?;
        }
        Ok(())
    }

    /// Writes an entry record.
    pub(crate) async fn set_record(&mut self, store: &StructureStore, enrollment: &EnrollmentId, record: &EntryRecord) -> Result<()> {
        tx_run!(
            self,
            "update enrollment set trade = $3, activity = $4, registered_on = $5, acre = $6, benefit = $7, benefit_since = $8,
             starting_turnover = $9, goal = $10 where structure_id = $1 and id = $2",
            store.scope(),
            enrollment,
            record.trade.as_str(),
            record.activity,
            record.registered_on,
            record.acre,
            record.benefit,
            record.benefit_since,
            record.starting_turnover,
            record.goal,
        )?;
        Ok(())
    }
}

#[boxed_futures]
impl Enrollments<'_> {
    /// The entry record of an enrollment with the numbers and the address of its participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a participant who was erased.
    pub async fn entry_sheet(&self, enrollment: &EnrollmentId) -> Result<EntrySheet> {
        let found: Option<SheetRow> = row!(self.db, SHEET, self.scope(), enrollment)?;
        found.ok_or(StoreError::NotFound)?.sheet()
    }

    /// The corrections of an enrollment's entry record, the newest first, at most [`MOST_SHOWN`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn corrections_of(&self, enrollment: &EnrollmentId) -> Result<Vec<RecordCorrection>> {
        Ok(rows!(
            self.db,
            "select c.field, c.old_value, c.new_value, c.counts_from, c.reason, c.corrected_at, p.first_name || ' ' || p.last_name as who
             from record_correction c left join person p on p.id = c.corrected_by
             where c.structure_id = $1 and c.enrollment_id = $2 order by c.corrected_at desc, c.id desc limit $3",
            self.scope(),
            enrollment,
            MOST_SHOWN
        )?)
    }

    /// The corrections of an enrollment in the order in which they were made.
    pub(super) async fn changes_of(&self, enrollment: &EnrollmentId) -> Result<Vec<FieldChange>> {
        Ok(rows!(self.db, CHANGES, enrollment)?)
    }

    /// The corrections of every enrollment of the structure in whose entry record one counts from a later day than the first; of one coach
    /// if given.
    pub(super) async fn dated_changes(&self, coach: Option<&PersonId>) -> Result<HashMap<EnrollmentId, Vec<FieldChange>>> {
        let rows: Vec<ChangeRow> = rows!(
            self.db,
            "select r.enrollment_id, r.field, r.old_value, r.new_value, r.counts_from
             from record_correction r join enrollment e on e.id = r.enrollment_id
             where r.structure_id = $1 and r.field in ('Activity', 'Acre', 'Benefit') and e.coach_id = coalesce($2, e.coach_id)
             order by r.corrected_at, r.id",
            self.scope(),
            coach
        )?;
        let mut by_enrollment: HashMap<EnrollmentId, Vec<FieldChange>> = HashMap::new();
        for ChangeRow { enrollment_id, change } in rows {
            by_enrollment.entry(enrollment_id).or_default().push(change);
        }
        by_enrollment.retain(|_, changes| changes.iter().any(|change| change.counts_from.is_some()));
        Ok(by_enrollment)
    }

    /// Corrects the entry record of an enrollment, its PASS number, and the SIRET and address of its participant; `seen` is the
    /// [`EntrySheet::fingerprint`] of what the form showed. Returns the number of fields that changed; 0 when all are as asked already.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when `seen` is not current; [`StoreError::NotFound`], also for a participant who was erased.
    pub async fn correct_record(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        seen: &str,
        (new, from): (&EntrySheet, &CountsFrom),
        reason: &str,
    ) -> Result<usize> {
        let mut tx = self.db.begin().await?;
        tx.lock_participant_of(self, enrollment).await?;
        tx.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        let found: Option<SheetRow> = tx_row!(&mut tx, SHEET, self.scope(), enrollment)?;
        let found = found.ok_or(StoreError::NotFound)?;
        let participant = found.participant_id.clone();
        let current = found.sheet()?;
        let made: Vec<FieldChange> = tx_rows!(&mut tx, CHANGES, enrollment)?;
        let record = &current.record;
        let dated = DatedRecord::of(record.activity, record.acre, record.benefit, &made).map_err(unreadable)?;
        let changed = changes(&current, new, from, &dated);
        if changed.is_empty() {
            return Ok(0);
        }
        if current.fingerprint() != seen {
            return Err(Refusal::MovedOn.into());
        }
        tx.set_record(self, enrollment, &new.record).await?;
        let pass = "update enrollment set pass_number = $3 where structure_id = $1 and id = $2";
        tx_run!(&mut tx, pass, self.scope(), enrollment, new.pass_number.as_ref().map(PassNumber::as_str))?;
        let address = "update person set siret = $3, address = $4 where structure_id = $1 and id = $2";
        tx_run!(&mut tx, address, self.scope(), &participant, new.siret.as_ref().map(Siret::as_str), new.address.as_deref())?;
        tx.add_corrections(self, by, enrollment, &changed, reason).await?;
        let named: Vec<_> = changed
            .iter()
            .map(|change| {
                let shown = |value: &Option<String>| value.clone().filter(|_| !change.field.is_identity());
                let (from, to) = (shown(&change.old), shown(&change.new));
                json!({ "column": change.field.column(), "from": from, "to": to, "counts_from": change.counts_from })
            })
            .collect();
        let details = json!({ "changes": named, "reason": reason });
        tx.audit(&self.structure, by, "enrollment.record_corrected", enrollment.as_str(), details).await?;
        tx.commit().await?;
        Ok(changed.len())
    }
}
