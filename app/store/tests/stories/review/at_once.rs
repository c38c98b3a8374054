//! Several coaches decide on one declaration at once: one decision is recorded, the others are refused.

use crate::support::db::{Team, TestDb, actor, add_person, message, month, on_both_engines, refusal};
use domain::{declarations::declaration::DeclarationState, people::Role, values::ids::PersonId};
use store::{Refusal, Result};

/// Locks the declaration that all decide on.
const LOCK: &str = "update declaration set changed_at = changed_at";

async fn coaches(team: &Team) -> Vec<PersonId> {
    let mut coaches = vec![team.coach.clone()];
    for name in ["Omar", "Lise", "Paul", "Inès", "Yann"] {
        coaches.push(add_person(&team.store, Role::Coach, name, "Haddad").await);
    }
    coaches
}

#[track_caller]
fn assert_one_succeeds(results: Vec<Result<()>>) {
    let (done, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(|result| result.is_ok());
    assert_eq!(done.len(), 1, "refused: {refused:?}");
    assert!(refused.into_iter().all(|result| refusal(result) == Refusal::MovedOn));
}

on_both_engines! {
    async fn validating_at_once_keeps_one_validation(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        assert_one_succeeds(test.at_once_behind(LOCK, coaches(&team).await.into_iter().map(|coach| {
            let (store, id) = (team.store.clone(), id.clone());
            async move { store.review().validate(&actor(&coach), Role::Coach, &id, 1).await.map(drop) }
        })).await);
        let journal = team.store.journal().events_of(id.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "declaration.validated").count(), 1);
    }

    async fn asking_at_once_keeps_one_question_and_one_message(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        assert_one_succeeds(test.at_once_behind(LOCK, coaches(&team).await.into_iter().map(|coach| {
            let (store, id) = (team.store.clone(), id.clone());
            async move { store.review().ask(&actor(&coach), Role::Coach, &id, 1, "Juste ?", Some(&message("awa@exemple.fr"))).await }
        })).await);
        assert_eq!(team.store.review().questions(&id).await.unwrap().len(), 1);
        assert_eq!(test.db.messages_to("awa@exemple.fr").await.unwrap().len(), 1);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::QuestionAsked);
    }

    async fn answering_and_validating_at_once_validates_or_refuses(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for number in 1..=9 {
            let month = month(&format!("2026-0{number}"));
            let id = team.declared(&awa, month, 800).await.id;
            team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, "Juste ?", None).await.unwrap();
            let (one, two) = (team.clone(), (team.clone(), awa.id.clone()));
            let validation = tokio::spawn(async move { one.store.review().validate(&actor(&one.coach), Role::Coach, &id, 1).await });
            let answer = tokio::spawn(async move { two.0.store.review().answer(&actor(&two.1), &two.1, month, "Oui").await });
            let (validation, answer) = (validation.await.unwrap(), answer.await.unwrap());
            let validated = validation.is_ok();
            if let Err(error) = validation {
                assert_eq!(refusal::<()>(Err(error)), Refusal::MovedOn);
            }
            let answered = answer.is_ok();
            if let Err(error) = answer {
                assert_eq!(refusal::<()>(Err(error)), Refusal::MovedOn);
            }
            assert!(validated || answered);
            let read = team.declaration(&awa, month).await;
            assert_eq!(read.state, if validated { DeclarationState::Validated } else { DeclarationState::Submitted });
            let question = team.store.review().questions(&read.id).await.unwrap().remove(0);
            assert_eq!((question.answer.is_some(), question.closed_at.is_some()), (answered, true));
        }
    }
}
