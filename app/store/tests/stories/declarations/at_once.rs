//! Several devices send the same month at the same time: one version is stored, the others are refused.

use crate::support::db::{Participant, Team, TestDb, actor, month, on_both_engines, refusal, sale};
use domain::{declarations::declaration::DeclarationState, people::Role};
use store::{Refusal, Result, StoreError, Submission};

/// Locks the enrollment of every device until all of them wait.
const LOCK: &str = "update enrollment set trade = trade";

/// Sends the month from several devices at once, each with its own amount in euros, as the version after `seen`.
async fn devices(
    test: &TestDb,
    team: &Team,
    who: &Participant,
    euros: impl IntoIterator<Item = i64>,
    seen: i64,
) -> Vec<Result<Submission>> {
    let sent = euros.into_iter().map(|euros| {
        let (team, who) = (team.clone(), who.clone());
        async move { team.declare(&who, month("2026-10"), &[sale(euros)], seen).await }
    });
    test.at_once_behind(LOCK, sent).await
}

/// The amount in euros that was saved as that version; asserts that all others were refused with [`Refusal::MovedOn`].
#[track_caller]
fn winner(answers: Vec<Result<Submission>>, version: i64) -> i64 {
    let mut won = Vec::new();
    for (at, answer) in answers.into_iter().enumerate() {
        match answer {
            Ok(submission) => {
                assert_eq!(submission, Submission::Saved { version });
                won.push(at as i64 + 1);
            }
            refused => assert_eq!(refusal(refused), Refusal::MovedOn),
        }
    }
    assert_eq!(won.len(), 1, "exactly one is saved");
    won[0]
}

on_both_engines! {
    async fn declaring_at_once_from_ten_devices_keeps_one(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let euros = winner(devices(&test, &team, &awa, 1..=10, 0).await, 1);
        let read = team.declaration(&awa, month("2026-10")).await;
        assert_eq!((read.versions.len(), read.lines()), (1, &[sale(euros)][..]));
    }

    async fn correcting_at_once_from_ten_devices_keeps_one(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declared(&awa, month("2026-10"), 800).await;
        let euros = winner(devices(&test, &team, &awa, 1..=10, 1).await, 2);
        let read = team.declaration(&awa, month("2026-10")).await;
        assert_eq!((read.version(), read.versions.len(), read.lines()), (2, 2, &[sale(euros)][..]));
        assert_eq!(read.versions[1].lines, [sale(800)]);
    }

    async fn the_same_form_sent_ten_times_at_once_is_stored_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let answers: Vec<_> = devices(&test, &team, &awa, [800; 10], 0).await.into_iter().map(|answer| answer.unwrap()).collect();
        assert_eq!(answers.iter().filter(|answer| **answer == Submission::Saved { version: 1 }).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == Submission::AlreadyThere).count(), 9);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.versions.len(), 1);
    }

    async fn of_a_correction_and_a_validation_at_once_exactly_one_succeeds(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for number in 1..=9 {
            let month = month(&format!("2026-0{number}"));
            let id = team.declared(&awa, month, 800).await.id;
            let (corrects, validates) = ((team.clone(), awa.clone()), team.clone());
            let correction = tokio::spawn(async move { corrects.0.declare(&corrects.1, month, &[sale(850)], 1).await });
            let validation =
                tokio::spawn(async move { validates.store.review().validate(&actor(&validates.coach), Role::Coach, &id, 1).await });
            let (correction, validation) = (correction.await.unwrap(), validation.await.unwrap());
            let read = team.declaration(&awa, month).await;
            match (correction, validation) {
                (Ok(_), Err(StoreError::Refused(Refusal::MovedOn))) => {
                    assert_eq!((read.state, read.version(), read.lines()), (DeclarationState::Submitted, 2, &[sale(850)][..]));
                }
                (Err(StoreError::Refused(Refusal::MovedOn | Refusal::DeclarationClosed)), Ok(_)) => {
                    assert_eq!((read.state, read.version(), read.lines()), (DeclarationState::Validated, 1, &[sale(800)][..]));
                }
                other => panic!("exactly one succeeds, not {other:?}"),
            }
        }
        assert_eq!(
            test.number("select count(*) from declaration_version").await,
            test.number("select cast(sum(version) as bigint) from declaration").await,
            "a refused version leaves no row"
        );
    }
}
