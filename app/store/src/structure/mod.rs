//! Structures, and whether this database is a demo.

pub(crate) mod contact;
pub(crate) mod copies;
pub(crate) mod first_steps;
pub(crate) mod letterhead;
pub(crate) mod settings;

use crate::{
    Actor, NewPerson, Result, StoreError,
    db::{Db, Tx, face, new_id, row, rows, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use domain::{declarations::due_day::DueDay, people::order::sort_by_text, values::ids::StructureId};
use serde_json::json;

face! {
    /// The settings of one structure: its name, its places, its letterhead, its holidays.
    Settings, settings
}

/// A structure: one EITI.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Structure {
    /// Its identifier.
    pub id: StructureId,
    /// Its name.
    pub name: String,
    /// The day of the following month after which a declaration is late, 1 to 28.
    pub due_day: DueDay,
}

/// A structure with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct StructureCounts {
    /// Its name.
    pub name: String,
    /// The number of its places; 0 for a network.
    pub places: i64,
    /// The number of its running enrollments.
    pub enrolled: i64,
    /// The number of people in its team.
    pub team: i64,
}

/// A structure to be made with its coordinator, who is invited.
#[derive(Debug, Clone)]
pub struct NewStructure {
    /// Its name.
    pub name: String,
    /// The number of its places.
    pub places: i64,
    /// Its coordinator.
    pub coordinator: NewPerson,
    /// The SHA-256 of the token of the coordinator's invitation.
    pub token_hash: String,
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

    /// Adds a structure with its coordinator and their invitation unless its name is in use; returns whether it was added.
    async fn set_up_once(&mut self, by: &Actor, new: &NewStructure) -> Result<bool> {
        // Two commands at once make one structure.
        self.lock_key(&new.name).await?;
        let known: Option<String> = tx_value!(self, "select id from structure where name = $1 limit 1", new.name.as_str())?;
        if known.is_some() {
            return Ok(false);
        }
        let id = self.create_structure(by, &new.name, new.places).await?;
        let person = self.add_person(&id, by, &new.coordinator).await?;
        self.invite(&id, by, &person, &new.token_hash).await?;
        Ok(true)
    }
}

#[boxed_futures]
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

    /// Adds structures with their coordinators and invitations, all or none. One whose name is in use stays as it is. Returns for each
    /// whether it was added.
    ///
    /// # Errors
    /// The index of the refused structure, if one was, with [`crate::Refusal::ContactTaken`] or [`StoreError::Database`].
    pub async fn set_up_all(&self, by: &Actor, structures: &[NewStructure]) -> std::result::Result<Vec<bool>, (Option<usize>, StoreError)> {
        let mut tx = self.begin().await.map_err(|error| (None, error))?;
        let mut added = Vec::with_capacity(structures.len());
        for (index, new) in structures.iter().enumerate() {
            added.push(tx.set_up_once(by, new).await.map_err(|error| (Some(index), error))?);
        }
        tx.commit().await.map_err(|error| (None, error))?;
        Ok(added)
    }

    /// All structures of this database, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn structures(&self) -> Result<Vec<Structure>> {
        Ok(rows!(self, "select id, name, due_day from structure order by id")?)
    }

    /// All structures with their numbers, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn structure_counts(&self) -> Result<Vec<StructureCounts>> {
        let mut counts: Vec<StructureCounts> = rows!(
            self,
            "select name, (select count(*) from structure_place l where l.structure_id = s.id and not l.closed) as places,
             (select count(*) from enrollment e where e.structure_id = s.id and e.left_on is null) as enrolled,
             (select count(*) from person p where p.structure_id = s.id and p.role <> 'Participant' and p.left_team_at is null) as team
             from structure s order by s.id"
        )?;
        sort_by_text(&mut counts, |it| it.name.clone());
        Ok(counts)
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

#[boxed_futures]
impl Settings<'_> {
    /// The structure itself.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn details(&self) -> Result<Structure> {
        row!(self.db, "select id, name, due_day from structure where id = $1", self.scope())?.ok_or(StoreError::NotFound)
    }
}
