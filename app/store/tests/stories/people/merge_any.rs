//! After merging any two records nothing is lost, nothing counts twice and the sums are those of both; its undo restores every row.

use crate::{
    people::merge::{own, sums},
    support::db::{Engine, Participant, Team, TestDb, actor, add_person, at, day, month, run_on, today},
};
use domain::{
    bookings::attendance::Attendance,
    caseload::note::Readers,
    declarations::document::DocumentKind,
    enrollments::{enrollment::EnrollmentPeriod, exit::ExitCategory},
    people::{Role, merge::MergeRefusal},
    plan::{
        ActionDoer, ActionTerms, Change, Focus, GoalTerms, Side,
        check_in::{Blocker, Mood, NewCheckIn},
        version::Seen,
    },
    values::{
        ids::{GoalId, PersonId, PlanActionId, SessionId},
        month::Month,
    },
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Actor, Exit, MergeChoice, MergeSide, NewDocument, NewEnrollment, Refusal, StoreError, new_ulid};

/// The instant of the merge: two of the four sessions are over.
const LATER: &str = "2026-12-01T10:00:00Z";

/// What one of the two records has.
#[derive(Debug, Clone)]
struct Record {
    /// Whether its enrollment began in March 2026, or in January 2025.
    late: bool,
    /// Whether it has another enrollment, which ended in 2024.
    earlier: bool,
    /// Euros by month of 2026, some of them validated.
    months: BTreeMap<u32, (i64, bool)>,
    /// The sessions that it is booked in; those that are over were attended.
    sessions: BTreeSet<usize>,
    notes: usize,
    documents: usize,
    plan: bool,
    check_in: bool,
    suspended: bool,
}

fn record() -> impl Strategy<Value = Record> {
    let months = prop::collection::btree_map(3u32..11, (0i64..4, any::<bool>()), 0..5);
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (months, prop::collection::btree_set(0usize..4, 0..3), 0usize..3, 0usize..3, flags).prop_map(
        |(months, sessions, notes, documents, (late, earlier, plan, check_in, suspended))| Record {
            late,
            earlier,
            months,
            sessions,
            notes,
            documents,
            plan,
            check_in,
            suspended,
        },
    )
}

fn of_2026(number: u32) -> Month {
    month(&format!("2026-{number:02}"))
}

async fn plan(team: &Team, who: &Participant) {
    let by = actor(&team.coach);
    let (goal, action) = (GoalId::try_from(new_ulid(by.at)).unwrap(), PlanActionId::try_from(new_ulid(by.at)).unwrap());
    let goal_terms = GoalTerms { focus: Focus::Business, title: "Vendre".into(), target: None, turnover: None, due_on: None };
    let action_terms = ActionTerms { title: "Appeler".into(), doer: ActionDoer::Both, due_on: None, session_type: None };
    let mut seen = Seen::default();
    for change in [Change::SetGoal(goal.clone(), goal_terms), Change::SetAction(goal, action, action_terms)] {
        team.store.plans().change_plan(&by, &who.path, seen, &change).await.unwrap();
        seen = team.store.plans().plan_versions(&who.path).await.unwrap()[0].version.seen;
    }
    team.store.plans().sign_plan(&by, &who.path, Side::Coach, seen).await.unwrap();
    team.store.plans().sign_plan(&actor(&who.id), &who.path, Side::Participant, seen).await.unwrap();
}

/// Makes a record by the acts of the product.
async fn lived(team: &Team, sessions: &[SessionId], record: &Record, earlier: (&str, &str)) -> Participant {
    let by = actor(&team.coach);
    let store = &team.store;
    let id = team.newcomer("Awa").await;
    if record.earlier {
        let period = EnrollmentPeriod::starting(day(earlier.0));
        let path = store.enrollments().enroll(&by, &NewEnrollment { period, ..team.new_enrollment(&id) }).await.unwrap();
        let exit = Exit { left_on: day(earlier.1), category: ExitCategory::Other, reason: "Déménagement" };
        store.enrollments().leave(&by, &path, &exit, today()).await.unwrap();
    }
    let period = EnrollmentPeriod::starting(day(if record.late { "2026-03-02" } else { "2025-01-15" }));
    let path = store.enrollments().enroll(&by, &NewEnrollment { period, ..team.new_enrollment(&id) }).await.unwrap();
    let who = Participant { id, path };
    for (number, (euros, validated)) in &record.months {
        let declaration = team.declared(&who, of_2026(*number), *euros).await;
        if *validated {
            store.review().validate(&by, Role::Coach, &declaration.id, 1).await.unwrap();
        }
    }
    for nth in &record.sessions {
        let booking = team.booked(&who.id, &sessions[*nth]).await;
        if *nth < 2 {
            let later = Actor::person(&team.coach, at(LATER));
            store.bookings().mark_attendance(&later, &booking, Attendance::Present).await.unwrap();
        }
    }
    for nth in 0..record.notes {
        store.caseload().add_note(&by, &team.coach, &who.path, &format!("Note {nth}"), Readers::Team).await.unwrap();
    }
    for nth in 0..record.documents {
        let document = NewDocument {
            name: format!("{nth}.pdf"),
            kind: DocumentKind::Pdf,
            bytes: 1,
            object: store.declarations().new_object_key(by.at),
            digest: new_ulid(by.at),
            stored_digest: "b".into(),
        };
        store.declarations().add_document(&actor(&who.id), &who.id, month("2026-10"), &document, today()).await.unwrap();
    }
    if record.plan {
        plan(team, &who).await;
    }
    if record.check_in {
        let check_in = NewCheckIn { mood: Mood::Well, blocker: Blocker::Nothing, words: None, wants_call: false };
        store.plans().check_in(&actor(&who.id), &who.id, &check_in, today()).await.unwrap();
    }
    if record.suspended {
        let days = (day("2026-11-02"), day("2026-11-08"));
        store.enrollments().suspend(&by, &who.path, days, "Arrêt", today()).await.unwrap();
    }
    who
}

/// The number of rows of a table in the enrollments of a person.
async fn in_enrollments(test: &TestDb, table: &str, person: &PersonId) -> i64 {
    test.number(format!("select count(*) from {table} t join enrollment e on e.id = t.enrollment_id where e.participant_id = '{person}'"))
        .await
}

/// Merges two records and undoes it. Returns whether the merge was accepted.
async fn merged(test: &TestDb, own_record: Record, other: Record, turned: bool) -> Result<bool, TestCaseError> {
    let team = test.team(4).await;
    let ines = Actor::person(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await, at(LATER));
    let mut sessions = Vec::new();
    for starts_at in ["2026-11-24T09:00:00Z", "2026-11-25T09:00:00Z", "2026-12-10T09:00:00Z", "2026-12-11T09:00:00Z"] {
        sessions.push(team.session(starts_at, 4).await);
    }
    let one = lived(&team, &sessions, &own_record, ("2023-01-09", "2023-06-30")).await;
    let two = lived(&team, &sessions, &other, ("2024-02-05", "2024-08-30")).await;
    let before = sums(test).await;
    let people = team.store.people();
    // In every month that both declared, the one of the record that goes is chosen in even months.
    let both: Vec<u32> = own_record.months.keys().filter(|it| other.months.contains_key(it)).copied().collect();
    let side = |number: u32| if number.is_multiple_of(2) { MergeSide::Merged } else { MergeSide::Kept };
    let months = both.iter().map(|number| (of_2026(*number), side(*number))).collect();
    let enrollment = if turned { MergeSide::Merged } else { MergeSide::Kept };
    let done = people.merge(&ines, &one.id, &two.id, &MergeChoice { months, enrollment, ..own() }).await;
    let meets = own_record.sessions.intersection(&other.sessions).any(|nth| *nth >= 2);
    match done {
        Ok(()) => prop_assert!(!meets, "both are booked in one session"),
        Err(StoreError::Refused(Refusal::Merge(MergeRefusal::BothBooked))) if meets => {
            prop_assert_eq!(sums(test).await, before);
            return Ok(false);
        }
        Err(error) => return Err(TestCaseError::fail(format!("{error:?}"))),
    }

    let mut expected: BTreeMap<u32, i64> = own_record.months.iter().map(|(number, (euros, _))| (*number, *euros)).collect();
    for (number, (euros, _)) in &other.months {
        if !both.contains(number) || side(*number) == MergeSide::Merged {
            expected.insert(*number, *euros);
        }
    }
    let expected: Vec<String> = expected.into_iter().map(|(number, euros)| format!("{} {}", of_2026(number), euros * 100)).collect();
    let declared = "select d.month || ' ' || d.total from declaration d join enrollment e on e.id = d.enrollment_id";
    prop_assert_eq!(test.texts(format!("{declared} where e.participant_id = '{}' order by d.month", one.id)).await, expected);
    let enrollments = 1 + i64::from(own_record.earlier) + i64::from(other.earlier);
    let of = |table: &str| format!("select count(*) from {table} where participant_id = '{}'", one.id);
    prop_assert_eq!(test.number(of("enrollment")).await, enrollments);
    let met: BTreeSet<_> = own_record.sessions.union(&other.sessions).collect();
    prop_assert_eq!(test.number(of("booking")).await, met.len() as i64);
    prop_assert_eq!(in_enrollments(test, "note", &one.id).await, (own_record.notes + other.notes) as i64);
    prop_assert_eq!(in_enrollments(test, "document", &one.id).await, (own_record.documents + other.documents) as i64);
    prop_assert_eq!(in_enrollments(test, "goal", &one.id).await, i64::from(own_record.plan || other.plan));
    prop_assert_eq!(in_enrollments(test, "check_in", &one.id).await, i64::from(own_record.check_in || other.check_in));
    prop_assert_eq!(in_enrollments(test, "declaration", &two.id).await, 0);
    prop_assert_eq!(team.store.enrollments().places().await.unwrap().taken, 1);
    prop_assert_eq!(test.db.snapshot().await.unwrap().violations().await.unwrap(), []);

    people.undo_merge(&ines, &two.id).await.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    prop_assert_eq!(sums(test).await, before);
    Ok(true)
}

async fn merging_any_two_records_loses_nothing_and_counts_nothing_twice(test: TestDb) {
    // PostgreSQL takes several times as long for each pair.
    let cases = if test.engine == Engine::Sqlite { 24 } else { 10 };
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
    let here = tokio::runtime::Handle::current();
    let accepted = std::cell::Cell::new(0);
    tokio::task::block_in_place(|| {
        let result = TestRunner::new(config).run(&(record(), record(), any::<bool>()), |(own, other, turned)| {
            let done = here.block_on(merged(&test, own, other, turned))?;
            accepted.set(accepted.get() + u32::from(done));
            Ok(())
        });
        result.unwrap_or_else(|broken| panic!("{broken}"));
    });
    // Otherwise only refusals were tested.
    assert!(accepted.get() > cases / 3, "{} of {cases} merges were accepted", accepted.get());
}

#[test]
fn merging_any_two_records_loses_nothing_and_counts_nothing_twice_on_sqlite() {
    run_on(Engine::Sqlite, merging_any_two_records_loses_nothing_and_counts_nothing_twice);
}

#[test]
fn merging_any_two_records_loses_nothing_and_counts_nothing_twice_on_postgres() {
    run_on(Engine::Postgres, merging_any_two_records_loses_nothing_and_counts_nothing_twice);
}
