//! The mails that sum up for members of the team what arrived: their choice of days and hour, and the job that writes them.

use crate::{
    Actor, Message, NewsReader, Result, StoreError,
    db::{Db, row, rows, to_millis, tx_run, value},
    messages::Messages,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    messages::{
        delivery::MessageKind,
        digest::{DigestChoice, DigestDays, digest_from},
        news::NewsKind,
    },
    people::Role,
    values::{
        ids::{PersonId, StructureId},
        language::Language,
    },
};
use serde_json::json;

/// What a digest says, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The mail address of the member.
    pub email: String,
    /// Their language.
    pub language: Language,
    /// Their first name.
    pub first_name: String,
    /// How many of each kind arrived; kinds without any are left out.
    pub news: Vec<(NewsKind, i64)>,
    /// The number of messages that were given up; always 0 for a coach.
    pub failed: i64,
}

impl Digest {
    /// Whether there is nothing to say.
    fn is_empty(&self) -> bool {
        self.news.is_empty() && self.failed == 0
    }
}

#[derive(sqlx_macros::FromRow)]
struct MemberRow {
    id: PersonId,
    structure_id: StructureId,
    role: Role,
    first_name: String,
    email: String,
    language: Language,
    digest_days: DigestDays,
    digest_hour: i64,
    digest_at: Option<DateTime<Utc>>,
    news_seen_at: Option<DateTime<Utc>>,
}

#[derive(sqlx_macros::FromRow)]
struct ChoiceRow {
    digest_days: Option<DigestDays>,
    digest_hour: Option<i64>,
}

/// The choice of stored days and hour; `None` without days.
fn choice_of(days: Option<DigestDays>, hour: Option<i64>) -> Option<DigestChoice> {
    Some(DigestChoice { days: days?, hour: u32::try_from(hour?).ok()? })
}

#[boxed_futures]
impl Messages<'_> {
    /// When a member of the team gets a digest; `None` if never.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a person of another structure.
    pub async fn digest_choice(&self, member: &PersonId) -> Result<Option<DigestChoice>> {
        let find = "select digest_days, digest_hour from person where structure_id = $1 and id = $2";
        let found: Option<ChoiceRow> = row!(self.db, find, self.scope(), member)?;
        found.map(|row| choice_of(row.digest_days, row.digest_hour)).ok_or(StoreError::NotFound)
    }

    /// Sets when a member of the team gets a digest; never with `None`. The first one sums up the week before it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a person of another structure, and for participants.
    pub async fn choose_digest(&self, by: &Actor, member: &PersonId, choice: Option<DigestChoice>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (days, hour) = (choice.map(|choice| choice.days), choice.map(|choice| i64::from(choice.hour)));
        let set = tx_run!(
            &mut tx,
            "update person set digest_days = $3, digest_hour = $4
             where structure_id = $1 and id = $2 and role in ('Coach', 'Coordinator') and erased_at is null",
            self.scope(),
            member,
            days,
            hour,
        )?;
        if set == 0 {
            return Err(StoreError::NotFound);
        }
        let details = json!({ "days": days.map(|days| days.to_string()), "hour": hour });
        tx.audit(&self.structure, by, "person.digest_chosen", member.as_str(), details).await?;
        tx.commit().await
    }

    /// The number of messages that were given up after an instant and not sent again.
    async fn given_up_since(&self, after: DateTime<Utc>) -> Result<i64> {
        let count: Option<i64> = value!(
            self.db,
            "select count(*) from outbox where structure_id = $1 and given_up_at is not null and given_up_at > $2
             and dropped_at is null and resent_at is null",
            self.scope(),
            after
        )?;
        Ok(count.unwrap_or_default())
    }
}

#[boxed_futures]
impl Db {
    /// Writes the digests that are due into the outbox, with the text of `write`; none when nothing arrived. Each is written once,
    /// however often and in however many processes this runs. Returns their number.
    ///
    /// # Errors
    /// [`StoreError::Database`]; the remaining ones are written the next time.
    pub async fn write_digests(&self, write: impl Fn(&Digest) -> Option<Message> + Send + Sync, now: DateTime<Utc>) -> Result<u64> {
        let members: Vec<MemberRow> = rows!(
            self,
            "select id, structure_id, role, first_name, email, language, digest_days, digest_hour, digest_at, news_seen_at from person
             where digest_days is not null and digest_hour >= 0 and email is not null and left_team_at is null and erased_at is null
             order by digest_hour, id",
        )?;
        let mut written = 0;
        for member in members {
            let choice = choice_of(Some(member.digest_days), Some(member.digest_hour));
            if choice.and_then(|choice| choice.due_on(member.digest_at, now)).is_none() {
                continue;
            }
            let after = digest_from(member.digest_at, member.news_seen_at, now);
            let store = self.for_structure(&member.structure_id);
            let reader = NewsReader { member: &member.id, role: member.role, now };
            let digest = Digest {
                news: store.journal().news_by_kind(&reader, after).await?,
                failed: if member.role == Role::Coordinator { store.messages().given_up_since(after).await? } else { 0 },
                email: member.email,
                language: member.language,
                first_name: member.first_name,
            };
            let message = if digest.is_empty() { None } else { write(&digest) };
            let mut tx = self.begin().await?;
            // Of two processes one finds the row as it was read.
            let claimed = tx_run!(
                &mut tx,
                "update person set digest_at = $2 where id = $1 and digest_days is not null
                 and coalesce(digest_at, created_at) = coalesce($3, created_at)",
                &member.id,
                to_millis(now),
                member.digest_at,
            )?;
            if claimed == 1
                && let Some(message) = &message
            {
                tx.enqueue(Some(&member.structure_id), MessageKind::Digest, Some(&member.id), message, now).await?;
                written += 1;
            }
            tx.commit().await?;
        }
        Ok(written)
    }
}
