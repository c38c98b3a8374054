//! Venues of sessions: added, changed, closed and opened again.

use crate::{
    Actor, Refusal, Result, StoreError,
    bookings::Bookings,
    db::{StructureStore, Tx, error::OnTaken, new_id, repeats::or_repeated, rows, tx_row, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    people::order::sort_by_text,
    values::{fingerprint::fingerprint_of, ids::VenueId},
};
use serde_json::json;

/// A venue of sessions.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Venue {
    /// Its identifier.
    pub id: VenueId,
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: String,
    /// When it was closed, UTC: then it is offered for nothing new.
    pub closed_at: Option<DateTime<Utc>>,
}

impl Venue {
    /// By which a form says which name and address it showed.
    pub fn fingerprint(&self) -> String {
        fingerprint_of(&format!("{:?}", (&self.name, &self.address)))
    }
}

impl Tx {
    /// Checks that a venue, if any, is of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn check_venue(&mut self, store: &StructureStore, venue: Option<&VenueId>) -> Result<()> {
        let Some(venue) = venue else { return Ok(()) };
        let find = "select id from venue where structure_id = $1 and id = $2";
        let found: Option<VenueId> = tx_value!(self, find, store.scope(), venue)?;
        found.map(|_| ()).ok_or(StoreError::NotFound)
    }

    /// As [`Self::check_venue`], for something new.
    ///
    /// # Errors
    /// [`Refusal::VenueClosed`]; [`StoreError::NotFound`].
    pub(crate) async fn check_open_venue(&mut self, store: &StructureStore, venue: Option<&VenueId>) -> Result<()> {
        match venue {
            Some(venue) if self.venue(store, venue).await?.closed_at.is_some() => Err(Refusal::VenueClosed.into()),
            _ => Ok(()),
        }
    }

    async fn venue(&mut self, store: &StructureStore, id: &VenueId) -> Result<Venue> {
        let find = "select id, name, address, closed_at from venue where structure_id = $1 and id = $2";
        tx_row!(self, find, store.scope(), id)?.ok_or(StoreError::NotFound)
    }

    /// Raises the sequence numbers of the calendar entries at a venue that are not over at `by.at`.
    async fn raise_sequences_at(&mut self, by: &Actor, venue: &VenueId) -> Result<()> {
        tx_run!(
            self,
            "update booking set sequence = sequence + 1 where session_id in (select id from session where venue_id = $1 and ends_at > $2)",
            venue,
            by.at
        )?;
        tx_run!(self, "update session set changed_at = $2, sequence = sequence + 1 where venue_id = $1 and ends_at > $2", venue, by.at)?;
        Ok(())
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Adds a venue. Sent twice, it is added once.
    ///
    /// # Errors
    /// [`Refusal::TitleTaken`] for a name that another venue has.
    pub async fn add_venue(&self, by: &Actor, name: &str, address: &str) -> Result<VenueId> {
        or_repeated(self.insert_venue(by, name, address).await, self.venue_added(by, name, address)).await
    }

    /// The same venue that the actor added a moment ago, if any.
    async fn venue_added(&self, by: &Actor, name: &str, address: &str) -> Result<Option<VenueId>> {
        let find = "select id from venue where structure_id = $1 and name = $2 and address = $3";
        let found: Option<String> = value!(self.db, find, self.scope(), name, address)?;
        self.if_made_lately(by, "venue.added", found).await
    }

    async fn insert_venue(&self, by: &Actor, name: &str, address: &str) -> Result<VenueId> {
        let id: VenueId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx_run!(&mut tx, "insert into venue (id, structure_id, name, address) values ($1, $2, $3, $4)", &id, self.scope(), name, address)
            .on_taken(Refusal::TitleTaken)?;
        tx.audit(&self.structure, by, "venue.added", id.as_str(), json!({ "name": name })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The venues that are not closed, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn venues(&self) -> Result<Vec<Venue>> {
        let mut venues = self.all_venues().await?;
        venues.retain(|venue| venue.closed_at.is_none());
        Ok(venues)
    }

    /// The venues, closed ones too, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn all_venues(&self) -> Result<Vec<Venue>> {
        let mut venues: Vec<Venue> =
            rows!(self.db, "select id, name, address, closed_at from venue where structure_id = $1 order by id", self.scope())?;
        sort_by_text(&mut venues, |it| it.name.clone());
        Ok(venues)
    }

    /// Changes the name and the address of a venue of which the form showed what has the fingerprint `seen`, with all that is planned there.
    /// Calendar entries are brought up to date; nobody gets a message. Sent twice, it is changed once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was changed since; [`Refusal::TitleTaken`] for a name that another venue has; [`StoreError::NotFound`].
    pub async fn change_venue(&self, by: &Actor, id: &VenueId, seen: &str, name: &str, address: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        // Locks the row: another change either came before or waits.
        tx_run!(&mut tx, "update venue set name = name where structure_id = $1 and id = $2", self.scope(), id)?;
        let before = tx.venue(self, id).await?;
        if before.name == name && before.address == address {
            return Ok(());
        }
        if before.fingerprint() != seen {
            return Err(Refusal::MovedOn.into());
        }
        let change = "update venue set name = $3, address = $4 where structure_id = $1 and id = $2";
        tx_run!(&mut tx, change, self.scope(), id, name, address).on_taken(Refusal::TitleTaken)?;
        tx.raise_sequences_at(by, id).await?;
        let details = json!({ "name": name, "name_before": before.name, "address": address, "address_before": before.address });
        tx.audit(&self.structure, by, "venue.changed", id.as_str(), details).await?;
        tx.commit().await
    }

    /// Closes a venue: it is offered for nothing new, and planned sessions stay there. Sent twice, it is closed once.
    ///
    /// # Errors
    /// [`Refusal::VenueInUse`] while a session type or an open window has it; [`StoreError::NotFound`].
    pub async fn close_venue(&self, by: &Actor, id: &VenueId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let before = tx.venue(self, id).await?;
        let used: Option<String> = tx_value!(
            &mut tx,
            "select id from session_type where structure_id = $1 and venue_id = $2 and closed_at is null
             union all select id from availability_window where structure_id = $1 and venue_id = $2 and closed_at is null limit 1",
            self.scope(),
            id
        )?;
        if used.is_some() {
            return Err(Refusal::VenueInUse.into());
        }
        let close = "update venue set closed_at = $3 where structure_id = $1 and id = $2 and closed_at is null";
        if tx_run!(&mut tx, close, self.scope(), id, by.at)? == 1 {
            tx.audit(&self.structure, by, "venue.closed", id.as_str(), json!({ "name": before.name })).await?;
        }
        tx.commit().await
    }

    /// Opens a closed venue again. Sent twice, it is opened once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn reopen_venue(&self, by: &Actor, id: &VenueId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let before = tx.venue(self, id).await?;
        let reopen = "update venue set closed_at = null where structure_id = $1 and id = $2 and closed_at is not null";
        if tx_run!(&mut tx, reopen, self.scope(), id)? == 1 {
            tx.audit(&self.structure, by, "venue.reopened", id.as_str(), json!({ "name": before.name })).await?;
        }
        tx.commit().await
    }
}
