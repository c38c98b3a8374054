//! Reads for the agenda of the team that cover many sessions at once.

use crate::{AuditEvent, Result, bookings::Bookings, db::rows};
use chrono::{DateTime, Utc};
use domain::{
    bookings::span::Span,
    values::ids::{PersonId, SessionId},
};

/// One date of a session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionDate {
    /// The session.
    pub session_id: SessionId,
    /// Start of this date, UTC.
    pub starts_at: DateTime<Utc>,
    /// End of this date, UTC.
    pub ends_at: DateTime<Utc>,
}

impl Bookings<'_> {
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

    /// The newest 30 audit events of a session and of its bookings, newest first; `whose` is the participant of the booking.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn session_events(&self, session: &SessionId) -> Result<Vec<AuditEvent>> {
        Ok(rows!(
            self.db,
            "select a.at, p.first_name || ' ' || p.last_name as who, h.first_name || ' ' || h.last_name as whose, a.action, a.details
             from audit a left join person p on p.id = a.actor_id
             left join booking b on b.id = a.subject_id and b.session_id = $2 left join person h on h.id = b.participant_id
             where a.structure_id = $1 and (a.subject_id = $2 or b.id is not null) order by a.at desc, a.id desc limit 30",
            self.scope(),
            session
        )?)
    }
}
