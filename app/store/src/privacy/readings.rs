//! Who of the team read the record of a person, a document or an export.

use crate::{
    Actor, Result,
    db::{READS, value},
    privacy::Privacy,
};
use boxed_futures::boxed_futures;
use domain::{
    people::Role,
    values::{
        ids::{DocumentId, PersonId},
        paris,
    },
};
use serde_json::json;

#[boxed_futures]
impl Privacy<'_> {
    /// Writes that a member of the team read the record of a participant: once a day in Paris for each reader and participant. A coach's
    /// reading of a person whom they neither accompany nor stand in for has a name of its own.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn record_read(&self, by: &Actor, role: Role, participant: &PersonId) -> Result<()> {
        let own: Option<i64> = match role {
            Role::Coach => value!(self.db, READS, participant, by.person_id(), paris::day(by.at))?,
            _ => Some(1),
        };
        let action = if own == Some(1) { "record.read" } else { "record.read_of_others" };
        let midnight = paris::start_of_day(paris::day(by.at));
        let today: Option<String> = value!(
            self.db,
            "select id from audit where structure_id = $1 and subject_id = $2 and at >= $3 and actor_id = $4 and action = $5 limit 1",
            self.scope(),
            participant,
            midnight,
            by.person_id(),
            action,
        )?;
        if today.is_some() {
            return Ok(());
        }
        let mut tx = self.db.begin().await?;
        tx.audit(&self.structure, by, action, participant.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// Writes that a member of the team opened a document.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn document_read(&self, by: &Actor, document: &DocumentId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.audit(&self.structure, by, "document.read", document.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// Writes that a file with data of many people was taken, by the name of the file.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn export_taken(&self, by: &Actor, file: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.audit(&self.structure, by, "export.taken", self.scope(), json!({ "file": file })).await?;
        tx.commit().await
    }

    /// Writes that the data of a person was taken as a file.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn data_taken(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.audit(&self.structure, by, "person.data_taken", person.as_str(), json!({})).await?;
        tx.commit().await
    }
}
