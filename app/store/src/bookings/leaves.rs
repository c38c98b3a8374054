//! Leave of a coach: every session in it is reassigned to a colleague or cancelled.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{LockTarget, StructureStore, Tx, error::OnTaken, new_id, repeats::or_repeated, rows, tx_rows, tx_run, tx_value, value, values},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::{BookingRefusal, leave::LeaveDays, span::Span},
    values::ids::{LeaveId, PersonId, SessionId},
};
use serde_json::json;

/// A leave of a coach.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Leave {
    /// The leave.
    pub id: LeaveId,
    /// The coach.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach: String,
    /// The first day.
    pub from_day: NaiveDate,
    /// The last day, inclusive.
    pub to_day: NaiveDate,
}

/// What to do with a session in a leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Reassign it to this colleague.
    Reassign(PersonId),
    /// Cancel it.
    Cancel,
}

/// The sessions of a coach with a date in a span that start after an instant.
const SESSIONS_IN_SPAN: &str = "select s.id from session s where s.structure_id = $1 and s.coach_id = $2 and s.cancelled_at is null
     and s.starts_at > $5 and exists (select 1 from session_date d where d.session_id = s.id and d.ends_at > $3 and d.starts_at < $4)
     order by s.starts_at, s.id";

#[boxed_futures]
impl Bookings<'_> {
    /// The sessions of a coach that have a date on these days and start after `now`, by start.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sessions_in_leave(&self, coach: &PersonId, days: &LeaveDays, now: DateTime<Utc>) -> Result<Vec<SessionId>> {
        let span = Span::of_days(days.from, days.to);
        Ok(values!(self.db, SESSIONS_IN_SPAN, self.scope(), coach, span.starts_at, span.ends_at, now)?)
    }

    /// Records a leave of a coach and carries out the decision on each session in it, all or nothing. Sent twice, it is recorded
    /// once.
    ///
    /// # Errors
    /// [`BookingRefusal::Meanwhile`] when a session in it has no decision, for example one booked meanwhile;
    /// [`BookingRefusal::LeaveOverlap`]; [`BookingRefusal::CoachBusy`] or [`BookingRefusal::CoachAway`] for a colleague;
    /// [`StoreError::NotFound`] for a coach or a colleague who is not of the team.
    pub async fn take_leave(
        &self,
        by: &Actor,
        coach: &PersonId,
        days: &LeaveDays,
        decisions: &[(SessionId, Decision)],
        word: Option<&str>,
    ) -> Result<LeaveId> {
        or_repeated(self.insert_leave(by, coach, days, decisions, word).await, self.leave_taken(by, coach, days)).await
    }

    /// The leave on the same days that the actor recorded a moment ago, if any.
    async fn leave_taken(&self, by: &Actor, coach: &PersonId, days: &LeaveDays) -> Result<Option<LeaveId>> {
        let found: Option<String> = value!(
            self.db,
            "select id from coach_leave where structure_id = $1 and coach_id = $2 and from_day = $3 and to_day = $4 and ended_at is null",
            self.scope(),
            coach,
            days.from,
            days.to
        )?;
        self.if_made_lately(by, "leave.taken", found).await
    }

    async fn insert_leave(
        &self,
        by: &Actor,
        coach: &PersonId,
        days: &LeaveDays,
        decisions: &[(SessionId, Decision)],
        word: Option<&str>,
    ) -> Result<LeaveId> {
        let id: LeaveId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        let colleagues = decisions.iter().filter_map(|(_, decision)| match decision {
            Decision::Reassign(to) => Some(to),
            Decision::Cancel => None,
        });
        let team: Vec<&PersonId> = colleagues.chain([coach]).collect();
        for person in &team {
            tx.check_in_team(&self.structure, person).await?;
        }
        tx.lock_rows(LockTarget::Person, team.iter().map(|person| person.as_str())).await?;
        let found = tx.sessions_in_leave(self, coach, days, by).await?;
        tx.lock_rows(LockTarget::Session, found.iter().map(SessionId::as_str)).await?;
        // Some may have been cancelled or reassigned while waiting for the locks.
        let found = tx.sessions_in_leave(self, coach, days, by).await?;
        let decided = |id: &SessionId| decisions.iter().find(|(session, _)| session == id).map(|(_, decision)| decision);
        for session in &found {
            let decision = decided(session).ok_or(BookingRefusal::Meanwhile)?;
            let facts = tx.session_facts(self, session).await?;
            match decision {
                Decision::Reassign(to) if to != coach => tx.reassign_session(self, by, &facts, to).await?,
                Decision::Reassign(_) => return Err(BookingRefusal::CoachAway.into()),
                Decision::Cancel => tx.cancel_locked_session(self, by, &facts, word).await?,
            }
        }
        tx_run!(
            &mut tx,
            "insert into coach_leave (id, structure_id, coach_id, from_day, to_day, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7)",
            &id,
            self.scope(),
            coach,
            days.from,
            days.to,
            by.person_id(),
            by.at
        )?;
        for day in days.days() {
            tx_run!(
                &mut tx,
                "insert into leave_day (coach_id, day, structure_id, leave_id) values ($1, $2, $3, $4)",
                coach,
                day,
                self.scope(),
                &id
            )
            .on_taken(BookingRefusal::LeaveOverlap)?;
        }
        let details = json!({ "coach": coach, "from": days.from, "to": days.to, "sessions": found.len() });
        tx.audit(&self.structure, by, "leave.taken", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Ends a leave, which may not have begun. Sent twice, it is ended once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for the leave of another coach than `of`, if given.
    pub async fn end_leave(&self, by: &Actor, of: Option<&PersonId>, id: &LeaveId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select coach_id from coach_leave where structure_id = $1 and id = $2";
        let coach: Option<PersonId> = tx_value!(&mut tx, find, self.scope(), id)?;
        coach.filter(|coach| of.is_none_or(|of| of == coach)).ok_or(StoreError::NotFound)?;
        let end = "update coach_leave set ended_at = $2 where id = $1 and ended_at is null";
        if tx_run!(&mut tx, end, id, by.at)? == 1 {
            tx_run!(&mut tx, "delete from leave_day where leave_id = $1", id)?;
            tx.audit(&self.structure, by, "leave.ended", id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// The leaves that were not ended and whose last day is `from` or later, of one coach if given, by first day.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn leaves(&self, of: Option<&PersonId>, from: NaiveDate) -> Result<Vec<Leave>> {
        Ok(rows!(
            self.db,
            "select l.id, l.coach_id, c.first_name || ' ' || c.last_name as coach, l.from_day, l.to_day
             from coach_leave l join person c on c.id = l.coach_id
             where l.structure_id = $1 and l.ended_at is null and l.to_day >= $2 and ($3 is null or l.coach_id = $3)
             order by l.from_day, l.id",
            self.scope(),
            from,
            of
        )?)
    }
}

impl Tx {
    /// As [`Bookings::sessions_in_leave`], inside a transaction.
    async fn sessions_in_leave(
        &mut self,
        store: &StructureStore,
        coach: &PersonId,
        days: &LeaveDays,
        by: &Actor,
    ) -> Result<Vec<SessionId>> {
        let span = Span::of_days(days.from, days.to);
        let ids: Vec<(SessionId,)> = tx_rows!(self, SESSIONS_IN_SPAN, store.scope(), coach, span.starts_at, span.ends_at, by.at)?;
        Ok(ids.into_iter().map(|(id,)| id).collect())
    }
}
