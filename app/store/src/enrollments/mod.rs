//! Paths (parcours) and the places they take.

pub(crate) mod events;
pub(crate) mod exits;
pub(crate) mod extensions;
pub(crate) mod month_owner;
pub(crate) mod official_ends;
pub(crate) mod suspensions;

use crate::{
    Actor, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, by_name::sorted, face, new_id, row, rows, tx_run, tx_value},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::BookingEnd,
    declarations::{declaration::Activity, rates::set_aside::Terms},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod, EnrollmentRefusal},
        exit::ExitCategory,
        suspension::{Suspension, Suspensions},
    },
    plan::Progress,
    structure::ChamberRegion,
    values::{
        ids::{EnrollmentId, PersonId, StructureId},
        money::Cents,
        month::Month,
        paris,
    },
};
use serde_json::json;
use std::collections::HashMap;

face! {
    /// Enrollments of one structure and what happens in them: suspensions, extensions, exits.
    Enrollments, enrollments
}

/// A path with the names of its people.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Enrollment {
    /// Its identifier.
    pub id: EnrollmentId,
    /// Whose path it is.
    pub participant_id: PersonId,
    /// First name of the participant.
    pub first_name: String,
    /// Family name of the participant.
    pub last_name: String,
    /// Phone of the participant, E.164.
    pub phone: Option<String>,
    /// Address of the participant.
    pub email: Option<String>,
    /// The coach who accompanies.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach_name: String,
    /// What the person lives from, in their words.
    pub trade: String,
    /// The agency's category of it.
    pub activity: Activity,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day planned, inclusive.
    pub ends_on: NaiveDate,
    /// The last day lived, when the person has left.
    pub left_on: Option<NaiveDate>,
    /// The day on which the contract was signed, from which the aid counts; nothing while it is not known.
    pub signed_on: Option<NaiveDate>,
    /// The end that the platform "Les Emplois" prints on the person's PASS, when somebody has typed it.
    pub official_end: Option<NaiveDate>,
    /// What the path led to, as stored.
    exit_category: Option<String>,
    /// Why the person left, in one sentence.
    pub exit_reason: Option<String>,
    /// What the person received when entering.
    pub benefit: Benefit,
    /// Mean monthly turnover at the start.
    pub starting_turnover: Cents,
    /// The monthly goal in cents.
    pub goal: Option<i64>,
    /// When the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// Whether reduced contributions (ACRE) were granted.
    pub acre: bool,
    /// Whether the person pays income tax with the contributions.
    pub pays_income_tax: bool,
    /// Whether the activity is a craft.
    pub craft: bool,
    /// Whose rate a craft pays to its chamber: as the structure set it.
    pub chamber_region: ChamberRegion,
    /// The days on which it stood still.
    #[sqlx(skip)]
    pub suspensions: Suspensions,
}

/// What a participant's first page begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Their newest path.
    pub enrollment: Enrollment,
    /// How far its plan has come.
    pub progress: Progress,
    /// Whether a question waits for an answer.
    pub asked: bool,
    /// Whether they hold a place in a session to come, be it cancelled.
    pub booked: bool,
    /// Whether a place in a full session is offered to them.
    pub offered: bool,
    /// Whether a plan that the coach signed waits for their signature.
    pub plan_waits: bool,
    /// Whether they said how it goes this month.
    pub checked_in: bool,
    /// Whether they came back: they have had a path before.
    pub returned: bool,
}

#[derive(sqlx::FromRow)]
struct WithSuspended {
    #[sqlx(flatten)]
    enrollment: Enrollment,
    suspended: bool,
}

#[derive(sqlx::FromRow)]
struct DayRow {
    #[sqlx(flatten)]
    newest: WithSuspended,
    done: i64,
    all_actions: i64,
    asked: bool,
    booked: bool,
    offered: bool,
    plan_waits: bool,
    checked_in: bool,
    returned: bool,
}

#[derive(sqlx::FromRow)]
struct SuspensionRow {
    enrollment_id: String,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

impl Enrollment {
    /// Its days.
    pub fn path(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on }
    }

    /// The last day of the aid, inclusive, once it is known when the contract was signed: a second clock beside the PASS.
    pub fn aid_ends_on(&self) -> Option<NaiveDate> {
        self.signed_on.map(|signed_on| self.suspensions.aid_end(signed_on))
    }

    /// What the path led to, once the person has left.
    pub fn exit_category(&self) -> Option<ExitCategory> {
        self.exit_category.clone().and_then(|word| ExitCategory::try_from(word).ok())
    }

    /// The month of the path in which a day lies, the first being 1; after an exit, the month of the exit.
    pub fn month_reached(&self, today: NaiveDate) -> i32 {
        self.suspensions.month_reached(&self.path(), self.left_on.map_or(today, |left| today.min(left)))
    }

    /// How many months the path was planned for, its suspensions not counted.
    pub fn length_in_months(&self) -> i32 {
        self.suspensions.length_in_months(&self.path())
    }

    /// First and family name of the participant.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// The monthly goal.
    pub fn goal(&self) -> Option<Cents> {
        self.goal.map(Cents::new)
    }

    /// What changes what the person pays on a month.
    pub fn terms(&self) -> Terms {
        Terms {
            registered: self.registered_on.map(Month::of),
            acre: self.acre,
            income_tax: self.pays_income_tax,
            craft: self.craft,
            main: Some(self.activity),
            region: self.chamber_region,
        }
    }
}

/// A path to be, with the entry record.
#[derive(Debug, Clone)]
pub struct NewEnrollment {
    /// Whose.
    pub participant: PersonId,
    /// With whom.
    pub coach: PersonId,
    /// Its days.
    pub path: EnrollmentPeriod,
    /// The day on which the contract was signed, from which the aid counts; nothing while it is not known.
    pub signed_on: Option<NaiveDate>,
    /// What the person lives from.
    pub trade: String,
    /// The agency's category.
    pub activity: Activity,
    /// When the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// Whether reduced contributions (ACRE) were granted.
    pub acre: bool,
    /// What the person receives.
    pub benefit: Benefit,
    /// Since when.
    pub benefit_since: Option<NaiveDate>,
    /// Mean monthly turnover at the start.
    pub starting_turnover: Cents,
    /// The monthly goal.
    pub goal: Option<Cents>,
}

/// The days of a path as stored.
#[derive(sqlx::FromRow)]
pub(crate) struct PathDays {
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
}

impl PathDays {
    pub(crate) fn path(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on }
    }
}

/// How many places a structure has and how many are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Places {
    /// Places in all.
    pub all: i64,
    /// Places taken by running paths.
    pub taken: i64,
}

impl Tx {
    /// The first free place of a structure that is held.
    pub(crate) async fn free_structure_place(&mut self, structure: &StructureId) -> Result<i64> {
        let free: Option<i64> = tx_value!(
            self,
            "select p.place from structure_place p where p.structure_id = $1 and not p.closed and not exists
             (select 1 from enrollment e where e.structure_id = p.structure_id and e.place = p.place and e.left_on is null)
             order by p.place limit 1",
            structure.as_str()
        )?;
        Ok(free.ok_or(EnrollmentRefusal::NoPlace)?)
    }

    /// Enrols someone on the first free place.
    pub(crate) async fn enroll(&mut self, structure: &StructureId, by: &Actor, new: &NewEnrollment) -> Result<EnrollmentId> {
        self.lock_row(LockTarget::Structure, structure.as_str()).await?;
        let running: Option<String> =
            tx_value!(self, "select id from enrollment where participant_id = $1 and left_on is null", new.participant.as_str())?;
        // A path that is over takes nobody's place, and stands beside the one that runs.
        let over = new.path.left_on.is_some();
        if running.is_some() && !over {
            return Err(EnrollmentRefusal::Already.into());
        }
        let earlier: Option<String> = tx_value!(
            self,
            "select id from enrollment where participant_id = $1 and left_on >= $2 limit 1",
            new.participant.as_str(),
            new.path.starts_on
        )?;
        if earlier.is_some() {
            return Err(EnrollmentRefusal::BeforeExit.into());
        }
        let scheme_over: Option<String> =
            tx_value!(self, "select id from structure where id = $1 and scheme_last_day < $2", structure.as_str(), new.path.starts_on)?;
        if scheme_over.is_some() {
            return Err(EnrollmentRefusal::SchemeOver.into());
        }
        let place = if over {
            let any: Option<i64> = tx_value!(self, "select min(place) from structure_place where structure_id = $1", structure.as_str())?;
            any.ok_or(EnrollmentRefusal::NoPlace)?
        } else {
            self.free_structure_place(structure).await?
        };
        let id: EnrollmentId = new_id(by.at)?;
        tx_run!(
            self,
            "insert into enrollment (id, structure_id, participant_id, coach_id, place, starts_on, ends_on, left_on, trade, activity,
             registered_on, acre, benefit, benefit_since, starting_turnover, goal, created_at, signed_on)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            id.as_str(),
            structure.as_str(),
            new.participant.as_str(),
            new.coach.as_str(),
            place,
            new.path.starts_on,
            new.path.ends_on,
            new.path.left_on,
            new.trade.as_str(),
            new.activity.as_str(),
            new.registered_on,
            new.acre,
            new.benefit.as_str(),
            new.benefit_since,
            new.starting_turnover.get(),
            new.goal.map(Cents::get),
            by.at,
            new.signed_on,
        )?;
        self.take_months(structure, &id, new.path.first_month()).await?;
        self.audit(structure, by, "enrollment.started", id.as_str(), json!({ "place": place })).await?;
        Ok(id)
    }
}

/// The columns of [`Enrollment`], before its conditions.
macro_rules! enrollments {
    ($conditions:literal) => {
        enrollments!("", $conditions)
    };
    ($more:literal, $conditions:literal) => {
        concat!(
            "select e.id, e.participant_id, p.first_name, p.last_name, p.phone, p.email, e.coach_id,
             c.first_name || ' ' || c.last_name as coach_name, e.trade, e.activity, e.starts_on, e.ends_on, e.left_on,
             e.signed_on, e.official_end, e.exit_category, e.exit_reason, e.benefit, e.starting_turnover, e.goal, e.registered_on, e.acre,
             e.pays_income_tax, e.craft, st.chamber_region ",
            $more,
            " from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id
             join structure st on st.id = e.structure_id
             where e.structure_id = $1 ",
            $conditions
        )
    };
}

impl Enrollments<'_> {
    /// Enrols someone.
    ///
    /// # Errors
    /// [`EnrollmentRefusal`] when no place is left or the person is in a path already.
    pub async fn enroll(&self, by: &Actor, new: &NewEnrollment) -> Result<EnrollmentId> {
        let mut tx = self.db.begin().await?;
        let id = tx.enroll(&self.structure, by, new).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The newest path of a participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when they never had one.
    pub async fn enrollment_of(&self, participant: &PersonId) -> Result<Enrollment> {
        let newest: Option<WithSuspended> = row!(
            self.db,
            enrollments!(
                ", exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended",
                "and e.participant_id = $2 order by e.starts_on desc limit 1"
            ),
            self.scope(),
            participant.as_str()
        )?;
        self.with_suspensions(newest.ok_or(StoreError::NotFound)?).await
    }

    /// Every path that a participant had, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn paths_of(&self, participant: &PersonId) -> Result<Vec<Enrollment>> {
        let rows: Vec<WithSuspended> = rows!(
            self.db,
            enrollments!(
                ", exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended",
                "and e.participant_id = $2 order by e.starts_on desc"
            ),
            self.scope(),
            participant.as_str()
        )?;
        let mut paths = Vec::with_capacity(rows.len());
        for row in rows {
            paths.push(self.with_suspensions(row).await?);
        }
        Ok(paths)
    }

    /// The newest path of a participant with what their first page asks: one way to the database instead of one for each
    /// thing that most people have not.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when they never had one.
    pub async fn day_of(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Day> {
        let day: Option<DayRow> = row!(
            self.db,
            enrollments!(
                ", exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended,
                 (select count(case when a.session_type_id is null then a.done_at else (
                         select min(s.starts_at) from booking b join session s on s.id = b.session_id
                         where b.participant_id = e.participant_id and b.state = 'Attended'
                         and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at
                     ) end)
                     from plan_action a join goal g on g.id = a.goal_id where g.enrollment_id = e.id and a.dropped_at is null) as done,
                 (select count(*) from plan_action a join goal g on g.id = a.goal_id
                     where g.enrollment_id = e.id and a.dropped_at is null) as all_actions,
                 exists (
                     select 1 from plan_version v where v.enrollment_id = e.id and v.state = 'Draft'
                     and v.coach_signed_at is not null and v.participant_signed_at is null
                 ) as plan_waits,
                 exists (select 1 from check_in c where c.enrollment_id = e.id and c.month = $4) as checked_in,
                 exists (
                     select 1 from enrollment o where o.participant_id = e.participant_id and o.starts_on < e.starts_on
                 ) as returned,
                 exists (
                     select 1 from question q join declaration d on d.id = q.declaration_id
                     where d.enrollment_id = e.id and q.closed_at is null
                 ) as asked,
                 exists (
                     select 1 from booking b join session s on s.id = b.session_id
                     where b.participant_id = e.participant_id and b.state = 'Booked' and b.released_at is null and s.ends_at > $3
                 ) as booked,
                 exists (
                     select 1 from waitlist_entry w where w.participant_id = e.participant_id and w.state = 'Offered' and w.offered_until > $3
                 ) as offered",
                "and e.participant_id = $2 order by e.starts_on desc limit 1"
            ),
            self.scope(),
            participant.as_str(),
            now,
            Month::of(paris::day(now)).to_string()
        )?;
        let DayRow { newest, done, all_actions, asked, booked, offered, plan_waits, checked_in, returned } =
            day.ok_or(StoreError::NotFound)?;
        let (enrollment, progress) = (self.with_suspensions(newest).await?, Progress { done, all: all_actions });
        Ok(Day { enrollment, progress, asked, booked, offered, plan_waits, checked_in, returned })
    }

    async fn with_suspensions(&self, WithSuspended { mut enrollment, suspended }: WithSuspended) -> Result<Enrollment> {
        if suspended {
            let rows: Vec<SuspensionRow> = rows!(
                self.db,
                "select enrollment_id, first_day, last_day from suspension where enrollment_id = $1 order by first_day",
                enrollment.id.as_str()
            )?;
            enrollment.suspensions.0.extend(rows.iter().map(|row| Suspension::stored(row.first_day, row.last_day)));
        }
        Ok(enrollment)
    }

    /// The suspensions of every path of the structure, by its identifier.
    pub(crate) async fn suspensions(&self) -> Result<HashMap<String, Suspensions>> {
        let rows: Vec<SuspensionRow> = rows!(
            self.db,
            "select s.enrollment_id, s.first_day, s.last_day from enrollment e join suspension s on s.enrollment_id = e.id
             where e.structure_id = $1 order by s.first_day",
            self.scope(),
        )?;
        let mut of_path: HashMap<String, Suspensions> = HashMap::new();
        for row in rows {
            of_path.entry(row.enrollment_id).or_default().0.push(Suspension::stored(row.first_day, row.last_day));
        }
        Ok(of_path)
    }

    /// The running paths, by family name; of one coach only when given.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn running_enrollments(&self, coach: Option<&PersonId>) -> Result<Vec<Enrollment>> {
        let enrollments = rows!(
            self.db,
            enrollments!("and e.left_on is null and e.coach_id = coalesce($2, e.coach_id) order by e.id"),
            self.scope(),
            coach.map(PersonId::as_str),
        )?;
        let mut enrollments = sorted(enrollments, |it: &Enrollment| (&it.last_name, &it.first_name));
        let mut suspensions = self.suspensions().await?;
        for enrollment in &mut enrollments {
            enrollment.suspensions = suspensions.remove(enrollment.id.as_str()).unwrap_or_default();
        }
        Ok(enrollments)
    }

    /// Sets what a participant says of their business: whether income tax is paid with the contributions, whether it is a
    /// craft.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when they never had a path.
    pub async fn set_business(&self, by: &Actor, participant: &PersonId, pays_income_tax: bool, craft: bool) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let enrollment = tx.newest_path_of(self, participant).await?;
        let set = "update enrollment set pays_income_tax = $3, craft = $4 where structure_id = $1 and id = $2";
        if tx_run!(&mut tx, set, self.scope(), enrollment.as_str(), pays_income_tax, craft)? != 1 {
            return Err(StoreError::NotFound);
        }
        let details = json!({ "pays_income_tax": pays_income_tax, "craft": craft });
        tx.audit(&self.structure, by, "enrollment.business", enrollment.as_str(), details).await?;
        tx.commit().await
    }

    /// Until when a participant can be booked, by the newest of their paths.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn booking_end(&self, participant: &PersonId, today: NaiveDate) -> Result<BookingEnd> {
        let newest: Option<PathDays> = row!(
            self.db,
            "select starts_on, ends_on, left_on from enrollment where structure_id = $1 and participant_id = $2
             order by starts_on desc limit 1",
            self.scope(),
            participant.as_str()
        )?;
        Ok(BookingEnd::of(newest.map(|days| days.path()).as_ref(), today))
    }

    /// How many places are taken.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn places(&self) -> Result<Places> {
        let all = "select
            (select count(*) from structure_place where structure_id = $1 and not closed) as \"all\",
            (select count(*) from enrollment where structure_id = $1 and left_on is null) as taken";
        row!(self.db, all, self.scope())?.ok_or(StoreError::NotFound)
    }
}
