//! Removing a participant who was added by mistake: only one of whom nothing was declared, held and signed.

/// Why a record was a mistake. A word and no text: nothing that is kept says who it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovalReason {
    /// The person was in the structure already.
    Twice,
    /// The person never came.
    NeverCame,
    /// The person is followed by another structure.
    Elsewhere,
    /// A trial, or another mistake.
    Other,
}

impl RemovalReason {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Twice, Self::NeverCame, Self::Elsewhere, Self::Other];

    /// As stored, and the value in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Twice => "Twice",
            Self::NeverCame => "NeverCame",
            Self::Elsewhere => "Elsewhere",
            Self::Other => "Other",
        }
    }

    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Twice => "removal-reason-twice",
            Self::NeverCame => "removal-reason-never-came",
            Self::Elsewhere => "removal-reason-elsewhere",
            Self::Other => "removal-reason-other",
        }
    }
}

crate::values::sql::stored_words! { RemovalReason: Twice NeverCame Elsewhere Other; }

/// A refusal to remove a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RemovalRefusal {
    /// A month was declared.
    #[error("removal-declared")]
    Declared,
    /// An appointment was attended.
    #[error("removal-attended")]
    Attended,
    /// A plan was signed, or an attestation issued.
    #[error("removal-signed")]
    Signed,
    /// Another record was merged into this one.
    #[error("removal-merged")]
    Merged,
}

impl RemovalRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Declared => "removal-declared",
            Self::Attended => "removal-attended",
            Self::Signed => "removal-signed",
            Self::Merged => "removal-merged",
        }
    }
}
