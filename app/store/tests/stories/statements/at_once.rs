//! Closing a statement twice at once, or while a declaration is reopened.

use crate::{
    statements::closing::{close, read, validated},
    support::db::{TestDb, actor, add_person, at_once, month, on_both_engines, today},
};
use domain::{declarations::declaration::DeclarationState, people::Role, statements::StatementRefusal};
use store::{Closing, Refusal, StoreError, fingerprint_of};

on_both_engines! {
    async fn closing_twice_at_once_keeps_one_version_and_refuses_the_other(test: TestDb) {
        let team = test.team(4).await;
        let (ines, zoe) = (
            add_person(&team.store, Role::Coordinator, "Inès", "Faure").await,
            add_person(&team.store, Role::Coordinator, "Zoé", "Marchand").await,
        );
        for name in ["Awa", "Bilal", "Chloé"] {
            let person = team.participant(name).await;
            validated(&team, &person, "2026-10", 120).await;
        }
        let mark = fingerprint_of(&read(&team, "2026-10").await.due());
        let doors = test.doors(&team).await;
        let closing = |person: &domain::values::ids::PersonId, door: usize| {
            let (store, by, mark) = (doors[door].clone(), actor(person), mark.clone());
            async move {
                let closing = Closing { month: month("2026-10"), version: 1, seen: &mark, confirmed: false };
                store.statements().close_statement(&by, &closing, today()).await
            }
        };
        let answers = at_once([closing(&ines, 0), closing(&zoe, 1), closing(&ines, 1), closing(&zoe, 0)]).await;
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        // Sent once more by the winner, it succeeds.
        assert_eq!(won, 2, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(StoreError::Refused(Refusal::MovedOn)))), "{answers:?}");
        assert_eq!(test.number("select count(*) from statement").await, 1);
        assert_eq!(test.number("select count(*) from statement_row").await, 3);
        assert_eq!(test.number("select count(*) from audit where action = 'statement.closed'").await, 1);
    }

    async fn reopening_a_declaration_while_closing_either_stops_the_closing_or_comes_after_it(test: TestDb) {
        let team = test.team(20).await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let awa = team.participant("Awa").await;
        for of in ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"] {
            validated(&team, &awa, of, 120).await;
            team.store.declarations().request_correction(&actor(&awa.id), &awa.id, month(of), "Un avoir oublié").await.unwrap();
            let declaration = team.declaration(&awa, month(of)).await;
            let mark = fingerprint_of(&read(&team, of).await.due());
            let [one, other] = test.doors(&team).await;
            let (closer, opener) = (actor(&ines), actor(&team.coach));
            let closing = tokio::spawn(async move {
                one.statements().close_statement(&closer, &Closing { month: month(of), version: 1, seen: &mark, confirmed: false }, today()).await
            });
            let opening = tokio::spawn(async move { other.declarations().reopen(&opener, Role::Coach, &declaration.id, 1, None, None).await });
            let (closed, opened) = (closing.await.unwrap(), opening.await.unwrap());
            let now = team.declaration(&awa, month(of)).await;
            match closed {
                // It is in the statement, and reopened afterwards if that came second.
                Ok(()) => {
                    assert_eq!(now.reported_version, Some(1), "{of}");
                    let state = if opened.is_ok() { DeclarationState::Submitted } else { DeclarationState::Reported };
                    assert_eq!(now.state, state, "{of}");
                    assert_eq!(read(&team, of).await.due(), [], "{of}");
                }
                // It was reopened first: nothing was closed.
                Err(StoreError::Refused(Refusal::Statement(StatementRefusal::FactsMoved))) => {
                    opened.unwrap();
                    assert_eq!((now.state, now.reported_version), (DeclarationState::Submitted, None), "{of}");
                    assert_eq!(read(&team, of).await.versions, [], "{of}");
                    close(&team, &actor(&ines), of, true).await.unwrap();
                }
                other => panic!("{of}: {other:?}"),
            }
        }
    }
}
