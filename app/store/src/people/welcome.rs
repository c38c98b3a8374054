//! The steps of the welcome on the first page that a participant has done, read from existing rows.

use crate::{
    Actor, People, Result, StoreError,
    db::{LockTarget, row, tx_value},
};
use boxed_futures::boxed_futures;
use domain::values::ids::PersonId;
use serde_json::json;

/// The steps of the welcome that a participant has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct WelcomeFacts {
    /// Whether they put the welcome away.
    pub put_away: bool,
    /// Whether they chose a language.
    pub language_chosen: bool,
    /// Whether the structure knows a phone number of theirs.
    pub has_phone: bool,
    /// Whether they signed in by a code that was sent to a phone.
    pub phone_checked: bool,
    /// Whether they ever had a booking.
    pub booked: bool,
}

#[boxed_futures]
impl People<'_> {
    /// The steps of the welcome that a person of the structure has done.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a person of another structure; [`StoreError::Database`].
    pub async fn welcome_facts(&self, person: &PersonId) -> Result<WelcomeFacts> {
        let facts: Option<WelcomeFacts> = row!(
            self.db,
            "select p.phone is not null as has_phone,
             exists (select 1 from audit a where a.subject_id = p.id and a.action = 'person.welcome_put_away') as put_away,
             exists (select 1 from audit a where a.subject_id = p.id and a.action = 'person.language') as language_chosen,
             exists (select 1 from audit a where a.subject_id = p.id and a.action = 'person.phone_checked') as phone_checked,
             exists (select 1 from booking b where b.participant_id = p.id) as booked
             from person p where p.structure_id = $1 and p.id = $2",
            self.scope(),
            person
        )?;
        facts.ok_or(StoreError::NotFound)
    }

    /// Puts the welcome of a person away. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn put_welcome_away(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let find = "select id from audit where subject_id = $1 and action = 'person.welcome_put_away' limit 1";
        let done: Option<String> = tx_value!(&mut tx, find, person)?;
        if done.is_none() {
            tx.audit(&self.structure, by, "person.welcome_put_away", person.as_str(), json!({})).await?;
        }
        tx.commit().await
    }
}
