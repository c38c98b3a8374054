//! Parts that the pages of people share.

use crate::{texts::t, web::context::RequestContext};
use chrono::{DateTime, Utc};
use domain::values::language::Language;
use store::StoreError;

/// The team to choose from: identifier and name.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn team_options(ctx: &RequestContext) -> Result<Vec<(String, String)>, StoreError> {
    Ok(ctx.store.people().team().await?.into_iter().map(|person| (person.id.to_string(), person.name())).collect())
}

/// Whether somebody ever came in, in words with the state's shape.
pub fn standing(language: Language, came_in: Option<DateTime<Utc>>, invited: Option<DateTime<Utc>>) -> (&'static str, String) {
    match (came_in, invited) {
        (Some(_), _) => ("validated", t!(language, "person-came-in")),
        (None, Some(_)) => ("submitted", t!(language, "person-is-invited")),
        (None, None) => ("due", t!(language, "person-to-invite")),
    }
}
