//! The order of the review queue; decisions, questions and answers.

use crate::support::db::{
    Participant, Team, TestDb, actor, add_person, assert_not_found, lease_messages, message, minutes_later, month, now, on_both_engines,
    refusal, sale, today,
};
use domain::{declarations::declaration::DeclarationState, people::Role, values::month::Month};
use store::{Actor, Refusal, StoreError};

async fn validated(team: &Team, who: &Participant, month: Month, euros: i64) {
    let id = team.declared(who, month, euros).await.id;
    team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
}

async fn asked(team: &Team, who: &Participant, month: Month) -> store::Declaration {
    let declaration = team.declared(who, month, 800).await;
    team.store.review().ask(&actor(&team.coach), Role::Coach, &declaration.id, 1, "C’est bien juste ?", None).await.unwrap();
    declaration
}

on_both_engines! {
    async fn the_message_of_a_question_does_not_leave_once_the_question_is_closed(test: TestDb) {
        let team = test.team(5).await;
        let ask = async |who: &Participant| {
            let id = team.declared(who, month("2026-10"), 800).await.id;
            let message = message("06 39 98 13 10");
            team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, "C’est bien juste ?", Some(&message)).await.unwrap();
            id
        };
        let leaving = async |minutes| lease_messages(&test.db, minutes_later(minutes)).await.len();
        // Answered, corrected, validated.
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        ask(&awa).await;
        team.store.review().answer(&actor(&awa.id), &awa.id, month("2026-10"), "Oui").await.unwrap();
        ask(&bilal).await;
        team.declare(&bilal, month("2026-10"), &[sale(80)], 1).await.unwrap();
        let id = ask(&chloe).await;
        let batch = team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
        assert_eq!(leaving(1).await, 0);
        // With the validation undone the question is open again, and its message leaves.
        team.store.review().undo_batch(&actor(&team.coach), Role::Coach, &batch).await.unwrap();
        assert!(team.store.review().open_question(&chloe.path).await.unwrap().is_some());
        assert_eq!(leaving(2).await, 1);
    }

    async fn the_queue_is_sorted_by_month_then_decisions_before_answers(test: TestDb) {
        let team = test.team(5).await;
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        asked(&team, &awa, month("2026-10")).await;
        for name in ["Esther", "Denis"] {
            let other = team.participant(name).await;
            team.declared(&other, month("2026-10"), 100).await;
        }
        team.declared(&chloe, month("2026-10"), 300).await;
        team.declared(&bilal, month("2026-10"), 200).await;
        team.declared(&chloe, month("2026-09"), 250).await;
        validated(&team, &bilal, month("2026-08"), 100).await;
        let queue = team.store.review().review_queue(None).await.unwrap();
        let seen: Vec<_> = queue.iter().map(|row| (row.month.to_string(), row.name.as_str(), row.state)).collect();
        assert_eq!(
            seen,
            [
                ("2026-09".into(), "Chloé Roussel", DeclarationState::Submitted),
                ("2026-10".into(), "Bilal Roussel", DeclarationState::Submitted),
                ("2026-10".into(), "Chloé Roussel", DeclarationState::Submitted),
                ("2026-10".into(), "Denis Roussel", DeclarationState::Submitted),
                ("2026-10".into(), "Esther Roussel", DeclarationState::Submitted),
                ("2026-10".into(), "Awa Roussel", DeclarationState::QuestionAsked),
            ]
        );
    }

    async fn the_queue_of_a_coach_holds_their_participants_only(test: TestDb) {
        let team = test.team(5).await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let his = Team { coach: omar.clone(), ..team.clone() };
        let (awa, bilal) = (team.participant("Awa").await, his.participant("Bilal").await);
        validated(&team, &bilal, month("2026-09"), 100).await;
        team.declared(&awa, month("2026-10"), 100).await;
        asked(&team, &bilal, month("2026-10")).await;
        let of = async |coach| {
            let queue = team.store.review().review_queue(coach).await.unwrap();
            queue.into_iter().map(|row| (row.participant_id, row.before.len(), row.question.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(of(Some(&team.coach)).await, [(awa.id.clone(), 0, false)]);
        assert_eq!(of(Some(&omar)).await, [(bilal.id.clone(), 1, true)]);
        assert_eq!(of(None).await, [(awa.id.clone(), 0, false), (bilal.id.clone(), 1, true)]);
    }

    async fn a_validated_declaration_leaves_the_queue(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
        assert_eq!(team.store.review().review_queue(None).await.unwrap(), []);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Validated);
        let journal = team.store.journal().events_of(id.as_str()).await.unwrap();
        let line = journal.iter().find(|line| line.action == "declaration.validated").unwrap();
        assert_eq!(line.actor_id.as_deref(), Some(team.coach.as_str()));
        let other = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        assert_eq!(refusal(team.store.review().validate(&actor(&other), Role::Coach, &id, 1).await), Refusal::MovedOn);
        assert_eq!(refusal(team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, "Et ?", None).await), Refusal::MovedOn);
    }

    async fn a_decision_on_an_old_version_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        team.declare(&awa, month("2026-10"), &[sale(850)], 1).await.unwrap();
        let coach = actor(&team.coach);
        assert_eq!(refusal(team.store.review().validate(&coach, Role::Coach, &id, 1).await), Refusal::MovedOn);
        assert_eq!(refusal(team.store.review().ask(&coach, Role::Coach, &id, 1, "Et ?", None).await), Refusal::MovedOn);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Submitted);
        team.store.review().validate(&coach, Role::Coach, &id, 2).await.unwrap();
    }

    async fn a_participant_can_neither_validate_nor_ask(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        assert_eq!(refusal(team.store.review().validate(&actor(&awa.id), Role::Participant, &id, 1).await), Refusal::MovedOn);
        assert_eq!(refusal(team.store.review().ask(&actor(&awa.id), Role::Participant, &id, 1, "Et ?", None).await), Refusal::MovedOn);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Submitted);
    }

    async fn an_answer_closes_the_question(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let declaration = asked(&team, &awa, month("2026-10")).await;
        let open = team.store.review().open_question(&awa.path).await.unwrap().unwrap();
        assert_eq!((open.question.as_str(), open.asked_by.as_str(), open.asked_at), ("C’est bien juste ?", "Nadia Benali", now()));
        assert_eq!((open.month, &open.declaration_id, &open.answer, open.closed_at), (month("2026-10"), &declaration.id, &None, None));
        assert_eq!(team.store.review().review_queue(None).await.unwrap()[0].question.as_ref(), Some(&open));

        let later = Actor::person(&awa.id, minutes_later(30));
        team.store.review().answer(&later, &awa.id, month("2026-10"), "Oui, deux commandes").await.unwrap();
        assert_eq!(team.store.review().open_question(&awa.path).await.unwrap(), None);
        let row = team.store.review().review_queue(None).await.unwrap().remove(0);
        assert_eq!(row.state, DeclarationState::Submitted);
        let answered = row.question.unwrap();
        assert_eq!((answered.answer.as_deref(), answered.answered_at), (Some("Oui, deux commandes"), Some(minutes_later(30))));
        assert_eq!(answered.closed_at, Some(minutes_later(30)));
        assert_eq!(team.declaration(&awa, month("2026-10")).await.lines(), [sale(800)]);

        assert_eq!(refusal(team.store.review().answer(&later, &awa.id, month("2026-10"), "Encore").await), Refusal::MovedOn);
        assert_eq!(team.store.review().questions(&declaration.id).await.unwrap(), [answered]);
    }

    async fn a_second_question_needs_an_answer_to_the_first(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = asked(&team, &awa, month("2026-10")).await.id;
        assert_eq!(refusal(team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, "Et ?", None).await), Refusal::MovedOn);
        team.store.review().answer(&actor(&awa.id), &awa.id, month("2026-10"), "Oui").await.unwrap();
        let later = Actor::person(&team.coach, minutes_later(60));
        team.store.review().ask(&later, Role::Coach, &id, 1, "Et les avoirs ?", None).await.unwrap();
        let texts: Vec<_> = team.store.review().questions(&id).await.unwrap().into_iter().map(|question| question.question).collect();
        assert_eq!(texts, ["C’est bien juste ?", "Et les avoirs ?"]);
        let queue = team.store.review().review_queue(None).await.unwrap();
        assert_eq!(queue[0].question.as_ref().unwrap().question, "Et les avoirs ?");
    }

    async fn a_correction_closes_the_question_without_an_answer(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = asked(&team, &awa, month("2026-10")).await.id;
        let later = Actor::person(&awa.id, minutes_later(5));
        team.store.declarations().submit(&later, &awa.id, month("2026-10"), &[sale(850)], 1, today()).await.unwrap();
        assert_eq!(team.store.review().open_question(&awa.path).await.unwrap(), None);
        let question = team.store.review().questions(&id).await.unwrap().remove(0);
        assert_eq!((question.answer, question.closed_at), (None, Some(minutes_later(5))));
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Submitted);
    }

    async fn a_validation_closes_the_question(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = asked(&team, &awa, month("2026-10")).await.id;
        team.store.review().validate(&actor(&team.coach), Role::Coordinator, &id, 1).await.unwrap();
        assert_eq!(team.store.review().open_question(&awa.path).await.unwrap(), None);
        assert_eq!(refusal(team.store.review().answer(&actor(&awa.id), &awa.id, month("2026-10"), "Oui").await), Refusal::MovedOn);
    }

    async fn a_participant_answers_only_their_own_questions(test: TestDb) {
        let team = test.team(3).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        asked(&team, &awa, month("2026-10")).await;
        assert_not_found(team.store.review().answer(&actor(&bilal.id), &bilal.id, month("2026-10"), "Oui").await);
        let newcomer = team.newcomer("Chloé").await;
        assert_not_found(team.store.review().answer(&actor(&newcomer), &newcomer, month("2026-10"), "Oui").await);
        team.declared(&bilal, month("2026-10"), 100).await;
        assert_eq!(refusal(team.store.review().answer(&actor(&bilal.id), &bilal.id, month("2026-10"), "Oui").await), Refusal::MovedOn);
        assert_eq!(team.store.review().open_question(&awa.path).await.unwrap().unwrap().answer, None);
    }

    async fn a_question_queues_a_message_and_a_refused_one_none(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let message = message("06 39 98 13 10");
        let ask = async |question| team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, question, Some(&message)).await;
        ask("C’est bien juste ?").await.unwrap();
        assert_eq!(refusal(ask("Et encore ?").await), Refusal::MovedOn);
        let sent = test.db.messages_to("+33639981310").await.unwrap();
        assert_eq!(sent.iter().map(|it| (it.channel.as_str(), it.body.as_str())).collect::<Vec<_>>(), [("Sms", "Bonjour")]);
    }

    async fn a_question_whose_message_cannot_be_queued_is_not_asked(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        test.raw("alter table outbox rename to outbox_gone").await.unwrap();
        let message = message("06 39 98 13 10");
        let asked = team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, "C’est bien juste ?", Some(&message)).await;
        assert!(matches!(asked, Err(StoreError::Database(_))), "{asked:?}");
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Submitted);
        assert_eq!(team.store.review().questions(&id).await.unwrap(), []);
    }
}
