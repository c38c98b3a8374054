//! The printed card: an invitation with a code to type. Of a person's cards and links only the newest works, once.

use crate::{
    Actor, Result, SignInAttempt, SignInFrom, StoreError,
    db::{Db, LockTarget, row, to_millis, tx_row, tx_run, tx_value},
    people::People,
    sign_in::{REPEAT_MINUTES, limits::Limit},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::{Role, card::CardCode},
    sign_in::{SignInMethod, may_sign_in_by},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// How many codes with the same first group may be tried within an hour.
pub const MOST_CARD_TRIES: i64 = 10;

/// An invitation that can still be used.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct OpenInvitation {
    /// The instant at which it was made, UTC.
    pub created_at: DateTime<Utc>,
    /// The instant until which it works, UTC.
    pub expires_at: DateTime<Utc>,
    /// Whether it is a card.
    pub card: bool,
}

#[derive(sqlx_macros::FromRow)]
struct CardRow {
    person_id: PersonId,
    structure_id: StructureId,
    role: Role,
    expires_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
    used_by: Option<String>,
}

impl CardRow {
    /// Whether that browser used the card within [`REPEAT_MINUTES`]: it may send the form again.
    fn is_repeated(&self, browser_hash: &str, now: DateTime<Utc>) -> bool {
        let lately = self.used_at.is_some_and(|at| at > now - Duration::minutes(REPEAT_MINUTES));
        lately && self.used_by.as_deref() == Some(browser_hash)
    }
}

#[boxed_futures]
impl People<'_> {
    /// Makes the card of a participant. Their older cards and links stop working.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are a participant of the structure.
    pub async fn make_card(&self, by: &Actor, person: &PersonId, token_hash: &str, code_hash: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select id from person where structure_id = $1 and id = $2 and role = 'Participant' and erased_at is null and removed_at is null";
        let known: Option<String> = tx_value!(&mut tx, find, self.scope(), person)?;
        known.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        tx.open_invitation(by, person, token_hash, Some(code_hash)).await?;
        tx.audit(&self.structure, by, "person.card_made", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// The newest invitation of a person that can still be used.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn open_invitation(&self, person: &PersonId, now: DateTime<Utc>) -> Result<Option<OpenInvitation>> {
        Ok(row!(
            self.db,
            "select i.created_at, i.expires_at, i.code_hash is not null as card from invitation i join person p on p.id = i.person_id
             where p.structure_id = $1 and i.person_id = $2 and i.used_at is null and i.expires_at > $3
             order by i.created_at desc limit 1",
            self.scope(),
            person,
            to_millis(now)
        )?)
    }
}

#[boxed_futures]
impl Db {
    /// Signs in with the code of a card, which is then used. The attempt is counted before the code is compared, so that concurrent
    /// requests to several replicas cannot exceed the limit. Of two concurrent browsers one wins, and may send the form again for
    /// [`REPEAT_MINUTES`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn try_card(&self, code: &CardCode, code_hash: &str, from: &SignInFrom, now: DateTime<Utc>) -> Result<SignInAttempt> {
        let subject = format!("card:{}", code.name());
        let mut tx = self.begin().await?;
        // Locked while reading and writing: the second of two concurrent requests sees the write of the first.
        tx.lock_key(&subject).await?;
        let found: Option<CardRow> = tx_row!(
            &mut tx,
            "select i.person_id, p.structure_id, p.role, i.expires_at, i.used_at, i.used_by
             from invitation i join person p on p.id = i.person_id where i.code_hash = $1",
            code_hash
        )?;
        let found = found.filter(|card| may_sign_in_by(card.role, SignInMethod::Card));
        if let Some(card) = found.as_ref().filter(|card| card.is_repeated(&from.browser_hash, now)) {
            return Ok(SignInAttempt::Right(card.person_id.clone()));
        }
        let limits: Vec<Limit> = Limit::attempts_from(from).into_iter().collect();
        if let Some(full) = tx.reach_limit(&limits, now).await? {
            tx.commit().await?;
            return Ok(SignInAttempt::Limited(full));
        }
        if tx.attempts_since(&subject, now - Duration::hours(1)).await? >= MOST_CARD_TRIES {
            return Ok(SignInAttempt::TooMany);
        }
        tx.count_attempt(&subject, now).await?;
        let outcome = match found {
            None => SignInAttempt::Wrong,
            Some(card) if card.used_at.is_some() || card.expires_at <= now => SignInAttempt::Old,
            Some(card) => {
                let set = "update invitation set used_at = $2, used_by = $3 where code_hash = $1 and used_at is null";
                if tx_run!(&mut tx, set, code_hash, to_millis(now), from.browser_hash.as_str())? == 1 {
                    let by = Actor::person(&card.person_id, now);
                    tx.audit(&card.structure_id, &by, "invitation.accepted", card.person_id.as_str(), json!({ "card": true })).await?;
                    SignInAttempt::Right(card.person_id)
                } else {
                    SignInAttempt::Old
                }
            }
        };
        tx.commit().await?;
        Ok(outcome)
    }
}
