//! Reads for the agenda of the team that cover many sessions at once.

use crate::{
    Actor, AuditEvent, Result,
    bookings::{
        Bookings,
        slots::{AvailabilityWindow, windows},
    },
    db::{named_in_session, row, rows},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};
use domain::{
    bookings::{
        day_layout::{DAY_MINUTES, DayPart},
        holidays::HolidayRegion,
        span::Span,
    },
    values::{
        ids::{PersonId, SessionId},
        undo::undone_until,
    },
};
use serde_json::Value;

/// One date of a session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SessionDate {
    /// The session.
    pub session_id: SessionId,
    /// Start of this date, UTC.
    pub starts_at: DateTime<Utc>,
    /// End of this date, UTC.
    pub ends_at: DateTime<Utc>,
}

#[derive(sqlx_macros::FromRow)]
struct MoveRow {
    actor_id: Option<PersonId>,
    at: DateTime<Utc>,
    details: String,
    starts_at: DateTime<Utc>,
}

/// The open hours of a coach on one day: a window on a day on which it is not closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenHours {
    /// The coach.
    pub coach_id: PersonId,
    /// The day, in Paris.
    pub day: NaiveDate,
    /// The hours, on the wall clock of Paris.
    pub part: DayPart,
}

#[boxed_futures]
impl Bookings<'_> {
    /// The open hours from the day `from` to the day `to`, both inclusive, of one coach if given: none in a leave, none on a public
    /// holiday of `region`, as for the slots of [`Self::free_slots`]. Booked ones are not left out.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn open_hours(
        &self,
        coach: Option<&PersonId>,
        from: NaiveDate,
        to: NaiveDate,
        region: HolidayRegion,
    ) -> Result<Vec<OpenHours>> {
        let windows: Vec<AvailabilityWindow> = rows!(
            self.db,
            windows!("and ($2 is null or a.coach_id = $2) and a.first_day <= $3 order by a.from_minute, a.id"),
            self.scope(),
            coach,
            to
        )?;
        let closed = self.closed_days(from, to).await?;
        let is_closed = |id: &str, day: NaiveDate| closed.get(id).is_some_and(|days| days.contains(&day));
        let minute = |time: NaiveTime| time.num_seconds_from_midnight() / 60;
        // The last minute of a clock stands for midnight.
        let end = |time: NaiveTime| if minute(time) == DAY_MINUTES - 1 { DAY_MINUTES } else { minute(time) };
        let mut open = Vec::new();
        for window in &windows {
            for day in window.rule.days(window.first_day, from, to) {
                let shut = is_closed(window.id.as_str(), day)
                    || is_closed(window.coach_id.as_str(), day)
                    || window.is_closed_by_holiday(region, day);
                if !shut {
                    open.push(OpenHours { coach_id: window.coach_id.clone(), day, part: minute(window.from())..end(window.to()) });
                }
            }
        }
        Ok(open)
    }

    /// The dates that overlap a span, of the sessions that are not cancelled, of one coach if given, by start.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn dates_between(&self, coach: Option<&PersonId>, span: &Span) -> Result<Vec<SessionDate>> {
        Ok(rows!(
            self.db,
            "select d.session_id, d.starts_at, d.ends_at from session_date d join session s on s.id = d.session_id
             where s.structure_id = $1 and s.cancelled_at is null and d.ends_at > $2 and d.starts_at < $3
             and ($4 is null or s.coach_id = $4) order by d.starts_at, d.session_id",
            self.scope(),
            span.starts_at,
            span.ends_at,
            coach
        )?)
    }

    /// The start from which the actor moved a session, UTC; `None` unless that is its newest change, at most [`domain::values::undo::UNDO_HOURS`] old, and it begins
    /// where it was moved to.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn moved_lately_from(&self, by: &Actor, session: &SessionId) -> Result<Option<DateTime<Utc>>> {
        let newest: Option<MoveRow> = row!(
            self.db,
            "select a.actor_id, a.at, a.details, s.starts_at from audit a join session s on s.id = a.subject_id
             where a.subject_id = $2 and s.structure_id = $1 and a.action = 'session.changed' order by a.at desc, a.id desc limit 1",
            self.scope(),
            session
        )?;
        let Some(newest) = newest.filter(|it| it.actor_id == by.person && by.at <= undone_until(it.at)) else { return Ok(None) };
        let details: Value = serde_json::from_str(&newest.details)?;
        let instant = |name: &str| details.get(name).and_then(Value::as_str).and_then(|text| text.parse::<DateTime<Utc>>().ok());
        let is_there = instant("to") == Some(newest.starts_at);
        Ok(instant("from").filter(|from| is_there && *from != newest.starts_at))
    }

    /// The newest 30 audit events of a session and of its bookings, newest first; `whose` is the participant of the booking. Without those
    /// about or by participants whom the reader neither reads nor has in a session of their own.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn session_events(&self, session: &SessionId) -> Result<Vec<AuditEvent>> {
        Ok(rows!(
            self.db,
            concat!(
                "select a.at, p.first_name || ' ' || p.last_name as who, h.first_name || ' ' || h.last_name as whose, a.action, a.details
                 from audit a join session s on s.id = $2 left join person p on p.id = a.actor_id
                 left join booking b on b.id = a.subject_id and b.session_id = $2 left join person h on h.id = b.participant_id
                 where a.structure_id = $1 and (a.subject_id = $2 or b.id is not null)
                 and (b.id is null and (p.id is null or p.role <> 'Participant') or ",
                named_in_session!("coalesce(b.participant_id, p.id)", "s.coach_id", "$3", "$4"),
                ") order by a.at desc, a.id desc limit 30"
            ),
            self.scope(),
            session,
            self.reader(),
            self.reading_day(),
        )?)
    }
}
