//! All SQL of Essor. SQLite and PostgreSQL behind one type, one SQL text for both.
//!
//! - [`Db`] is the database; [`Db::for_structure`] gives the rows of one structure, and there every query is scoped.
//! - Every write runs in one transaction with its checks, its row in the audit and its messages in the outbox.
//! - The content of documents lies beside the database, in [`Objects`].
//! - The database holds the invariants; a violation comes back as a [`Refusal`], with a sentence in the catalogue.

#![warn(missing_docs)]

mod bookings;
mod caseload;
mod copies;
mod db;
mod declarations;
mod enrollments;
mod journal;
mod messages;
mod people;
mod plan;
mod privacy;
mod reporting;
mod review;
mod sign_in;
mod statements;
mod structure;
mod web;

pub use bookings::Bookings;
pub use bookings::agenda::{OpenHours, SessionDate};
pub use bookings::attendance::{Attendee, Meetings};
pub use bookings::calendars::{CalendarDate, FeedOwner};
pub use bookings::changes::SessionChange;
pub use bookings::conflicts::{CoachConflict, CoachTime, Obstacle};
pub use bookings::free_slots::{FreeSlot, NextSlot, SlotSearch};
pub use bookings::handovers::Handover;
pub use bookings::leaves::{Decision, Leave};
pub use bookings::moves::MoveTo;
pub use bookings::recorded::{HeldMeeting, RecordedMeeting};
pub use bookings::restored::RestoredSession;
pub use bookings::sessions::{NewSessions, SessionRow};
pub use bookings::slots::{AvailabilityWindow, SlotRequest};
pub use bookings::types::SessionType;
pub use bookings::venues::Venue;
pub use bookings::waitlist::{WaitlistEntry, WaitlistOutcome};
pub use bookings::{Booking, BookingOutcome};
pub use caseload::Caseload;
pub use caseload::notes::Note;
pub use caseload::{Appointment, CaseloadEntry};
pub use copies::checks::{INVARIANTS, Invariant, Violation};
pub use copies::error::CopyError;
pub use copies::load::Load;
pub use copies::snapshot::{Snapshot, TableSum};
pub use copies::stored::StoredDocument;
pub use copies::tables::{Column, Kind, Table, tables};
pub use db::actor::Actor;
pub use db::error::{Refusal, Result, StoreError};
pub use db::open::{DbOptions, POSTGRES_CONNECTIONS};
pub use db::paging::{PAGE_ROWS, PageRequest, Paged};
pub use db::state::{PoolState, SchemaState};
pub use db::{Db, StructureStore, new_ulid, newest_migration};
pub use declarations::Declarations;
pub use declarations::attestations::{IssuedAttestation, NewAttestation, VerifiedAttestation};
pub use declarations::attested_months::AttestedMonth;
pub use declarations::corrections::{CorrectionRequest, RequestedCorrection};
pub use declarations::documents::{Document, Erasable, NewDocument};
pub use declarations::objects::{Objects, UploadFile};
pub use declarations::orphans::{find_orphans, sweep_orphans};
pub use declarations::submit::Submission;
pub use declarations::team_entries::TeamEntry;
pub use declarations::team_openings::TeamOpening;
pub use declarations::withdrawals::Withdrawal;
pub use declarations::{CategorySum, Declaration, DeclarationVersion, summary::DeclarationSummary};
pub use enrollments::Enrollments;
pub use enrollments::corrections::RecordCorrection;
pub use enrollments::exits::Exit;
pub use enrollments::extensions::ExtensionEvent;
pub use enrollments::suspensions::{SuspensionChange, SuspensionEvent};
pub use enrollments::{Day, Enrollment, NewEnrollment, NextBooking, Places};
pub use journal::Journal;
pub use journal::audit::{AuditEvent, AuditRow};
pub use journal::news::{FrameCounts, NewsItem, NewsReader};
pub use journal::seals::{BrokenSeal, ChainReport, REDACTED};
pub use journal::{Change, JournalFilter, JournalLine};
pub use messages::Messages;
pub use messages::backlog::OutboxBacklog;
pub use messages::digests::Digest;
pub use messages::log::{LogFilter, LoggedMessage, MessageState};
pub use messages::notices::Notice;
pub use messages::outbox::{Channel, LEASE_SECONDS, Lane, Message, OutboxMessage, SentBy};
pub use messages::push::{MOST_PUSH_DEVICES, NewSubscription, PushSubscription};
pub use messages::receipts::{NewReceipt, ReceiptOf};
pub use messages::reminders::Reminder;
pub use messages::resend::{LostSms, Resent};
pub use messages::sms_answers::NewSmsAnswer;
pub use messages::team_reminders::{NewTeamReminder, NotReminded, Undeclared, UndeclaredGroup, UndeclaredSearch};
pub use messages::undelivered::{ExpiredMessage, UndeliveredMessage};
pub use people::People;
pub use people::accounts::Account;
pub use people::cards::{MOST_CARD_TRIES, OpenInvitation};
pub use people::contact_changes::{ContactAttempt, NewContact};
pub use people::findable::{DeclaredMonth, FindScope, Findable, FindableSession};
pub use people::import::ImportError;
pub use people::import::differences::Difference;
pub use people::import::report::{EnteringParticipant, ImportReport, ImportSummary, NewCoach};
pub use people::invitations::Invitation;
pub use people::merge::{ClashingMonth, MergeChoice, MergeEnrollment, MergePreview, MergeRecord, MergeSide, MonthClash, OpenMerge};
pub use people::previews::{ImportOutcome, ImportPreview, NewPreview, PREVIEW_MINUTES, PreviewOutcome};
pub use people::removal::RemovalPreview;
pub use people::roster::{Colleague, ParticipantFilter, ParticipantOrder, ParticipantState, ParticipantSummary};
pub use people::saved_views::{MOST_SAVED_VIEWS, SavedView};
pub use people::similar::SimilarPerson;
pub use people::welcome::WelcomeFacts;
pub use people::{NewPerson, Person};
pub use plan::Plans;
pub use plan::check_ins::CheckIn;
pub use plan::templates::PlanTemplate;
pub use plan::versions::PlanVersion;
pub use plan::{Goal, PlanAction};
pub use privacy::Privacy;
pub use privacy::erase::Erased;
pub use privacy::my_data::{DataDocument, PersonData};
pub use privacy::requests::ErasureRequest;
pub use reporting::Reporting;
pub use reporting::exports::{DeclaredLine, ExportFacts, ExportRecord};
pub use reporting::funders::{FunderLink, FunderView, Published};
pub use reporting::network::{Network, StructureResults};
pub use review::Review;
pub use review::batches::{Batch, BatchedDeclaration, SeenDeclaration};
pub use review::questions::Question;
pub use review::queue::{LastStep, PendingReview};
pub use review::substitutions::Substitution;
pub use review::validations::Validation;
pub use sign_in::account_links::AccountLink;
pub use sign_in::codes::{CodeAsked, CodeRequest};
pub use sign_in::devices::{Device, SignedIn};
pub use sign_in::known_browsers::KNOWN_DAYS;
pub use sign_in::limits::{LimitReached, SmsCaps};
pub use sign_in::oidc::{OidcIdentity, OidcRequest};
pub use sign_in::passkeys::{CheckedCredential, NewPasskey, Passkey, PasskeyTry};
pub use sign_in::second_factor::{SecondFactorTry, SignInStep};
pub use sign_in::{
    CHALLENGE_MINUTES, CODE_MINUTES, DEVICE_DAYS, INVITATION_DAYS, LINK_MINUTES, OIDC_MINUTES, REPEAT_MINUTES, STEP_MINUTES, SignInAttempt,
    SignInFrom,
};
pub use statements::Statements;
pub use statements::{
    Closing, CoefficientChange, DueLine, MeetingType, MonthOverview, MonthStatement, PreparedLine, Statement, StatementLine, fingerprint_of,
};
pub use structure::Settings;
pub use structure::copies::{MOST_COPIES, StructureCopy};
pub use structure::first_steps::FirstSteps;
pub use structure::letterhead::{Letterhead, NewLetterhead, PersonAddress};
pub use structure::{NewStructure, Structure, StructureCounts};
pub use web::{
    form_drafts::{FORM_DAYS, GUEST_FORM_MINUTES, LONGEST_GUEST_NAME, LONGEST_GUEST_TEXT},
    sent_forms::SentForm,
    unsent_forms::{LARGEST_UNSENT_FORM, UnsentForm},
};
