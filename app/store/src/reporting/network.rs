//! The network: the one place where rows of several structures are read together. It reads what they have told, see
//! [`domain::reporting::disclosure`], and nothing of anybody.

use crate::{
    Actor, NewPerson, Person, Published, Refusal, Result, SignedIn, StoreError, Structure,
    db::{Db, LockTarget, Tx, rows, tx_run, tx_value},
    reporting::funders::PublishedRow,
};
use domain::{
    people::{Email, Role, order::sort_by_text},
    reporting::disclosure::{half_year::HalfYear, snapshot::Snapshot},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;
use std::collections::HashMap;

/// What the structures of this database have told.
#[derive(Debug, Clone)]
pub struct Network(Db);

/// A structure as the network sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureResults {
    /// The structure.
    pub structure: Structure,
    /// How many places it has to fill.
    pub places: i64,
    /// What it has told, the oldest half-year first.
    pub published: Vec<Published>,
}

impl StructureResults {
    /// What it has told of a half-year.
    pub fn of(&self, half: HalfYear) -> Option<&Snapshot> {
        self.published.iter().find(|told| told.half == half).map(|told| &told.snapshot)
    }
}

#[derive(sqlx::FromRow)]
struct StructureRow {
    #[sqlx(flatten)]
    structure: Structure,
    places: i64,
}

#[derive(sqlx::FromRow)]
struct ToldRow {
    structure_id: String,
    #[sqlx(flatten)]
    told: PublishedRow,
}

impl Tx {
    /// Somebody of that network who has that address, back if they had left it.
    async fn returns_to_network(&mut self, network: &StructureId, by: &Actor, new: &NewPerson) -> Result<Option<PersonId>> {
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

impl Db {
    /// The network, for whoever is of it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody else.
    pub fn network(&self, who: &SignedIn) -> Result<Network> {
        if who.role == Role::Network { Ok(Network(self.clone())) } else { Err(StoreError::NotFound) }
    }

    /// Adds somebody to the network of that name, which is made when there is none: a structure without places. Whoever was
    /// of it already comes back with a new invitation.
    ///
    /// # Errors
    /// [`Refusal::NetworkHasPlaces`] when that is the name of a structure that accompanies people;
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
        let person = match tx.returns_to_network(&id, by, new).await? {
            Some(person) => person,
            None => tx.add_person(&id, by, &NewPerson { role: Role::Network, ..new.clone() }).await?,
        };
        tx.invite(&id, by, &person, token_hash).await?;
        tx.commit().await?;
        Ok(person)
    }

    /// Takes somebody out of the network: signed out everywhere, their address and password open nothing any more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when nobody who is of the network has that e-mail address.
    pub async fn take_from_network(&self, by: &Actor, email: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        let person = tx.person_at(email).await?.filter(|person| person.role == Role::Network);
        let Person { id, structure_id, .. } = person.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, id.as_str()).await?;
        tx_run!(&mut tx, "update person set left_team_at = $2, password_hash = null where id = $1", id.as_str(), by.at)?;
        tx.shut_out(&id, by.at).await?;
        tx.audit(&structure_id, by, "person.left_team", id.as_str(), json!({ "people": 0 })).await?;
        tx.commit().await
    }
}

impl Network {
    /// Every structure that has places to fill, by name, with what it has told.
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
        let all: Vec<ToldRow> =
            rows!(self.0, "select structure_id, half_year, snapshot, published_at from published_half_year order by half_year")?;
        let mut published: HashMap<String, Vec<Published>> = HashMap::new();
        for ToldRow { structure_id, told } in all {
            published.entry(structure_id).or_default().push(told.read()?);
        }
        let told = |StructureRow { structure, places }| {
            let published = published.remove(structure.id.as_str()).unwrap_or_default();
            StructureResults { structure, places, published }
        };
        Ok(rows.into_iter().map(told).collect())
    }
}
