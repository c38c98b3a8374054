//! The time of people, in cells of five minutes: each belongs to one session, whatever its type.

use crate::{
    Refusal, Result,
    db::{Tx, error::OnTaken, tx_rows, tx_run, tx_value},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{bookings::span::Span, values::paris};

#[derive(sqlx::FromRow)]
struct DateRow {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

impl Tx {
    /// Gives a person's time to a session. Where it belongs to another one already, nothing is given and `else_` is told.
    pub(crate) async fn take_time(&mut self, person: &str, session: &str, spans: &[Span], else_: impl Into<Refusal>) -> Result<()> {
        let refusal = else_.into();
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
            .on_taken(refusal)?;
        }
        Ok(())
    }

    /// Gives a person the time of a session back.
    pub(crate) async fn free_time(&mut self, person: &str, session: &str) -> Result<()> {
        tx_run!(self, "delete from busy where session_id = $1 and person_id = $2", session, person)?;
        Ok(())
    }

    /// Gives a person the time of the dates of a session back that begin after an instant.
    pub(crate) async fn free_time_after(&mut self, person: &str, session: &str, instant: DateTime<Utc>) -> Result<()> {
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
    pub(crate) async fn spans_of(&mut self, session: &str) -> Result<Vec<Span>> {
        let rows: Vec<DateRow> =
            tx_rows!(self, "select starts_at, ends_at from session_date where session_id = $1 order by position", session)?;
        Ok(rows.into_iter().map(|row| Span { starts_at: row.starts_at, ends_at: row.ends_at }).collect())
    }

    /// Writes the dates of a session in place of those it had.
    pub(crate) async fn set_spans(&mut self, session: &str, spans: &[Span]) -> Result<()> {
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
    pub(crate) async fn is_away(&mut self, coach: &str, spans: &[Span]) -> Result<bool> {
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
