//! Two coaches decide on the same figure at the same moment: one wins, the other is told.

use crate::support::db::{Team, TestDb, actor, add_person, message, month, on_both_engines, refusal};
use domain::{declarations::declaration::DeclarationState, people::Role, values::ids::PersonId};
use store::{Refusal, Result};

/// Holds the figure that everybody decides on.
const HELD: &str = "update declaration set changed_at = changed_at";

async fn coaches(team: &Team) -> Vec<PersonId> {
    let mut coaches = vec![team.coach.clone()];
    for name in ["Omar", "Lise", "Paul", "Inès", "Yann"] {
        coaches.push(add_person(&team.store, Role::Coach, name, "Haddad").await);
    }
    coaches
}

#[track_caller]
fn assert_one_wins(answers: Vec<Result<()>>) {
    let (won, told): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.is_ok());
    assert_eq!(won.len(), 1, "one wins: {told:?}");
    assert!(told.into_iter().all(|answer| refusal(answer) == Refusal::MovedOn));
}

on_both_engines! {
    async fn of_six_who_validate_one_wins(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        assert_one_wins(test.at_once_behind(HELD, coaches(&team).await.into_iter().map(|coach| {
            let (store, id) = (team.store.clone(), id.clone());
            async move { store.review().validate(&actor(&coach), Role::Coach, &id, 1).await.map(drop) }
        })).await);
        let journal = team.store.journal().journal_of(id.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "declaration.validated").count(), 1);
    }

    async fn of_six_who_ask_one_wins_and_one_message_goes_out(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        assert_one_wins(test.at_once_behind(HELD, coaches(&team).await.into_iter().map(|coach| {
            let (store, id) = (team.store.clone(), id.clone());
            async move { store.review().ask(&actor(&coach), Role::Coach, &id, 1, "Juste ?", Some(&message("awa@exemple.fr"))).await }
        })).await);
        assert_eq!(team.store.review().questions(&id).await.unwrap().len(), 1);
        assert_eq!(test.db.messages_to("awa@exemple.fr").await.unwrap().len(), 1);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::QuestionAsked);
    }

    async fn an_answer_and_a_validation_leave_the_figure_validated_or_say_so(test: TestDb) {
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
            if let Err(told) = validation {
                assert_eq!(refusal::<()>(Err(told)), Refusal::MovedOn);
            }
            let answered = answer.is_ok();
            if let Err(told) = answer {
                assert_eq!(refusal::<()>(Err(told)), Refusal::MovedOn);
            }
            assert!(validated || answered);
            let read = team.declaration(&awa, month).await;
            assert_eq!(read.state, if validated { DeclarationState::Validated } else { DeclarationState::Submitted });
            let question = team.store.review().questions(&read.id).await.unwrap().remove(0);
            assert_eq!((question.answer.is_some(), question.closed_at.is_some()), (answered, true));
        }
    }
}
