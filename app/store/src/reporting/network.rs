//! The network, the only reader of rows of several structures. It reads their published half-years
//! ([`domain::reporting::disclosure`]) and no data of a person.

use crate::{
    Actor, NewPerson, Person, Published, Refusal, Result, SignedIn, StoreError, Structure,
    db::{Db, LockTarget, Tx, rows, tx_run, tx_value},
    reporting::funders::PublishedRow,
};
use boxed_futures::boxed_futures;
use domain::{
    people::{Email, Role, order::sort_by_text},
    reporting::disclosure::{half_year::HalfYear, snapshot::Snapshot},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;
use std::collections::HashMap;

/// The published results of the structures of this database.
#[derive(Debug, Clone)]
pub struct Network(Db);

/// A structure as the network sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureResults {
    /// The structure.
    pub structure: Structure,
    /// The number of its places.
    pub places: i64,
    /// Its published half-years, oldest first.
    pub published: Vec<Published>,
}

impl StructureResults {
    /// The results of a half-year, if it is published.
    pub fn of(&self, half: HalfYear) -> Option<&Snapshot> {
        self.published.iter().find(|published| published.half == half).map(|published| &published.snapshot)
    }
}

#[derive(sqlx_macros::FromRow)]
struct StructureRow {
    #[sqlx(flatten)]
    structure: Structure,
    places: i64,
}

#[derive(sqlx_macros::FromRow)]
struct StructurePublishedRow {
    structure_id: String,
    #[sqlx(flatten)]
    row: PublishedRow,
}

impl Tx {
    /// The member of a network with the address of `new`, returned to it after having left; `None` for an unknown address.
    async fn return_to_network(&mut self, network: &StructureId, by: &Actor, new: &NewPerson) -> Result<Option<PersonId>> {
        let find = "select id from person where structure_id = $1 and email = $2 and role = 'Network'";
        let id: Option<String> = tx_value!(self, find, network.as_str(), new.email.as_ref().map(Email::as_str))?;
        let Some(id) = id.and_then(|id| PersonId::try_from(id).ok()) else { return Ok(None) };
        let back = "update person set left_team_at = null where id = $1 and left_team_at is not null";
        if tx_run!(self, back, id.as_str())? == 1 {
            self.audit(network, by, "person.returned", id.as_str(), json!({})).await?;
        }
        Ok(Some(id))
    }
}

#[boxed_futures]
impl Db {
    /// The network, for a member of it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for any other role.
    pub fn network(&self, who: &SignedIn) -> Result<Network> {
        if who.role == Role::Network { Ok(Network(self.clone())) } else { Err(StoreError::NotFound) }
    }

    /// Adds a member to the network of that name and invites them. The network, a structure without places, is created if needed; a
    /// former member returns to it.
    ///
    /// # Errors
    /// [`Refusal::NetworkHasPlaces`] for the name of a structure with places;
    /// [`Refusal::ContactTaken`].
    pub async fn add_to_network(&self, by: &Actor, name: &str, new: &NewPerson, token_hash: &str) -> Result<PersonId> {
        let mut tx = self.begin().await?;
        // Two commands at once make one network.
        tx.lock_key(name).await?;
        let known: Option<String> = tx_value!(&mut tx, "select id from structure where name = $1 order by id limit 1", name)?;
        let id = match known.and_then(|id| StructureId::try_from(id).ok()) {
            Some(id) => id,
            None => tx.create_structure(by, name, 0).await?,
        };
        let place: Option<i64> = tx_value!(&mut tx, "select place from structure_place where structure_id = $1 limit 1", id.as_str())?;
        if place.is_some() {
            return Err(Refusal::NetworkHasPlaces.into());
        }
        let person = match tx.return_to_network(&id, by, new).await? {
            Some(person) => person,
            None => tx.add_person(&id, by, &NewPerson { role: Role::Network, ..new.clone() }).await?,
        };
        tx.invite(&id, by, &person, token_hash).await?;
        tx.commit().await?;
        Ok(person)
    }

    /// Removes a member from the network: their sessions end, and their address and password no longer sign in.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no member of the network has that e-mail address.
    pub async fn take_from_network(&self, by: &Actor, email: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        let person = tx.person_by_contact(email).await?.filter(|person| person.role == Role::Network);
        let Person { id, structure_id, .. } = person.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, id.as_str()).await?;
        tx_run!(&mut tx, "update person set left_team_at = $2, password_hash = null where id = $1", id.as_str(), by.at)?;
        tx.revoke_access(&id, by.at).await?;
        tx.audit(&structure_id, by, "person.left_team", id.as_str(), json!({ "people": 0 })).await?;
        tx.commit().await
    }
}

#[boxed_futures]
impl Network {
    /// Every structure with places, by name, with its published half-years.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Json`].
    pub async fn structures(&self) -> Result<Vec<StructureResults>> {
        let mut rows: Vec<StructureRow> = rows!(
            self.0,
            "select s.id, s.name, s.due_day, count(*) as places from structure s
             join structure_place p on p.structure_id = s.id and not p.closed
             group by s.id, s.name, s.due_day order by s.id"
        )?;
        sort_by_text(&mut rows, |it| it.structure.name.clone());
        let all: Vec<StructurePublishedRow> =
            rows!(self.0, "select structure_id, half_year, snapshot, published_at from published_half_year order by half_year")?;
        let mut published: HashMap<String, Vec<Published>> = HashMap::new();
        for StructurePublishedRow { structure_id, row } in all {
            published.entry(structure_id).or_default().push(row.read()?);
        }
        let results = |StructureRow { structure, places }| {
            let published = published.remove(structure.id.as_str()).unwrap_or_default();
            StructureResults { structure, places, published }
        };
        Ok(rows.into_iter().map(results).collect())
    }
}
