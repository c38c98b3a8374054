//! The time of people, in cells of five minutes: the key of the table `busy` gives a cell of a person to one session only.

use crate::{
    Refusal, Result,
    db::{Tx, error::OnTaken, tx_rows, tx_run, tx_value},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::span::Span,
    values::{
        ids::{PersonId, SessionId},
        paris,
    },
};

#[derive(sqlx_macros::FromRow)]
struct DateRow {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

impl Tx {
    /// Takes the time of a person for the dates of a session.
    ///
    /// # Errors
    /// `taken` when another session has a part of that time.
    pub(crate) async fn take_time(
        &mut self,
        person: &PersonId,
        session: &SessionId,
        spans: &[Span],
        taken: impl Into<Refusal>,
    ) -> Result<()> {
        let taken = taken.into();
        for span in spans {
            let cells = span.cells();
            tx_run!(
                self,
                "insert into busy (person_id, cell, session_id)
                 with recursive cells (cell) as
                 (select cast($3 as bigint) union all select cell + 1 from cells where cell + 1 < $4)
                 select cast($1 as text), cell, cast($2 as text) from cells",
                person,
                session,
                cells.start,
                cells.end,
            )
            .on_taken(taken)?;
        }
        Ok(())
    }

    /// Whether a session has a part of the time of these dates of a person.
    pub(crate) async fn is_time_taken(&mut self, person: &PersonId, spans: &[Span]) -> Result<bool> {
        for span in spans {
            let cells = span.cells();
            let taken: Option<String> = tx_value!(
                self,
                "select session_id from busy where person_id = $1 and cell >= $2 and cell < $3 limit 1",
                person,
                cells.start,
                cells.end
            )?;
            if taken.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Frees the time that a session takes of a person.
    pub(crate) async fn free_time(&mut self, person: &PersonId, session: &SessionId) -> Result<()> {
        tx_run!(self, "delete from busy where session_id = $1 and person_id = $2", session, person)?;
        Ok(())
    }

    /// Frees the time that those dates of a session take of a person that start after an instant.
    pub(crate) async fn free_time_after(&mut self, person: &PersonId, session: &SessionId, instant: DateTime<Utc>) -> Result<()> {
        for span in self.spans_of(session).await?.into_iter().filter(|span| span.starts_at > instant) {
            let cells = span.cells();
            tx_run!(
                self,
                "delete from busy where session_id = $1 and person_id = $2 and cell >= $3 and cell < $4",
                session,
                person,
                cells.start,
                cells.end
            )?;
        }
        Ok(())
    }

    /// The dates of a session, in order.
    pub(crate) async fn spans_of(&mut self, session: &SessionId) -> Result<Vec<Span>> {
        let rows: Vec<DateRow> =
            tx_rows!(self, "select starts_at, ends_at from session_date where session_id = $1 order by position", session)?;
        Ok(rows.into_iter().map(|row| Span { starts_at: row.starts_at, ends_at: row.ends_at }).collect())
    }

    /// Replaces the dates of a session.
    pub(crate) async fn set_spans(&mut self, session: &SessionId, spans: &[Span]) -> Result<()> {
        tx_run!(self, "delete from session_date where session_id = $1", session)?;
        for (position, span) in (1i64..).zip(spans) {
            tx_run!(
                self,
                "insert into session_date (session_id, position, starts_at, ends_at) values ($1, $2, $3, $4)",
                session,
                position,
                span.starts_at,
                span.ends_at,
            )?;
        }
        Ok(())
    }

    /// Whether a coach is on leave on a day of these dates.
    pub(crate) async fn is_on_leave(&mut self, coach: &PersonId, spans: &[Span]) -> Result<bool> {
        for span in spans {
            let (first, last): (NaiveDate, NaiveDate) = (paris::day(span.starts_at), paris::day(span.ends_at));
            let away: Option<String> = tx_value!(
                self,
                "select leave_id from leave_day where coach_id = $1 and day >= $2 and day <= $3 limit 1",
                coach,
                first,
                last
            )?;
            if away.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
