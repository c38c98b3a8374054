//! Whom a coach accompanies, with what is to be known of each: looked up of everyone at once, never person by person.

pub(crate) mod notes;

use crate::{
    Enrollment, Result,
    db::{StructureStore, face, rows},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    caseload::alerts::{Alert, AlertInputs, alerts},
    values::{
        ids::{EnrollmentId, PersonId, SessionId},
        money::Cents,
        month::Month,
        paris,
    },
};
use std::collections::HashMap;

face! {
    /// What coaches see of the people they accompany, and their notes.
    Caseload, caseload
}

/// Someone in a path, with what is to be known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadEntry {
    /// Their path.
    pub enrollment: Enrollment,
    /// Their newest sign, UTC: whatever they did in Essor, and the end of the last session they came to.
    pub last_sign: Option<DateTime<Utc>>,
    /// When the oldest question was asked that waits for their answer, UTC.
    pub asked_at: Option<DateTime<Utc>>,
    /// Whether they asked to be called in their newest check-in, and nobody has spoken to them since: no note was written on
    /// them, and they came to no session. That a session is booked does not answer who asked for a call now.
    pub asks_for_call: bool,
    /// The months declared with their signed sums, oldest first.
    pub figures: Vec<(Month, Cents)>,
    /// Their next appointment.
    pub next: Option<Appointment>,
}

/// The next date of a session in which someone holds a place.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Appointment {
    participant_id: PersonId,
    /// The session.
    pub session_id: SessionId,
    /// The name people book by.
    pub title: String,
    /// The start of that date, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
}

impl CaseloadEntry {
    /// What to know of them today, the most urgent first. `due_day` is the day up to which a month is simply to be declared.
    pub fn alerts(&self, today: NaiveDate, due_day: u32) -> Vec<Alert> {
        let facts = AlertInputs {
            path: self.enrollment.path(),
            suspensions: &self.enrollment.suspensions,
            figures: &self.figures,
            due_day,
            last_sign: self.last_sign.map(paris::day),
            asked: self.asked_at.map(paris::day),
            booked: self.next.is_some(),
            asks_for_call: self.asks_for_call,
        };
        alerts(&facts, today)
    }
}

#[derive(sqlx::FromRow)]
struct SignRow {
    enrollment_id: EnrollmentId,
    acted_at: Option<DateTime<Utc>>,
    came_at: Option<DateTime<Utc>>,
    asked_at: Option<DateTime<Utc>>,
    asks_for_call: bool,
}

#[derive(sqlx::FromRow)]
struct FigureRow {
    enrollment_id: EnrollmentId,
    month: Month,
    total: Cents,
}

/// Of whom something is looked up: of everyone in a path, of one coach's people, of one participant.
#[derive(Clone, Copy, Default)]
struct Whose<'a> {
    coach: Option<&'a str>,
    participant: Option<&'a str>,
}

/// What is looked up, by path and by participant.
struct Known {
    signs: HashMap<EnrollmentId, SignRow>,
    figures: HashMap<EnrollmentId, Vec<(Month, Cents)>>,
    next: HashMap<PersonId, Appointment>,
}

impl Known {
    fn of(&mut self, enrollment: Enrollment) -> CaseloadEntry {
        let sign = self.signs.remove(&enrollment.id);
        CaseloadEntry {
            last_sign: sign.as_ref().and_then(|sign| sign.acted_at.max(sign.came_at)),
            asks_for_call: sign.as_ref().is_some_and(|sign| sign.asks_for_call),
            asked_at: sign.and_then(|sign| sign.asked_at),
            figures: self.figures.remove(&enrollment.id).unwrap_or_default(),
            next: self.next.remove(&enrollment.participant_id),
            enrollment,
        }
    }
}

/// The end of a query: of the paths `e` that run and are looked at.
macro_rules! of_whom {
    ($select:literal, $order:literal) => {
        concat!(
            $select,
            " where e.structure_id = $1 and e.left_on is null and e.coach_id = coalesce($2, e.coach_id)
             and e.participant_id = coalesce($3, e.participant_id) ",
            $order
        )
    };
}

impl Caseload<'_> {
    /// Whom a coach accompanies, by family name; everyone in a path when no coach is given.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn entries(&self, coach: Option<&PersonId>, now: DateTime<Utc>) -> Result<Vec<CaseloadEntry>> {
        let enrollments = self.enrollments().running_enrollments(coach).await?;
        let mut known = self.known(Whose { coach: coach.map(PersonId::as_str), participant: None }, now).await?;
        Ok(enrollments.into_iter().map(|enrollment| known.of(enrollment)).collect())
    }

    /// What is to be known of one person in a path.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn entry(&self, enrollment: Enrollment, now: DateTime<Utc>) -> Result<CaseloadEntry> {
        let participant = Some(enrollment.participant_id.as_str());
        let mut known = self.known(Whose { coach: None, participant }, now).await?;
        Ok(known.of(enrollment))
    }

    async fn known(&self, whose: Whose<'_>, now: DateTime<Utc>) -> Result<Known> {
        let signs: Vec<SignRow> = rows!(
            self.db,
            of_whom!(
                "select e.id as enrollment_id,
                 (select max(a.at) from audit a where a.actor_id = e.participant_id) as acted_at,
                 (select max(s.ends_at) from booking b join session s on s.id = b.session_id
                  where b.participant_id = e.participant_id and b.state = 'Attended' and s.ends_at <= $4) as came_at,
                 (select min(q.asked_at) from question q join declaration d on d.id = q.declaration_id
                  where d.enrollment_id = e.id and q.closed_at is null) as asked_at,
                 exists (select 1 from check_in c where c.enrollment_id = e.id and c.wants_call
                  and not exists (select 1 from check_in x where x.enrollment_id = e.id and x.month > c.month)
                  and not exists (select 1 from note n where n.enrollment_id = e.id and n.removed_at is null and n.created_at > c.at)
                  and not exists (select 1 from booking b join session s on s.id = b.session_id
                   where b.participant_id = e.participant_id and b.state = 'Attended' and s.starts_at > c.at and s.starts_at <= $4)
                 ) as asks_for_call
                 from enrollment e",
                ""
            ),
            self.scope(),
            whose.coach,
            whose.participant,
            now,
        )?;
        let figures: Vec<FigureRow> = rows!(
            self.db,
            of_whom!(
                "select d.enrollment_id, d.month, d.total from enrollment e join declaration d on d.enrollment_id = e.id",
                "order by d.month"
            ),
            self.scope(),
            whose.coach,
            whose.participant,
        )?;
        let dates: Vec<Appointment> = rows!(
            self.db,
            of_whom!(
                "select b.participant_id, s.id as session_id, t.title, x.starts_at, x.ends_at
                 from enrollment e join booking b on b.participant_id = e.participant_id and b.state = 'Booked' and b.released_at is null
                 join session s on s.id = b.session_id and s.cancelled_at is null
                 join session_type t on t.id = s.session_type_id
                 join session_date x on x.session_id = s.id and x.ends_at > $4",
                "order by x.starts_at desc"
            ),
            self.scope(),
            whose.coach,
            whose.participant,
            now,
        )?;
        let mut of_path: HashMap<EnrollmentId, Vec<(Month, Cents)>> = HashMap::new();
        for row in figures {
            of_path.entry(row.enrollment_id).or_default().push((row.month, row.total));
        }
        Ok(Known {
            signs: signs.into_iter().map(|row| (row.enrollment_id.clone(), row)).collect(),
            figures: of_path,
            // The last one in stays: the next date of each.
            next: dates.into_iter().map(|date| (date.participant_id.clone(), date)).collect(),
        })
    }
}
