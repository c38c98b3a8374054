//! Names of rows: ULIDs as text, one type for each kind so that a booking is never mistaken for a session.

use serde::{Deserialize, Serialize};

/// The text is no identifier: empty, too long, or with signs that no ULID has.
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
                let sound = !text.is_empty() && text.len() <= 26 && text.bytes().all(|b| b.is_ascii_alphanumeric());
                if sound { Ok(Self(text)) } else { Err(NotAnId) }
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
    /// A parcours of one participant.
    EnrollmentId
    /// A suspension of one parcours.
    SuspensionId
    /// An extension (prolongation) of one parcours.
    ExtensionId
    /// The declaration of one month of one parcours.
    DeclarationId
    /// Files that were looked at before they are imported.
    PreviewId
    /// A document (justificatif) attached to one month.
    DocumentId
    /// A coach's question on one version of a declaration.
    QuestionId
    /// A kind of session (motif).
    SessionTypeId
    /// A place where sessions are held (lieu).
    VenueId
    /// A session that can be booked.
    SessionId
    /// One person's place in a session.
    BookingId
    /// Someone's turn in the queue of a session (liste d'attente).
    WaitlistEntryId
    /// A window in which a coach can be booked (plage d'ouverture).
    WindowId
    /// Days on which a coach is away (absence).
    LeaveId
    /// Sessions that were opened together and may be changed together.
    SeriesId
    /// A goal of the action plan.
    GoalId
    /// A link that shows funders the results.
    FunderLinkId
    /// An action of the action plan.
    PlanActionId
    /// Figures validated together.
    BatchId
    /// A coach who stands in for another.
    SubstitutionId
    /// A monthly statement that was handed in.
    StatementId
    /// A note of the team on a person.
    NoteId
    /// An attestation that was issued.
    AttestationId
}
