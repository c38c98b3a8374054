//! A declaration is withdrawn by its participant: the month equals one that was never declared.

use crate::{
    statements::closing::{close, read, validated},
    support::db::{
        Participant, Team, TestDb, actor, add_person, assert_broken, at_once, credit_note, minutes_later, month, on_both_engines, refusal,
        sale, today,
    },
};
use domain::{
    declarations::{
        declaration::{Activity, DeclarationState, LineKind, TurnoverLine},
        typed::NewDeclaration,
        withdrawal::WithdrawalRefusal,
    },
    people::Role,
    values::{ids::DeclarationId, money::Cents, month::Month, undo::UNDO_HOURS},
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use std::collections::BTreeMap;
use store::{Actor, Refusal, Result, SeenDeclaration, StoreError, Submission, Withdrawal, fingerprint_of};

/// Withdraws a month in the version `seen`.
async fn withdraw(team: &Team, who: &Participant, of: Month, id: &DeclarationId, seen: i64) -> Result<Withdrawal> {
    team.store.declarations().withdraw(&actor(&who.id), &who.id, of, id, seen).await
}

/// Everything that counts or lists declarations of a structure: months, sums, queue, Pilotage, and the statement of a month.
async fn counted(team: &Team, who: &Participant, of: &str) -> String {
    let store = &team.store;
    let summaries = store.declarations().summaries(&who.path).await.unwrap();
    let declaration = store.declarations().declaration(&who.path, month(of)).await.unwrap();
    let sums = store.declarations().category_sums(&who.id, month("2025-01"), month("2026-12")).await.unwrap();
    let queue = store.review().review_queue(None).await.unwrap();
    let members = store.reporting().members().await.unwrap();
    let facts = store.reporting().export_facts().await.unwrap();
    let statement = read(team, of).await;
    let records: BTreeMap<_, _> = facts.records.iter().map(|(id, record)| (id.as_str(), record)).collect();
    let lines: BTreeMap<_, _> = facts.lines.iter().map(|(id, lines)| (id.as_str(), lines)).collect();
    let due = fingerprint_of(&statement.due());
    format!("{summaries:?} {declaration:?} {sums:?} {queue:?} {members:?} {records:?} {lines:?} {due}")
}

/// What happened to a month before it was sent for the last time: amounts in cents, negative for money given back, and whether what stood
/// there was withdrawn after each of them.
fn histories() -> impl Strategy<Value = Vec<(Vec<i64>, bool)>> {
    let lines = prop::collection::vec(prop_oneof![1 => Just(0i64), 4 => 1i64..=99_999_900, 2 => -99_999_900i64..0], 1..4);
    prop::collection::vec((lines, prop::bool::weighted(0.3)), 1..7)
}

on_both_engines! {
    async fn after_any_history_a_withdrawn_month_equals_one_that_was_never_declared(test: TestDb) {
        let team = test.team(3).await;
        let awa = team.participant("Awa").await;
        let bilal = team.participant("Bilal").await;
        validated(&team, &awa, "2026-09", 120).await;
        validated(&team, &bilal, "2026-10", 90).await;
        let never = counted(&team, &awa, "2026-10").await;
        let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
        let all: Vec<_> = (0..24).map(|_| histories().new_tree(&mut runner).unwrap().current()).collect();
        for history in all {
            let mut seen = 0;
            for (at, (amounts, then_withdrawn)) in history.iter().enumerate() {
                let lines: Vec<_> = amounts
                    .iter()
                    .map(|cents| {
                        let kind = if *cents < 0 { LineKind::CreditNote } else { LineKind::Sale };
                        TurnoverLine::new(Activity::ALL[at % Activity::ALL.len()], kind, Cents::new(cents.abs())).unwrap()
                    })
                    .collect();
                if let Submission::Saved { version } = team.declare(&awa, month("2026-10"), &lines, seen).await.unwrap() {
                    seen = version;
                }
                if *then_withdrawn || at + 1 == history.len() {
                    let id = team.declaration(&awa, month("2026-10")).await.id;
                    assert_eq!(withdraw(&team, &awa, month("2026-10"), &id, seen).await.unwrap(), Withdrawal::Withdrawn, "{history:?}");
                    assert_eq!(counted(&team, &awa, "2026-10").await, never, "{history:?}");
                    seen = 0;
                }
            }
        }
    }

    async fn a_withdrawn_month_equals_one_that_was_never_declared(test: TestDb) {
        let team = test.team(3).await;
        let awa = team.participant("Awa").await;
        let bilal = team.participant("Bilal").await;
        validated(&team, &awa, "2026-09", 120).await;
        validated(&team, &bilal, "2026-10", 90).await;
        let never = counted(&team, &awa, "2026-10").await;
        let nil: &[TurnoverLine] = &[sale(0)];
        let mixed: &[TurnoverLine] = &[sale(800), credit_note(950)];
        for versions in [vec![nil], vec![mixed], vec![mixed, nil], vec![nil, mixed, nil]] {
            for (seen, lines) in versions.iter().enumerate() {
                team.declare(&awa, month("2026-10"), lines, seen as i64).await.unwrap();
            }
            assert_ne!(counted(&team, &awa, "2026-10").await, never);
            let sent = team.declaration(&awa, month("2026-10")).await;
            let done = withdraw(&team, &awa, month("2026-10"), &sent.id, versions.len() as i64).await;
            assert_eq!(done.unwrap(), Withdrawal::Withdrawn, "{versions:?}");
            assert_eq!(counted(&team, &awa, "2026-10").await, never, "{versions:?}");
        }
        // Declared again, it begins anew.
        assert_eq!(team.declare(&awa, month("2026-10"), &[sale(5)], 0).await.unwrap(), Submission::Saved { version: 1 });
    }

    async fn the_withdrawn_versions_and_the_event_are_kept(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let new = NewDeclaration { lines: vec![sale(800), credit_note(80)], note: Some("Un marché".into()), clients: Some(3) };
        team.store.declarations().submit(&actor(&awa.id), &awa.id, month("2026-10"), new, 0, today()).await.unwrap();
        let id = team.declaration(&awa, month("2026-10")).await.id;
        team.declare(&awa, month("2026-10"), &[sale(15)], 1).await.unwrap();
        withdraw(&team, &awa, month("2026-10"), &id, 2).await.unwrap();
        let kept = test.texts(format!("select versions from withdrawn_declaration where id = '{id}' and total = 1500")).await.remove(0);
        let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
        assert_eq!((kept[0]["number"].as_i64(), kept[0]["note"].as_str(), kept[0]["clients"].as_i64()), (Some(1), Some("Un marché"), Some(3)));
        assert_eq!((kept[0]["lines"][1]["kind"].as_str(), kept[0]["lines"][1]["amount"].as_i64()), (Some("CreditNote"), Some(-8_000)));
        assert_eq!((kept[1]["number"].as_i64(), kept[1]["lines"][0]["amount"].as_i64()), (Some(2), Some(1_500)));
        let actions: Vec<_> = team.store.journal().events_of(id.as_str()).await.unwrap().into_iter().map(|event| event.action).collect();
        assert_eq!(actions, ["declaration.submitted", "declaration.corrected", "declaration.withdrawn"]);
        assert_eq!(team.store.review().last_step(&id).await.unwrap().unwrap().action, "declaration.withdrawn");
    }

    async fn withdrawing_twice_is_a_success_and_never_takes_what_was_sent_since(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let first = team.declared(&awa, month("2026-10"), 100).await.id;
        assert_eq!(refusal(withdraw(&team, &awa, month("2026-10"), &first, 0).await), Refusal::MovedOn, "another version was seen");
        for expected in [Withdrawal::Withdrawn, Withdrawal::AlreadyThere] {
            assert_eq!(withdraw(&team, &awa, month("2026-10"), &first, 1).await.unwrap(), expected);
        }
        team.declared(&awa, month("2026-10"), 200).await;
        assert_eq!(refusal(withdraw(&team, &awa, month("2026-10"), &first, 1).await), Refusal::MovedOn);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.lines(), [sale(200)]);
        assert_eq!(test.number("select count(*) from withdrawn_declaration").await, 1);
    }

    async fn a_declaration_of_another_participant_is_not_found(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let id = team.declared(&awa, month("2026-10"), 100).await.id;
        team.declared(&bilal, month("2026-10"), 100).await;
        for of in ["2026-10", "2026-09"] {
            assert!(matches!(withdraw(&team, &bilal, month(of), &id, 1).await, Err(StoreError::NotFound)), "{of}");
        }
        assert_eq!(team.declaration(&awa, month("2026-10")).await.version(), 1);
    }

    async fn what_the_team_acted_on_and_what_is_a_day_old_stays(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let (coach, review) = (actor(&team.coach), team.store.review());
        let asked = team.declared(&awa, month("2026-07"), 100).await.id;
        review.ask(&coach, Role::Coach, &asked, 1, "Juste ?", None).await.unwrap();
        let reviewed = Refusal::Withdrawal(WithdrawalRefusal::Reviewed);
        assert_eq!(refusal(withdraw(&team, &awa, month("2026-07"), &asked, 1).await), reviewed);
        review.answer(&actor(&awa.id), &awa.id, month("2026-07"), "Oui").await.unwrap();
        assert_eq!(refusal(withdraw(&team, &awa, month("2026-07"), &asked, 1).await), reviewed, "answered, it was still read");
        let undone = team.declared(&awa, month("2026-08"), 100).await.id;
        let batch = review.validate(&coach, Role::Coach, &undone, 1).await.unwrap();
        assert_eq!(refusal(withdraw(&team, &awa, month("2026-08"), &undone, 1).await), reviewed);
        review.undo_batch(&coach, Role::Coach, &batch).await.unwrap();
        assert_eq!(refusal(withdraw(&team, &awa, month("2026-08"), &undone, 1).await), reviewed);
        let old = team.declared(&awa, month("2026-09"), 100).await.id;
        team.declare(&awa, month("2026-09"), &[sale(110)], 1).await.unwrap();
        let late = Actor::person(&awa.id, minutes_later(UNDO_HOURS * 60 + 1));
        let answer = team.store.declarations().withdraw(&late, &awa.id, month("2026-09"), &old, 2).await;
        assert_eq!(refusal(answer), Refusal::Withdrawal(WithdrawalRefusal::TooLate));
        assert_eq!(test.number("select count(*) from withdrawn_declaration").await, 0);
    }

    async fn the_database_deletes_a_declaration_only_as_a_withdrawn_one(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 100).await.id;
        test.raw("delete from turnover_line").await.unwrap();
        test.raw("delete from declaration_version").await.unwrap();
        assert_broken(test.raw("delete from declaration").await);
        let keep = format!(
            "insert into withdrawn_declaration (id, structure_id, enrollment_id, month, total, versions, withdrawn_at)
             select id, structure_id, enrollment_id, month, total, '[]', changed_at from declaration where id = '{id}'"
        );
        test.raw(keep).await.unwrap();
        test.raw("update declaration set state = 'Validated'").await.unwrap();
        assert_broken(test.raw("delete from declaration").await);
        test.raw("update declaration set state = 'Submitted'").await.unwrap();
        assert_eq!(test.raw("delete from declaration").await.unwrap(), 1);
    }

    async fn of_a_withdrawal_and_a_decision_at_once_exactly_one_succeeds(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let [one, other] = test.doors(&team).await;
        for number in 1..=9 {
            let of = month(&format!("2026-0{number}"));
            let id = team.declared(&awa, of, 800).await.id;
            let (by, participant, coach) = (actor(&awa.id), awa.id.clone(), actor(&team.coach));
            let (one, other, seen) = (one.clone(), other.clone(), id.clone());
            let withdrawal = async move { one.declarations().withdraw(&by, &participant, of, &seen, 1).await.map(|_| ()) };
            let decision = async move {
                match number % 3 {
                    0 => other.review().ask(&coach, Role::Coach, &id, 1, "Juste ?", None).await,
                    1 => other.review().validate(&coach, Role::Coach, &id, 1).await.map(|_| ()),
                    _ => {
                        let all = [SeenDeclaration { id: id.clone(), version: 1 }];
                        other.review().validate_all(&coach, Role::Coach, &all).await.map(|_| ())
                    }
                }
            };
            let tasks: [std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send>>; 2] = [Box::pin(withdrawal), Box::pin(decision)];
            let answers = at_once(tasks).await;
            let left = team.store.declarations().declaration(&awa.path, of).await.unwrap();
            match (&answers[0], &answers[1], left) {
                // A batch leaves out what was withdrawn.
                (Ok(()), decided, None) => assert!(
                    matches!(decided, Err(StoreError::Refused(Refusal::MovedOn))) || (decided.is_ok() && number % 3 == 2),
                    "{of}: {decided:?}"
                ),
                (Err(StoreError::Refused(Refusal::Withdrawal(WithdrawalRefusal::Reviewed))), Ok(()), Some(kept)) => {
                    let state = if number % 3 == 0 { DeclarationState::QuestionAsked } else { DeclarationState::Validated };
                    assert_eq!((kept.state, kept.lines()), (state, &[sale(800)][..]), "{of}");
                }
                other => panic!("{of}: exactly one succeeds, not {other:?}"),
            }
        }
        assert_eq!(test.number("select count(*) from turnover_line l where not exists (select 1 from declaration d where d.id = l.declaration_id)").await, 0);
    }

    async fn withdrawing_at_once_from_two_tabs_is_done_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let doors = test.doors(&team).await;
        let answers = at_once((0..6).map(|door| {
            let (store, by, participant, id) = (doors[door % 2].clone(), actor(&awa.id), awa.id.clone(), id.clone());
            async move { store.declarations().withdraw(&by, &participant, month("2026-10"), &id, 1).await.unwrap() }
        }))
        .await;
        assert_eq!(answers.iter().filter(|answer| **answer == Withdrawal::Withdrawn).count(), 1, "{answers:?}");
        assert_eq!(test.number("select count(*) from audit where action = 'declaration.withdrawn'").await, 1);
    }

    async fn a_month_withdrawn_while_its_statement_closes_is_missing_in_it(test: TestDb) {
        let team = test.team(2).await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        validated(&team, &bilal, "2026-10", 120).await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let [one, other] = test.doors(&team).await;
        let (by, participant) = (actor(&awa.id), awa.id.clone());
        let closer = Team { store: other, coach: team.coach.clone() };
        let closes = async move { close(&closer, &actor(&ines), "2026-10", true).await };
        let withdraws = async move { one.declarations().withdraw(&by, &participant, month("2026-10"), &id, 1).await.map(|_| ()) };
        let tasks: [std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send>>; 2] = [Box::pin(closes), Box::pin(withdraws)];
        let answers = at_once(tasks).await;
        answers[1].as_ref().unwrap();
        // What waits for the review is in no statement, so that the closing is either done or asks to be looked at again.
        if answers[0].is_ok() {
            assert_eq!(test.number(format!("select count(*) from statement_row where enrollment_id = '{}' and turnover is null", awa.path)).await, 1);
            assert_eq!(read(&team, "2026-10").await.due(), []);
        }
        assert_eq!(team.store.declarations().declaration(&awa.path, month("2026-10")).await.unwrap(), None);
    }
}
