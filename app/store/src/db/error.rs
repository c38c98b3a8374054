//! What can go wrong in the store, and what of it a person may be told.

use crate::db::newest_migration;
use domain::{
    bookings::BookingRefusal,
    declarations::declaration::MonthRefusal,
    enrollments::{
        enrollment::{EnrollmentRefusal, PathRefusal},
        exit::ExitRefusal,
        extension::ExtensionRefusal,
        suspension::SuspensionRefusal,
    },
    plan::PlanRefusal,
    statements::StatementRefusal,
};
use sqlx::{migrate::MigrateError, sqlite::SqliteError};

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
    /// The same document was sent a moment ago: it is there already.
    #[error("document-sent-before")]
    DocumentSentBefore,
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
            Self::DocumentSentBefore => "document-sent-before",
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
    /// The database could not be reached in time.
    #[error("no answer within {seconds} s: {cause}")]
    NoAnswer {
        /// How long was waited.
        seconds: u64,
        /// What was seen last, in the engine's words.
        cause: String,
    },
    /// So much is being done already that more would have to wait too long.
    #[error("too much at once")]
    Busy,
    /// The schema could not be brought up to date.
    #[error(transparent)]
    Migration(#[from] MigrateError),
    /// `DATABASE_URL` is neither `sqlite:` nor `postgres:`.
    #[error("DATABASE_URL must begin with sqlite:// or postgres://")]
    UnknownEngine,
    /// The store of objects failed or could not be reached.
    #[error(transparent)]
    Objects(#[from] object_store::Error),
    /// A file, or a thread that works for a request, failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
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

impl StoreError {
    /// Whether the same may succeed in a moment: the database or the store of documents is away, locked, short of
    /// connections or of space, or there is too much to do. Nothing was changed.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::NoAnswer { .. } | Self::Busy | Self::Io(_) => true,
            Self::Objects(error) => !matches!(error, object_store::Error::NotFound { .. }),
            Self::Database(error) => is_transient(error) || self.is_disk_full() || is_write_refused(error),
            _ => false,
        }
    }

    /// Whether a wait for the database ran out, which does not say why.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::NoAnswer { .. } | Self::Database(sqlx::Error::PoolTimedOut)) || self.is_locked()
    }

    /// Whether another connection holds the lock of an SQLite file: `SQLITE_BUSY`, `SQLITE_LOCKED`.
    fn is_locked(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        matches!(primary_code(&**error), Some(5 | 6))
    }

    /// The newest migration of a database that a newer version of the product has written, and the newest one known here.
    pub fn newer_schema(&self) -> Option<(i64, i64)> {
        match self {
            Self::Migration(MigrateError::VersionMissing(theirs)) => {
                newest_migration().filter(|ours| theirs > ours).map(|ours| (*theirs, ours))
            }
            _ => None,
        }
    }

    /// Whether the disk of the database is full. SQLite: `SQLITE_FULL`, and `SQLITE_IOERR_SHMSIZE` when its shared memory
    /// cannot grow; PostgreSQL: `disk_full`.
    pub fn is_disk_full(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        let code = error.code().unwrap_or_default();
        if error.try_downcast_ref::<SqliteError>().is_some() { matches!(&*code, "13" | "4874") } else { code == "53100" }
    }
}

/// Whether a database may answer in a moment: it is away, starting, locked, or out of connections.
pub(crate) fn is_transient(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::Io(_) => true,
        sqlx::Error::Database(error) => match primary_code(&**error) {
            // SQLITE_BUSY, SQLITE_LOCKED.
            Some(code) => matches!(code, 5 | 6),
            // Connection exceptions, insufficient resources, operator intervention (PostgreSQL, appendix A).
            None => error.code().is_some_and(|code| ["08", "53", "57"].iter().any(|class| code.starts_with(class))),
        },
        _ => false,
    }
}

/// Whether the file or its disk takes no writes: SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN;
/// `read_only_sql_transaction` on a PostgreSQL that stands by.
fn is_write_refused(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else { return false };
    primary_code(&**error).map_or(error.code().is_some_and(|code| code == "25006"), |code| matches!(code, 8 | 10 | 14))
}

/// The primary result code of an error of SQLite; `None` for one of PostgreSQL.
fn primary_code(error: &dyn sqlx::error::DatabaseError) -> Option<i32> {
    error.try_downcast_ref::<SqliteError>()?;
    error.code()?.parse::<i32>().ok().map(|code| code & 0xff)
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
