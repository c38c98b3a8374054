//! How often sign-in failed, by structure, day and kind: one line in the journal each, once the day is over.

use crate::{
    Actor, Result,
    db::{Db, Tx, to_millis, tx_rows, tx_run, tx_value},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::values::{
    ids::{PersonId, StructureId},
    paris,
};
use serde_json::json;

/// What failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInFailure {
    /// A code was not the one that was sent.
    WrongCode,
    /// A password of the team was not the right one.
    WrongPassword,
    /// A limit allowed no more.
    Limited,
    /// A code was not sent by SMS: the number of the day was used up.
    SmsCap,
}

impl SignInFailure {
    fn as_str(self) -> &'static str {
        match self {
            Self::WrongCode => "WrongCode",
            Self::WrongPassword => "WrongPassword",
            Self::Limited => "Limited",
            Self::SmsCap => "SmsCap",
        }
    }
}

#[derive(sqlx::FromRow)]
struct DayRow {
    structure_id: StructureId,
    day: NaiveDate,
    kind: String,
    failures: i64,
}

impl Tx {
    /// Counts a failure on the day in Paris.
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

impl Db {
    /// Counts a wrong password of someone of the team.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn count_wrong_password(&self, person: &PersonId, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        let structure: Option<String> = tx_value!(&mut tx, "select structure_id from person where id = $1", person.as_str())?;
        if let Some(structure) = structure.and_then(|id| StructureId::try_from(id).ok()) {
            tx.count_failure(&structure, SignInFailure::WrongPassword, now).await?;
        }
        tx.commit().await
    }

    /// Writes the failures of the days that are over into the journals of their structures, and ends their counts. Run by
    /// several processes, each line is written once.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn journal_failures(&self, now: DateTime<Utc>) -> Result<()> {
        let now = to_millis(now);
        let mut tx = self.begin().await?;
        let over: Vec<DayRow> =
            tx_rows!(&mut tx, "delete from sign_in_failure where day < $1 returning structure_id, day, kind, failures", paris::day(now))?;
        let by = Actor::tools(now);
        for row in over {
            let details = json!({ "day": row.day, "failures": row.failures });
            let (structure, subject) = (&row.structure_id, row.structure_id.as_str());
            match row.kind.as_str() {
                "WrongCode" => tx.audit(structure, &by, "sign_in.wrong_code", subject, details).await?,
                "WrongPassword" => tx.audit(structure, &by, "sign_in.wrong_password", subject, details).await?,
                "SmsCap" => tx.audit(structure, &by, "sign_in.sms_cap", subject, details).await?,
                _ => tx.audit(structure, &by, "sign_in.limited", subject, details).await?,
            }
        }
        tx.commit().await
    }
}
