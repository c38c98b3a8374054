//! The accounts of the teams and of the network, for the person who runs the database.

use crate::{
    Actor, Person, Result, StoreError,
    db::{Db, LockTarget, row, rows, tx_run},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use serde_json::json;

/// An account of a team or of the network.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Account {
    /// The person.
    #[sqlx(flatten)]
    pub person: Person,
    /// The name of their structure.
    pub structure: String,
    /// The first sign-in, UTC; `None` before it.
    pub first_signed_in_at: Option<DateTime<Utc>>,
    /// When they left the team, UTC; `None` for those who may sign in.
    pub left_team_at: Option<DateTime<Utc>>,
}

/// The columns of [`Account`].
macro_rules! accounts {
    ($condition:literal) => {
        concat!(
            "select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language, s.name as structure,
             p.first_signed_in_at, p.left_team_at from person p join structure s on s.id = p.structure_id
             where p.role <> 'Participant' and ",
            $condition
        )
    };
}

#[boxed_futures]
impl Db {
    /// The accounts of every team and of the network, by structure, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        Ok(rows!(self, accounts!("1 = 1 order by s.id, p.id"))?)
    }

    /// The account with that e-mail address, in any structure; also one that was disabled.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn account(&self, email: &str) -> Result<Option<Account>> {
        Ok(row!(self, accounts!("p.email = $1"), email)?)
    }

    /// Ends every sign-in of a member of a team, removes their password and invites them: the link of the invitation is the one way in
    /// until they have chosen a new password.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a participant, and for a person who has left the team.
    pub async fn reset_access(&self, by: &Actor, person: &Person, token_hash: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        tx.lock_row(LockTarget::Person, person.id.as_str()).await?;
        let clear = "update person set password_hash = null where id = $1 and role <> 'Participant' and left_team_at is null";
        if tx_run!(&mut tx, clear, &person.id)? != 1 {
            return Err(StoreError::NotFound);
        }
        tx.end_all_sign_ins(&person.id).await?;
        tx.audit(&person.structure_id, by, "person.access_reset", person.id.as_str(), json!({})).await?;
        tx.invite(&person.structure_id, by, &person.id, token_hash).await?;
        tx.commit().await
    }
}
