//! Drafts of refused forms, stored until the form is sent again: without WebAssembly nothing typed is lost either.

use crate::{
    Result,
    db::{Db, rows, to_millis, tx_run, value},
    web::unsent_forms::UNSENT,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::privacy::retention;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// The longest text of a field in a draft of a guest, in characters: the longest contact (RFC 5321). A guest is a visitor who is not
/// signed in.
pub const LONGEST_GUEST_TEXT: usize = 254;

/// The largest draft of a guest, in bytes of JSON.
const LARGEST_GUEST_FORM: usize = 4096;

/// The longest holder of a guest's draft, in bytes: `guest:` and a SHA-256 in hexadecimal.
pub const LONGEST_GUEST_NAME: usize = 70;

/// The minutes for which drafts of guests are kept.
pub const GUEST_FORM_MINUTES: i64 = retention::GUEST_DRAFT_MINUTES;

/// The days for which drafts of users are kept.
pub const FORM_DAYS: i64 = retention::DRAFT_DAYS;

#[boxed_futures]
impl Db {
    /// Stores the draft of a form, in place of an older one of the holder.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn save_form_draft(&self, holder: &str, form: &str, content: &(impl Serialize + Sync), now: DateTime<Utc>) -> Result<()> {
        let content = serde_json::to_string(content)?;
        let mut tx = self.begin_draft().await?;
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

    /// Stores the draft of a guest, with every text cut to [`LONGEST_GUEST_TEXT`]. A draft that is still too large, or whose holder is too
    /// long, is not stored.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn save_guest_draft(&self, holder: &str, form: &str, content: &(impl Serialize + Sync), now: DateTime<Utc>) -> Result<()> {
        let mut content = serde_json::to_value(content)?;
        shorten(&mut content);
        if holder.len() > LONGEST_GUEST_NAME || content.to_string().len() > LARGEST_GUEST_FORM {
            return Ok(());
        }
        self.save_form_draft(holder, form, &content, now).await
    }

    /// Deletes expired drafts: those of guests after [`GUEST_FORM_MINUTES`], unsent forms after [`retention::UNSENT_FORM_DAYS`], all
    /// others after [`FORM_DAYS`]. Returns their number.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn delete_expired_drafts(&self, now: DateTime<Utc>) -> Result<u64> {
        let (guests_before, before) = (to_millis(now) - Duration::minutes(GUEST_FORM_MINUTES), to_millis(now) - Duration::days(FORM_DAYS));
        let unsent_before = to_millis(now) - Duration::days(retention::UNSENT_FORM_DAYS);
        // Guests have the least time: no condition can match a younger row.
        let old = "kept_at < $2 and (kept_at < $1 or form = $3 and kept_at < $4
             or (select p.id from person p where p.id = form_draft.holder) is null)";
        let find = format!("select holder from form_draft where {old} limit 1");
        let any: Option<String> = value!(self, AssertSqlSafe(find), before, guests_before, UNSENT, unsent_before)?;
        if any.is_none() {
            return Ok(0);
        }
        let mut tx = self.begin().await?;
        let delete = format!("delete from form_draft where {old}");
        let erased = tx_run!(&mut tx, AssertSqlSafe(delete), before, guests_before, UNSENT, unsent_before)?;
        tx.commit().await?;
        Ok(erased)
    }

    /// The draft of a form of a holder.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`], [`crate::StoreError::Json`].
    pub async fn form_draft<T: DeserializeOwned>(&self, holder: &str, form: &str) -> Result<Option<T>> {
        let content: Option<String> = value!(self, "select content from form_draft where holder = $1 and form = $2", holder, form)?;
        Ok(content.map(|content| serde_json::from_str(&content)).transpose()?)
    }

    /// The drafts of a holder of all forms whose name begins with `beginning`, by name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`], [`crate::StoreError::Json`].
    pub async fn form_drafts_of<T: DeserializeOwned>(&self, holder: &str, beginning: &str) -> Result<HashMap<String, T>> {
        let drafts: Vec<(String, String)> =
            rows!(self, "select form, content from form_draft where holder = $1 and substr(form, 1, length($2)) = $2", holder, beginning)?;
        drafts.into_iter().map(|(form, content)| Ok((form, serde_json::from_str(&content)?))).collect()
    }

    /// Deletes the draft of a form, if there is one.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn delete_form_draft(&self, holder: &str, form: &str) -> Result<()> {
        if self.form_draft::<serde_json::Value>(holder, form).await?.is_some() {
            let mut tx = self.begin_draft().await?;
            tx_run!(&mut tx, "delete from form_draft where holder = $1 and form = $2", holder, form)?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// Cuts every text in a JSON value to [`LONGEST_GUEST_TEXT`].
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
