//! What was typed and refused, kept until the form is sent again: a page without WebAssembly loses nothing either.

use crate::{
    Result,
    db::{Db, rows, stored, tx_run, value},
};
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::HashMap;

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
            stored(now),
        )?;
        tx.commit().await
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
