//! Who writes, and when.

use crate::db::ids::to_millis;
use chrono::{DateTime, Utc};
use domain::values::ids::PersonId;

/// The author of a write and its instant: every write takes one.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The person; `None` for the structure's own tools (`essor import`).
    pub person: Option<PersonId>,
    /// The instant, UTC, to the millisecond.
    pub at: DateTime<Utc>,
    /// The idempotency key of the form that is being done: its first transaction with an audit event takes it, see
    /// [`crate::Db::sent_form`].
    pub form_key: Option<String>,
}

impl Actor {
    /// A person at an instant.
    pub fn person(person: &PersonId, at: DateTime<Utc>) -> Self {
        Self { person: Some(person.clone()), at: to_millis(at), form_key: None }
    }

    /// The structure's own tools at an instant.
    pub fn tools(at: DateTime<Utc>) -> Self {
        Self { person: None, at: to_millis(at), form_key: None }
    }

    /// The same, for the form with that idempotency key.
    #[must_use]
    pub fn for_form(self, form_key: Option<String>) -> Self {
        Self { form_key, ..self }
    }

    /// The identifier of the person, for a query to bind.
    pub(crate) fn person_id(&self) -> Option<&str> {
        self.person.as_ref().map(PersonId::as_str)
    }
}
