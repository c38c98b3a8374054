//! Erasing a person: who may, after which delay, and what stands in place of their name.

use crate::{
    people::{TextMistake, one_line},
    values::ids::PersonId,
};
use chrono::{DateTime, Duration, Utc};

/// The days between planning an erasure and doing it, with the consent of a second coordinator.
pub const DELAY_DAYS: i64 = 7;

/// The days of delay in a structure with one coordinator, whom no second person controls.
pub const ALONE_DELAY_DAYS: i64 = 30;

/// The first name of an erased person.
pub const ERASED_FIRST_NAME: &str = "Personne";

/// The text in place of an erased text that cannot be empty.
pub const ERASED_TEXT: &str = "(effacé)";

/// The longest reason for an erasure, in characters.
pub const LONGEST_REASON: usize = 500;

/// The audit actions whose details hold references, months, versions and amounts only: they stay when a person is erased, since
/// audits of public money ask how an amount came about. The details of all others are redacted.
pub const DETAILS_WITHOUT_PERSON: &[&str] = &[
    "attendance.marked",
    "attendance.unmarked",
    "booking.booked",
    "booking.moved",
    "declaration.answered",
    "declaration.corrected",
    "declaration.correction_requested",
    "declaration.imported",
    "declaration.imported_anew",
    "declaration.question",
    "declaration.submitted",
    "declaration.validated",
    "declaration.validation_undone",
    "declaration.withdrawn",
    "document.added",
    "document.removed",
    "document.restored",
    "enrollment.coach",
    "enrollment.extended",
    "enrollment.extension_taken_back",
    "enrollment.official_end",
    "enrollment.start_changed",
    "enrollment.started",
    "erasure.consented",
    "erasure.done",
    "erasure.planned",
    "erasure.requested",
    "erasure.withdrawn",
    "goal.added",
    "person.added",
    "person.language",
    "person.merge_undone",
    "person.merged",
    "person.removed",
    "plan.changed",
    "plan.signed",
    "plan.withdrawn",
    "waitlist.joined",
    "waitlist.offered",
];

/// A refusal to erase a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ErasureRefusal {
    /// Their enrollment still runs.
    #[error("erasure-enrolled")]
    Enrolled,
    /// They are of the team: what they did stays signed with their name.
    #[error("erasure-team")]
    Team,
    /// They are erased already.
    #[error("erasure-done")]
    Done,
    /// Another coordinator planned an erasure already.
    #[error("erasure-planned")]
    Planned,
    /// None is planned.
    #[error("erasure-not-planned")]
    NotPlanned,
    /// The coordinator who planned it cannot consent to it.
    #[error("erasure-same-person")]
    SamePerson,
}

impl ErasureRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Enrolled => "erasure-enrolled",
            Self::Team => "erasure-team",
            Self::Done => "erasure-done",
            Self::Planned => "erasure-planned",
            Self::NotPlanned => "erasure-not-planned",
            Self::SamePerson => "erasure-same-person",
        }
    }
}

/// The reason for an erasure as typed, on one line.
///
/// # Errors
/// [`TextMistake`].
pub fn read_reason(typed: &str) -> Result<String, TextMistake> {
    one_line(typed, LONGEST_REASON)
}

/// The instant from which an erasure planned at `at` is due, and whether a second coordinator has to consent: `coordinators` is the
/// number of those in the team.
pub fn planned(at: DateTime<Utc>, coordinators: i64) -> (DateTime<Utc>, bool) {
    let alone = coordinators < 2;
    (at + Duration::days(if alone { ALONE_DELAY_DAYS } else { DELAY_DAYS }), !alone)
}

/// The family name of an erased person: the last six characters of their identifier, which are random.
pub fn erased_last_name(id: &PersonId) -> String {
    let id = id.as_str();
    format!("effacée {}", id.get(id.len().saturating_sub(6)..).unwrap_or(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_coordinator_alone_waits_longer_and_nobody_consents() {
        let at: DateTime<Utc> = "2026-11-23T10:00:00Z".parse().unwrap();
        assert_eq!(planned(at, 2), ("2026-11-30T10:00:00Z".parse().unwrap(), true));
        assert_eq!(planned(at, 1), ("2026-12-23T10:00:00Z".parse().unwrap(), false));
    }

    #[test]
    fn the_pseudonym_is_the_end_of_the_identifier() {
        let id = |text: &str| PersonId::try_from(text.to_owned()).unwrap();
        assert_eq!(erased_last_name(&id("01JD3Y7N8PQRSTVWXYZ0123456")), "effacée 123456");
        assert_eq!(erased_last_name(&id("P1")), "effacée P1");
    }
}
