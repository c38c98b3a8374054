//! The caseload of a coach: enrollments with the inputs of their alerts, read with a fixed number of queries.

pub(crate) mod notes;

use crate::{
    Enrollment, Result,
    db::{face, packed::packed, rows, rows_in},
    declarations::unpacked_months,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    caseload::alerts::{Alert, AlertInputs, alerts},
    declarations::due_day::DueDay,
    values::{
        ids::{EnrollmentId, PersonId, SessionId},
        money::Cents,
        month::Month,
        paris,
    },
};
use std::collections::HashMap;

face! {
    /// The caseloads of one structure, and notes on participants.
    Caseload, caseload
}

/// An enrollment with the inputs of its alerts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadEntry {
    /// The enrollment.
    pub enrollment: Enrollment,
    /// The newest sign of the participant, UTC: their newest audit event, or the end of the last session they attended.
    pub last_sign: Option<DateTime<Utc>>,
    /// When the oldest unanswered question was asked, UTC.
    pub asked_at: Option<DateTime<Utc>>,
    /// Whether their newest check-in asks for a call, without a note or an attended session since. A booked session does not
    /// count.
    pub asks_for_call: bool,
    /// The declared months with their signed sums, oldest first.
    pub declared_months: Vec<(Month, Cents)>,
    /// The next appointment.
    pub next: Option<Appointment>,
    /// Whether an appointment begins after the last day of the enrollment.
    pub booked_after_end: bool,
}

/// A date of a session that a participant booked.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Appointment {
    participant_id: PersonId,
    /// The session.
    pub session_id: SessionId,
    /// The title of the session type.
    pub title: String,
    /// Its start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
}

impl CaseloadEntry {
    /// Alerts of a day, the most urgent first. `due_day` is the day of the following month up to which a month is due, inclusive.
    pub fn alerts(&self, today: NaiveDate, due_day: DueDay) -> Vec<Alert> {
        let inputs = AlertInputs {
            period: self.enrollment.period(),
            suspensions: &self.enrollment.suspensions,
            declared_months: &self.declared_months,
            due_day,
            last_sign: self.last_sign.map(paris::day),
            asked_on: self.asked_at.map(paris::day),
            booked: self.next.is_some(),
            booked_after_end: self.booked_after_end,
            asks_for_call: self.asks_for_call,
        };
        alerts(&inputs, today)
    }
}

#[derive(sqlx_macros::FromRow)]
struct SignRow {
    enrollment_id: EnrollmentId,
    acted_at: Option<DateTime<Utc>>,
    came_at: Option<DateTime<Utc>>,
    asked_at: Option<DateTime<Utc>>,
    asks_for_call: bool,
    months: Option<String>,
}

/// Which running enrollments are read: all, those of one coach, that of one participant, or those of several.
#[derive(Clone, Copy, Default)]
struct EnrollmentFilter<'a> {
    coach: Option<&'a PersonId>,
    participant: Option<&'a PersonId>,
    participants: Option<&'a [&'a str]>,
}

/// The inputs of the alerts, by enrollment and by participant.
struct Inputs {
    signs: HashMap<EnrollmentId, SignRow>,
    next: HashMap<PersonId, Appointment>,
    /// The start of the last booked date.
    last_date: HashMap<PersonId, DateTime<Utc>>,
}

impl Inputs {
    /// Takes the inputs of one enrollment.
    fn take_entry(&mut self, enrollment: Enrollment) -> Result<CaseloadEntry> {
        let sign = self.signs.remove(&enrollment.id);
        let last_date = self.last_date.remove(&enrollment.participant_id);
        Ok(CaseloadEntry {
            last_sign: sign.as_ref().and_then(|sign| sign.acted_at.max(sign.came_at)),
            asks_for_call: sign.as_ref().is_some_and(|sign| sign.asks_for_call),
            declared_months: unpacked_months(sign.as_ref().and_then(|sign| sign.months.as_deref()))?,
            asked_at: sign.and_then(|sign| sign.asked_at),
            next: self.next.remove(&enrollment.participant_id),
            booked_after_end: last_date.is_some_and(|starts_at| paris::day(starts_at) > enrollment.ends_on),
            enrollment,
        })
    }
}

/// The rows of a query of running enrollments `e` of the filter: of coach `$2` and of participant `$3` if they are not null, of several
/// participants by their identifiers.
macro_rules! running {
    (@sql $select:expr, $only:literal, $order:literal) => {
        concat!(
            $select,
            " where e.structure_id = $1 and e.left_on is null and e.coach_id = coalesce($2, e.coach_id)
             and e.participant_id = coalesce($3, e.participant_id) ",
            $only,
            $order
        )
    };
    ($db:expr, $filter:expr, $select:expr, $order:literal $(, $arg:expr)* $(,)?) => {
        match $filter.participants {
            None => rows!($db, running!(@sql $select, "", $order) $(, $arg)*),
            Some(ids) => rows_in!($db, running!(@sql $select, "and e.participant_id in ({ids}) ", $order), ids $(, $arg)*),
        }
    };
}

#[boxed_futures]
impl Caseload<'_> {
    /// The running enrollments of a coach, or of the structure if none is given, by family name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn entries(&self, coach: Option<&PersonId>, now: DateTime<Utc>) -> Result<Vec<CaseloadEntry>> {
        let enrollments = self.enrollments().running_enrollments(coach).await?;
        let mut inputs = self.inputs(EnrollmentFilter { coach, ..EnrollmentFilter::default() }, now).await?;
        enrollments.into_iter().map(|enrollment| inputs.take_entry(enrollment)).collect()
    }

    /// The entries of these participants with a running enrollment, in the order of the identifiers; those without one are left out.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn entries_of(&self, participants: &[PersonId], now: DateTime<Utc>) -> Result<Vec<CaseloadEntry>> {
        if participants.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<&str> = participants.iter().map(PersonId::as_str).collect();
        let enrollments = self.enrollments().running_enrollments_of(&ids).await?;
        let filter = EnrollmentFilter { participants: Some(&ids), ..EnrollmentFilter::default() };
        let mut inputs = self.inputs(filter, now).await?;
        let mut entries: Vec<_> = enrollments.into_iter().map(|enrollment| inputs.take_entry(enrollment)).collect::<Result<_>>()?;
        entries.sort_by_key(|entry| participants.iter().position(|id| *id == entry.enrollment.participant_id));
        Ok(entries)
    }

    /// The entry of one enrollment.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn entry(&self, enrollment: Enrollment, now: DateTime<Utc>) -> Result<CaseloadEntry> {
        let participant = Some(&enrollment.participant_id);
        let mut inputs = self.inputs(EnrollmentFilter { participant, ..EnrollmentFilter::default() }, now).await?;
        inputs.take_entry(enrollment)
    }

    async fn inputs(&self, filter: EnrollmentFilter<'_>, now: DateTime<Utc>) -> Result<Inputs> {
        let signs: Vec<SignRow> = running!(
            self.db,
            filter,
            concat!(
                "select e.id as enrollment_id,
                 (select max(a.at) from audit a where a.actor_id = e.participant_id) as acted_at,
                 (select max(s.ends_at) from booking b join session s on s.id = b.session_id
                  where b.participant_id = e.participant_id and b.state = 'Attended' and s.ends_at <= $4) as came_at,
                 (select min(q.asked_at) from question q join declaration asked on asked.id = q.declaration_id
                  where asked.enrollment_id = e.id and q.closed_at is null) as asked_at,
                 exists (select 1 from check_in c where c.enrollment_id = e.id and c.wants_call
                  and not exists (select 1 from check_in x where x.enrollment_id = e.id and x.month > c.month)
                  and not exists (select 1 from note n where n.enrollment_id = e.id and n.removed_at is null and n.created_at > c.at)
                  and not exists (select 1 from booking b join session s on s.id = b.session_id
                   where b.participant_id = e.participant_id and b.state = 'Attended' and s.starts_at > c.at and s.starts_at <= $4)
                 ) as asks_for_call, ",
                packed!(["d.month", "d.total"], "from declaration d where d.enrollment_id = e.id"),
                " as months from enrollment e"
            ),
            "",
            self.scope(),
            filter.coach,
            filter.participant,
            now,
        )?;
        let dates: Vec<Appointment> = running!(
            self.db,
            filter,
            "select b.participant_id, s.id as session_id, t.title, x.starts_at, x.ends_at
                 from enrollment e join booking b on b.participant_id = e.participant_id and b.state = 'Booked' and b.released_at is null
                 join session s on s.id = b.session_id and s.cancelled_at is null
                 join session_type t on t.id = s.session_type_id
                 join session_date x on x.session_id = s.id and x.ends_at > $4",
            "order by x.starts_at desc",
            self.scope(),
            filter.coach,
            filter.participant,
            now,
        )?;
        let mut last_date: HashMap<PersonId, DateTime<Utc>> = HashMap::new();
        for date in &dates {
            // Sorted from the latest to the nearest date: the first is the last one booked.
            last_date.entry(date.participant_id.clone()).or_insert(date.starts_at);
        }
        Ok(Inputs {
            last_date,
            signs: signs.into_iter().map(|row| (row.enrollment_id.clone(), row)).collect(),
            // Sorted from the latest to the nearest date: the nearest overwrites the others.
            next: dates.into_iter().map(|date| (date.participant_id.clone(), date)).collect(),
        })
    }
}
