//! Sign-in of the team by address and password: the stored hash, and the limit of attempts.

use crate::{
    LimitReached, Result, SignInAttempt, SignInFrom,
    db::{Db, Tx, tx_row},
    sign_in::limits::Limit,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::Role,
    sign_in::{SignInMethod, failure::SignInFailure, may_sign_in_by},
    values::ids::{PersonId, StructureId},
};

/// The most passwords tried within an hour for one account from one origin: a client's address, or a browser on which the person
/// signed in before.
const MOST_PASSWORDS: i64 = 10;
/// The most passwords tried within an hour for one account from all origins; known browsers are counted apart.
const MOST_PASSWORDS_IN_ALL: i64 = 30;

#[derive(sqlx_macros::FromRow)]
struct PasswordRow {
    id: PersonId,
    structure_id: StructureId,
    role: Role,
    password_hash: Option<String>,
}

/// The subject under which attempts for an account from one origin are counted.
fn subject(email: &str, from: &SignInFrom, known: bool) -> String {
    if known {
        format!("password:{email}@{}", from.browser_hash)
    } else {
        format!("password:{email}@{}", from.address.as_deref().unwrap_or_default())
    }
}

impl Tx {
    /// The member of the team with that address.
    async fn owner_of_password(&mut self, email: &str) -> Result<Option<PasswordRow>> {
        let find = "select id, structure_id, role, password_hash from person where email = $1 and left_team_at is null";
        let found: Option<PasswordRow> = tx_row!(self, find, email)?;
        Ok(found.filter(|row| may_sign_in_by(row.role, SignInMethod::Password)))
    }
}

#[boxed_futures]
impl Db {
    /// Counts an attempt, and returns the person and the password hash of the member of the team with that address: `None` if there
    /// is none or no password was chosen; the limit as `Err` if it was reached.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn password_of(
        &self,
        email: &str,
        from: &SignInFrom,
        now: DateTime<Utc>,
    ) -> Result<std::result::Result<Option<(PersonId, String)>, SignInAttempt>> {
        let mut tx = self.begin().await?;
        let found = tx.owner_of_password(email).await?;
        let known = match &found {
            Some(row) => tx.is_known_browser(&from.browser_hash, &row.id, now).await?,
            None => false,
        };
        let hour = |subject: String, most: i64| Limit { subject, most, within: Duration::hours(1), reached: LimitReached::Minutes };
        let mut limits = vec![hour(subject(email, from, known), MOST_PASSWORDS)];
        if !known {
            limits.push(hour(format!("password:{email}"), MOST_PASSWORDS_IN_ALL));
            limits.extend(Limit::attempts_from(from));
        }
        if let Some(reached) = tx.reach_limit(&limits, now).await? {
            if let Some(row) = &found {
                tx.count_failure(&row.structure_id, SignInFailure::Limited, now).await?;
            }
            tx.commit().await?;
            return Ok(Err(if reached == LimitReached::Address { SignInAttempt::Limited(reached) } else { SignInAttempt::TooMany }));
        }
        tx.commit().await?;
        Ok(Ok(found.and_then(|row| row.password_hash.map(|hash| (row.id, hash)))))
    }

    /// Deletes the attempts for an account from one origin, after a right password.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn clear_password_attempts(&self, email: &str, from: &SignInFrom) -> Result<()> {
        let mut tx = self.begin().await?;
        for known in [true, false] {
            tx.clear_attempts(&subject(email, from, known)).await?;
        }
        tx.commit().await
    }
}
