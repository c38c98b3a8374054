//! Erases what has expired, by `domain::privacy::retention`.

use crate::{
    Result,
    db::{Db, to_millis, tx_run, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::privacy::retention::{LINK_DAYS, MERGE_DAYS, MESSAGE_DAYS, SENT_FORM_DAYS, SIGN_IN_DAYS};
use sqlx::AssertSqlSafe;

/// What expires: the table, its key, the condition of an expired row with the instant as `$1`, and the days after which.
const EXPIRING: &[(&str, &str, &str, i64)] = &[
    ("import_preview", "id", "expires_at < $1", 0),
    ("sign_in_code", "attempt_hash", "expires_at < $1", SIGN_IN_DAYS),
    ("sign_in_step", "token_hash", "expires_at < $1", SIGN_IN_DAYS),
    ("passkey_challenge", "token_hash", "expires_at < $1", SIGN_IN_DAYS),
    ("account_link", "token_hash", "expires_at < $1", SIGN_IN_DAYS),
    ("contact_change", "person_id", "expires_at < $1", SIGN_IN_DAYS),
    ("sms_answer", "reference", "received_at < $1", MESSAGE_DAYS),
    ("oidc_request", "token_hash", "expires_at < $1", SIGN_IN_DAYS),
    ("attempt", "subject", "at < $1", SIGN_IN_DAYS),
    ("device", "token_hash", "expires_at < $1", 0),
    ("known_browser", "browser_hash", "known_until < $1", 0),
    ("invitation", "token_hash", "expires_at < $1", LINK_DAYS),
    ("calendar_feed", "token_hash", "revoked_at < $1", LINK_DAYS),
    ("sent_form", "key", "sent_at < $1", SENT_FORM_DAYS),
    ("person_merge", "id", "made_at < $1", MERGE_DAYS),
];

#[boxed_futures]
impl Db {
    /// Erases what has expired of previews of imports, accesses, links and attempts. Returns the number of rows.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`]; the remaining ones are erased the next time.
    pub async fn erase_expired(&self, now: DateTime<Utc>) -> Result<u64> {
        let mut erased = 0;
        for (table, key, expired, days) in EXPIRING {
            let before = to_millis(now) - Duration::days(*days);
            let any: Option<String> = value!(self, AssertSqlSafe(format!("select {key} from {table} where {expired} limit 1")), before)?;
            if any.is_some() {
                let mut tx = self.begin().await?;
                erased += tx_run!(&mut tx, AssertSqlSafe(format!("delete from {table} where {expired}")), before)?;
                tx.commit().await?;
            }
        }
        Ok(erased)
    }
}
