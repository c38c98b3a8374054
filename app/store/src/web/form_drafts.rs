//! What was typed and refused, kept until the form is sent again: a page without WebAssembly loses nothing either.

use crate::{
    Result,
    db::{Db, rows, to_millis, tx_run, value},
};
use chrono::{DateTime, Duration, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// The longest text of a field that is kept for somebody who is not signed in, in signs: the longest contact (RFC 5321).
pub const LONGEST_GUEST_TEXT: usize = 254;

/// The largest form that is kept for somebody who is not signed in, in bytes of JSON.
const LARGEST_GUEST_FORM: usize = 4096;

/// The longest name of a guest, in bytes: `guest:` and a SHA-256 in hexadecimal.
pub const LONGEST_GUEST_NAME: usize = 70;

/// For how long forms of those who are not signed in are kept, in minutes.
pub const GUEST_FORM_MINUTES: i64 = 60;

/// For how long forms of those who are signed in are kept, in days.
pub const FORM_DAYS: i64 = 60;

impl Db {
    /// Keeps what a holder typed into a form, in place of what was kept before.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn keep_form(&self, holder: &str, form: &str, content: &(impl Serialize + Sync), now: DateTime<Utc>) -> Result<()> {
        let content = serde_json::to_string(content)?;
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "insert into form_draft (holder, form, content, kept_at) values ($1, $2, $3, $4)
             on conflict (holder, form) do update set content = excluded.content, kept_at = excluded.kept_at",
            holder,
            form,
            content,
            to_millis(now),
        )?;
        tx.commit().await
    }

    /// Keeps what somebody who is not signed in typed: no more of it than a field may hold. What is larger even so, or kept
    /// under a name that is none of ours, is not kept.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn keep_guest_form(&self, holder: &str, form: &str, content: &(impl Serialize + Sync), now: DateTime<Utc>) -> Result<()> {
        let mut content = serde_json::to_value(content)?;
        shorten(&mut content);
        if holder.len() > LONGEST_GUEST_NAME || content.to_string().len() > LARGEST_GUEST_FORM {
            return Ok(());
        }
        self.keep_form(holder, form, &content, now).await
    }

    /// Erases the forms that nobody came back to: after [`GUEST_FORM_MINUTES`] those of guests, after [`FORM_DAYS`] all
    /// others. Gives their number.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn erase_old_forms(&self, now: DateTime<Utc>) -> Result<u64> {
        let (guests_before, before) = (to_millis(now) - Duration::minutes(GUEST_FORM_MINUTES), to_millis(now) - Duration::days(FORM_DAYS));
        let old = "(kept_at < $1 or (kept_at < $2 and not exists (select 1 from person where person.id = form_draft.holder)))";
        let any: Option<String> =
            value!(self, AssertSqlSafe(format!("select holder from form_draft where {old} limit 1")), before, guests_before)?;
        if any.is_none() {
            return Ok(0);
        }
        let mut tx = self.begin().await?;
        let erased = tx_run!(&mut tx, AssertSqlSafe(format!("delete from form_draft where {old}")), before, guests_before)?;
        tx.commit().await?;
        Ok(erased)
    }

    /// What a holder typed into a form and has not sent right yet.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`], [`crate::StoreError::Json`].
    pub async fn kept_form<T: DeserializeOwned>(&self, holder: &str, form: &str) -> Result<Option<T>> {
        let content: Option<String> = value!(self, "select content from form_draft where holder = $1 and form = $2", holder, form)?;
        Ok(content.map(|content| serde_json::from_str(&content)).transpose()?)
    }

    /// What a holder typed into every form whose name begins like that, by name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`], [`crate::StoreError::Json`].
    pub async fn kept_forms<T: DeserializeOwned>(&self, holder: &str, beginning: &str) -> Result<HashMap<String, T>> {
        let kept: Vec<(String, String)> =
            rows!(self, "select form, content from form_draft where holder = $1 and substr(form, 1, length($2)) = $2", holder, beginning)?;
        kept.into_iter().map(|(form, content)| Ok((form, serde_json::from_str(&content)?))).collect()
    }

    /// Forgets what was typed, the form having been sent right.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn forget_form(&self, holder: &str, form: &str) -> Result<()> {
        if self.kept_form::<serde_json::Value>(holder, form).await?.is_some() {
            let mut tx = self.begin().await?;
            tx_run!(&mut tx, "delete from form_draft where holder = $1 and form = $2", holder, form)?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// Cuts every text to [`LONGEST_GUEST_TEXT`].
fn shorten(content: &mut Value) {
    match content {
        Value::String(text) => {
            if let Some((end, _)) = text.char_indices().nth(LONGEST_GUEST_TEXT) {
                text.truncate(end);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(shorten),
        Value::Object(fields) => fields.values_mut().for_each(shorten),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
