//! What an amended statement holds: exactly the rows that differ from what was handed in.

use super::{Missing, StatementRow};
use crate::values::ids::EnrollmentId;
use std::collections::{BTreeMap, BTreeSet};

/// Rows as they stand in the versions of a statement; nothing where a row was withdrawn.
pub type Handed = BTreeMap<EnrollmentId, Option<StatementRow>>;

/// A row that changed after it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As it was handed in; nothing when it was not.
    pub before: Option<StatementRow>,
    /// As it is now; nothing when the person was not in a path that month after all.
    pub now: Option<StatementRow>,
}

/// What stands handed in once these versions were, the oldest first: of each row the newest one.
pub fn stands(versions: impl IntoIterator<Item = Handed>) -> BTreeMap<EnrollmentId, StatementRow> {
    let mut newest = Handed::new();
    for version in versions {
        newest.extend(version);
    }
    newest.into_iter().filter_map(|(id, row)| Some((id, row?))).collect()
}

/// The rows that differ from what stands handed in, and no others.
pub fn changes(
    handed_in: &BTreeMap<EnrollmentId, StatementRow>,
    now: &BTreeMap<EnrollmentId, StatementRow>,
) -> BTreeMap<EnrollmentId, Change> {
    let all: BTreeSet<_> = handed_in.keys().chain(now.keys()).collect();
    all.into_iter()
        .map(|id| (id.clone(), Change { before: handed_in.get(id).cloned(), now: now.get(id).cloned() }))
        .filter(|(_, change)| change.before != change.now)
        .collect()
}

/// A short mark of rows, by which a form says which ones were looked at: it differs as soon as one of them does. No secret
/// and no proof, only a guard against closing what nobody saw. FNV-1a, 64 bits.
pub fn fingerprint<'a>(rows: impl IntoIterator<Item = (&'a EnrollmentId, Option<&'a StatementRow>, &'a [Missing])>) -> String {
    let mut sorted: Vec<_> = rows.into_iter().collect();
    sorted.sort_unstable_by_key(|(id, ..)| *id);
    let hash =
        format!("{sorted:?}").bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
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
        // Few people and few figures, so that rows often stay as they were.
        prop::collection::btree_map(0u8..12, (0i64..3, 0i64..2), 0..12).prop_map(|rows| {
            rows.into_iter().map(|(id, (cents, met))| (EnrollmentId::try_from(format!("P{id}")).unwrap(), row(cents, met))).collect()
        })
    }

    fn handed(changes: &BTreeMap<EnrollmentId, Change>) -> Handed {
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
        fn the_versions_together_say_what_is_true_however_often_it_changed(truths in prop::collection::vec(rows(), 1..6)) {
            let mut versions: Vec<Handed> = Vec::new();
            for now in &truths {
                let changed = changes(&stands(versions.clone()), now);
                versions.push(handed(&changed));
                prop_assert_eq!(&stands(versions.clone()), now);
                prop_assert!(changes(now, &stands(versions.clone())).is_empty());
            }
        }

        #[test]
        fn a_fingerprint_is_that_of_its_rows_in_any_order(one in rows(), other in rows()) {
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
    fn a_fingerprint_tells_what_is_missing_too() {
        let id = EnrollmentId::try_from("P1".to_owned()).unwrap();
        let row = row(1, 1);
        let print = |missing: &[Missing]| fingerprint([(&id, Some(&row), missing)]);
        assert_ne!(print(&[]), print(&[Missing::Attendance]));
    }
}
