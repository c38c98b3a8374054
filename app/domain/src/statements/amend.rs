//! Amended statements: a version holds exactly the rows that differ from the versions before it.

use super::{Missing, StatementRow};
use crate::values::{fingerprint::fingerprint_of, ids::EnrollmentId};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a version by enrollment; `None` for a row that the version withdraws.
pub type VersionRows = BTreeMap<EnrollmentId, Option<StatementRow>>;

/// A row that differs from the closed versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The row in the closed versions, if any.
    pub before: Option<StatementRow>,
    /// The current row; `None` when the enrollment does not touch the month any more.
    pub now: Option<StatementRow>,
}

/// The rows that are in force after these versions, given oldest first: of each enrollment the newest one, unless withdrawn.
pub fn rows_in_force(versions: impl IntoIterator<Item = VersionRows>) -> BTreeMap<EnrollmentId, StatementRow> {
    let mut newest = VersionRows::new();
    for version in versions {
        newest.extend(version);
    }
    newest.into_iter().filter_map(|(id, row)| Some((id, row?))).collect()
}

/// The rows that differ between those in force and the current ones.
pub fn changes(
    in_force: &BTreeMap<EnrollmentId, StatementRow>,
    now: &BTreeMap<EnrollmentId, StatementRow>,
) -> BTreeMap<EnrollmentId, Change> {
    let all: BTreeSet<_> = in_force.keys().chain(now.keys()).collect();
    all.into_iter()
        .map(|id| (id.clone(), Change { before: in_force.get(id).cloned(), now: now.get(id).cloned() }))
        .filter(|(_, change)| change.before != change.now)
        .collect()
}

/// A fingerprint of rows in any order, by which a form says which rows it showed, so that none are closed unseen.
pub fn fingerprint<'a>(rows: impl IntoIterator<Item = (&'a EnrollmentId, Option<&'a StatementRow>, &'a [Missing])>) -> String {
    let mut sorted: Vec<_> = rows.into_iter().collect();
    sorted.sort_unstable_by_key(|(id, ..)| *id);
    fingerprint_of(&format!("{sorted:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{statements::MeetingCounts, values::money::Cents};
    use proptest::prelude::*;

    fn row(cents: i64, met: i64) -> StatementRow {
        StatementRow {
            month_number: 3,
            turnover: Some(Cents::new(cents)),
            declaration_version: Some(1),
            smoothed: Some(Cents::new(cents)),
            meetings: MeetingCounts { in_person: met, ..MeetingCounts::default() },
            acre: false,
            coefficient: None,
            suspended: false,
            left_on: None,
            exit_category: None,
            exit_reason: None,
        }
    }

    fn rows() -> impl Strategy<Value = BTreeMap<EnrollmentId, StatementRow>> {
        // Few people and few amounts, so that rows often stay the same.
        prop::collection::btree_map(0u8..12, (0i64..3, 0i64..2), 0..12).prop_map(|rows| {
            rows.into_iter().map(|(id, (cents, met))| (EnrollmentId::try_from(format!("P{id}")).unwrap(), row(cents, met))).collect()
        })
    }

    fn version_rows(changes: &BTreeMap<EnrollmentId, Change>) -> VersionRows {
        changes.iter().map(|(id, change)| (id.clone(), change.now.clone())).collect()
    }

    proptest! {
        #[test]
        fn an_amended_statement_holds_exactly_the_rows_that_differ(before in rows(), now in rows()) {
            let changes = changes(&before, &now);
            for id in before.keys().chain(now.keys()) {
                let (was, is) = (before.get(id), now.get(id));
                prop_assert_eq!(changes.contains_key(id), was != is);
                if let Some(change) = changes.get(id) {
                    prop_assert_eq!((change.before.as_ref(), change.now.as_ref()), (was, is));
                }
            }
        }

        #[test]
        fn the_rows_in_force_after_any_number_of_amendments_are_the_current_ones(truths in prop::collection::vec(rows(), 1..6)) {
            let mut versions: Vec<VersionRows> = Vec::new();
            for now in &truths {
                let changed = changes(&rows_in_force(versions.clone()), now);
                versions.push(version_rows(&changed));
                prop_assert_eq!(&rows_in_force(versions.clone()), now);
                prop_assert!(changes(now, &rows_in_force(versions.clone())).is_empty());
            }
        }

        #[test]
        fn a_fingerprint_depends_on_the_rows_and_not_on_their_order(one in rows(), other in rows()) {
            let print = |rows: &BTreeMap<EnrollmentId, StatementRow>, turned: bool| {
                let mut all: Vec<_> = rows.iter().map(|(id, row)| (id, Some(row), [].as_slice())).collect();
                if turned { all.reverse() }
                fingerprint(all)
            };
            prop_assert_eq!(print(&one, false), print(&one, true));
            prop_assert_eq!(print(&one, false) == print(&other, false), one == other);
        }
    }

    #[test]
    fn a_fingerprint_differs_when_missing_pieces_differ() {
        let id = EnrollmentId::try_from("P1".to_owned()).unwrap();
        let row = row(1, 1);
        let print = |missing: &[Missing]| fingerprint([(&id, Some(&row), missing)]);
        assert_ne!(print(&[]), print(&[Missing::Attendance]));
    }
}
