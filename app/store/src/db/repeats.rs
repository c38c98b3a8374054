//! Repeated writes of one person: a double tap, a lost response, a second tab. They are done once and succeed.
//!
//! The rules and the keys of the tables refuse the second write; here that refusal is distinguished from one that another person caused.

use crate::{
    Actor, Result, StoreError,
    db::{StructureStore, value},
};
use chrono::{DateTime, Duration, Utc};
use domain::caseload::note::TWICE_MINUTES;
use std::future::Future;

impl Actor {
    /// The instant since which the same write of the same person counts as a repeat, UTC.
    pub(crate) fn repeats_from(&self) -> DateTime<Utc> {
        self.at - Duration::minutes(TWICE_MINUTES)
    }
}

/// The result of a write; if it was refused, the result of `find` for the same write done before by the same person.
///
/// # Errors
/// The refusal, when `find` returns `None`; any other error.
pub(crate) async fn or_repeated<T>(result: Result<T>, find: impl Future<Output = Result<Option<T>>>) -> Result<T> {
    match result {
        Err(StoreError::Refused(refusal)) => find.await?.ok_or(StoreError::Refused(refusal)),
        result => result,
    }
}

impl StructureStore {
    /// Whether the actor did that to a row within the last [`TWICE_MINUTES`], by the audit.
    pub(crate) async fn did_lately(&self, by: &Actor, action: &str, subject_id: &str) -> Result<bool> {
        let done: Option<i64> = value!(
            self.db,
            "select count(*) from audit where subject_id = $1 and at >= $2 and structure_id = $3 and actor_id = $4 and action = $5",
            subject_id,
            by.repeats_from(),
            self.scope(),
            by.person_id(),
            action,
        )?;
        Ok(done.unwrap_or_default() > 0)
    }

    /// The identifier of a found row, if the actor made it by that action within the last [`TWICE_MINUTES`].
    pub(crate) async fn if_made_lately<Id: TryFrom<String>>(&self, by: &Actor, action: &str, found: Option<String>) -> Result<Option<Id>> {
        let Some(found) = found else { return Ok(None) };
        if !self.did_lately(by, action, &found).await? {
            return Ok(None);
        }
        let id = Id::try_from(found.clone());
        Ok(Some(id.map_err(|_| sqlx::Error::Decode(format!("no identifier: {found:?}").into()))?))
    }
}
