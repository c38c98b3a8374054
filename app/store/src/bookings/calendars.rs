//! Calendar feeds: the dates of a person under a secret address that can be revoked.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{Db, LockTarget, StructureStore, Tx, row, rows, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingState, SessionKind},
    people::Role,
    values::{
        ids::{PersonId, SessionId, StructureId},
        language::Language,
    },
};
use serde_json::json;

/// The person whose dates a calendar feed shows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FeedOwner {
    /// The person.
    pub person_id: PersonId,
    /// Their structure.
    pub structure_id: StructureId,
    /// Their role.
    pub role: Role,
    /// The language of their screens.
    pub language: Language,
    /// The name of the structure.
    pub structure: String,
}

/// One date in the calendar of a person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct CalendarDate {
    /// The stable identifier of the calendar entry: the booking of a participant, the session of a coach.
    pub subject: String,
    /// Number of the date in the session, from 1.
    pub position: i64,
    /// Sequence number of iCalendar: the number of changes so far.
    pub sequence: i64,
    /// The session.
    pub session_id: SessionId,
    /// The kind of the session type.
    pub kind: SessionKind,
    /// The title of the session type.
    pub title: String,
    /// Name of the venue; `None` for a remote session.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// Address of the remote meeting.
    pub link: Option<String>,
    /// First and family name of the coach.
    pub coach: String,
    /// Start of this date, UTC.
    pub starts_at: DateTime<Utc>,
    /// End of this date, UTC.
    pub ends_at: DateTime<Utc>,
    /// Last change of the booking or of the session, UTC.
    pub changed_at: DateTime<Utc>,
    state: Option<BookingState>,
    session_cancelled: bool,
}

impl CalendarDate {
    /// Whether the structure cancelled this booking, but not the session.
    pub fn is_cancelled_by_structure(&self) -> bool {
        !self.session_cancelled && self.state == Some(BookingState::CancelledByStructure)
    }

    /// Whether the session or the booking was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.session_cancelled || self.state.is_some_and(|state| !state.holds_place())
    }
}

impl Tx {
    /// Checks that a person is of the structure, which `calendar_feed` does not name.
    async fn check_person(&mut self, store: &StructureStore, person: &PersonId) -> Result<()> {
        let find = "select id from person where structure_id = $1 and id = $2";
        let found: Option<PersonId> = tx_value!(self, find, store.scope(), person)?;
        found.map(|_| ()).ok_or(StoreError::NotFound)
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Opens a calendar feed for a person and revokes the one they had. `token_hash` is the hash of the secret in its address.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a person of another structure.
    pub async fn open_feed(&self, by: &Actor, person: &PersonId, token_hash: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_person(self, person).await?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        tx_run!(&mut tx, "update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null", person, by.at)?;
        tx_run!(&mut tx, "insert into calendar_feed (token_hash, person_id, created_at) values ($1, $2, $3)", token_hash, person, by.at)?;
        tx.audit(&self.structure, by, "calendar.opened", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// Revokes the calendar feed of a person. Sent twice, it is revoked once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a person of another structure.
    pub async fn revoke_feed(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_person(self, person).await?;
        let revoke = "update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null";
        if tx_run!(&mut tx, revoke, person, by.at)? == 1 {
            tx.audit(&self.structure, by, "calendar.revoked", person.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// When the calendar feed of a person was opened, UTC; `None` without one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn feed_opened_at(&self, person: &PersonId) -> Result<Option<DateTime<Utc>>> {
        Ok(value!(
            self.db,
            "select f.created_at from calendar_feed f join person p on p.id = f.person_id
             where p.structure_id = $1 and f.person_id = $2 and f.revoked_at is null",
            self.scope(),
            person
        )?)
    }

    /// The dates of a person that end after `since`, by start: of the bookings of a participant, cancelled ones included, or of the
    /// sessions of a member of the team.
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
                person,
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
            person,
            since
        )?)
    }
}

#[boxed_futures]
impl Db {
    /// The person whose calendar feed has this token hash; `None` once it is revoked.
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
