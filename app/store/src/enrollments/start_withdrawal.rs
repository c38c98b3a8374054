//! Withdrawing an enrollment whose first day is to come: it is deleted, so that nothing that counts enrollments has to know of it.

use crate::{
    Actor, Result, StoreError,
    db::{tx_rows, tx_run, tx_value},
    enrollments::Enrollments,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    enrollments::enrollment::PeriodRefusal,
    values::ids::{EnrollmentId, PersonId},
};
use serde_json::json;

/// Finds the enrollment `$1` if it holds something that people have written or declared.
const FILLED: &str = "select e.id from enrollment e where e.id = $1 and (
     exists (select 1 from declaration d where d.enrollment_id = e.id)
     or exists (select 1 from withdrawn_declaration w where w.enrollment_id = e.id)
     or exists (select 1 from document d where d.enrollment_id = e.id)
     or exists (select 1 from statement_row r where r.enrollment_id = e.id)
     or exists (select 1 from goal g where g.enrollment_id = e.id)
     or exists (select 1 from plan_version v where v.enrollment_id = e.id)
     or exists (select 1 from check_in c where c.enrollment_id = e.id)
     or exists (select 1 from note n where n.enrollment_id = e.id))";

/// Deletes what belongs to the enrollment `$1`, and the enrollment.
const DELETE: [&str; 6] = [
    "delete from suspended_day where enrollment_id = $1",
    "delete from suspension where enrollment_id = $1",
    "delete from extension where enrollment_id = $1",
    "delete from statement_coefficient where enrollment_id = $1",
    "delete from record_correction where enrollment_id = $1",
    "delete from enrollment where id = $1",
];

#[boxed_futures]
impl Enrollments<'_> {
    /// Withdraws an enrollment of a participant that has not begun: its place is free, coming bookings and waitlist entries are
    /// cancelled. Nothing happens when the participant has no such enrollment: it was withdrawn before.
    ///
    /// # Errors
    /// [`PeriodRefusal::Begun`]; [`PeriodRefusal::NotEmpty`] when something was declared, added or written in it.
    pub async fn withdraw_start(&self, by: &Actor, participant: &PersonId, enrollment: &EnrollmentId, today: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let row = match tx.lock_exit(self, enrollment).await {
            Err(StoreError::NotFound) => return Ok(()),
            row => row?,
        };
        if row.participant_id != *participant {
            return Ok(());
        }
        if row.starts_on <= today {
            return Err(PeriodRefusal::Begun.into());
        }
        let filled: Option<String> = tx_value!(&mut tx, FILLED, enrollment)?;
        if filled.is_some() {
            return Err(PeriodRefusal::NotEmpty.into());
        }
        tx.cancel_bookings_and_entries(self, by, participant).await?;
        // No later erasure of the person finds events of an enrollment that is gone: what they say of the person goes now.
        let named = "select id from audit where structure_id = $1 and subject_id = $2 and action = 'enrollment.record_corrected'";
        let corrected: Vec<(String,)> = tx_rows!(&mut tx, named, self.scope(), enrollment)?;
        if !corrected.is_empty() {
            tx.seal_audit().await?;
        }
        for (event,) in corrected {
            tx.redact(&event).await?;
        }
        for delete in DELETE {
            tx_run!(&mut tx, delete, enrollment)?;
        }
        let details = json!({ "starts_on": row.starts_on });
        tx.audit(&self.structure, by, "enrollment.withdrawn", participant.as_str(), details).await?;
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::tables::tables;

    #[test]
    fn every_table_of_an_enrollment_is_deleted_or_refuses_the_withdrawal() {
        for table in tables().iter().filter(|table| table.columns.iter().any(|column| column.name == "enrollment_id")) {
            let named = |sql: &str| sql.contains(&format!(" from {} ", table.name));
            assert!(named(FILLED) || DELETE.into_iter().any(named), "withdrawing an enrollment does not know {}", table.name);
        }
    }
}
