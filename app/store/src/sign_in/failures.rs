//! Failed sign-ins, counted by structure, day and kind: one audit event each, once the day is over.

use crate::{
    Actor, Result,
    db::{Db, Tx, to_millis, tx_rows, tx_run, tx_value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    sign_in::failure::SignInFailure,
    values::{
        ids::{PersonId, StructureId},
        paris,
    },
};
use serde_json::json;

#[derive(sqlx_macros::FromRow)]
struct DayRow {
    structure_id: StructureId,
    day: NaiveDate,
    kind: SignInFailure,
    failures: i64,
}

impl Tx {
    /// Counts a failure on its day in Paris.
    pub(crate) async fn count_failure(&mut self, structure: &StructureId, kind: SignInFailure, now: DateTime<Utc>) -> Result<()> {
        tx_run!(
            self,
            "insert into sign_in_failure (structure_id, day, kind, failures) values ($1, $2, $3, 1)
             on conflict (structure_id, day, kind) do update set failures = sign_in_failure.failures + 1",
            structure.as_str(),
            paris::day(now),
            kind.as_str(),
        )?;
        Ok(())
    }
}

#[boxed_futures]
impl Db {
    /// Counts a wrong password of a member of the team.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn count_wrong_password(&self, person: &PersonId, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        let structure: Option<StructureId> = tx_value!(&mut tx, "select structure_id from person where id = $1", person)?;
        if let Some(structure) = structure {
            tx.count_failure(&structure, SignInFailure::WrongPassword, now).await?;
        }
        tx.commit().await
    }

    /// Writes the failures of past days as audit events of their structures, and deletes their counts. Each event is written once,
    /// also when several processes run this.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn journal_failures(&self, now: DateTime<Utc>) -> Result<()> {
        let now = to_millis(now);
        let mut tx = self.begin().await?;
        let past: Vec<DayRow> =
            tx_rows!(&mut tx, "delete from sign_in_failure where day < $1 returning structure_id, day, kind, failures", paris::day(now))?;
        let by = Actor::tools(now);
        for row in past {
            let details = json!({ "day": row.day, "failures": row.failures });
            let (structure, subject) = (&row.structure_id, row.structure_id.as_str());
            tx.audit(structure, &by, row.kind.action(), subject, details).await?;
        }
        tx.commit().await
    }
}
