//! What arrived for a member of the team, from the audit events of participants: those of the people whom the member accompanies or
//! stands in for, of everyone for a coordinator. What the team has dealt with since is left out.

use crate::{
    Actor, Result, StoreError,
    db::{accompanied, row, rows, to_millis, tx_run},
    journal::Journal,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    messages::news::{MOST_NEWS, NewsKind, news_from},
    people::Role,
    values::{ids::PersonId, month::Month, paris},
};
use serde_json::json;

/// The member of the team for whom news are read, and the instant, whose day decides for whom they stand in.
#[derive(Debug, Clone, Copy)]
pub struct NewsReader<'a> {
    /// The member.
    pub member: &'a PersonId,
    /// Their role.
    pub role: Role,
    /// The instant, UTC.
    pub now: DateTime<Utc>,
}

impl NewsReader<'_> {
    /// The coach whose people are read; `None` for everyone.
    fn coach(&self) -> Option<&PersonId> {
        (self.role != Role::Coordinator).then_some(self.member)
    }

    fn today(&self) -> NaiveDate {
        paris::day(self.now)
    }
}

/// Something that a participant did.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct NewsItem {
    /// Its kind.
    pub kind: NewsKind,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// The participant.
    pub participant_id: PersonId,
    /// Their first and family name.
    pub name: String,
    /// The month that it is about.
    pub month: Option<Month>,
}

/// The numbers in the frame of the team's pages, each at most [`MOST_NEWS`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FrameCounts {
    /// Declared months that await a decision.
    pub to_review: i64,
    /// What participants did since the member last marked it as seen.
    pub news: i64,
    /// Messages that were given up since then; always 0 for a coach.
    pub failed: i64,
}

/// A query of the news after `$2` for the people of coach `$3` (everyone if null) and of those for whom that coach stands in on day `$4`.
/// The list of actions is that of [`NewsKind`] and, word for word, of the index `audit_news`.
macro_rules! news {
    ($select:literal, $conditions:literal) => {
        news!($select, "", $conditions)
    };
    ($select:literal, $seen:literal, $conditions:literal) => {
        concat!(
            $select,
            " from audit a join enrollment e on e.id =
                (select n.id from enrollment n where n.participant_id = a.actor_id order by n.starts_on desc, n.id desc limit 1)
             join person p on p.id = a.actor_id left join declaration d on d.id = a.subject_id
             where a.structure_id = $1 and a.at > $2 ",
            $seen,
            " and a.action in
                ('check-in.said', 'declaration.answered', 'declaration.correction_requested', 'declaration.corrected', 'declaration.submitted', 'plan.signed')
             and (cast($3 as text) is null or ",
            accompanied!("e.coach_id", "$3", "$4"),
            ")
             and (a.action in ('declaration.submitted', 'declaration.corrected', 'declaration.answered') and d.state = 'Submitted'
                or a.action = 'declaration.correction_requested' and exists
                    (select 1 from correction_request cr where cr.declaration_id = d.id and cr.decided_at is null)
                or a.action = 'plan.signed' and exists (select 1 from plan_version v
                    where v.enrollment_id = a.subject_id and v.state = 'Draft' and v.participant_signed_at is not null)
                or a.action = 'check-in.said' and exists
                    (select 1 from check_in c where c.enrollment_id = a.subject_id and c.wants_call and c.at = a.at)) ",
            $conditions
        )
    };
}

#[derive(sqlx_macros::FromRow)]
struct SeenRow {
    news_seen_at: Option<DateTime<Utc>>,
}

#[derive(sqlx_macros::FromRow)]
struct KindRow {
    kind: NewsKind,
    number: i64,
}

#[boxed_futures]
impl Journal<'_> {
    /// The instant until which a member has marked what arrived as seen, UTC; `None` if they never did.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a person of another structure.
    pub async fn news_seen_at(&self, member: &PersonId) -> Result<Option<DateTime<Utc>>> {
        let found: Option<SeenRow> =
            row!(self.db, "select news_seen_at from person where structure_id = $1 and id = $2", self.scope(), member)?;
        found.map(|row| row.news_seen_at).ok_or(StoreError::NotFound)
    }

    /// What arrived after an instant, the newest [`MOST_NEWS`], newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn news(&self, reader: &NewsReader<'_>, after: DateTime<Utc>) -> Result<Vec<NewsItem>> {
        Ok(rows!(
            self.db,
            news!(
                "select a.action as kind, a.at, e.participant_id, p.first_name || ' ' || p.last_name as name, d.month",
                "order by a.at desc, a.id desc limit $5"
            ),
            self.scope(),
            after,
            reader.coach(),
            reader.today(),
            MOST_NEWS,
        )?)
    }

    /// How many of each kind arrived after an instant; kinds without any are left out.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn news_by_kind(&self, reader: &NewsReader<'_>, after: DateTime<Utc>) -> Result<Vec<(NewsKind, i64)>> {
        let found: Vec<KindRow> = rows!(
            self.db,
            news!("select a.action as kind, count(*) as number", "group by a.action order by a.action"),
            self.scope(),
            after,
            reader.coach(),
            reader.today(),
        )?;
        Ok(found.into_iter().map(|row| (row.kind, row.number)).collect())
    }

    /// The numbers in the frame of a member's pages, by one read.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn frame_counts(&self, reader: &NewsReader<'_>) -> Result<FrameCounts> {
        let counts: Option<FrameCounts> = row!(
            self.db,
            concat!(
                "select (select count(*) from (select 1 as one from declaration f join enrollment g on g.id = f.enrollment_id
                    where f.structure_id = $1 and f.state = 'Submitted' and (cast($3 as text) is null or ",
                accompanied!("g.coach_id", "$3", "$4"),
                ") limit $5) waiting) as to_review,
                 (select count(*) from (select 1 as one from outbox o where o.structure_id = $1 and o.given_up_at is not null
                    and o.given_up_at > $2 and o.given_up_at > coalesce((select w.news_seen_at from person w where w.id = $6), $2)
                    and o.dropped_at is null and o.resent_at is null and $3 is null limit $5) undelivered) as failed,
                 (select count(*) from (",
                news!("select 1 as one", "and a.at > coalesce((select w.news_seen_at from person w where w.id = $6), $2)", "limit $5"),
                ") arrived) as news"
            ),
            self.scope(),
            news_from(None, reader.now),
            reader.coach(),
            reader.today(),
            MOST_NEWS,
            reader.member,
        )?;
        Ok(counts.unwrap_or_default())
    }

    /// Marks what arrived until an instant as seen by a member. Idempotent: an earlier instant, or the same, changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn mark_news_seen(&self, by: &Actor, member: &PersonId, until: DateTime<Utc>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let marked = tx_run!(
            &mut tx,
            "update person set news_seen_at = $3 where structure_id = $1 and id = $2 and (news_seen_at is null or news_seen_at < $3)",
            self.scope(),
            member,
            // A form may name any instant; PostgreSQL has none before the year -4713.
            to_millis(until.clamp(news_from(None, by.at), by.at)),
        )?;
        if marked == 1 {
            tx.audit(&self.structure, by, "person.news_seen", member.as_str(), json!({})).await?;
        }
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_and_its_index_list_every_kind_of_news() {
        let query = news!("", "");
        let list = query.split("a.action in").nth(1).and_then(|rest| rest.split(')').next()).unwrap().trim();
        assert_eq!(list.matches(", ").count() + 1, NewsKind::ALL.len(), "{list}");
        for kind in NewsKind::ALL {
            assert!(list.contains(&format!("'{}'", kind.as_str())), "{kind:?}");
        }
        for migration in [include_str!("../../migrations/sqlite/0048_news.sql"), include_str!("../../migrations/postgres/0048_news.sql")] {
            assert!(migration.contains(list), "{list}");
        }
    }
}
