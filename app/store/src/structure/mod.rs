//! Structures, and whether this database is a demo.

pub(crate) mod copies;
pub(crate) mod letterhead;
pub(crate) mod settings;

use crate::{
    Actor, NewPerson, Result, StoreError,
    db::{Db, Tx, face, new_id, row, rows, tx_run, value},
};
use domain::values::ids::StructureId;
use serde_json::json;

face! {
    /// The settings of one structure: its name, its places, its letterhead, its holidays.
    Settings, settings
}

/// A structure: one EITI.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Structure {
    /// Its identifier.
    pub id: StructureId,
    /// Its name.
    pub name: String,
    /// The day of the following month after which a declaration is late, 1 to 28.
    pub due_day: i64,
}

impl Tx {
    /// Adds a structure with that many places.
    pub(crate) async fn create_structure(&mut self, by: &Actor, name: &str, places: i64) -> Result<StructureId> {
        let id: StructureId = new_id(by.at)?;
        tx_run!(self, "insert into structure (id, name, created_at) values ($1, $2, $3)", &id, name, by.at)?;
        for place in 1..=places {
            tx_run!(self, "insert into structure_place (structure_id, place) values ($1, $2)", &id, place)?;
        }
        self.audit(&id, by, "structure.created", id.as_str(), json!({ "places": places })).await?;
        Ok(id)
    }
}

impl Db {
    /// Adds a structure with that many places.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn create_structure(&self, by: &Actor, name: &str, places: i64) -> Result<StructureId> {
        let mut tx = self.begin().await?;
        let id = tx.create_structure(by, name, places).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Adds a structure, its coordinator and their invitation, in one transaction.
    ///
    /// # Errors
    /// [`crate::Refusal::ContactTaken`].
    pub async fn set_up(&self, by: &Actor, name: &str, places: i64, coordinator: &NewPerson, token_hash: &str) -> Result<StructureId> {
        let mut tx = self.begin().await?;
        let id = tx.create_structure(by, name, places).await?;
        let person = tx.add_person(&id, by, coordinator).await?;
        tx.invite(&id, by, &person, token_hash).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// All structures of this database, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn structures(&self) -> Result<Vec<Structure>> {
        Ok(rows!(self, "select id, name, due_day from structure order by id")?)
    }

    /// Whether this database was made by `essor demo`, where personas sign in without a password.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_demo(&self) -> Result<bool> {
        let value: Option<String> = value!(self, "select value from installation where key = 'demo'")?;
        Ok(value.as_deref() == Some("yes"))
    }

    /// Marks this database as a demo; the mark stays.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn mark_as_demo(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "insert into installation (key, value) values ('demo', 'yes') on conflict (key) do nothing")?;
        tx.commit().await
    }
}

impl Settings<'_> {
    /// The structure itself.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn details(&self) -> Result<Structure> {
        row!(self.db, "select id, name, due_day from structure where id = $1", self.scope())?.ok_or(StoreError::NotFound)
    }
}
