//! Identifiers of rows: ULIDs as text, one type a table, so that a booking cannot be taken for a session.

use serde::{Deserialize, Serialize};

/// The text is no identifier: empty, longer than 26 characters, or with others than ASCII letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                let valid = !text.is_empty() && text.len() <= 26 && text.bytes().all(|b| b.is_ascii_alphanumeric());
                if valid { Ok(Self(text)) } else { Err(NotAnId) }
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        $crate::values::sql::stored_as_text!($name);
    )*};
}

ids! {
    /// A structure: one EITI. Every query is scoped by it.
    StructureId
    /// A person: participant, coach or coordinator.
    PersonId
    /// An enrollment (parcours) of a participant.
    EnrollmentId
    /// A suspension of an enrollment.
    SuspensionId
    /// An extension (prolongation) of an enrollment.
    ExtensionId
    /// The declaration of a month of an enrollment.
    DeclarationId
    /// The preview of an import.
    PreviewId
    /// A view of a list that a member of the team has named.
    SavedViewId
    /// A passkey (clé d’accès) of a member of the team.
    PasskeyId
    /// A document (justificatif) attached to one month.
    DocumentId
    /// A coach's question on one version of a declaration.
    QuestionId
    /// A type of session (motif).
    SessionTypeId
    /// A place where sessions are held (lieu).
    VenueId
    /// A session that can be booked.
    SessionId
    /// A booking: one participant's place in a session.
    BookingId
    /// An entry in the waitlist of a session (liste d'attente).
    WaitlistEntryId
    /// A window in which a coach can be booked (plage d'ouverture).
    WindowId
    /// A leave of a coach (absence).
    LeaveId
    /// A series of sessions: opened together, and changed together or one by one.
    SeriesId
    /// A goal of the action plan.
    GoalId
    /// A link by which funders see the results.
    FunderLinkId
    /// An action of the action plan.
    PlanActionId
    /// A template of action plans.
    PlanTemplateId
    /// Declarations validated together.
    BatchId
    /// A substitution of one coach for another.
    SubstitutionId
    /// A monthly statement that was closed.
    StatementId
    /// A note of the team on a participant.
    NoteId
    /// An issued attestation.
    AttestationId
    /// A message of the outbox.
    MessageId
}
