//! The one table of what is kept: what, on which legal basis, for how long, and the job that erases it. The page `/confidentialite`
//! shows it, the jobs of the store erase by it, and a test compares it with the tables of the database.

use crate::{
    caseload::note,
    declarations::{attestation, document},
    values::undo::UNDO_HOURS,
};
use chrono::{Datelike, NaiveDate};

/// The legal basis of processing: Article 6(1) of the General Data Protection Regulation (EU) 2016/679.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalBasis {
    /// Point (e): the support that the structure gives under its agreement with the State.
    PublicTask,
    /// Point (c): documents that have to be kept for audits of public money.
    LegalObligation,
    /// Point (f): the security of accounts, and being able to say who did what.
    LegitimateInterest,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// That many minutes.
    Minutes(i64),
    /// That many days.
    Days(i64),
    /// That many years.
    Years(i32),
    /// For as long as the structure exists.
    Always,
}

impl LegalBasis {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::PublicTask => "basis-public-task",
            Self::LegalObligation => "basis-legal-obligation",
            Self::LegitimateInterest => "basis-legitimate-interest",
        }
    }
}

/// The job that erases a kind of data. The names are those of the functions of `server`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Job {
    /// `jobs::erase_messages`.
    EraseMessages,
    /// `jobs::erase_removed`.
    EraseRemoved,
    /// `upkeep::delete_expired_drafts`.
    DeleteExpiredDrafts,
    /// `upkeep::erase_expired`.
    EraseExpired,
    /// `upkeep::erase_people`.
    ErasePeople,
    /// None: the data stays.
    None,
}

/// A kind of data that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// The key of the sentence that says what it is.
    pub key: &'static str,
    /// The key of the words that say from when the time counts; empty for what stays.
    pub from: &'static str,
    /// The tables of the database that hold it.
    pub tables: &'static [&'static str],
    /// The legal basis.
    pub basis: LegalBasis,
    /// For how long it is kept.
    pub period: Period,
    /// The job that erases it.
    pub job: Job,
}

/// Minutes for which the draft of a form of a visitor who is not signed in is kept.
pub const GUEST_DRAFT_MINUTES: i64 = 60;
/// Days for which the draft of a form of a user is kept.
pub const DRAFT_DAYS: i64 = 60;
/// Days for which a form that was sent when the session was over is kept.
pub const UNSENT_FORM_DAYS: i64 = 1;
/// Days for which a message is kept after it left, was dropped or was given up.
pub const MESSAGE_DAYS: i64 = 30;
/// Days for which a sign-in code is kept after it expired, and an attempt to sign in after it was made.
pub const SIGN_IN_DAYS: i64 = 1;
/// Days for which an invitation is kept after it expired, and the address of a calendar after it was revoked.
pub const LINK_DAYS: i64 = 90;
/// Days for which the idempotency key of a form is kept: a phone stops sending by itself long before.
pub const SENT_FORM_DAYS: i64 = 60;
/// Days for which a document is kept after it was removed, in which the removal can be undone, and the day after them.
pub const REMOVED_DOCUMENT_DAYS: i64 = document::UNDO_DAYS + 1;
/// Days for which a note is kept after it was removed.
pub const REMOVED_NOTE_DAYS: i64 = note::UNDO_DAYS;
/// Days for which the steps of a merge of two records are kept, in which it can be undone.
pub const MERGE_DAYS: i64 = UNDO_HOURS / 24;
/// Years for which an attestation can be verified.
pub const ATTESTATION_YEARS: i32 = attestation::YEARS_KEPT as i32;
/// Calendar years for which a participant is kept after 31 December of the year in which their last enrollment ended.
///
/// Documents of operations under the European Social Fund are kept for five years from 31 December of the year of the managing
/// authority's last payment: Article 82(1) of Regulation (EU) 2021/1060. Essor does not know that payment; a structure that is paid
/// later than in the year of the exit keeps copies of its own.
pub const PARTICIPANT_YEARS: i32 = 5;

/// Everything that is kept about people.
pub const RETENTION: &[Retention] = &[
    Retention {
        key: "kept-participant",
        from: "kept-participant-from",
        tables: &[
            "person",
            "enrollment",
            "record_correction",
            "extension",
            "suspension",
            "suspended_day",
            "declaration",
            "declaration_version",
            "turnover_line",
            "withdrawn_declaration",
            "question",
            "correction_request",
            "document",
            "booking",
            "busy",
            "waitlist_entry",
            "goal",
            "plan_action",
            "plan_template",
            "plan_version",
            "check_in",
            "note",
            "statement_row",
            "statement_coefficient",
            "removed_record",
        ],
        basis: LegalBasis::LegalObligation,
        period: Period::Years(PARTICIPANT_YEARS),
        job: Job::ErasePeople,
    },
    Retention {
        key: "kept-team",
        from: "",
        tables: &[
            "person",
            "second_factor",
            "recovery_code",
            "oidc_identity",
            "passkey",
            "substitution",
            "substitution_day",
            "availability_window",
            "availability_exception",
            "coach_leave",
            "leave_day",
            "review_batch",
            "review_batch_figure",
            "saved_view",
        ],
        basis: LegalBasis::PublicTask,
        period: Period::Always,
        job: Job::None,
    },
    Retention {
        key: "kept-audit",
        from: "",
        tables: &["audit", "audit_seal", "audit_unsealed", "sign_in_failure", "erasure_request"],
        basis: LegalBasis::LegitimateInterest,
        period: Period::Always,
        job: Job::None,
    },
    Retention {
        key: "kept-attestation",
        from: "kept-attestation-from",
        tables: &["attestation"],
        basis: LegalBasis::PublicTask,
        period: Period::Years(ATTESTATION_YEARS),
        job: Job::EraseRemoved,
    },
    Retention {
        key: "kept-removed-document",
        from: "kept-removed-document-from",
        tables: &["document"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(REMOVED_DOCUMENT_DAYS),
        job: Job::EraseRemoved,
    },
    Retention {
        key: "kept-removed-note",
        from: "kept-removed-note-from",
        tables: &["note"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(REMOVED_NOTE_DAYS),
        job: Job::EraseRemoved,
    },
    Retention {
        key: "kept-merge",
        from: "kept-merge-from",
        tables: &["person_merge"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(MERGE_DAYS),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-message",
        from: "kept-message-from",
        tables: &["outbox", "team_reminder"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(MESSAGE_DAYS),
        job: Job::EraseMessages,
    },
    Retention {
        key: "kept-sms-answer",
        from: "kept-sms-answer-from",
        tables: &["sms_answer"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(MESSAGE_DAYS),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-draft",
        from: "kept-draft-from",
        tables: &["form_draft"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(DRAFT_DAYS),
        job: Job::DeleteExpiredDrafts,
    },
    Retention {
        key: "kept-guest-draft",
        from: "kept-guest-draft-from",
        tables: &["form_draft"],
        basis: LegalBasis::PublicTask,
        period: Period::Minutes(GUEST_DRAFT_MINUTES),
        job: Job::DeleteExpiredDrafts,
    },
    Retention {
        key: "kept-unsent-form",
        from: "kept-unsent-form-from",
        tables: &["form_draft"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(UNSENT_FORM_DAYS),
        job: Job::DeleteExpiredDrafts,
    },
    Retention {
        key: "kept-sent-form",
        from: "kept-sent-form-from",
        tables: &["sent_form"],
        basis: LegalBasis::LegitimateInterest,
        period: Period::Days(SENT_FORM_DAYS),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-preview",
        from: "kept-preview-from",
        tables: &["import_preview"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(0),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-code",
        from: "kept-code-from",
        tables: &["sign_in_code", "sign_in_step", "passkey_challenge", "account_link", "contact_change", "oidc_request"],
        basis: LegalBasis::LegitimateInterest,
        period: Period::Days(SIGN_IN_DAYS),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-attempt",
        from: "kept-attempt-from",
        tables: &["attempt"],
        basis: LegalBasis::LegitimateInterest,
        period: Period::Days(SIGN_IN_DAYS),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-device",
        from: "kept-device-from",
        tables: &["device", "known_browser", "push_subscription"],
        basis: LegalBasis::LegitimateInterest,
        period: Period::Days(0),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-invitation",
        from: "kept-invitation-from",
        tables: &["invitation"],
        basis: LegalBasis::LegitimateInterest,
        period: Period::Days(LINK_DAYS),
        job: Job::EraseExpired,
    },
    Retention {
        key: "kept-calendar",
        from: "kept-calendar-from",
        tables: &["calendar_feed"],
        basis: LegalBasis::PublicTask,
        period: Period::Days(LINK_DAYS),
        job: Job::EraseExpired,
    },
];

/// The tables that hold nothing about a participant, each with the reason for which it has no end.
pub const NOT_PERSONAL: &[(&str, &str)] = &[
    ("funder_link", "an organisation's link; its token is only there as a hash"),
    ("installation", "settings of the installation"),
    ("published_half_year", "counts and ranges behind a threshold, without names"),
    ("session", "a date of the structure; its bookings are kept with the participants"),
    ("session_date", "as `session`"),
    ("session_place", "as `session`"),
    ("session_type", "what the structure offers"),
    ("statement", "heads of the monthly statements; their rows are kept with the participants"),
    ("structure", "the structure itself"),
    ("structure_place", "numbers of places"),
    ("venue", "addresses of the structure"),
];

/// The newest last day of an enrollment whose participant is erased on `today`.
pub fn erased_up_to(today: NaiveDate) -> NaiveDate {
    // On 1 January the year that ended PARTICIPANT_YEARS + 1 years before is over for long enough.
    NaiveDate::from_ymd_opt(today.year() - PARTICIPANT_YEARS - 1, 12, 31).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_participant_is_kept_five_whole_years_after_the_year_of_the_exit() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        // Left in 2026: kept through 31 December 2031.
        assert_eq!(erased_up_to(day("2031-12-31")), day("2025-12-31"));
        assert_eq!(erased_up_to(day("2032-01-01")), day("2026-12-31"));
        assert_eq!(erased_up_to(day("2032-02-29")), day("2026-12-31"));
    }

    #[test]
    fn every_kind_has_a_key_of_its_own_and_no_table_is_called_personal_and_not() {
        let keys: BTreeSet<_> = RETENTION.iter().map(|it| it.key).collect();
        assert_eq!(keys.len(), RETENTION.len());
        let personal: BTreeSet<_> = RETENTION.iter().flat_map(|it| it.tables).collect();
        assert!(NOT_PERSONAL.iter().all(|(table, _)| !personal.contains(table)));
    }

    #[test]
    fn only_what_stays_has_no_job() {
        assert!(RETENTION.iter().all(|it| (it.period == Period::Always) == (it.job == Job::None)));
    }
}
