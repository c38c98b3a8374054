//! What a search over everything reads: the people of a structure in short, the records that a member of the team opened last, the declared
//! months of one person, sessions.

use crate::{
    Result,
    db::{row, rows, to_millis, values},
    people::People,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    bookings::span::Span,
    declarations::declaration::DeclarationState,
    people::Role,
    values::{
        ids::{PersonId, SessionId},
        month::Month,
    },
};

/// The most people of a structure that a search looks at.
const MOST_PEOPLE: i64 = 20_000;

/// The number of days for which an opened record counts as recent.
const RECENT_DAYS: i64 = 30;

/// The most sessions that a search looks at.
const MOST_SESSIONS: i64 = 500;

/// The most records that are recent.
const MOST_RECENT: i64 = 8;

/// A person as a search finds them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
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
}

impl Findable {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// A declared month in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct DeclaredMonth {
    /// The month.
    pub month: Month,
    /// Its state.
    pub state: DeclarationState,
}

/// A session as a search finds it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
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

/// Who may be found.
#[derive(Debug, Clone, Copy)]
pub struct FindScope<'a> {
    /// Whether those who work in the structure are found too.
    pub team: bool,
    /// The coach whose participants are found, with those of coaches for whom they stand in; `None` for every participant.
    pub coach: Option<&'a PersonId>,
    /// The day that decides for whom they stand in.
    pub today: NaiveDate,
}

/// A query of people `p` of the structure with their newest enrollment `e`: of those with one, and with `$2` of those who work in the structure;
/// of coach `$3` and of those for whom that coach stands in on day `$4` if it is not null.
macro_rules! findable {
    ($conditions:literal) => {
        concat!(
            "select p.id, p.role, p.first_name, p.last_name, p.phone, p.email, e.trade from person p
             left join enrollment e on e.id = (
                 select n.id from enrollment n where n.participant_id = p.id order by n.starts_on desc, n.id desc limit 1)
             where p.structure_id = $1 and p.erased_at is null and p.left_team_at is null
             and (e.id is not null and ($3 is null or e.coach_id = $3 or e.coach_id in (select s.coach_id from substitution_day x
                    join substitution s on s.id = x.substitution_id where x.structure_id = $1 and x.day = $4 and s.substitute_id = $3))
                 or $2 and p.role in ('Coach', 'Coordinator')) ",
            $conditions
        )
    };
}

impl People<'_> {
    /// The people of a scope, participants with an enrollment alone; by identifier.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn findable(&self, scope: &FindScope<'_>) -> Result<Vec<Findable>> {
        let sql = findable!("order by p.id limit $5");
        Ok(rows!(self.db, sql, self.scope(), scope.team, scope.coach, scope.today, MOST_PEOPLE)?)
    }

    /// One person of a scope; `None` for a person outside it, and for one of another structure.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn findable_person(&self, scope: &FindScope<'_>, id: &PersonId) -> Result<Option<Findable>> {
        Ok(row!(self.db, findable!("and p.id = $5"), self.scope(), scope.team, scope.coach, scope.today, id)?)
    }

    /// The participants whose record a member of the team opened in the last [`RECENT_DAYS`] days, the last one first, at most
    /// [`MOST_RECENT`]. The journal has the first reading of a day.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn recently_opened(&self, member: &PersonId, now: DateTime<Utc>) -> Result<Vec<PersonId>> {
        Ok(values!(
            self.db,
            "select a.subject_id from audit a where a.structure_id = $1 and a.actor_id = $2 and a.at >= $3 and a.action = 'record.read'
             group by a.subject_id order by max(a.at) desc limit $4",
            self.scope(),
            member,
            to_millis(now - Duration::days(RECENT_DAYS)),
            MOST_RECENT,
        )?)
    }

    /// The declared months of a participant, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn declared_months(&self, participant: &PersonId) -> Result<Vec<DeclaredMonth>> {
        Ok(rows!(
            self.db,
            "select d.month, d.state from enrollment e join declaration d on d.enrollment_id = e.id
             where e.structure_id = $1 and e.participant_id = $2 order by d.month desc, d.id desc limit 200",
            self.scope(),
            participant,
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
