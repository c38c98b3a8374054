//! Errors of the store, and refusals with a sentence for the user.

use crate::db::migrations::newest_migration;
use domain::{
    bookings::BookingRefusal,
    declarations::{declaration::MonthRefusal, withdrawal::WithdrawalRefusal},
    enrollments::{
        enrollment::{EnrollmentRefusal, PeriodRefusal},
        exit::ExitRefusal,
        extension::ExtensionRefusal,
        suspension::SuspensionRefusal,
    },
    people::{merge::MergeRefusal, removal::RemovalRefusal},
    plan::PlanRefusal,
    privacy::erasure::ErasureRefusal,
    review::team_edit::EditRefusal,
    statements::StatementRefusal,
};
use sqlx::{migrate::MigrateError, sqlite::SqliteError};

/// A write that a rule or the database refused. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A place in a session.
    #[error(transparent)]
    Booking(#[from] BookingRefusal),
    /// A month that cannot be declared.
    #[error(transparent)]
    Month(#[from] MonthRefusal),
    /// A declaration that cannot be withdrawn.
    #[error(transparent)]
    Withdrawal(#[from] WithdrawalRefusal),
    /// A place in the structure.
    #[error(transparent)]
    Enrollment(#[from] EnrollmentRefusal),
    /// Days on which an enrollment cannot be suspended.
    #[error(transparent)]
    Suspension(#[from] SuspensionRefusal),
    /// An extension that no rule allows.
    #[error(transparent)]
    Extension(#[from] ExtensionRefusal),
    /// An exit on a day that cannot be.
    #[error(transparent)]
    Exit(#[from] ExitRefusal),
    /// Days that an enrollment cannot have.
    #[error(transparent)]
    Period(#[from] PeriodRefusal),
    /// A plan that cannot be changed or signed so.
    #[error(transparent)]
    Plan(#[from] PlanRefusal),
    /// A monthly statement that cannot be closed.
    #[error(transparent)]
    Statement(#[from] StatementRefusal),
    /// A person who cannot be erased so.
    #[error(transparent)]
    Erasure(#[from] ErasureRefusal),
    /// An edit of the team that cannot be undone.
    #[error(transparent)]
    Edit(#[from] EditRefusal),
    /// The validated month is part of a monthly statement by now.
    #[error("validation-reported")]
    ValidationReported,
    /// A participant who cannot be removed as added by mistake.
    #[error(transparent)]
    Removal(#[from] RemovalRefusal),
    /// Two records that cannot be merged, or no longer separated.
    #[error(transparent)]
    Merge(#[from] MergeRefusal),
    /// The row has changed since the page was loaded.
    #[error("moved-on")]
    MovedOn,
    /// The declaration is validated: the participant cannot change it alone.
    #[error("declaration-closed")]
    DeclarationClosed,
    /// The participant has asked for a correction already; the coach has not decided yet.
    #[error("correction-requested")]
    CorrectionRequested,
    /// Another person has the phone number or the address.
    #[error("contact-taken")]
    ContactTaken,
    /// Another person has the phone number.
    #[error("phone-taken")]
    PhoneTaken,
    /// Another person has the address.
    #[error("email-taken")]
    EmailTaken,
    /// Only they themselves change the address of a member of the team.
    #[error("email-of-team")]
    EmailOfTeam,
    /// The person has as many passkeys as a person may have.
    #[error("passkeys-full")]
    PasskeysFull,
    /// A structure with places cannot be a network.
    #[error("network-has-places")]
    NetworkHasPlaces,
    /// The structure has no other coordinator.
    #[error("team-last-coordinator")]
    LastCoordinator,
    /// A coordinator cannot remove their own access.
    #[error("team-oneself")]
    Oneself,
    /// The coach of a participant has changed since the page was loaded.
    #[error("coach-changed")]
    CoachChanged,
    /// A list has as many saved views as a person may have.
    #[error("view-too-many")]
    TooManyViews,
    /// A coach with participants cannot leave without a successor.
    #[error("team-still-accompanies")]
    StillAccompanies,
    /// A coach with future sessions cannot leave the team.
    #[error("team-sessions-to-give")]
    SessionsToGive,
    /// More places are taken than the new number.
    #[error("places-below-taken")]
    PlacesTaken,
    /// Another substitution of the coach covers one of the days.
    #[error("substitution-overlap")]
    SubstitutionOverlap,
    /// The title is in use.
    #[error("title-taken")]
    TitleTaken,
    /// A session type or an open window has the venue: it cannot be closed.
    #[error("venue-in-use")]
    VenueInUse,
    /// The venue is closed: nothing new can be there.
    #[error("venue-closed-now")]
    VenueClosed,
    /// A valid link has that label.
    #[error("funder-label-taken")]
    LabelTaken,
    /// The half-year is published already.
    #[error("results-published")]
    ResultsPublished,
    /// The change to summer time skips that hour on one of the days.
    #[error("session-no-such-hour")]
    NoSuchHour,
    /// The month holds as many documents as it may.
    #[error("document-too-many")]
    TooManyDocuments,
    /// The document was removed too long ago to be restored.
    #[error("document-gone")]
    DocumentGone,
    /// The same document was added a moment ago.
    #[error("document-sent-before")]
    DocumentSentBefore,
    /// The note was removed meanwhile.
    #[error("note-gone")]
    NoteGone,
    /// The form with this idempotency key was done by another transaction.
    #[error("sent-before")]
    SentBefore,
}

impl Refusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Booking(refusal) => refusal.key(),
            Self::Month(refusal) => refusal.key(),
            Self::Withdrawal(refusal) => refusal.key(),
            Self::Enrollment(refusal) => refusal.key(),
            Self::Suspension(refusal) => refusal.key(),
            Self::Extension(refusal) => refusal.key(),
            Self::Exit(refusal) => refusal.key(),
            Self::Period(refusal) => refusal.key(),
            Self::Plan(refusal) => refusal.key(),
            Self::Statement(refusal) => refusal.key(),
            Self::Erasure(refusal) => refusal.key(),
            Self::Edit(refusal) => refusal.key(),
            Self::ValidationReported => "validation-reported",
            Self::Removal(refusal) => refusal.key(),
            Self::Merge(refusal) => refusal.key(),
            Self::MovedOn => "moved-on",
            Self::DeclarationClosed => "declaration-closed",
            Self::CorrectionRequested => "correction-requested",
            Self::ContactTaken => "contact-taken",
            Self::PhoneTaken => "phone-taken",
            Self::EmailTaken => "email-taken",
            Self::EmailOfTeam => "email-of-team",
            Self::PasskeysFull => "passkeys-full",
            Self::NetworkHasPlaces => "network-has-places",
            Self::LastCoordinator => "team-last-coordinator",
            Self::Oneself => "team-oneself",
            Self::CoachChanged => "coach-changed",
            Self::TooManyViews => "view-too-many",
            Self::StillAccompanies => "team-still-accompanies",
            Self::SessionsToGive => "team-sessions-to-give",
            Self::PlacesTaken => "places-below-taken",
            Self::SubstitutionOverlap => "substitution-overlap",
            Self::TitleTaken => "title-taken",
            Self::VenueInUse => "venue-in-use",
            Self::VenueClosed => "venue-closed-now",
            Self::LabelTaken => "funder-label-taken",
            Self::ResultsPublished => "results-published",
            Self::NoSuchHour => "session-no-such-hour",
            Self::TooManyDocuments => "document-too-many",
            Self::DocumentGone => "document-gone",
            Self::DocumentSentBefore => "document-sent-before",
            Self::NoteGone => "note-gone",
            Self::SentBefore => "sent-before",
        }
    }
}

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule refused it.
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
        /// The length of the wait, in seconds.
        seconds: u64,
        /// The last error, as text.
        cause: String,
    },
    /// Too many requests wait already.
    #[error("too much at once")]
    Busy,
    /// Nothing was written, since it was a dry run: see [`crate::Db::dry_run`].
    #[error("a dry run writes nothing")]
    DryRun,
    /// The schema could not be brought up to date.
    #[error(transparent)]
    Migration(#[from] MigrateError),
    /// The context of a request is missing: called outside a request, a fault of the program.
    #[error("no context of a request")]
    OutsideRequest,
    /// `DATABASE_URL` is neither `sqlite:` nor `postgres:`.
    #[error("DATABASE_URL must begin with sqlite:// or postgres://")]
    UnknownEngine,
    /// The store of objects failed or could not be reached.
    #[error(transparent)]
    Objects(#[from] object_store::Error),
    /// A file, or a thread that works for a request, failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A draft of a form could not be read.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// A broken foreign key is [`StoreError::NotFound`]: rows refer to rows of their own structure (`migrations/`), so that a form with the
/// identifier of another structure's venue names a missing row.
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
    /// Whether the same may succeed in a moment: the database or the store of documents is unreachable, locked, short of connections or
    /// of space, or too many requests wait. Nothing was changed.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::NoAnswer { .. } | Self::Busy | Self::Io(_) => true,
            Self::Objects(error) => !matches!(error, object_store::Error::NotFound { .. }),
            Self::Database(error) => is_transient(error) || self.is_disk_full() || is_write_refused(error),
            _ => false,
        }
    }

    /// Whether it is a timeout of the database, whose cause is not known.
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

/// Whether the database may respond in a moment: it is unreachable, starting, locked, or out of connections.
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

/// A result of the store.
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
    BookingRefusal MonthRefusal WithdrawalRefusal EnrollmentRefusal SuspensionRefusal ExtensionRefusal ExitRefusal PeriodRefusal PlanRefusal
    StatementRefusal ErasureRefusal EditRefusal RemovalRefusal MergeRefusal
}

/// Recognises a broken unique constraint by its kind, since only PostgreSQL reports the name of the constraint.
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
