//! The team's passwords: looked up by address, a number of tries an hour.

use crate::{
    LimitReached, Result, SignInAttempt, SignInFrom,
    db::{Db, Tx, tx_row},
    sign_in::{failures::SignInFailure, limits::Limit},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::Role,
    sign_in::{SignInWay, may_sign_in_by},
    values::ids::{PersonId, StructureId},
};

/// How many passwords may be tried within an hour for an address of the team from one place: a client's address, or a
/// browser on which that person signed in before.
const MOST_PASSWORDS: i64 = 10;
/// How many within an hour from everywhere, known browsers apart.
const MOST_PASSWORDS_IN_ALL: i64 = 30;

#[derive(sqlx::FromRow)]
struct PasswordRow {
    id: PersonId,
    structure_id: StructureId,
    role: Role,
    password_hash: Option<String>,
}

/// Under what tries are counted for an address from one place.
fn subject_of(email: &str, from: &SignInFrom, known: bool) -> String {
    if known {
        format!("password:{email}@{}", from.browser_hash)
    } else {
        format!("password:{email}@{}", from.address.as_deref().unwrap_or_default())
    }
}

impl Tx {
    async fn owner_of_password(&mut self, email: &str) -> Result<Option<PasswordRow>> {
        let find = "select id, structure_id, role, password_hash from person where email = $1 and left_team_at is null";
        let found: Option<PasswordRow> = tx_row!(self, find, email)?;
        Ok(found.filter(|row| may_sign_in_by(row.role, SignInWay::Password)))
    }
}

impl Db {
    /// The password hash of a member of the team by address, once the try is counted.
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
            Some(row) => tx.knows_browser(&from.browser_hash, &row.id, now).await?,
            None => false,
        };
        let hour = |subject: String, most: i64| Limit { subject, most, store: Duration::hours(1), reached: LimitReached::Minutes };
        let mut limits = vec![hour(subject_of(email, from, known), MOST_PASSWORDS)];
        if !known {
            limits.push(hour(format!("password:{email}"), MOST_PASSWORDS_IN_ALL));
            limits.extend(Limit::tries_from(from));
        }
        if let Some(full) = tx.reach_limit(&limits, now).await? {
            if let Some(row) = &found {
                tx.count_failure(&row.structure_id, SignInFailure::Limited, now).await?;
            }
            tx.commit().await?;
            return Ok(Err(if full == LimitReached::Address { SignInAttempt::Limited(full) } else { SignInAttempt::TooMany }));
        }
        tx.commit().await?;
        Ok(Ok(found.and_then(|row| row.password_hash.map(|hash| (row.id, hash)))))
    }

    /// Forgets the tries for an address from one place, its password having been right there.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn forget_password_tries(&self, email: &str, from: &SignInFrom) -> Result<()> {
        let mut tx = self.begin().await?;
        for known in [true, false] {
            tx.forget_attempts(&subject_of(email, from, known)).await?;
        }
        tx.commit().await
    }
}
