//! Lists of the participants and the team of a structure.

use crate::{
    Result,
    db::{by_name::sorted, rows, to_millis, value},
    people::People,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{people::Role, values::ids::PersonId};

/// A participant with the state of their newest enrollment.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ParticipantSummary {
    /// Their identifier.
    pub id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Their trade; `None` without an enrollment.
    pub trade: Option<String>,
    /// First and family name of the coach.
    pub coach: Option<String>,
    /// The first day of the newest enrollment.
    pub starts_on: Option<NaiveDate>,
    /// The day of the exit from it.
    pub left_on: Option<NaiveDate>,
    /// The instant of their first sign-in, UTC.
    pub first_signed_in_at: Option<DateTime<Utc>>,
    /// The instant of their newest invitation that still works, UTC.
    pub invited_at: Option<DateTime<Utc>>,
}

impl ParticipantSummary {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Whether they have a running enrollment.
    pub fn runs(&self) -> bool {
        self.starts_on.is_some() && self.left_on.is_none()
    }
}

/// A member of the team, or a person who has left it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Colleague {
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
    /// The number of running enrollments of which they are the coach.
    pub people: i64,
    /// The instant of their first sign-in, UTC.
    pub first_signed_in_at: Option<DateTime<Utc>>,
    /// The instant at which they left the team, UTC.
    pub left_team_at: Option<DateTime<Utc>>,
}

impl Colleague {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

impl People<'_> {
    /// Every participant of the structure, by family name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn participants(&self, now: DateTime<Utc>) -> Result<Vec<ParticipantSummary>> {
        let listed = rows!(
            self.db,
            "select p.id, p.first_name, p.last_name, p.phone, p.email, e.trade, c.first_name || ' ' || c.last_name as coach, e.starts_on, e.left_on,
             p.first_signed_in_at,
             (select max(i.created_at) from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > $2) as invited_at
             from person p
             left join enrollment e on e.id = (
                 select n.id from enrollment n where n.participant_id = p.id order by n.starts_on desc, n.id desc limit 1)
             left join person c on c.id = e.coach_id
             where p.structure_id = $1 and p.role = 'Participant' and p.removed_at is null order by p.id",
            self.scope(),
            to_millis(now)
        )?;
        Ok(sorted(listed, |it: &ParticipantSummary| (&it.last_name, &it.first_name)))
    }

    /// The team by family name, then those who have left it by family name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn colleagues(&self) -> Result<Vec<Colleague>> {
        let colleagues = rows!(
            self.db,
            "select p.id, p.role, p.first_name, p.last_name, p.phone, p.email, p.first_signed_in_at, p.left_team_at,
             (select count(*) from enrollment e where e.structure_id = p.structure_id and e.coach_id = p.id and e.left_on is null) as people
             from person p where p.structure_id = $1 and p.role <> 'Participant'
             order by p.id",
            self.scope(),
        )?;
        let mut colleagues = sorted(colleagues, |it: &Colleague| (&it.last_name, &it.first_name));
        colleagues.sort_by_key(|it| it.left_team_at.is_some());
        Ok(colleagues)
    }

    /// The instant of a person's first sign-in, UTC; `None` if they never signed in.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub async fn first_signed_in_at(&self, person: &PersonId) -> Result<Option<DateTime<Utc>>> {
        let find = "select first_signed_in_at from person where structure_id = $1 and id = $2";
        let found: Option<Option<DateTime<Utc>>> = value!(self.db, find, self.scope(), person)?;
        found.ok_or(crate::StoreError::NotFound)
    }
}
