//! Sessions: what can be booked.

use crate::{
    By, Result, StoreError,
    db::{Tx, Within, fresh, row, rows, tx_run, tx_value, values},
};
use chrono::{DateTime, Utc};
use domain::{
    booking::SessionKind,
    ids::{PersonId, SessionId, SessionTypeId, VenueId},
};
use serde_json::json;
use std::collections::HashMap;

/// A kind of session by name.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionType {
    /// Its identifier.
    #[sqlx(try_from = "String")]
    pub id: SessionTypeId,
    /// What it is for.
    #[sqlx(try_from = "String")]
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
}

/// A place where sessions are held.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Venue {
    /// Its identifier.
    #[sqlx(try_from = "String")]
    pub id: VenueId,
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: String,
}

/// A session to be.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// What it is for.
    pub kind: SessionKind,
    /// The name people book by: a type of that name is made when there is none.
    pub title: String,
    /// Where; nothing for a remote one.
    pub venue: Option<VenueId>,
    /// Who holds it.
    pub coach: PersonId,
    /// Its start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
    /// How many may book.
    pub places: i64,
}

/// A session as its team sees it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionRow {
    /// Its identifier.
    #[sqlx(try_from = "String")]
    pub id: SessionId,
    /// What it is for.
    #[sqlx(try_from = "String")]
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
    /// Where.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// First and family name of who holds it.
    pub coach: String,
    /// Its start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
    /// Places in all.
    pub places: i64,
    /// Places booked.
    pub taken: i64,
    /// When the structure cancelled it, UTC.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// The place that the one who looks holds in it.
    pub my_place: Option<i64>,
}

/// A session offered to a participant.
pub type Offered = SessionRow;

impl SessionRow {
    /// Places left.
    pub fn left(&self) -> i64 {
        (self.places - self.taken).max(0)
    }
}

#[derive(sqlx::FromRow)]
struct Held {
    #[sqlx(try_from = "String")]
    session_id: SessionId,
    name: String,
}

/// The columns of [`SessionRow`] as person `$2` sees it, before its conditions.
macro_rules! sessions {
    ($conditions:literal) => {
        concat!(
            "select s.id, t.kind, t.title, v.name as venue, v.address, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at,
             s.places, (select count(*) from booking b where b.session_id = s.id and b.state = 'Booked') as taken, s.cancelled_at,
             (select b.place from booking b where b.session_id = s.id and b.participant_id = $2 and b.state = 'Booked') as my_place
             from session s join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id
             left join venue v on v.id = s.venue_id
             where s.structure_id = $1 ",
            $conditions
        )
    };
}

impl Tx {
    async fn session_type(&mut self, within: &Within, by: &By, kind: SessionKind, title: &str) -> Result<String> {
        let id: SessionTypeId = fresh(by.at)?;
        tx_run!(
            self,
            "insert into session_type (id, structure_id, kind, title) values ($1, $2, $3, $4)
             on conflict (structure_id, kind, title) do nothing",
            id.as_str(),
            within.scope(),
            kind.as_str(),
            title
        )?;
        let known: Option<String> = tx_value!(
            self,
            "select id from session_type where structure_id = $1 and kind = $2 and title = $3",
            within.scope(),
            kind.as_str(),
            title
        )?;
        known.ok_or(StoreError::NotFound)
    }
}

impl Within {
    /// Adds a venue.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn add_venue(&self, by: &By, name: &str, address: &str) -> Result<VenueId> {
        let id: VenueId = fresh(by.at)?;
        let mut tx = self.db.begin().await?;
        tx_run!(
            &mut tx,
            "insert into venue (id, structure_id, name, address) values ($1, $2, $3, $4)",
            id.as_str(),
            self.scope(),
            name,
            address
        )?;
        tx.audit(&self.structure, by, "venue.added", id.as_str(), json!({ "name": name })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The venues, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn venues(&self) -> Result<Vec<Venue>> {
        Ok(rows!(self.db, "select id, name, address from venue where structure_id = $1 order by name", self.scope())?)
    }

    /// Opens a session with its places.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn create_session(&self, by: &By, new: &NewSession) -> Result<SessionId> {
        let id: SessionId = fresh(by.at)?;
        let mut tx = self.db.begin().await?;
        let kind = tx.session_type(self, by, new.kind, &new.title).await?;
        tx_run!(
            &mut tx,
            "insert into session (id, structure_id, session_type_id, venue_id, coach_id, starts_at, ends_at, places, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id.as_str(),
            self.scope(),
            kind.as_str(),
            new.venue.as_ref().map(VenueId::as_str),
            new.coach.as_str(),
            new.starts_at,
            new.ends_at,
            new.places,
            by.at,
        )?;
        for place in 1..=new.places {
            tx_run!(&mut tx, "insert into session_place (session_id, place) values ($1, $2)", id.as_str(), place)?;
        }
        tx.audit(&self.structure, by, "session.created", id.as_str(), json!({ "places": new.places, "starts_at": new.starts_at })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The sessions to come that are not cancelled, soonest first, as that person sees them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sessions_to_come(&self, seen_by: &PersonId, now: DateTime<Utc>) -> Result<Vec<SessionRow>> {
        Ok(rows!(
            self.db,
            sessions!("and s.starts_at > $3 and s.cancelled_at is null order by s.starts_at, s.id limit 200"),
            self.scope(),
            seen_by.as_str(),
            now
        )?)
    }

    /// One session, as that person sees it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn session(&self, seen_by: &PersonId, id: &SessionId) -> Result<SessionRow> {
        row!(self.db, sessions!("and s.id = $3"), self.scope(), seen_by.as_str(), id.as_str())?.ok_or(StoreError::NotFound)
    }

    /// The names of those who hold a place in each session to come, by place.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn names_to_come(&self, now: DateTime<Utc>) -> Result<HashMap<SessionId, Vec<String>>> {
        let held: Vec<Held> = rows!(
            self.db,
            "select b.session_id, p.first_name || ' ' || p.last_name as name
             from booking b join session s on s.id = b.session_id join person p on p.id = b.participant_id
             where b.structure_id = $1 and b.state = 'Booked' and s.starts_at > $2 order by b.session_id, b.place",
            self.scope(),
            now,
        )?;
        let mut names: HashMap<SessionId, Vec<String>> = HashMap::new();
        for place in held {
            names.entry(place.session_id).or_default().push(place.name);
        }
        Ok(names)
    }

    /// The names of those who hold a place in a session, by place.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn booked_names(&self, id: &SessionId) -> Result<Vec<String>> {
        Ok(values!(
            self.db,
            "select p.first_name || ' ' || p.last_name from booking b join person p on p.id = b.participant_id
             where b.structure_id = $1 and b.session_id = $2 and b.state = 'Booked' order by b.place",
            self.scope(),
            id.as_str(),
        )?)
    }
}
