//! One's own act sent again: a double tap, an answer lost on a weak network, a second tab. It is done once and said as done.
//!
//! What keeps it from being done twice are the rules and the keys of the tables; here the refusal that they give to the
//! second request is told from one that somebody else caused.

use crate::{
    Actor, Result, StoreError,
    db::{StructureStore, value},
};
use chrono::{DateTime, Duration, Utc};
use domain::caseload::note::TWICE_MINUTES;
use std::future::Future;

impl Actor {
    /// From when on an act of the same person counts as the same act sent again, UTC.
    pub(crate) fn repeats_from(&self) -> DateTime<Utc> {
        self.at - Duration::minutes(TWICE_MINUTES)
    }
}

/// The result of a write; when it was refused, what `find` gives for the same act done before by the same person, if it was.
///
/// # Errors
/// The refusal, when no such act is found; any other error.
pub(crate) async fn or_repeated<T>(result: Result<T>, find: impl Future<Output = Result<Option<T>>>) -> Result<T> {
    match result {
        Err(StoreError::Refused(refusal)) => find.await?.ok_or(StoreError::Refused(refusal)),
        result => result,
    }
}

impl StructureStore {
    /// Whether the person who acts did that to a row within the last [`TWICE_MINUTES`].
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

    /// A row that was found, if the person who acts made it within the last [`TWICE_MINUTES`] by that action.
    pub(crate) async fn if_made_lately<Id: TryFrom<String>>(&self, by: &Actor, action: &str, found: Option<String>) -> Result<Option<Id>> {
        let Some(found) = found else { return Ok(None) };
        if !self.did_lately(by, action, &found).await? {
            return Ok(None);
        }
        Ok(Id::try_from(found).ok())
    }
}
