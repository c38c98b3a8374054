//! Sessions that a coach gives away, for a leave or a departure: what is decided on, and the colleagues who could take each over. Read
//! with a fixed number of statements, however many sessions there are.

use crate::{
    Result,
    bookings::{
        Bookings,
        sessions::{SessionRow, sessions},
    },
    db::rows_in,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::span::Span,
    values::{
        ids::{PersonId, SessionId},
        paris,
    },
};
use std::collections::{HashMap, HashSet};

/// A session that its coach gives away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// The session, as the person sees it who decides.
    pub session: SessionRow,
    /// Its dates, in order.
    pub dates: Vec<Span>,
    /// First and family names of the participants who hold a place, by place.
    pub booked: Vec<String>,
    /// The other members of the team who have no session and no leave at its dates, by name.
    pub available: Vec<PersonId>,
}

#[derive(sqlx_macros::FromRow)]
struct DateRow {
    session_id: SessionId,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

#[derive(sqlx_macros::FromRow)]
struct BookedRow {
    session_id: SessionId,
    name: String,
}

#[derive(sqlx_macros::FromRow)]
struct BusyRow {
    session_id: SessionId,
    person_id: PersonId,
}

#[boxed_futures]
impl Bookings<'_> {
    /// These sessions as a person sees them, in the order of the identifiers; those of another structure are left out.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn handovers(&self, seen_by: &PersonId, ids: &[SessionId]) -> Result<Vec<Handover>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let texts: Vec<&str> = ids.iter().map(SessionId::as_str).collect();
        let mut sessions: Vec<SessionRow> = rows_in!(self.db, sessions!("and s.id in ({ids})"), &texts, self.scope(), seen_by)?;
        let position: HashMap<&SessionId, usize> = ids.iter().zip(0..).collect();
        sessions.sort_by_key(|session| position.get(&session.id).copied());
        let booked: Vec<BookedRow> = rows_in!(
            self.db,
            "select b.session_id, p.first_name || ' ' || p.last_name as name from booking b join person p on p.id = b.participant_id
             where b.structure_id = $1 and b.state in ('Booked', 'Attended', 'NoShow') and b.session_id in ({ids}) order by b.place",
            &texts,
            self.scope()
        )?;
        let mut names: HashMap<SessionId, Vec<String>> = HashMap::new();
        for row in booked {
            names.entry(row.session_id).or_default().push(row.name);
        }
        let mut dates = self.dates_of_all(&texts).await?;
        let mut available = self.available_at(&sessions, &texts, &dates).await?;
        let handover = |session: SessionRow| Handover {
            dates: dates.remove(&session.id).unwrap_or_default(),
            booked: names.remove(&session.id).unwrap_or_default(),
            available: available.remove(&session.id).unwrap_or_default(),
            session,
        };
        Ok(sessions.into_iter().map(handover).collect())
    }

    /// The dates of each of these sessions, in order.
    async fn dates_of_all(&self, ids: &[&str]) -> Result<HashMap<SessionId, Vec<Span>>> {
        let rows: Vec<DateRow> = rows_in!(
            self.db,
            "select d.session_id, d.starts_at, d.ends_at from session_date d join session s on s.id = d.session_id
             where s.structure_id = $1 and d.session_id in ({ids}) order by d.position",
            ids,
            self.scope()
        )?;
        let mut dates: HashMap<SessionId, Vec<Span>> = HashMap::new();
        for row in rows {
            dates.entry(row.session_id).or_default().push(Span { starts_at: row.starts_at, ends_at: row.ends_at });
        }
        Ok(dates)
    }

    /// The members of the team, without its coach, who could take each session over, by name.
    async fn available_at(
        &self,
        sessions: &[SessionRow],
        ids: &[&str],
        dates: &HashMap<SessionId, Vec<Span>>,
    ) -> Result<HashMap<SessionId, Vec<PersonId>>> {
        // The time that a session takes of its coach is the time in which nobody else may have another.
        let busy: Vec<BusyRow> = rows_in!(
            self.db,
            "select s.id as session_id, p.id as person_id from session s join person p on p.structure_id = s.structure_id
             where s.structure_id = $1 and p.role in ('Coach', 'Coordinator') and p.left_team_at is null and p.id <> s.coach_id
             and (select count(*) from busy k join busy o on o.person_id = p.id and o.cell = k.cell
                 where k.session_id = s.id and k.person_id = s.coach_id) > 0 and s.id in ({ids})",
            ids,
            self.scope()
        )?;
        let busy: HashSet<(SessionId, PersonId)> = busy.into_iter().map(|row| (row.session_id, row.person_id)).collect();
        let first = dates.values().flatten().map(|span| paris::day(span.starts_at)).min();
        let leaves = match first {
            Some(first) => self.leaves(None, first).await?,
            None => Vec::new(),
        };
        let is_away = |person: &PersonId, span: &Span| {
            let (from, to) = (paris::day(span.starts_at), paris::day(span.ends_at));
            leaves.iter().any(|leave| leave.coach_id == *person && leave.from_day <= to && leave.to_day >= from)
        };
        let team = self.people().team().await?;
        let available = |session: &SessionRow| {
            let dates = dates.get(&session.id).map(Vec::as_slice).unwrap_or_default();
            let colleagues = team.iter().map(|person| &person.id).filter(|id| **id != session.coach_id);
            let free = colleagues.filter(|id| !busy.contains(&(session.id.clone(), (*id).clone())));
            let free: Vec<PersonId> = free.filter(|id| !dates.iter().any(|span| is_away(id, span))).cloned().collect();
            (session.id.clone(), free)
        };
        Ok(sessions.iter().map(available).collect())
    }
}
