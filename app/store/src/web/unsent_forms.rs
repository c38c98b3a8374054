//! Forms that were sent when the session was over: kept for their owner until the next sign-in.

use crate::{
    Result,
    db::{Db, to_millis, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{privacy::retention::UNSENT_FORM_DAYS, values::ids::PersonId};
use serde::{Deserialize, Serialize};

/// The name under which an unsent form is stored as a draft of its owner: one for each person, the newest.
pub(crate) const UNSENT: &str = "unsent-form";

/// The largest body of an unsent form that is kept, in bytes: twenty lines and a note are far below.
pub const LARGEST_UNSENT_FORM: usize = 16 * 1024;

/// A form as a browser sent it after its session was over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsentForm {
    /// The address of its server function.
    pub action: String,
    /// The address of the page on which it stood.
    pub page: String,
    /// Its fields, `application/x-www-form-urlencoded`.
    pub body: String,
}

#[boxed_futures]
impl Db {
    /// Keeps a form for the person who signed in last on that browser. Returns whether it was kept: not on a browser on which no one
    /// signed in, and not when it is larger than [`LARGEST_UNSENT_FORM`].
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn keep_unsent_form(&self, browser_hash: &str, form: &UnsentForm, now: DateTime<Utc>) -> Result<bool> {
        if form.body.len() > LARGEST_UNSENT_FORM {
            return Ok(false);
        }
        // Each sign-in renews `known_until`.
        let owner: Option<PersonId> = value!(
            self,
            "select person_id from known_browser where browser_hash = $1 and known_until > $2 order by known_until desc, person_id limit 1",
            browser_hash,
            to_millis(now)
        )?;
        let Some(owner) = owner else { return Ok(false) };
        self.save_form_draft(owner.as_str(), UNSENT, form, now).await?;
        Ok(true)
    }

    /// The unsent form of a person, if it is at most [`UNSENT_FORM_DAYS`] old.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`], [`crate::StoreError::Json`].
    pub async fn unsent_form(&self, person: &PersonId, now: DateTime<Utc>) -> Result<Option<UnsentForm>> {
        let content: Option<String> = value!(
            self,
            "select content from form_draft where holder = $1 and form = $2 and kept_at >= $3",
            person.as_str(),
            UNSENT,
            to_millis(now) - Duration::days(UNSENT_FORM_DAYS)
        )?;
        Ok(content.map(|content| serde_json::from_str(&content)).transpose()?)
    }

    /// Deletes the unsent form of a person, if there is one.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn delete_unsent_form(&self, person: &PersonId) -> Result<()> {
        self.delete_form_draft(person.as_str(), UNSENT).await
    }
}
