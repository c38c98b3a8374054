//! Someone's calendar under an address that cannot be guessed and can be revoked.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{Db, LockTarget, StructureStore, Tx, row, rows, tx_run, tx_value, value},
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingState, SessionKind},
    people::Role,
    values::ids::{PersonId, SessionId, StructureId},
};
use serde_json::json;

/// Whose calendar an address shows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FeedOwner {
    /// Who.
    pub person_id: PersonId,
    /// Their structure.
    pub structure_id: StructureId,
    /// What they do there.
    pub role: Role,
    /// The language of their screens.
    pub language: String,
    /// The name of the structure.
    pub structure: String,
}

/// One date in someone's calendar.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CalendarDate {
    /// What stays the same whatever is changed: the booking for a participant, the session for a coach.
    pub subject: String,
    /// Which of the dates of the session.
    pub position: i64,
    /// How often calendars were told of a change.
    pub sequence: i64,
    /// The session.
    pub session_id: SessionId,
    /// What it is for.
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
    /// Where.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// The address of the remote meeting.
    pub link: Option<String>,
    /// Who holds it.
    pub coach: String,
    /// The start of this date, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
    /// When the booking or the session was last changed, whichever is later, UTC.
    pub changed_at: DateTime<Utc>,
    state: Option<String>,
    session_cancelled: bool,
}

impl CalendarDate {
    /// Whether the structure took this place back in a session that goes on.
    pub fn place_is_taken_back(&self) -> bool {
        !self.session_cancelled && self.state.as_deref() == Some(BookingState::CancelledByStructure.as_str())
    }

    /// Whether it does not take place, for whomever the calendar is.
    pub fn is_cancelled(&self) -> bool {
        let given_back = |state: &String| BookingState::try_from(state.clone()).is_ok_and(|state| !state.holds_a_place());
        self.session_cancelled || self.state.as_ref().is_some_and(given_back)
    }
}

impl Tx {
    /// Fails unless someone is of the structure: the row of an address does not name it.
    async fn own_person(&mut self, store: &StructureStore, person: &PersonId) -> Result<()> {
        let find = "select id from person where structure_id = $1 and id = $2";
        let found: Option<String> = tx_value!(self, find, store.scope(), person.as_str())?;
        found.map(|_| ()).ok_or(StoreError::NotFound)
    }
}

impl Bookings<'_> {
    /// Gives someone's calendar a new address; the one it had shows nothing from now on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for someone of another structure.
    pub async fn open_feed(&self, by: &Actor, person: &PersonId, token_hash: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.own_person(self, person).await?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        tx_run!(&mut tx, "update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null", person.as_str(), by.at)?;
        tx_run!(
            &mut tx,
            "insert into calendar_feed (token_hash, person_id, created_at) values ($1, $2, $3)",
            token_hash,
            person.as_str(),
            by.at
        )?;
        tx.audit(&self.structure, by, "calendar.opened", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// Takes the address of someone's calendar away. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for someone of another structure.
    pub async fn revoke_feed(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.own_person(self, person).await?;
        let revoke = "update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null";
        if tx_run!(&mut tx, revoke, person.as_str(), by.at)? == 1 {
            tx.audit(&self.structure, by, "calendar.revoked", person.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// Since when someone's calendar has an address, UTC.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn feed_since(&self, person: &PersonId) -> Result<Option<DateTime<Utc>>> {
        Ok(value!(
            self.db,
            "select f.created_at from calendar_feed f join person p on p.id = f.person_id
             where p.structure_id = $1 and f.person_id = $2 and f.revoked_at is null",
            self.scope(),
            person.as_str()
        )?)
    }

    /// The dates of someone's calendar that end after an instant, by start: a participant's bookings, those given back
    /// included, or the sessions that a coach holds.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn calendar_of(&self, person: &PersonId, role: Role, since: DateTime<Utc>) -> Result<Vec<CalendarDate>> {
        if role.is_staff() {
            return Ok(rows!(
                self.db,
                "select s.id as subject, d.position, s.sequence, s.id as session_id, t.kind, t.title, v.name as venue, v.address, s.link,
                 c.first_name || ' ' || c.last_name as coach, d.starts_at, d.ends_at, coalesce(s.changed_at, s.created_at) as changed_at,
                 null as state, s.cancelled_at is not null as session_cancelled
                 from session s join session_date d on d.session_id = s.id join session_type t on t.id = s.session_type_id
                 join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id
                 where s.structure_id = $1 and s.coach_id = $2 and d.ends_at > $3 order by d.starts_at, s.id, d.position",
                self.scope(),
                person.as_str(),
                since
            )?);
        }
        Ok(rows!(
            self.db,
            "select b.id as subject, d.position, b.sequence, s.id as session_id, t.kind, t.title, v.name as venue, v.address, s.link,
             c.first_name || ' ' || c.last_name as coach, d.starts_at, d.ends_at,
             case when coalesce(s.changed_at, s.created_at) > b.changed_at then coalesce(s.changed_at, s.created_at) else b.changed_at end
             as changed_at,
             case when b.released_at < d.starts_at then 'CancelledByStructure' else b.state end as state,
             s.cancelled_at is not null as session_cancelled
             from booking b join session s on s.id = b.session_id join session_date d on d.session_id = s.id
             join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id
             where b.structure_id = $1 and b.participant_id = $2 and d.ends_at > $3 order by d.starts_at, b.id, d.position",
            self.scope(),
            person.as_str(),
            since
        )?)
    }
}

impl Db {
    /// Whose calendar an address shows; nobody's once it was revoked.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn feed_owner(&self, token_hash: &str) -> Result<Option<FeedOwner>> {
        Ok(row!(
            self,
            "select p.id as person_id, p.structure_id, p.role, p.language, s.name as structure
             from calendar_feed f join person p on p.id = f.person_id join structure s on s.id = p.structure_id
             where f.token_hash = $1 and f.revoked_at is null",
            token_hash
        )?)
    }
}
