//! The journal of a structure: who did what and when, newest first, with whom it was about.

pub(crate) mod audit;

use crate::{
    Result,
    db::{StructureStore, face, rows},
};
use chrono::{DateTime, NaiveTime, Utc};
use domain::values::{
    ids::{PersonId, SessionId},
    month::Month,
    paris,
};
use serde_json::Value;

face! {
    /// The audit events of one structure.
    Journal, journal
}

/// How many lines a page of the journal shows.
const A_PAGE: i64 = 50;

/// Which lines are asked for. The default asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// Done by that person.
    pub actor: Option<PersonId>,
    /// Done by the structure's tools, not by a person.
    pub by_tools: bool,
    /// Actions whose first word is that one: `booking` for `booking.cancelled`.
    pub kind: String,
    /// About that person: themselves, their path, their months, their bookings.
    pub about: Option<PersonId>,
    /// From that day on, in Paris.
    pub from: Option<chrono::NaiveDate>,
    /// Up to that day, inclusive.
    pub to: Option<chrono::NaiveDate>,
    /// Older than the line of that identifier.
    pub after: Option<String>,
}

/// A line of the journal with the names that it needs.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JournalLine {
    /// Its identifier: where the next page begins.
    pub id: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who, by identifier, if a person.
    pub actor_id: Option<String>,
    /// First and family name of who.
    pub actor: Option<String>,
    /// What, such as `booking.cancelled`.
    pub action: String,
    /// Whom it is about, by identifier, if somebody.
    pub about_id: Option<PersonId>,
    /// First and family name of whom it is about.
    pub about: Option<String>,
    /// The role of whom it is about.
    pub about_role: Option<String>,
    month: Option<String>,
    /// The session that it is about.
    pub session_id: Option<SessionId>,
    details: String,
}

impl JournalLine {
    /// The month that it is about.
    pub fn month(&self) -> Option<Month> {
        self.month.as_deref().and_then(|month| month.parse().ok())
    }

    /// A word among what changed, such as a reason.
    pub fn word(&self, name: &str) -> Option<String> {
        serde_json::from_str::<Value>(&self.details).ok()?.get(name)?.as_str().map(str::to_owned)
    }

    /// A number among what changed, such as how often something failed.
    pub fn number(&self, name: &str) -> Option<i64> {
        serde_json::from_str::<Value>(&self.details).ok()?.get(name)?.as_i64()
    }
}

/// The instant at which a line was written, by its identifier: a ULID begins with it.
fn written_at(id: &str) -> Option<DateTime<Utc>> {
    let millis = ulid::Ulid::from_string(id).ok()?.timestamp_ms();
    DateTime::from_timestamp_millis(i64::try_from(millis).ok()?)
}

impl Journal<'_> {
    /// A page of the journal, newest first, and where the next one begins if there is one.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn lines(&self, filter: &JournalFilter) -> Result<(Vec<JournalLine>, Option<String>)> {
        let midnight =
            |day: chrono::NaiveDate| paris::instant(day.and_time(NaiveTime::MIN)).unwrap_or_else(|| day.and_time(NaiveTime::MIN).and_utc());
        let from = filter.from.map_or(DateTime::UNIX_EPOCH, midnight).max(DateTime::UNIX_EPOCH);
        // Text sorts as time only between years of four digits.
        let distant = DateTime::UNIX_EPOCH + chrono::Duration::days(365 * 300);
        let until = filter.to.and_then(|day| day.succ_opt()).map_or(distant, midnight).min(distant);
        // An identifier that is none begins on the first page.
        let cursor = filter.after.as_deref().and_then(|id| Some((written_at(id)?, id.to_owned())));
        let (before, before_id) = cursor.unwrap_or((distant, String::new()));
        let mut lines: Vec<JournalLine> = rows!(
            self.db,
            JOURNAL,
            self.scope(),
            from,
            until,
            before,
            before_id,
            filter.actor.as_ref().map(PersonId::as_str),
            filter.by_tools,
            filter.kind.as_str(),
            filter.about.as_ref().map(PersonId::as_str),
            A_PAGE + 1,
        )?;
        let more = lines.len() > A_PAGE as usize;
        lines.truncate(A_PAGE as usize);
        let next = lines.last().filter(|_| more).map(|line| line.id.clone());
        Ok((lines, next))
    }
}

/// First the lines, by the index of the structure and its time; then the names, each by a primary key.
const JOURNAL: &str = "
    with page as (
        select a.id, a.at, a.actor_id, a.action, a.subject_id, a.details from audit a
        where a.structure_id = $1 and a.at >= $2 and a.at < $3 and (a.at < $4 or (a.at = $4 and a.id < $5))
        and ($6 is null or a.actor_id = $6) and (not $7 or a.actor_id is null)
        and ($8 = '' or substr(a.action, 1, length($8) + 1) = $8 || '.')
        and ($9 is null or a.subject_id in (
            select p.id from person p where p.structure_id = $1 and p.id = $9
            union all select e.id from enrollment e where e.structure_id = $1 and e.participant_id = $9
            union all select d.id from declaration d join enrollment e on e.id = d.enrollment_id where e.structure_id = $1 and e.participant_id = $9
            union all select d.id from document d join enrollment e on e.id = d.enrollment_id where e.structure_id = $1 and e.participant_id = $9
            union all select g.id from goal g join enrollment e on e.id = g.enrollment_id where e.structure_id = $1 and e.participant_id = $9
            union all select t.id from plan_action t join goal g on g.id = t.goal_id join enrollment e on e.id = g.enrollment_id
                where e.structure_id = $1 and e.participant_id = $9
            union all select b.id from booking b where b.structure_id = $1 and b.participant_id = $9
            union all select w.id from waitlist_entry w where w.structure_id = $1 and w.participant_id = $9
        ))
        order by a.at desc, a.id desc limit $10
    )
    select a.id, a.at, a.actor_id, w.first_name || ' ' || w.last_name as actor, a.action, a.details,
    p.id as about_id, p.first_name || ' ' || p.last_name as about, p.role as about_role, coalesce(d.month, f.month) as month, s.id as session_id
    from page a
    left join person w on w.id = a.actor_id
    left join declaration d on d.id = a.subject_id
    left join document f on f.id = a.subject_id
    left join plan_action t on t.id = a.subject_id
    left join goal g on g.id = coalesce(t.goal_id, a.subject_id)
    left join booking b on b.id = a.subject_id
    left join waitlist_entry q on q.id = a.subject_id
    left join enrollment e on e.id = coalesce(d.enrollment_id, f.enrollment_id, g.enrollment_id, a.subject_id)
    left join person p on p.structure_id = $1 and p.id = coalesce(e.participant_id, b.participant_id, q.participant_id, a.subject_id)
    left join session s on s.structure_id = $1 and s.id = coalesce(b.session_id, q.session_id, a.subject_id)
    order by a.at desc, a.id desc";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::new_ulid;

    #[test]
    fn a_line_tells_when_it_was_written() {
        let at: DateTime<Utc> = "2026-11-23T10:00:00.123Z".parse().unwrap();
        assert_eq!(written_at(&new_ulid(at)), Some(at));
        for id in ["", "zzz", "../..", "\u{0}"] {
            assert_eq!(written_at(id), None, "{id:?}");
        }
    }
}
