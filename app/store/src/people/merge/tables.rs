//! What becomes of each table that names a participant or one of their enrollments when two records are merged. A test holds the lists
//! against the schema: a new table joins one of them.

/// Tables of an enrollment whose rows go to the one that stays, by the column that tells them apart there. A row of a month goes only where
/// the enrollment that stays has none for it; the rest is removed.
pub(super) const FOLLOW_ENROLLMENT: &[(&str, &str)] = &[
    ("declaration", "id"),
    ("document", "id"),
    ("note", "id"),
    ("withdrawn_declaration", "id"),
    ("check_in", "month"),
    ("statement_coefficient", "month"),
];

/// Tables of the plan of an enrollment, parents last, each with the condition of an enrollment, `$1`, and the column that tells its rows
/// apart. They go to the enrollment that stays when that one has no plan, and are removed otherwise.
pub(super) const PLAN: &[(&str, &str, &str)] = &[
    ("plan_action", "goal_id in (select id from goal where enrollment_id = $1)", "id"),
    ("goal", "enrollment_id = $1", "id"),
    ("plan_version", "enrollment_id = $1", "number"),
];

/// Tables that belong to the dates and the entry record of an enrollment and go with it: the enrollment that stays keeps its own.
pub(super) const GO_WITH_ENROLLMENT: &[&str] = &["suspended_day", "suspension", "extension", "record_correction"];

/// Tables that hold declarations, children first, each with the condition of a declaration, `$1`.
pub(super) const OF_DECLARATION: &[(&str, &str)] = &[
    ("turnover_line", "declaration_id = $1"),
    ("question", "declaration_id = $1"),
    ("correction_request", "declaration_id = $1"),
    ("review_batch_figure", "declaration_id = $1"),
    ("declaration_version", "declaration_id = $1"),
    ("declaration", "id = $1"),
];

/// Tables of a person whose rows go to the record that stays: table, column, the column that tells its rows apart. A row whose key the
/// record that stays has too, such as the reminder of one day, stays where it is.
pub(super) const FOLLOW_PERSON: &[(&str, &str, &str)] = &[
    ("waitlist_entry", "participant_id", "id"),
    ("attestation", "participant_id", "id"),
    ("outbox", "person_id", "id"),
    ("team_reminder", "person_id", "day"),
    ("removed_record", "participant_id", "id"),
    ("person", "merged_into", "id"),
];

/// Tables of the accesses of a person, children first: those of the record that goes are removed.
pub(super) const ACCESSES: &[&str] = &[
    "push_subscription",
    "device",
    "known_browser",
    "invitation",
    "second_factor",
    "recovery_code",
    "oidc_identity",
    "passkey",
    "calendar_feed",
    "sign_in_code",
    "sign_in_step",
    "account_link",
    "oidc_request",
    "passkey_challenge",
    "contact_change",
];

/// Tables with a column of a person or an enrollment that a merge leaves alone, or moves in a way of its own: enrollments, bookings with
/// their time, lines that were handed in, what expires by itself, templates of the plan of the record that goes, which erasing reaches too, and
/// rows of people of the team.
#[cfg(test)]
const OTHERWISE: &[&str] = &[
    "availability_window",
    "booking",
    "busy",
    "coach_leave",
    "enrollment",
    "erasure_request",
    "leave_day",
    "person_merge",
    "plan_template",
    "saved_view",
    "sent_form",
    "session",
    "sms_answer",
    "statement_row",
    "substitution",
    "substitution_day",
    "suspended_day",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::tables::tables_of_people;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_that_names_a_person_or_a_path_has_its_place() {
        let follow = FOLLOW_ENROLLMENT.iter().map(|(table, _)| *table).chain(FOLLOW_PERSON.iter().map(|(table, ..)| *table));
        let plan = PLAN.iter().map(|(table, ..)| *table);
        let declared = OF_DECLARATION.iter().map(|(table, _)| *table);
        let rest = GO_WITH_ENROLLMENT.iter().chain(ACCESSES).chain(OTHERWISE).copied();
        let listed: BTreeSet<&str> = follow.chain(plan).chain(declared).chain(rest).collect();
        for table in tables_of_people() {
            assert!(listed.contains(table.name), "a merge does not know {}", table.name);
        }
    }
}
