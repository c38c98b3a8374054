//! Validating in a batch, and undoing a batch.

use crate::support::db::{
    Participant, Team, TestDb, actor, add_person, assert_not_found, minutes_later, month, on_both_engines, refusal, sale, today,
};
use domain::{
    declarations::declaration::DeclarationState,
    people::Role,
    review::batch::BatchOutcome,
    values::ids::{BatchId, DeclarationId},
};
use store::{Actor, Batch, Refusal, SeenDeclaration};

/// Locks the declarations that all decide on.
const LOCK: &str = "update declaration set changed_at = changed_at";

fn seen(id: &DeclarationId, version: i64) -> SeenDeclaration {
    SeenDeclaration { id: id.clone(), version }
}

/// Four participants with one declaration each.
async fn four_declarations(team: &Team) -> (Vec<Participant>, Vec<DeclarationId>) {
    let (mut people, mut ids) = (Vec::new(), Vec::new());
    for name in ["Awa", "Bilal", "Chloé", "Denis"] {
        let person = team.participant(name).await;
        ids.push(team.declared(&person, month("2026-10"), 300).await.id);
        people.push(person);
    }
    (people, ids)
}

async fn read(team: &Team, batch: &BatchId) -> Batch {
    team.store.review().batch(batch).await.unwrap().unwrap()
}

fn outcomes(batch: &Batch) -> Vec<(&str, BatchOutcome)> {
    batch.declarations.iter().map(|it| (it.name.split(' ').next().unwrap(), it.outcome)).collect()
}

async fn states(team: &Team, people: &[Participant]) -> Vec<DeclarationState> {
    let mut states = Vec::new();
    for person in people {
        states.push(team.declaration(person, month("2026-10")).await.state);
    }
    states
}

on_both_engines! {
    async fn declarations_that_changed_are_left_and_listed(test: TestDb) {
        use DeclarationState::{QuestionAsked, Submitted, Validated};
        let team = test.team(4).await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let (people, ids) = four_declarations(&team).await;
        let seen_versions: Vec<_> = ids.iter().map(|id| seen(id, 1)).collect();
        // Meanwhile Bilal corrects, Chloé is asked, and Omar validates Denis.
        team.declare(&people[1], month("2026-10"), &[sale(310)], 1).await.unwrap();
        team.store.review().ask(&actor(&omar), Role::Coach, &ids[2], 1, "Juste ?", None).await.unwrap();
        team.store.review().validate(&actor(&omar), Role::Coach, &ids[3], 1).await.unwrap();
        let batch = team.store.review().validate_all(&actor(&team.coach), Role::Coach, &seen_versions).await.unwrap();
        let read = read(&team, &batch).await;
        assert_eq!(
            outcomes(&read),
            [("Awa", BatchOutcome::Validated), ("Bilal", BatchOutcome::Left), ("Chloé", BatchOutcome::Left), ("Denis", BatchOutcome::Left)]
        );
        assert_eq!(read.undone_at, None);
        assert_eq!(states(&team, &people).await, [Validated, Submitted, QuestionAsked, Validated]);
        assert!(team.store.review().open_question(&people[2].path).await.unwrap().is_some(), "the question stays open");
        let journal = team.store.journal().events_of(ids[0].as_str()).await.unwrap();
        assert!(journal.iter().any(|line| line.action == "declaration.validated" && line.details.contains(batch.as_str())));
    }

    async fn undoing_a_batch_keeps_the_validations_that_changed_since(test: TestDb) {
        use DeclarationState::{Reported, Submitted, Validated};
        let team = test.team(4).await;
        let (people, ids) = four_declarations(&team).await;
        let coach = actor(&team.coach);
        let all: Vec<_> = ids.iter().map(|id| seen(id, 1)).collect();
        let batch = team.store.review().validate_all(&coach, Role::Coach, &all).await.unwrap();
        assert_eq!(states(&team, &people).await, [Validated; 4]);
        assert_eq!(team.store.review().review_queue(None).await.unwrap(), []);
        // One is reported; one was reopened and validated again.
        test.raw(format!("update declaration set state = 'Reported' where id = '{}'", ids[1])).await.unwrap();
        test.raw(format!("update declaration set state = 'Submitted' where id = '{}'", ids[2])).await.unwrap();
        team.store.review().validate(&Actor::person(&team.coach, minutes_later(5)), Role::Coach, &ids[2], 1).await.unwrap();

        let later = Actor::person(&team.coach, minutes_later(10));
        for _twice in 0..2 {
            team.store.review().undo_batch(&later, Role::Coach, &batch).await.unwrap();
            let read = read(&team, &batch).await;
            assert_eq!(
                outcomes(&read),
                [("Awa", BatchOutcome::Undone), ("Bilal", BatchOutcome::NotUndone), ("Chloé", BatchOutcome::NotUndone), ("Denis", BatchOutcome::Undone)]
            );
            assert_eq!((read.undone_at, read.of(BatchOutcome::Undone).count()), (Some(minutes_later(10)), 2));
            assert_eq!(states(&team, &people).await, [Submitted, Reported, Validated, Submitted]);
        }
        assert_eq!(test.number("select count(*) from audit where action = 'declaration.validation_undone'").await, 2);
        // A declaration whose validation was undone can be decided and corrected again.
        assert_eq!(team.store.review().review_queue(None).await.unwrap().len(), 2);
        team.declare(&people[0], month("2026-10"), &[sale(305)], 1).await.unwrap();
        team.store.review().validate(&later, Role::Coach, &ids[3], 1).await.unwrap();
    }

    async fn undoing_reopens_the_question(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, "Juste ?", None).await.unwrap();
        let later = Actor::person(&team.coach, minutes_later(5));
        let batch = team.store.review().validate(&later, Role::Coach, &id, 1).await.unwrap();
        assert_eq!(team.store.review().open_question(&awa.path).await.unwrap(), None);
        team.store.review().undo_batch(&Actor::person(&team.coach, minutes_later(6)), Role::Coach, &batch).await.unwrap();
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::QuestionAsked);
        assert_eq!(team.store.review().open_question(&awa.path).await.unwrap().unwrap().question, "Juste ?");
        team.store.review().answer(&Actor::person(&awa.id, minutes_later(7)), &awa.id, month("2026-10"), "Oui").await.unwrap();
    }

    async fn a_batch_of_another_structure_is_not_found(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let batch = team.store.review().validate_all(&actor(&team.coach), Role::Coach, &[seen(&id, 1), seen(&id, 1)]).await.unwrap();
        let elsewhere = test.team(1).await;
        assert_not_found(elsewhere.store.review().undo_batch(&actor(&elsewhere.coach), Role::Coordinator, &batch).await);
        assert_eq!(elsewhere.store.review().batch(&batch).await.unwrap(), None);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Validated);
    }

    async fn a_batch_with_a_declaration_of_another_structure_changes_nothing(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let elsewhere = test.team(1).await;
        let zoe = elsewhere.participant("Zoé").await;
        let theirs = elsewhere.declared(&zoe, month("2026-10"), 800).await.id;
        let all = [seen(&id, 1), seen(&theirs, 1)];
        assert_not_found(team.store.review().validate_all(&actor(&team.coach), Role::Coach, &all).await);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Submitted);
        assert_eq!(test.number("select count(*) from review_batch").await, 0);
        let stranger = test.raw(format!(
            "insert into review_batch_figure select '{}', b.id, d.id, 1, 'Submitted', 'Left' from review_batch b, declaration d",
            elsewhere.store.structure_id()
        )).await;
        assert_eq!(stranger.unwrap(), 0);
    }

    async fn a_participant_cannot_validate_or_undo(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let batch = team.store.review().validate_all(&actor(&awa.id), Role::Participant, &[seen(&id, 1)]).await.unwrap();
        assert_eq!(outcomes(&read(&team, &batch).await), [("Awa", BatchOutcome::Left)]);
        assert_eq!(refusal(team.store.review().validate(&actor(&awa.id), Role::Participant, &id, 1).await), Refusal::MovedOn);
        let theirs = team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
        team.store.review().undo_batch(&actor(&awa.id), Role::Participant, &theirs).await.unwrap();
        assert_eq!(outcomes(&read(&team, &theirs).await), [("Awa", BatchOutcome::NotUndone)]);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Validated);
    }

    async fn batches_at_once_validate_each_declaration_once(test: TestDb) {
        let team = test.team(4).await;
        let (people, ids) = four_declarations(&team).await;
        let mut coaches = vec![team.coach.clone()];
        for name in ["Omar", "Lise", "Paul"] {
            coaches.push(add_person(&team.store, Role::Coach, name, "Haddad").await);
        }
        // Half of them list the declarations in reverse order.
        let batches = test.at_once_behind(LOCK, coaches.iter().enumerate().map(|(nth, coach)| {
            let mut all: Vec<_> = ids.iter().map(|id| seen(id, 1)).collect();
            if nth % 2 == 1 {
                all.reverse();
            }
            let (store, coach) = (team.store.clone(), coach.clone());
            async move { store.review().validate_all(&actor(&coach), Role::Coach, &all).await.unwrap() }
        })).await;
        assert_eq!(states(&team, &people).await, [DeclarationState::Validated; 4]);
        assert_eq!(test.number("select count(*) from audit where action = 'declaration.validated'").await, 4);
        let mut validated = 0;
        for batch in &batches {
            validated += read(&team, batch).await.of(BatchOutcome::Validated).count();
        }
        assert_eq!(validated, 4);
    }

    async fn undoing_at_once_undoes_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let batch = team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
        let undone = test.at_once_behind(LOCK, (0..4).map(|minute| {
            let (team, batch) = (team.clone(), batch.clone());
            async move { team.store.review().undo_batch(&Actor::person(&team.coach, minutes_later(minute)), Role::Coach, &batch).await }
        })).await;
        assert!(undone.into_iter().all(|answer| answer.is_ok()));
        assert_eq!(test.number("select count(*) from audit where action = 'declaration.validation_undone'").await, 1);
        let later = Actor::person(&awa.id, minutes_later(9));
        team.store.declarations().submit(&later, &awa.id, month("2026-10"), &[sale(700)], 1, today()).await.unwrap();
        team.store.review().undo_batch(&actor(&team.coach), Role::Coach, &batch).await.unwrap();
        assert_eq!(team.declaration(&awa, month("2026-10")).await.version(), 2);
    }
}
