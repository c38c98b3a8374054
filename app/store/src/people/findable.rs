//! What a search over everything reads: the people of a structure in short, the records that a member of the team opened last, the declared
//! months of one person, sessions.

use crate::{
    Result,
    db::{accompanied, row, rows, to_millis, values},
    people::People,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::span::Span,
    declarations::declaration::DeclarationState,
    people::{Role, search::Searched},
    values::{
        ids::{PersonId, SessionId},
        month::Month,
    },
};

/// The most people of a structure that a search looks at.
const MOST_PEOPLE: i64 = 20_000;

/// The number of days for which an opened record counts as recently opened.
const RECENT_DAYS: i64 = 30;

/// The most sessions that a search looks at.
const MOST_SESSIONS: i64 = 500;

/// The most declared months of a person that a search looks at.
const MOST_MONTHS: i64 = 200;

/// The most records that [`People::recently_opened`] returns.
const MOST_RECENT: i64 = 8;

/// A person as a search finds them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Findable {
    /// Their identifier.
    pub id: PersonId,
    /// Their role.
    pub role: Role,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// The trade of their newest enrollment.
    pub trade: Option<String>,
    /// The coach of that enrollment.
    pub coach_id: Option<PersonId>,
}

impl Findable {
    /// The fields by which they are searched.
    pub fn searched(&self) -> Searched<'_> {
        Searched {
            names: [&self.first_name, &self.last_name],
            trade: self.trade.as_deref(),
            phone: self.phone.as_deref(),
            email: self.email.as_deref(),
        }
    }

    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// A declared month in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct DeclaredMonth {
    /// The month.
    pub month: Month,
    /// Its state.
    pub state: DeclarationState,
}

/// A session as a search finds it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FindableSession {
    /// Its identifier.
    pub id: SessionId,
    /// The title of its type.
    pub title: String,
    /// The name of its venue; `None` for a remote session.
    pub venue: Option<String>,
    /// First and family name of its coach.
    pub coach: String,
    /// Its start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
}

/// Who may be found, beside participants whom the reader of the store reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindScope {
    /// Participants.
    Participants,
    /// Participants whose newest enrollment has no exit.
    Running,
    /// Participants and those who work in the structure.
    Everyone,
}

impl FindScope {
    /// Whether participants with an exit are left out; whether those who work in the structure are found too.
    fn flags(self) -> (bool, bool) {
        (self == Self::Running, self == Self::Everyone)
    }
}

/// A query of people `p` of the structure with their newest enrollment `e`: of those with one whom the reader `$2` reads on the day `$3`,
/// only without an exit with `$4`; and with `$5` of those who work in the structure.
macro_rules! findable {
    ($conditions:literal) => {
        concat!(
            "select p.id, p.role, p.first_name, p.last_name, p.phone, p.email, e.trade, e.coach_id from person p
             left join enrollment e on e.id = (
                 select n.id from enrollment n where n.participant_id = p.id order by n.starts_on desc, n.id desc limit 1)
             where p.structure_id = $1 and p.erased_at is null and p.left_team_at is null
             and (e.id is not null and (e.left_on is null or not $4) and (cast($2 as text) is null or ",
            accompanied!("e.coach_id", "$2", "$3"),
            ") or $5 and p.role in ('Coach', 'Coordinator')) ",
            $conditions
        )
    };
}

#[boxed_futures]
impl People<'_> {
    /// The people of a scope, participants with an enrollment alone; by name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn findable(&self, scope: FindScope) -> Result<Vec<Findable>> {
        let sql = findable!("order by p.name_key, p.id limit $6");
        let (running, team) = scope.flags();
        Ok(rows!(self.db, sql, self.scope(), self.reader(), self.reading_day(), running, team, MOST_PEOPLE)?)
    }

    /// The first participants without an exit, at most `most`, those of a coach first and then by family name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn first_findable(&self, coach: &PersonId, most: i64) -> Result<Vec<Findable>> {
        let sql = findable!("order by case when e.coach_id = $6 then 0 else 1 end, p.name_key, p.id limit $7");
        let (running, team) = FindScope::Running.flags();
        Ok(rows!(self.db, sql, self.scope(), self.reader(), self.reading_day(), running, team, coach, most)?)
    }

    /// One person of a scope; `None` for a person outside it, and for one of another structure.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn findable_person(&self, scope: FindScope, id: &PersonId) -> Result<Option<Findable>> {
        let (running, team) = scope.flags();
        Ok(row!(self.db, findable!("and p.id = $6"), self.scope(), self.reader(), self.reading_day(), running, team, id)?)
    }

    /// The participants whose record a member of the team opened in the last [`RECENT_DAYS`] days, the last one first, at most
    /// [`MOST_RECENT`]. The journal has the first reading of a day.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn recently_opened(&self, member: &PersonId, now: DateTime<Utc>) -> Result<Vec<PersonId>> {
        Ok(values!(
            self.db,
            "select a.subject_id from audit a where a.structure_id = $1 and a.actor_id = $2 and a.at >= $3 and a.action in ('record.read', 'record.read_of_others')
             group by a.subject_id order by max(a.at) desc limit $4",
            self.scope(),
            member,
            to_millis(now - Duration::days(RECENT_DAYS)),
            MOST_RECENT,
        )?)
    }

    /// The declared months of a participant, newest first, at most [`MOST_MONTHS`].
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn declared_months(&self, participant: &PersonId) -> Result<Vec<DeclaredMonth>> {
        Ok(rows!(
            self.db,
            "select d.month, d.state from enrollment e join declaration d on d.enrollment_id = e.id
             where e.structure_id = $1 and e.participant_id = $2 order by d.month desc, d.id desc limit $3",
            self.scope(),
            participant,
            MOST_MONTHS,
        )?)
    }

    /// The sessions that begin in a span and are not cancelled, by start, at most [`MOST_SESSIONS`].
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn findable_sessions(&self, span: &Span) -> Result<Vec<FindableSession>> {
        Ok(rows!(
            self.db,
            "select s.id, t.title, v.name as venue, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at
             from session s join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id
             left join venue v on v.id = s.venue_id
             where s.structure_id = $1 and s.starts_at >= $2 and s.starts_at < $3 and s.cancelled_at is null
             order by s.starts_at, s.id limit $4",
            self.scope(),
            to_millis(span.starts_at),
            to_millis(span.ends_at),
            MOST_SESSIONS,
        )?)
    }
}
