//! What a coach already has at given times: the sessions and leaves that stand against new dates, by name.

use crate::{
    Result,
    bookings::{Bookings, agenda::SessionDate, leaves::Leave, sessions::SessionRow},
};
use boxed_futures::boxed_futures;
use domain::{
    bookings::span::Span,
    values::{
        ids::{PersonId, SessionId},
        paris,
    },
};
use std::collections::{HashMap, HashSet};

/// The sessions and leaves of one coach, or of all, in a span of time.
#[derive(Debug, Clone, Default)]
pub struct CoachTime {
    sessions: HashMap<SessionId, SessionRow>,
    dates: Vec<SessionDate>,
    leaves: Vec<Leave>,
}

/// What stands against a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// Another session at that time: its title and its date.
    Session {
        /// Its title.
        title: String,
        /// Its date that overlaps.
        span: Span,
    },
    /// A leave on that day.
    Leave(Leave),
}

/// A date that a coach cannot hold, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoachConflict {
    /// The date.
    pub span: Span,
    /// The first obstacle.
    pub with: Obstacle,
}

impl CoachTime {
    /// Those of these dates that a coach cannot hold, in order.
    pub fn conflicts(&self, coach: &PersonId, dates: &[Span]) -> Vec<CoachConflict> {
        dates.iter().filter_map(|span| Some(CoachConflict { span: *span, with: self.obstacle(coach, span)? })).collect()
    }

    fn obstacle(&self, coach: &PersonId, span: &Span) -> Option<Obstacle> {
        let (first, last) = (paris::day(span.starts_at), paris::day(span.ends_at));
        let away = self.leaves.iter().find(|leave| leave.coach_id == *coach && leave.from_day <= last && leave.to_day >= first);
        if let Some(leave) = away {
            return Some(Obstacle::Leave(leave.clone()));
        }
        let taken = |date: &&SessionDate| date.starts_at < span.ends_at && date.ends_at > span.starts_at;
        self.dates.iter().filter(taken).find_map(|date| {
            let session = self.sessions.get(&date.session_id).filter(|session| session.coach_id == *coach)?;
            let span = Span { starts_at: date.starts_at, ends_at: date.ends_at };
            Some(Obstacle::Session { title: session.title.clone(), span })
        })
    }

    /// The same without a session: that which is moved does not stand in its own way.
    #[must_use]
    pub fn without(mut self, session: &SessionId) -> Self {
        self.dates.retain(|date| date.session_id != *session);
        self
    }

    /// How many sessions a coach has in the span.
    pub fn load(&self, coach: &PersonId) -> usize {
        let held = self.dates.iter().filter_map(|date| self.sessions.get(&date.session_id)).filter(|session| session.coach_id == *coach);
        held.map(|session| &session.id).collect::<HashSet<_>>().len()
    }

    /// The leaves of a coach in the span.
    pub fn leaves(&self, coach: &PersonId) -> impl Iterator<Item = &Leave> {
        self.leaves.iter().filter(move |leave| leave.coach_id == *coach)
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// The sessions and leaves of one coach, or of all, that overlap a span.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn coach_time(&self, coach: Option<&PersonId>, span: &Span) -> Result<CoachTime> {
        let sessions = self.sessions_between(coach, span).await?;
        let dates = self.dates_between(coach, span).await?;
        let (first, last) = (paris::day(span.starts_at), paris::day(span.ends_at));
        let mut leaves = self.leaves(coach, first).await?;
        leaves.retain(|leave| leave.from_day <= last);
        let sessions = sessions.into_iter().map(|session| (session.id.clone(), session)).collect();
        Ok(CoachTime { sessions, dates, leaves })
    }
}
