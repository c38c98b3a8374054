//! The labels of audit events: the key of the sentence of every action that the store writes.

/// Every action with the key of its sentence, by action.
pub const ACTIONS: &[(&str, &str)] = &[
    ("action.done", "deed-action-done"),
    ("action.reopened", "deed-action-reopened"),
    ("attendance.marked", "deed-attendance-marked"),
    ("attendance.unmarked", "deed-attendance-unmarked"),
    ("attestation.issued", "deed-attestation-issued"),
    ("attestation.revoked", "deed-attestation-revoked"),
    ("booking.booked", "deed-booking-booked"),
    ("booking.cancelled", "deed-booking-cancelled"),
    ("booking.moved", "deed-booking-moved"),
    ("booking.recorded", "deed-booking-recorded"),
    ("booking.rest_taken_back", "deed-booking-rest-taken-back"),
    ("booking.restored", "deed-booking-restored"),
    ("booking.taken_back", "deed-booking-taken-back"),
    ("booking.walked_in", "deed-booking-walked-in"),
    ("booking.withdrawn", "deed-booking-withdrawn"),
    ("calendar.opened", "deed-calendar-opened"),
    ("calendar.revoked", "deed-calendar-revoked"),
    ("check-in.said", "deed-check-in-said"),
    ("declaration.answered", "deed-declaration-answered"),
    ("declaration.contested", "deed-declaration-contested"),
    ("declaration.corrected", "deed-declaration-corrected"),
    ("declaration.correction_requested", "deed-declaration-correction-requested"),
    ("declaration.entered", "deed-declaration-entered"),
    ("declaration.entry_undone", "deed-declaration-entry-undone"),
    ("declaration.imported", "deed-declaration-imported"),
    ("declaration.imported_anew", "deed-declaration-imported-anew"),
    ("declaration.kept_validated", "deed-declaration-kept-validated"),
    ("declaration.opened", "deed-declaration-opened"),
    ("declaration.opening_undone", "deed-declaration-opening-undone"),
    ("declaration.question", "deed-declaration-question"),
    ("declaration.reopened", "deed-declaration-reopened"),
    ("declaration.submitted", "deed-declaration-submitted"),
    ("declaration.validated", "deed-declaration-validated"),
    ("declaration.validation_undone", "deed-declaration-validation-undone"),
    ("declaration.withdrawn", "deed-declaration-withdrawn"),
    ("device.ended", "deed-device-ended"),
    ("device.notifications_ended", "deed-notifications-ended"),
    ("device.notifications_started", "deed-notifications-started"),
    ("device.signed_in", "deed-device-signed-in"),
    ("document.added", "deed-document-added"),
    ("document.read", "deed-document-read"),
    ("document.removed", "deed-document-removed"),
    ("document.restored", "deed-document-restored"),
    ("enrollment.business", "deed-enrollment-business"),
    ("enrollment.coach", "deed-enrollment-coach"),
    ("enrollment.exit_changed", "deed-enrollment-exit-changed"),
    ("enrollment.exit_taken_back", "deed-enrollment-exit-taken-back"),
    ("enrollment.extended", "deed-enrollment-extended"),
    ("enrollment.extension_taken_back", "deed-enrollment-extension-taken-back"),
    ("enrollment.left", "deed-enrollment-left"),
    ("enrollment.official_end", "deed-enrollment-official-end"),
    ("enrollment.pass_number", "deed-enrollment-pass-number"),
    ("enrollment.record_corrected", "deed-enrollment-record-corrected"),
    ("enrollment.start_changed", "deed-enrollment-start-changed"),
    ("enrollment.started", "deed-enrollment-started"),
    ("enrollment.suspended", "deed-enrollment-suspended"),
    ("enrollment.suspension_changed", "deed-enrollment-suspension-changed"),
    ("enrollment.suspension_taken_back", "deed-enrollment-suspension-taken-back"),
    ("enrollment.withdrawn", "deed-enrollment-withdrawn"),
    ("erasure.consented", "deed-erasure-consented"),
    ("erasure.done", "deed-erasure-done"),
    ("erasure.planned", "deed-erasure-planned"),
    ("erasure.requested", "deed-erasure-requested"),
    ("erasure.withdrawn", "deed-erasure-withdrawn"),
    ("export.taken", "deed-export-taken"),
    ("funder_link.opened", "deed-funder-link-opened"),
    ("funder_link.revoked", "deed-funder-link-revoked"),
    ("goal.added", "deed-goal-added"),
    ("import.taken", "deed-import-taken"),
    ("invitation.accepted", "deed-invitation-accepted"),
    ("leave.ended", "deed-leave-ended"),
    ("leave.taken", "deed-leave-taken"),
    ("message.resent", "deed-message-resent"),
    ("note.added", "deed-note-added"),
    ("note.changed", "deed-note-changed"),
    ("note.removed", "deed-note-removed"),
    ("note.restored", "deed-note-restored"),
    ("person.access_reset", "deed-person-access-reset"),
    ("person.added", "deed-person-added"),
    ("person.address", "deed-person-address"),
    ("person.card_made", "deed-person-card-made"),
    ("person.contact", "deed-person-contact"),
    ("person.data_taken", "deed-person-data-taken"),
    ("person.digest_chosen", "deed-digest-chosen"),
    ("person.identity_bound", "deed-person-identity-bound"),
    ("person.invited", "deed-person-invited"),
    ("person.language", "deed-person-language"),
    ("person.left_team", "deed-person-left-team"),
    ("person.merge_undone", "deed-person-merge-undone"),
    ("person.merged", "deed-person-merged"),
    ("person.news_seen", "deed-news-seen"),
    ("person.passkey", "deed-person-passkey"),
    ("person.passkey_removed", "deed-person-passkey-removed"),
    ("person.password", "deed-person-password"),
    ("person.password_link", "deed-person-password-link"),
    ("person.phone_checked", "deed-person-phone-checked"),
    ("person.recovery_code_used", "deed-person-recovery-code-used"),
    ("person.recovery_codes", "deed-person-recovery-codes"),
    ("person.reminded", "deed-person-reminded"),
    ("person.reminders_chosen", "deed-reminders-chosen"),
    ("person.removed", "deed-person-removed"),
    ("person.returned", "deed-person-returned"),
    ("person.role", "deed-person-role"),
    ("person.second_factor", "deed-person-second-factor"),
    ("person.second_factor_removed", "deed-person-second-factor-removed"),
    ("person.sms_resumed", "deed-person-sms-resumed"),
    ("person.sms_stopped", "deed-person-sms-stopped"),
    ("person.welcome_put_away", "deed-person-welcome-put-away"),
    ("plan.changed", "deed-plan-changed"),
    ("plan.signed", "deed-plan-signed"),
    ("plan.withdrawn", "deed-plan-withdrawn"),
    ("plan_template.added", "deed-plan-template-added"),
    ("plan_template.removed", "deed-plan-template-removed"),
    ("record.read", "deed-record-read"),
    ("record.read_of_others", "deed-record-read-of-others"),
    ("results.published", "deed-results-published"),
    ("session.cancelled", "deed-session-cancelled"),
    ("session.changed", "deed-session-changed"),
    ("session.created", "deed-session-created"),
    ("session.given", "deed-session-given"),
    ("session.restored", "deed-session-restored"),
    ("session_type.added", "deed-session-type-added"),
    ("session_type.changed", "deed-session-type-changed"),
    ("session_type.closed", "deed-session-type-closed"),
    ("session_type.statement_column", "deed-session-type-statement-column"),
    ("sign_in.limited", "deed-sign-in-limited"),
    ("sign_in.sms_cap", "deed-sign-in-sms-cap"),
    ("sign_in.wrong_code", "deed-sign-in-wrong-code"),
    ("sign_in.wrong_password", "deed-sign-in-wrong-password"),
    ("statement.closed", "deed-statement-closed"),
    ("statement.coefficient", "deed-statement-coefficient"),
    ("structure.chamber_region", "deed-structure-chamber-region"),
    ("structure.coaches_read", "deed-structure-coaches-read"),
    ("structure.contact", "deed-structure-contact"),
    ("structure.created", "deed-structure-created"),
    ("structure.due_day", "deed-structure-due-day"),
    ("structure.first_steps_put_away", "deed-structure-first-steps-put-away"),
    ("structure.holiday_region", "deed-structure-holiday-region"),
    ("structure.letterhead", "deed-structure-letterhead"),
    ("structure.name", "deed-structure-name"),
    ("structure.offer_minutes", "deed-structure-offer-minutes"),
    ("structure.places", "deed-structure-places"),
    ("structure.scheme_last_day", "deed-structure-scheme-last-day"),
    ("substitution.ended", "deed-substitution-ended"),
    ("substitution.set", "deed-substitution-set"),
    ("venue.added", "deed-venue-added"),
    ("venue.changed", "deed-venue-changed"),
    ("venue.closed", "deed-venue-closed"),
    ("venue.reopened", "deed-venue-reopened"),
    ("view.removed", "deed-view-removed"),
    ("view.saved", "deed-view-saved"),
    ("waitlist.accepted", "deed-waitlist-accepted"),
    ("waitlist.expired", "deed-waitlist-expired"),
    ("waitlist.joined", "deed-waitlist-joined"),
    ("waitlist.left", "deed-waitlist-left"),
    ("waitlist.offered", "deed-waitlist-offered"),
    ("window.changed", "deed-window-changed"),
    ("window.closed", "deed-window-closed"),
    ("window.exception", "deed-window-exception"),
    ("window.opened", "deed-window-opened"),
];

/// The kinds of action that the filter offers: the first word of an action, with the key of its name.
pub const KINDS: &[(&str, &str)] = &[
    ("enrollment", "deeds-enrollment"),
    ("declaration", "deeds-declaration"),
    ("document", "deeds-document"),
    ("plan", "deeds-plan"),
    ("check-in", "deeds-check-in"),
    ("goal", "deeds-goal"),
    ("action", "deeds-action"),
    ("note", "deeds-note"),
    ("booking", "deeds-booking"),
    ("waitlist", "deeds-waitlist"),
    ("attendance", "deeds-attendance"),
    ("session", "deeds-session"),
    ("window", "deeds-window"),
    ("leave", "deeds-leave"),
    ("substitution", "deeds-substitution"),
    ("session_type", "deeds-session-type"),
    ("person", "deeds-person"),
    ("invitation", "deeds-invitation"),
    ("device", "deeds-device"),
    ("message", "deeds-message"),
    ("sign_in", "deeds-sign-in"),
    ("import", "deeds-import"),
    ("statement", "deeds-statement"),
    ("attestation", "deeds-attestation"),
    ("funder_link", "deeds-funder-link"),
    ("results", "deeds-results"),
    ("record", "deeds-record"),
    ("export", "deeds-export"),
    ("erasure", "deeds-erasure"),
    ("plan_template", "deeds-plan-template"),
    ("structure", "deeds-structure"),
    ("view", "deeds-view"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_listed_once_and_has_a_kind() {
        let unique: std::collections::BTreeSet<_> = ACTIONS.iter().map(|(action, _)| action).collect();
        assert_eq!(unique.len(), ACTIONS.len());
        let known = |kind: &str| KINDS.iter().any(|(name, _)| *name == kind) || ["calendar", "venue"].contains(&kind);
        for (action, _) in ACTIONS {
            assert!(action.split_once('.').is_some_and(|(kind, _)| known(kind)), "{action}");
        }
    }

    /// The content of every file of a folder and its subfolders.
    fn sources(folder: &std::path::Path) -> Vec<String> {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![std::fs::read_to_string(path).unwrap()] }).collect()
    }

    /// The string literals of a call that have the form of an action, `booking.cancelled`.
    fn actions_in(call: &str) -> impl Iterator<Item = &str> {
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b"_-".contains(&b));
        call.split('"').skip(1).step_by(2).filter(move |text| text.split_once('.').is_some_and(|(kind, event)| plain(kind) && plain(event)))
    }

    #[test]
    fn every_action_that_the_store_writes_has_a_label() {
        let (mut written, mut unlabelled) = (0, Vec::new());
        for source in sources(concat!(env!("CARGO_MANIFEST_DIR"), "/store/src").as_ref()) {
            for call in source.split(".audit(").skip(1) {
                let call = call.split(';').next().unwrap_or_default();
                for action in actions_in(call) {
                    written += 1;
                    if !ACTIONS.iter().any(|(known, _)| *known == action) {
                        unlabelled.push(action.to_owned());
                    }
                }
            }
        }
        assert!(written > 70, "the calls of audit are read: {written}");
        assert_eq!(unlabelled, [""; 0]);
    }
}
