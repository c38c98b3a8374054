//! Parts shared by the pages of people: the choice of a coach, the state of a person's sign-in.

use crate::{texts::t, web::context::RequestContext};
use chrono::{DateTime, Utc};
use domain::values::language::Language;
use store::StoreError;

/// The members of the team as options of a select: identifier and name, by name.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn team_options(ctx: &RequestContext) -> Result<Vec<(String, String)>, StoreError> {
    Ok(ctx.store.people().team().await?.into_iter().map(|person| (person.id.to_string(), person.name())).collect())
}

/// The state of a person's sign-in, as the suffix of its CSS class and in words: signed in before, invited, or neither.
pub fn sign_in_state(
    language: Language,
    first_signed_in_at: Option<DateTime<Utc>>,
    invited_at: Option<DateTime<Utc>>,
) -> (&'static str, String) {
    match (first_signed_in_at, invited_at) {
        (Some(_), _) => ("validated", t!(language, "person-came-in")),
        (None, Some(_)) => ("submitted", t!(language, "person-is-invited")),
        (None, None) => ("due", t!(language, "person-to-invite")),
    }
}
