//! The journal of a structure: pages of audit events, newest first, with the names of the people involved.

pub(crate) mod audit;
pub(crate) mod news;
pub(crate) mod seals;

use crate::{
    Result,
    db::{face, rows},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    people::Role,
    values::{
        ids::{PersonId, SessionId},
        month::Month,
        paris,
    },
};
use serde_json::Value;

face! {
    /// The audit events of one structure.
    Journal, journal
}

/// How many lines a page of the journal has.
const PAGE_SIZE: i64 = 50;

/// How many lines a file of the journal has at most.
pub const MOST_FILE_LINES: i64 = 10_000;

/// Which lines of the journal to return; the default returns all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// Events of that actor.
    pub actor: Option<PersonId>,
    /// Events of the structure's own tools only.
    pub by_tools: bool,
    /// The first word of the action: `booking` for `booking.cancelled`; empty for any but readings, see [`JournalFilter::readings`].
    pub kind: String,
    /// Whether events that a record, a document or an export was read are returned too; they are when [`JournalFilter::kind`] asks for them.
    pub readings: bool,
    /// Whether sign-ins, imported months and saved views are left out.
    pub without_routine: bool,
    /// Events about that person: themselves, their enrollments, declarations, bookings.
    pub about: Option<PersonId>,
    /// The first day, in Paris.
    pub from: Option<chrono::NaiveDate>,
    /// The last day, in Paris.
    pub to: Option<chrono::NaiveDate>,
    /// The identifier of a line: only older lines are returned.
    pub after: Option<String>,
}

/// A value that an event changed, as the details have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The column of an entry record, as import files name it.
    pub column: Option<String>,
    /// The value before.
    pub from: Option<String>,
    /// The value after.
    pub to: Option<String>,
}

/// A line of the journal: an audit event with names.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct JournalLine {
    /// Its identifier; see [`JournalFilter::after`].
    pub id: String,
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// The identifier of the actor; `None` for the structure's tools.
    pub actor_id: Option<String>,
    /// First and family name of the actor.
    pub actor: Option<String>,
    /// The action, such as `booking.cancelled`.
    pub action: String,
    /// The identifier of the person whom it is about.
    pub about_id: Option<PersonId>,
    /// First and family name of that person.
    pub about: Option<String>,
    /// The role of that person.
    pub about_role: Option<Role>,
    /// The month that it is about.
    pub month: Option<Month>,
    /// The session that it is about.
    pub session_id: Option<SessionId>,
    details: String,
}

impl JournalLine {
    /// A text of the details, such as a reason; `None` for another name or type.
    pub fn word(&self, name: &str) -> Option<String> {
        serde_json::from_str::<Value>(&self.details).ok()?.get(name)?.as_str().map(str::to_owned)
    }

    /// The old and the new value of a change: of the one that the details name `from` and `to`, or of each column of an entry record that
    /// was corrected, with the name of the column. `None` stands for no value.
    pub fn changes(&self) -> Vec<Change> {
        let Ok(details) = serde_json::from_str::<Value>(&self.details) else { return Vec::new() };
        let text = |value: Option<&Value>| match value {
            Some(Value::String(text)) if !text.is_empty() => Some(text.clone()),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => Some(value.to_string()),
            _ => None,
        };
        if let Some(changes) = details.get("changes").and_then(Value::as_array) {
            let change = |it: &Value| Change { column: text(it.get("column")), from: text(it.get("from")), to: text(it.get("to")) };
            return changes.iter().map(change).collect();
        }
        let change = Change { column: None, from: text(details.get("from")), to: text(details.get("to")) };
        if change.from.is_some() || change.to.is_some() { vec![change] } else { Vec::new() }
    }

    /// A number of the details, such as a count of failures; `None` for another name or type.
    pub fn number(&self, name: &str) -> Option<i64> {
        serde_json::from_str::<Value>(&self.details).ok()?.get(name)?.as_i64()
    }
}

/// The instant of a ULID; `None` for a text that is no ULID.
fn written_at(id: &str) -> Option<DateTime<Utc>> {
    let millis = ulid::Ulid::from_string(id).ok()?.timestamp_ms();
    DateTime::from_timestamp_millis(i64::try_from(millis).ok()?)
}

#[boxed_futures]
impl Journal<'_> {
    /// A page of the journal, newest first, and the identifier of its last line if older lines follow.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn lines(&self, filter: &JournalFilter) -> Result<(Vec<JournalLine>, Option<String>)> {
        let mut lines = self.newest(filter, PAGE_SIZE + 1).await?;
        let more = lines.len() > PAGE_SIZE as usize;
        lines.truncate(PAGE_SIZE as usize);
        let next = lines.last().filter(|_| more).map(|line| line.id.clone());
        Ok((lines, next))
    }

    /// The newest [`MOST_FILE_LINES`] lines that the filter shows, newest first, for a file.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn lines_of_file(&self, filter: &JournalFilter) -> Result<Vec<JournalLine>> {
        self.newest(filter, MOST_FILE_LINES).await
    }

    /// So many lines, newest first.
    async fn newest(&self, filter: &JournalFilter, most: i64) -> Result<Vec<JournalLine>> {
        let from = filter.from.map_or(DateTime::UNIX_EPOCH, paris::start_of_day).max(DateTime::UNIX_EPOCH);
        // Stored instants are text, which sorts as time only with years of four digits.
        let distant = DateTime::UNIX_EPOCH + chrono::Duration::days(365 * 300);
        let until = filter.to.and_then(|day| day.succ_opt()).map_or(distant, paris::start_of_day).min(distant);
        // An invalid identifier returns the first page.
        let cursor = filter.after.as_deref().and_then(|id| Some((written_at(id)?, id.to_owned())));
        let (before, before_id) = cursor.unwrap_or((distant, String::new()));
        Ok(rows!(
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
            most,
            filter.readings || !filter.kind.is_empty(),
            filter.without_routine,
        )?)
    }
}

/// The lines first, by the index of structure and instant; then the names, each by primary key.
const JOURNAL: &str = "
    with page as (
        select l.id, l.at, l.actor_id, l.action, l.subject_id, l.details from audit l
        where l.structure_id = $1 and l.at >= $2 and l.at < $3 and (l.at < $4 or (l.at = $4 and l.id < $5))
        and ($6 is null or l.actor_id = $6) and (not $7 or l.actor_id is null)
        and ($8 = '' or substr(l.action, 1, length($8) + 1) = $8 || '.')
        and ($11 or l.action not in ('record.read', 'record.read_of_others', 'document.read', 'export.taken'))
        and (not $12 or l.action not in ('device.signed_in', 'declaration.imported', 'declaration.imported_anew', 'view.saved', 'view.removed'))
        and ($9 is null or l.subject_id in (
            select p.id from person p where p.structure_id = $1 and p.id = $9
            union all select m.id from person m where m.structure_id = $1 and m.merged_into = $9
            union all select r.id from removed_record r where r.structure_id = $1 and r.participant_id = $9
            union all select e.id from enrollment e where e.structure_id = $1 and e.participant_id = $9
            union all select d.id from declaration d join enrollment e on e.id = d.enrollment_id where e.structure_id = $1 and e.participant_id = $9
            union all select z.id from withdrawn_declaration z join enrollment e on e.id = z.enrollment_id
                where e.structure_id = $1 and e.participant_id = $9
            union all select d.id from document d join enrollment e on e.id = d.enrollment_id where e.structure_id = $1 and e.participant_id = $9
            union all select g.id from goal g join enrollment e on e.id = g.enrollment_id where e.structure_id = $1 and e.participant_id = $9
            union all select t.id from plan_action t join goal g on g.id = t.goal_id join enrollment e on e.id = g.enrollment_id
                where e.structure_id = $1 and e.participant_id = $9
            union all select b.id from booking b where b.structure_id = $1 and b.participant_id = $9
            union all select w.id from waitlist_entry w where w.structure_id = $1 and w.participant_id = $9
        ))
        order by l.at desc, l.id desc limit $10
    )
    select a.id, a.at, a.actor_id, w.first_name || ' ' || w.last_name as actor, a.action, a.details,
    p.id as about_id, p.first_name || ' ' || p.last_name as about, p.role as about_role, coalesce(d.month, z.month, f.month) as month, s.id as session_id
    from page a
    left join person w on w.id = a.actor_id
    left join declaration d on d.id = a.subject_id
    left join withdrawn_declaration z on z.id = a.subject_id
    left join document f on f.id = a.subject_id
    left join plan_action t on t.id = a.subject_id
    left join goal g on g.id = coalesce(t.goal_id, a.subject_id)
    left join booking b on b.id = a.subject_id
    left join waitlist_entry q on q.id = a.subject_id
    left join enrollment e on e.id = coalesce(d.enrollment_id, z.enrollment_id, f.enrollment_id, g.enrollment_id, a.subject_id)
    left join person p on p.structure_id = $1 and p.id = coalesce(e.participant_id, b.participant_id, q.participant_id, a.subject_id)
    left join session s on s.structure_id = $1 and s.id = coalesce(b.session_id, q.session_id, a.subject_id)
    order by a.at desc, a.id desc";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::new_ulid;

    #[test]
    fn the_instant_of_a_line_is_that_of_its_ulid() {
        let at: DateTime<Utc> = "2026-11-23T10:00:00.123Z".parse().unwrap();
        assert_eq!(written_at(&new_ulid(at)), Some(at));
        for id in ["", "zzz", "../..", "\u{0}"] {
            assert_eq!(written_at(id), None, "{id:?}");
        }
    }
}
