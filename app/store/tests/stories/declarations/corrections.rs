//! Corrections after the validation: requested, then the declaration is opened again or the request refused; no version is lost.

use crate::support::db::{
    Participant, Team, TestDb, actor, assert_broken, assert_not_found, at_once, message, minutes_later, month, on_both_engines, refusal,
    sale, today,
};
use domain::{
    declarations::{declaration::DeclarationState, typed::NewDeclaration},
    people::Role,
    values::ids::DeclarationId,
};
use store::{Actor, Refusal};

/// A validated month of 800 €.
async fn validated(team: &Team, who: &Participant) -> DeclarationId {
    let id = team.declared(who, month("2026-10"), 800).await.id;
    team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
    id
}

async fn requested(team: &Team, who: &Participant) -> DeclarationId {
    let id = validated(team, who).await;
    team.store
        .declarations()
        .request_correction(&Actor::person(&who.id, minutes_later(1)), &who.id, month("2026-10"), "Un avoir oublié")
        .await
        .unwrap();
    id
}

on_both_engines! {
    /// Case 4 of the twelve that break peers.
    async fn case_4_a_correction_after_validation_is_a_new_version_with_its_reason_and_the_old_version_stays(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = requested(&team, &awa).await;
        // It is part of a monthly statement.
        test.raw("update declaration set state = 'Reported', reported_version = 1").await.unwrap();
        let coach = Actor::person(&team.coach, minutes_later(2));
        team.store.declarations().reopen(&coach, Role::Coach, &id, 1, Some("Corrigez-le"), None).await.unwrap();
        let summary = &team.store.declarations().summaries(&awa.path).await.unwrap()[0];
        assert_eq!((summary.state, summary.reopened, summary.total, summary.reported_before), (DeclarationState::Submitted, true, sale(800).amount(), false));

        team.store.declarations().submit(&Actor::person(&awa.id, minutes_later(3)), &awa.id, month("2026-10"), &[sale(750)], 1, today()).await.unwrap();
        let summary = &team.store.declarations().summaries(&awa.path).await.unwrap()[0];
        assert_eq!((summary.reopened, summary.reported_before), (false, true));
        team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 2).await.unwrap();

        let declaration = team.declaration(&awa, month("2026-10")).await;
        assert_eq!((declaration.state, declaration.reported_version), (DeclarationState::Validated, Some(1)));
        let versions: Vec<_> = declaration.versions.iter().map(|v| (v.number, v.author.as_str(), v.lines.clone())).collect();
        assert_eq!(versions, [(2, "Awa Roussel", vec![sale(750)]), (1, "Awa Roussel", vec![sale(800)])]);
        let request = team.store.declarations().correction_requests(&id).await.unwrap().remove(0);
        assert_eq!((request.version, request.reason.as_str(), request.reopened), (1, "Un avoir oublié", Some(true)));
        assert_eq!((request.decided_by.as_deref(), request.answer.as_deref()), (Some("Nadia Benali"), Some("Corrigez-le")));
        let done: Vec<_> = team.store.journal().events_of(id.as_str()).await.unwrap().into_iter().map(|line| line.action).collect();
        let after = ["declaration.validated", "declaration.correction_requested", "declaration.reopened", "declaration.corrected"];
        assert!(after.iter().all(|action| done.iter().any(|it| it == action)), "{done:?}");
    }

    async fn deciding_at_once_keeps_one_decision_and_refuses_the_contrary(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = requested(&team, &awa).await;
        let decide = |open: bool| {
            let (store, coach, id) = (team.store.clone(), actor(&team.coach), id.clone());
            async move {
                if open {
                    store.declarations().reopen(&coach, Role::Coach, &id, 1, None, None).await
                } else {
                    store.declarations().keep_validated(&coach, Role::Coach, &id, 1, "Il est juste", None).await
                }
            }
        };
        let answers = at_once((0..12).map(|nth| decide(nth % 2 == 0))).await;
        // Six sent the decision that was stored, six the contrary.
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 6, "{answers:?}");
        for answer in answers.into_iter().filter(Result::is_err) {
            assert_eq!(refusal(answer), Refusal::MovedOn);
        }
        assert_eq!(test.number("select count(*) from audit where action in ('declaration.reopened', 'declaration.kept_validated')").await, 1);
        assert_eq!(team.store.declarations().requested_corrections(None).await.unwrap(), []);
        assert_eq!(team.store.declarations().correction_requests(&id).await.unwrap().len(), 1);
    }

    async fn a_refused_correction_has_a_reason_and_can_be_requested_again(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = requested(&team, &awa).await;
        let pending = team.store.declarations().requested_corrections(Some(&team.coach)).await.unwrap();
        assert_eq!((pending.len(), pending[0].name.as_str(), pending[0].total), (1, "Awa Roussel", sale(800).amount()));
        assert_eq!(team.store.declarations().requested_corrections(Some(&awa.id)).await.unwrap(), []);
        let notice = message("06 39 98 13 10");
        team.store.declarations().keep_validated(&actor(&team.coach), Role::Coach, &id, 1, "Le relevé dit 800 €", Some(&notice)).await.unwrap();
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Validated);
        assert_eq!(test.db.messages_to("+33639981310").await.unwrap().len(), 1);
        let request = team.store.declarations().correction_requests(&id).await.unwrap().remove(0);
        assert_eq!((request.reopened, request.answer.as_deref()), (Some(false), Some("Le relevé dit 800 €")));
        team.store.declarations().request_correction(&actor(&awa.id), &awa.id, month("2026-10"), "Encore").await.unwrap();
        assert_eq!(team.store.declarations().requested_corrections(None).await.unwrap().len(), 1);
    }

    async fn a_correction_of_an_open_or_already_requested_month_is_refused(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let id = requested(&team, &awa).await;
        let ask = async |who: &Participant| team.store.declarations().request_correction(&actor(&who.id), &who.id, month("2026-10"), "Encore").await;
        assert_eq!(refusal(ask(&awa).await), Refusal::CorrectionRequested);
        assert_not_found(ask(&bilal).await);
        team.store.declarations().reopen(&actor(&team.coach), Role::Coach, &id, 1, None, None).await.unwrap();
        assert_eq!(refusal(ask(&awa).await), Refusal::MovedOn);
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(refusal(team.store.declarations().reopen(&other, Role::Coach, &id, 1, None, None).await), Refusal::MovedOn);
        // Without a request nothing is opened.
        let other = validated(&team, &bilal).await;
        assert_eq!(refusal(team.store.declarations().reopen(&actor(&team.coach), Role::Coach, &other, 1, None, None).await), Refusal::MovedOn);
        assert_eq!(team.declaration(&bilal, month("2026-10")).await.state, DeclarationState::Validated);
        assert_eq!(refusal(team.store.declarations().reopen(&actor(&awa.id), Role::Participant, &id, 1, None, None).await), Refusal::MovedOn);
    }

    async fn the_database_refuses_a_second_request_and_a_refusal_without_a_reason(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = requested(&team, &awa).await;
        let insert = |key: &str| {
            format!("insert into correction_request (id, declaration_id, version, asked_by, asked_at, reason)
                     select '{key}', declaration_id, version, asked_by, asked_at, reason from correction_request where declaration_id = '{id}'")
        };
        assert_broken(test.raw(insert("second")).await);
        let no = "update correction_request set decided_by = asked_by, decided_at = asked_at, reopened = false";
        assert_broken(test.raw(no).await);
        assert_eq!(test.raw(format!("{no}, answer = 'Non'")).await.unwrap(), 1);
    }

    async fn a_note_and_the_number_of_clients_stay_with_their_version(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let lines = [sale(80)];
        let send = async |note: Option<&str>, clients: Option<u32>, seen: i64| {
            let new = NewDeclaration { note: note.map(str::to_owned), clients, ..NewDeclaration::from(&lines) };
            team.store.declarations().submit(&actor(&awa.id), &awa.id, month("2026-10"), new, seen, today()).await
        };
        send(Some("Malade deux semaines"), Some(3), 0).await.unwrap();
        assert_eq!(send(Some("Malade deux semaines"), Some(3), 0).await.unwrap(), store::Submission::AlreadyThere);
        assert_eq!(send(None, Some(4), 1).await.unwrap(), store::Submission::Saved { version: 2 });
        let versions: Vec<_> = team.declaration(&awa, month("2026-10")).await.versions.into_iter().map(|v| (v.note, v.clients)).collect();
        assert_eq!(versions, [(None, Some(4)), (Some("Malade deux semaines".to_owned()), Some(3))]);
    }
}
