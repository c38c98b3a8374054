//! Forms with an idempotency key: what a phone sends again because the answer was lost is done once, and answered as the first time.

use crate::{
    Actor, Refusal, Result,
    db::{Db, Tx, error::OnTaken, row, to_millis, tx_run},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::values::ids::PersonId;

/// The answer to a form that was done: all `None` when the process ended after the write and before the answer was stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SentForm {
    /// The address of the page to which it led.
    pub location: Option<String>,
    /// The key of the sentence that was shown there.
    pub say: Option<String>,
}

impl Tx {
    /// Inserts the key of the actor's form, once a transaction, so that the key and the changes are committed together. Does nothing
    /// without a key.
    ///
    /// # Errors
    /// [`Refusal::SentBefore`] when another transaction has done the form.
    pub(crate) async fn claim_key(&mut self, by: &Actor) -> Result<()> {
        let (Some(person), Some(key), false) = (&by.person, &by.form_key, self.has_claimed_key) else { return Ok(()) };
        tx_run!(self, "insert into sent_form (person_id, key, sent_at) values ($1, $2, $3)", person, key.as_str(), by.at)
            .on_taken(Refusal::SentBefore)?;
        self.has_claimed_key = true;
        Ok(())
    }
}

#[boxed_futures]
impl Db {
    /// The answer to the form of a person with that key; `None` when it was not done.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn sent_form(&self, person: &PersonId, key: &str) -> Result<Option<SentForm>> {
        Ok(row!(self, "select location, say from sent_form where person_id = $1 and key = $2", person, key)?)
    }

    /// Stores the answer to a form that was done; that of the first time stays.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn save_sent_form(&self, person: &PersonId, key: &str, answer: &SentForm, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "insert into sent_form (person_id, key, sent_at, location, say) values ($1, $2, $3, $4, $5)
             on conflict (person_id, key) do update set location = excluded.location, say = excluded.say
             where sent_form.location is null",
            person,
            key,
            to_millis(now),
            answer.location.as_deref(),
            answer.say.as_deref(),
        )?;
        tx.commit().await
    }
}
