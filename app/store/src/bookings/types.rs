//! Session types with their rules, and the time of an offer.

use crate::{
    Actor, Refusal, Result, StoreError,
    bookings::Bookings,
    db::{Tx, error::OnTaken, new_id, repeats::or_repeated, row, rows, tx_row, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use domain::{
    bookings::{BookableBy, BookingRules, SessionKind, session_type::NewSessionType},
    people::order::sort_by_text,
    values::ids::{SessionTypeId, VenueId},
};
use serde_json::json;

/// A session type with its rules.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SessionType {
    /// Its identifier.
    pub id: SessionTypeId,
    /// The kind.
    pub kind: SessionKind,
    /// The title.
    pub title: String,
    /// Its length in minutes.
    pub minutes: i64,
    /// Number of places; a type with one place is booked by slots.
    pub places: i64,
    /// Name of the venue; `None` for a remote type.
    pub venue: Option<String>,
    venue_id: Option<VenueId>,
    /// Address of the remote meeting.
    pub link: Option<String>,
    /// Hours before the start up to which a cancellation is not late.
    pub cancel_notice: i64,
    book_notice: i64,
    most_open: Option<i64>,
    bookable_by: BookableBy,
}

impl SessionType {
    /// The rules for participants who book for themselves.
    pub fn rules(&self) -> BookingRules {
        BookingRules { bookable_by: self.bookable_by, book_notice: self.book_notice, most_open: self.most_open }
    }

    /// Whether it is booked by slots in the windows of a coach, and not in sessions that the team opens.
    pub fn is_booked_by_slots(&self) -> bool {
        self.places == 1
    }

    /// Whether participants may book it themselves.
    pub fn is_open_to_participants(&self) -> bool {
        self.bookable_by == BookableBy::Everyone
    }

    /// The venue.
    pub fn venue_id(&self) -> Option<VenueId> {
        self.venue_id.clone()
    }

    /// The type as the form that changes it sends it.
    pub fn as_typed(&self) -> NewSessionType {
        NewSessionType {
            kind: self.kind,
            title: self.title.clone(),
            minutes: self.minutes,
            places: self.places,
            venue: self.venue_id(),
            link: self.link.clone(),
            cancel_notice: self.cancel_notice,
            rules: self.rules(),
        }
    }
}

/// The columns of [`SessionType`], before its conditions.
macro_rules! session_types {
    ($conditions:literal) => {
        concat!(
            "select t.id, t.kind, t.title, t.minutes, t.places, v.name as venue, t.venue_id, t.link, t.cancel_notice, t.book_notice,
             t.most_open, t.bookable_by from session_type t left join venue v on v.id = t.venue_id
             where t.structure_id = $1 and t.closed_at is null ",
            $conditions
        )
    };
}

impl Tx {
    /// Raises the sequence numbers of the calendar entries of a renamed type that are not over at `by.at`, cancelled ones included.
    async fn raise_sequences(&mut self, by: &Actor, id: &SessionTypeId) -> Result<()> {
        tx_run!(
            self,
            "update booking set sequence = sequence + 1 where session_id in
             (select id from session where session_type_id = $1 and ends_at > $2)",
            id,
            by.at
        )?;
        tx_run!(
            self,
            "update session set changed_at = $2, sequence = sequence + 1 where session_type_id = $1 and ends_at > $2",
            id,
            by.at
        )?;
        Ok(())
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Adds a session type. Sent twice, it is added once.
    ///
    /// # Errors
    /// [`Refusal::TitleTaken`] for a title that another type of that kind has; [`StoreError::NotFound`] for a venue of another
    /// structure.
    pub async fn add_session_type(&self, by: &Actor, new: &NewSessionType) -> Result<SessionTypeId> {
        or_repeated(self.insert_session_type(by, new).await, self.session_type_added(by, new)).await
    }

    /// The same type that the actor added a moment ago, if any.
    async fn session_type_added(&self, by: &Actor, new: &NewSessionType) -> Result<Option<SessionTypeId>> {
        let found: Option<String> = value!(
            self.db,
            "select id from session_type where structure_id = $1 and kind = $2 and title = $3 and minutes = $4 and places = $5
             and coalesce(venue_id, '') = coalesce($6, '') and coalesce(link, '') = coalesce($7, '') and book_notice = $8
             and cancel_notice = $9 and coalesce(most_open, -1) = coalesce($10, -1) and bookable_by = $11 and closed_at is null",
            self.scope(),
            new.kind,
            new.title.as_str(),
            new.minutes,
            new.places,
            new.venue.as_ref(),
            new.link.as_deref(),
            new.rules.book_notice,
            new.cancel_notice,
            new.rules.most_open,
            new.rules.bookable_by,
        )?;
        self.if_made_lately(by, "session_type.added", found).await
    }

    async fn insert_session_type(&self, by: &Actor, new: &NewSessionType) -> Result<SessionTypeId> {
        let id: SessionTypeId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx.check_open_venue(self, new.venue.as_ref()).await?;
        tx_run!(
            &mut tx,
            "insert into session_type (id, structure_id, kind, title, minutes, places, venue_id, link, book_notice, cancel_notice,
             most_open, bookable_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            &id,
            self.scope(),
            new.kind,
            new.title.as_str(),
            new.minutes,
            new.places,
            new.venue.as_ref(),
            new.link.as_deref(),
            new.rules.book_notice,
            new.cancel_notice,
            new.rules.most_open,
            new.rules.bookable_by,
        )
        .on_taken(Refusal::TitleTaken)?;
        tx.audit(&self.structure, by, "session_type.added", id.as_str(), json!({ "title": new.title })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes a session type of which the form showed what has the fingerprint `seen`. Its sessions keep their dates and places; the new rules
    /// apply to them too. Nothing happens when it is as asked already.
    ///
    /// # Errors
    /// As [`Self::add_session_type`]; [`Refusal::MovedOn`] when it was changed since; [`StoreError::NotFound`] for a closed type or one of
    /// another structure.
    pub async fn change_session_type(&self, by: &Actor, id: &SessionTypeId, seen: &str, new: &NewSessionType) -> Result<()> {
        let mut tx = self.db.begin().await?;
        // Locks the row: another change either came before or waits.
        tx_run!(&mut tx, "update session_type set title = title where structure_id = $1 and id = $2", self.scope(), id)?;
        let before: Option<SessionType> = tx_row!(&mut tx, session_types!("and t.id = $2"), self.scope(), id)?;
        let before = before.ok_or(StoreError::NotFound)?.as_typed();
        if before == *new {
            return Ok(());
        }
        if before.fingerprint() != seen {
            return Err(Refusal::MovedOn.into());
        }
        tx.check_open_venue(self, new.venue.as_ref()).await?;
        let changed = tx_run!(
            &mut tx,
            "update session_type set kind = $3, title = $4, minutes = $5, places = $6, venue_id = $7, link = $8, book_notice = $9,
             cancel_notice = $10, most_open = $11, bookable_by = $12 where structure_id = $1 and id = $2 and closed_at is null",
            self.scope(),
            id,
            new.kind,
            new.title.as_str(),
            new.minutes,
            new.places,
            new.venue.as_ref(),
            new.link.as_deref(),
            new.rules.book_notice,
            new.cancel_notice,
            new.rules.most_open,
            new.rules.bookable_by,
        )
        .on_taken(Refusal::TitleTaken)?;
        if changed != 1 {
            return Err(StoreError::NotFound);
        }
        if before.title != new.title {
            tx.raise_sequences(by, id).await?;
        }
        let details = json!({ "title": new.title, "cancel_notice": new.cancel_notice, "book_notice": new.rules.book_notice });
        tx.audit(&self.structure, by, "session_type.changed", id.as_str(), details).await?;
        tx.commit().await
    }

    /// The session types that are not closed, by kind and title.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn session_types(&self) -> Result<Vec<SessionType>> {
        let mut types: Vec<SessionType> = rows!(self.db, session_types!("order by t.id"), self.scope())?;
        sort_by_text(&mut types, |it| it.title.clone());
        types.sort_by_key(|it| it.kind.as_str());
        Ok(types)
    }

    /// One session type.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a closed one.
    pub async fn session_type(&self, id: &SessionTypeId) -> Result<SessionType> {
        row!(self.db, session_types!("and t.id = $2"), self.scope(), id)?.ok_or(StoreError::NotFound)
    }

    /// Sets for how long a freed place is offered to a waitlist entry, in minutes.
    ///
    /// # Errors
    /// [`StoreError::Database`], also for a time out of [`domain::bookings::waitlist::OFFER_MINUTES`].
    pub async fn set_offer_minutes(&self, by: &Actor, minutes: i64) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx_run!(&mut tx, "update structure set offer_minutes = $2 where id = $1", self.scope(), minutes)?;
        tx.audit(&self.structure, by, "structure.offer_minutes", self.scope(), json!({ "minutes": minutes })).await?;
        tx.commit().await
    }

    /// For how long a freed place is offered to a waitlist entry, in minutes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn offer_minutes(&self) -> Result<i64> {
        let minutes: Option<i64> = value!(self.db, "select offer_minutes from structure where id = $1", self.scope())?;
        minutes.ok_or(StoreError::NotFound)
    }

    /// Closes a session type: it cannot be booked any more, and its bookings are kept. Sent twice, it is closed once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn close_session_type(&self, by: &Actor, id: &SessionTypeId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select id from session_type where structure_id = $1 and id = $2";
        let found: Option<SessionTypeId> = tx_value!(&mut tx, find, self.scope(), id)?;
        found.ok_or(StoreError::NotFound)?;
        let close = "update session_type set closed_at = $3 where structure_id = $1 and id = $2 and closed_at is null";
        if tx_run!(&mut tx, close, self.scope(), id, by.at)? == 1 {
            tx.audit(&self.structure, by, "session_type.closed", id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }
}
