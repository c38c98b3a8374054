//! Parts shared by the pages of people: the choice of a coach, the ticked people of a list, the state of a person's sign-in.

use crate::{
    texts::t,
    web::{context::RequestContext, page::Address},
};
use chrono::{DateTime, Utc};
use domain::values::{ids::PersonId, language::Language};
use store::{ParticipantSummary, StoreError};

/// The members of the team as options of a select: identifier and name, by name.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn team_options(ctx: &RequestContext) -> Result<Vec<(String, String)>, StoreError> {
    Ok(ctx.store.people().team().await?.into_iter().map(|person| (person.id.to_string(), person.name())).collect())
}

/// The value by which a form names a participant: with the coach whom they have now, if there is one.
pub fn form_value(it: &ParticipantSummary) -> String {
    match it.coach_id.as_ref().filter(|_| it.runs()) {
        Some(coach) => format!("{}.{coach}", it.id),
        None => it.id.to_string(),
    }
}

/// The person of an item of a list's form, `participant` or `participant.coach`; `None` for any other text.
pub fn ticked_person(item: &str) -> Option<PersonId> {
    PersonId::try_from(item.split('.').next().unwrap_or_default().to_owned()).ok()
}

/// The people who are ticked in the form of a list that was sent as a query.
pub fn ticked_people(address: &Address) -> Vec<PersonId> {
    address.query_values("people[").into_iter().filter_map(ticked_person).collect()
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
