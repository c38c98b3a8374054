//! All SQL of Essor. SQLite and PostgreSQL behind one type, one SQL text for both.
//!
//! - [`Db`] is the database; [`Db::within`] gives the rows of one structure, and there every query is scoped.
//! - Every write runs in one transaction with its checks, its row in the audit and its messages in the outbox.
//! - The content of documents lies beside the database, in [`Objects`].
//! - The database holds the invariants; a violation comes back as a [`Refusal`], with a sentence in the catalogue.

#![warn(missing_docs)]

mod agenda;
mod attendance;
mod attestations;
mod audit;
mod batches;
mod bookings;
mod calendars;
mod cards;
mod caseload;
mod check_ins;
mod corrections;
mod db;
mod declarations;
mod documents;
mod enrollments;
mod error;
mod exits;
mod extensions;
mod form_drafts;
mod funders;
mod import;
mod invitations;
mod journal;
mod leaves;
mod moves;
mod network;
mod notes;
mod notices;
mod objects;
mod outbox;
mod own_months;
mod path_events;
mod people;
mod plan_versions;
mod plans;
mod previews;
mod reporting;
mod review_queue;
mod reviews;
mod roster;
mod session_changes;
mod session_types;
mod sessions;
mod settings;
mod sign_in;
mod slots;
mod statements;
mod structures;
mod substitutions;
mod suspensions;
mod team;
mod time;
mod waitlist;

pub use agenda::SessionDate;
pub use attendance::{Attendee, Meetings};
pub use attestations::AttestedMonth;
pub use audit::{AuditRow, By, Deed};
pub use batches::{Batch, BatchFigure, Outcome, SeenFigure};
pub use bookings::{Booking, BookingOutcome};
pub use calendars::{CalendarDate, FeedOwner};
pub use cards::{MOST_CARD_TRIES, OpenInvitation};
pub use caseload::{Accompanied, Appointment};
pub use check_ins::CheckIn;
pub use corrections::{CorrectionRequest, RequestedCorrection};
pub use db::{Db, Within, fresh_id};
pub use declarations::{CategorySum, Declaration, Figure, MonthFigure, Submission, Version};
pub use documents::{Document, Erasable, NewDocument};
pub use enrollments::{Day, Enrollment, NewEnrollment, Places};
pub use error::{Refusal, Result, StoreError};
pub use exits::Exit;
pub use extensions::ExtensionEvent;
pub use funders::{FunderLink, FunderView, Published};
pub use import::{ImportError, ImportSummary};
pub use invitations::Invitation;
pub use journal::{JournalFilter, JournalLine};
pub use leaves::{Decision, Leave};
pub use moves::MoveTo;
pub use network::{Network, Told};
pub use notes::Note;
pub use notices::Notice;
pub use objects::Objects;
pub use outbox::{Channel, Message, Waiting};
pub use people::{NewPerson, Person};
pub use plan_versions::PlanVersion;
pub use plans::{Goal, PlanAction};
pub use previews::{ImportPreview, NewPreview, PREVIEW_MINUTES, PreviewOutcome, Taken};
pub use review_queue::{LastStep, Waiting as WaitingReview};
pub use reviews::Question;
pub use roster::{Colleague, Listed};
pub use session_changes::SessionChange;
pub use session_types::{SessionType, Venue};
pub use sessions::{NewSessions, SessionRow};
pub use sign_in::{CODE_MINUTES, DEVICE_DAYS, Device, INVITATION_DAYS, SignedIn, Try};
pub use slots::{AvailabilityWindow, FreeSlot, SlotSearch, SlotWish};
pub use statements::{Closing, CoefficientChange, DueLine, MeetingType, MonthStatement, PreparedLine, Statement, StatementLine, mark_of};
pub use structures::Structure;
pub use substitutions::Substitution;
pub use suspensions::{SuspensionChange, SuspensionEvent};
pub use waitlist::{WaitOutcome, WaitlistEntry};
