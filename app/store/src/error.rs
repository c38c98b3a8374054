//! What can go wrong in the store, and what of it a person may be told.

use domain::{
    booking::BookingRefusal,
    declaration::MonthRefusal,
    enrollment::{EnrollmentRefusal, PathRefusal},
    exit::ExitRefusal,
    extension::ExtensionRefusal,
    plan::PlanRefusal,
    statement::StatementRefusal,
    suspension::SuspensionRefusal,
};

/// A write that the rules or the database refused. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A place in a session.
    #[error(transparent)]
    Booking(#[from] BookingRefusal),
    /// A month that cannot be declared.
    #[error(transparent)]
    Month(#[from] MonthRefusal),
    /// A place in the structure.
    #[error(transparent)]
    Enrollment(#[from] EnrollmentRefusal),
    /// Days on which a path cannot be suspended.
    #[error(transparent)]
    Suspension(#[from] SuspensionRefusal),
    /// An extension that no rule allows.
    #[error(transparent)]
    Extension(#[from] ExtensionRefusal),
    /// An exit on a day that cannot be.
    #[error(transparent)]
    Exit(#[from] ExitRefusal),
    /// Days that a path cannot have.
    #[error(transparent)]
    Path(#[from] PathRefusal),
    /// A plan that cannot be changed or signed so.
    #[error(transparent)]
    Plan(#[from] PlanRefusal),
    /// A monthly statement that cannot be closed.
    #[error(transparent)]
    Statement(#[from] StatementRefusal),
    /// Someone else was first: the row is not any more in the state that was looked at.
    #[error("moved-on")]
    MovedOn,
    /// The figure has been validated: the participant cannot change it alone.
    #[error("declaration-closed")]
    DeclarationClosed,
    /// The participant has asked for a correction already; the coach has not decided yet.
    #[error("correction-requested")]
    CorrectionRequested,
    /// The phone number or the address is someone's already.
    #[error("contact-taken")]
    ContactTaken,
    /// The phone number is someone's already.
    #[error("phone-taken")]
    PhoneTaken,
    /// The address is someone's already.
    #[error("email-taken")]
    EmailTaken,
    /// A structure that accompanies people is no network.
    #[error("network-has-places")]
    NetworkHasPlaces,
    /// Nobody else coordinates the structure.
    #[error("team-last-coordinator")]
    LastCoordinator,
    /// Somebody would take their own way in away.
    #[error("team-oneself")]
    Oneself,
    /// Somebody has another coach by now than the one who was looked at.
    #[error("coach-changed")]
    CoachChanged,
    /// Whoever leaves the team accompanies people whom nobody takes over.
    #[error("team-still-accompanies")]
    StillAccompanies,
    /// Whoever leaves the team holds sessions to come.
    #[error("team-sessions-to-give")]
    SessionsToGive,
    /// More places are taken than would be left.
    #[error("places-below-taken")]
    PlacesTaken,
    /// Someone stands in for that coach on one of the days already.
    #[error("substitution-overlap")]
    SubstitutionOverlap,
    /// There is one of that name already.
    #[error("title-taken")]
    TitleTaken,
    /// A link of that name still opens.
    #[error("funder-label-taken")]
    LabelTaken,
    /// The half-year has been told to funders already.
    #[error("results-published")]
    ResultsPublished,
    /// The change to summer time leaves that hour out on one of the days.
    #[error("session-no-such-hour")]
    NoSuchHour,
    /// The month holds as many documents as it may.
    #[error("document-too-many")]
    TooManyDocuments,
    /// The document was taken away too long ago to be put back.
    #[error("document-gone")]
    DocumentGone,
    /// The note was taken away while it was being changed.
    #[error("note-gone")]
    NoteGone,
}

impl Refusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Booking(refusal) => refusal.key(),
            Self::Month(refusal) => refusal.key(),
            Self::Enrollment(refusal) => refusal.key(),
            Self::Suspension(refusal) => refusal.key(),
            Self::Extension(refusal) => refusal.key(),
            Self::Exit(refusal) => refusal.key(),
            Self::Path(refusal) => refusal.key(),
            Self::Plan(refusal) => refusal.key(),
            Self::Statement(refusal) => refusal.key(),
            Self::MovedOn => "moved-on",
            Self::DeclarationClosed => "declaration-closed",
            Self::CorrectionRequested => "correction-requested",
            Self::ContactTaken => "contact-taken",
            Self::PhoneTaken => "phone-taken",
            Self::EmailTaken => "email-taken",
            Self::NetworkHasPlaces => "network-has-places",
            Self::LastCoordinator => "team-last-coordinator",
            Self::Oneself => "team-oneself",
            Self::CoachChanged => "coach-changed",
            Self::StillAccompanies => "team-still-accompanies",
            Self::SessionsToGive => "team-sessions-to-give",
            Self::PlacesTaken => "places-below-taken",
            Self::SubstitutionOverlap => "substitution-overlap",
            Self::TitleTaken => "title-taken",
            Self::LabelTaken => "funder-label-taken",
            Self::ResultsPublished => "results-published",
            Self::NoSuchHour => "session-no-such-hour",
            Self::TooManyDocuments => "document-too-many",
            Self::DocumentGone => "document-gone",
            Self::NoteGone => "note-gone",
        }
    }
}

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// No such row in this structure.
    #[error("no such row")]
    NotFound,
    /// The database failed or could not be reached.
    #[error(transparent)]
    Database(sqlx::Error),
    /// The schema could not be brought up to date.
    #[error(transparent)]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// `DATABASE_URL` is neither `sqlite:` nor `postgres:`.
    #[error("DATABASE_URL must begin with sqlite:// or postgres://")]
    UnknownEngine,
    /// The store of objects failed or could not be reached.
    #[error(transparent)]
    Objects(#[from] object_store::Error),
    /// A kept form could not be read back.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// A row refers to others of its own structure (`migrations/`): one that the database does not find there does not exist
/// for whoever asks, as when a form comes back with the identifier of another structure's venue.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(inner) if inner.is_foreign_key_violation() => {
                tracing::warn!(%error, "a row refers to one that is not there");
                Self::NotFound
            }
            _ => Self::Database(error),
        }
    }
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

macro_rules! refusals {
    ($($of:ty)*) => {$(
        impl From<$of> for StoreError {
            fn from(refusal: $of) -> Self {
                Self::Refused(refusal.into())
            }
        }
    )*};
}
refusals! {
    BookingRefusal MonthRefusal EnrollmentRefusal SuspensionRefusal ExtensionRefusal ExitRefusal PathRefusal PlanRefusal
    StatementRefusal
}

/// Tells a broken uniqueness by `kind()`, for constraint names come from PostgreSQL only.
pub(crate) trait OnTaken<T> {
    /// Turns a broken uniqueness into that refusal; any other error stays.
    fn on_taken(self, refusal: impl Into<Refusal>) -> Result<T>;
}

impl<T> OnTaken<T> for std::result::Result<T, sqlx::Error> {
    fn on_taken(self, refusal: impl Into<Refusal>) -> Result<T> {
        self.map_err(|error| match &error {
            sqlx::Error::Database(inner) if inner.is_unique_violation() => StoreError::Refused(refusal.into()),
            _ => error.into(),
        })
    }
}
