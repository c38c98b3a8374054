//! Lists of the participants and the team of a structure.

use crate::{
    Result,
    db::{
        by_name::sorted,
        paging::{PageRequest, Paged},
        readable, rows, rows_in, to_millis, value,
    },
    people::{People, findable::Findable},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    people::{Role, search::search},
    values::ids::PersonId,
};

/// A participant with the state of their newest enrollment.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
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
    /// The coach.
    pub coach_id: Option<PersonId>,
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

/// The participants that a list shows by the state of their newest enrollment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ParticipantState {
    /// With a running enrollment.
    #[default]
    Running,
    /// With a running enrollment, and never signed in.
    NeverSignedIn,
    /// Without a running enrollment.
    Gone,
    /// All.
    Everyone,
}

impl ParticipantState {
    /// The value of `$3` in the statements.
    fn word(self) -> &'static str {
        match self {
            Self::Running => "Running",
            Self::NeverSignedIn => "NeverSignedIn",
            Self::Gone => "Gone",
            Self::Everyone => "Everyone",
        }
    }
}

/// Which participants a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParticipantFilter {
    /// By the state of their newest enrollment.
    pub state: ParticipantState,
    /// Those whose newest enrollment has that coach.
    pub coach: Option<PersonId>,
    /// Those who match a text as by [`domain::people::search`]; all for an empty one.
    pub search: String,
}

/// The order of a list of participants; those of the same value by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ParticipantOrder {
    /// By family name.
    #[default]
    Name,
    /// By family name, from the end of the alphabet.
    NameDescending,
    /// By the name of the coach; without a coach last.
    Coach,
    /// As [`Self::Coach`], from the end of the alphabet.
    CoachDescending,
    /// By the first day, the oldest first; without an enrollment last.
    Start,
    /// By the first day, the newest first; without an enrollment last.
    StartDescending,
}

/// The tables of a list of participants: `p`, their newest enrollment `e`, its coach `c`.
macro_rules! joined {
    () => {
        " from person p
         left join enrollment e on e.id = (
             select n.id from enrollment n where n.participant_id = p.id order by n.starts_on desc, n.id desc limit 1)
         left join person c on c.id = e.coach_id"
    };
}

/// The rows of a list of participants: of structure `$1`, with coach `$2` if it is not null, in state `$3`; whom the reader `$4` reads on
/// the day `$5`.
macro_rules! participants {
    () => {
        concat!(
            joined!(),
            " where p.structure_id = $1 and p.role = 'Participant' and ($2 is null or e.coach_id = $2)
             and ($3 = 'Everyone' or ($3 = 'Gone') = (e.id is null or e.left_on is not null))
             and ($3 <> 'NeverSignedIn' or p.first_signed_in_at is null) and p.removed_at is null and ",
            readable!("p.id", "$4", "$5")
        )
    };
}

/// The columns of [`ParticipantSummary`]; the argument is the placeholder of the present instant.
macro_rules! listed {
    ($now:literal) => {
        concat!(
            "select p.id, p.first_name, p.last_name, p.phone, p.email, e.trade, e.coach_id, c.first_name || ' ' || c.last_name as coach,
             e.starts_on, e.left_on, p.first_signed_in_at,
             (select max(i.created_at) from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > ",
            $now,
            ") as invited_at"
        )
    };
}

/// A page of `$7` rows of a list of participants, without the first `$8`, in that order; `$6` is the present instant.
macro_rules! page {
    ($order:literal) => {
        concat!(listed!("$6"), participants!(), " order by ", $order, " limit $7 offset $8")
    };
}

impl ParticipantOrder {
    /// The statement that reads a page in that order.
    fn statement(self) -> &'static str {
        match self {
            Self::Name => page!("p.name_key, p.id"),
            Self::NameDescending => page!("p.name_key desc, p.id desc"),
            Self::Coach => page!("c.name_key nulls last, p.name_key, p.id"),
            Self::CoachDescending => page!("c.name_key desc nulls last, p.name_key, p.id"),
            Self::Start => page!("e.starts_on nulls last, p.name_key, p.id"),
            Self::StartDescending => page!("e.starts_on desc nulls last, p.name_key, p.id"),
        }
    }
}

/// A member of the team, or a person who has left it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
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

#[boxed_futures]
impl People<'_> {
    /// A page of the participants whom the filter shows, in that order; with a searched text the best matches come first. The search
    /// reads the names of all whom the rest of the filter shows and compares them as [`domain::people::search`] does.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn participants(
        &self,
        filter: &ParticipantFilter,
        order: ParticipantOrder,
        asked: PageRequest,
        now: DateTime<Utc>,
    ) -> Result<Paged<ParticipantSummary>> {
        let (coach, state) = (filter.coach.as_ref(), filter.state.word());
        if filter.search.trim().is_empty() {
            let total: Option<i64> = value!(
                self.db,
                concat!("select count(*)", participants!()),
                self.scope(),
                coach,
                state,
                self.reader(),
                self.reading_day()
            )?;
            let total = total.unwrap_or_default();
            let (skipped, most) = asked.bounds(total);
            let rows = rows!(
                self.db,
                order.statement(),
                self.scope(),
                coach,
                state,
                self.reader(),
                self.reading_day(),
                to_millis(now),
                most,
                skipped
            )?;
            return Ok(asked.of(rows, total));
        }
        let names: Vec<Findable> = rows!(
            self.db,
            concat!(
                "select p.id, p.role, p.first_name, p.last_name, p.phone, p.email, e.trade, e.coach_id",
                participants!(),
                " order by p.name_key, p.id"
            ),
            self.scope(),
            coach,
            state,
            self.reader(),
            self.reading_day()
        )?;
        let found = search(&filter.search, names, Findable::searched);
        let found = asked.cut(found.into_iter().map(|row| row.id).collect::<Vec<PersonId>>());
        let mut rows = self.participants_of(&found.rows, now).await?;
        let position = |id: &PersonId| found.rows.iter().position(|it| it == id);
        rows.sort_by_key(|row| position(&row.id));
        Ok(found.with_rows(rows))
    }

    /// The participants with these identifiers, by name; those of another structure are left out.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn participants_of(&self, ids: &[PersonId], now: DateTime<Utc>) -> Result<Vec<ParticipantSummary>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<&str> = ids.iter().map(PersonId::as_str).collect();
        let select = concat!(
            listed!("$2"),
            joined!(),
            " where p.structure_id = $1 and p.role = 'Participant' and p.removed_at is null and ",
            readable!("p.id", "$3", "$4"),
            " and p.id in ({ids}) order by p.name_key, p.id"
        );
        Ok(rows_in!(self.db, select, &ids, self.scope(), to_millis(now), self.reader(), self.reading_day())?)
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
             from person p where p.structure_id = $1 and p.role in ('Coach', 'Coordinator', 'Network')
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
