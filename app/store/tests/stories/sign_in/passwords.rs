//! The team's passwords: looked up by address, ten tries an hour.

use crate::support::db::{TestDb, actor, at_once, browser, minutes_later, now, on_both_engines};
use domain::{people::Role, values::ids::PersonId};
use store::{Actor, NewPerson, SignInAttempt};

const ADDRESS: &str = "nadia@exemple.fr";

async fn someone(test: &TestDb, role: Role) -> PersonId {
    let team = test.team(1).await;
    let email = Some(ADDRESS.parse().unwrap());
    let new = NewPerson { role, first_name: "Nadia".into(), last_name: "Benali".into(), phone: None, email };
    let id = team.store.people().add_person(&Actor::tools(now()), &new).await.unwrap();
    let person = team.store.people().person(&id).await.unwrap();
    test.db.invite(&actor(&team.coach), &person, "token", None).await.unwrap();
    let chosen = role.has_password().then_some("argon2");
    test.db.accept_invitation("token", chosen, "browser", now()).await.unwrap();
    id
}

async fn tried(test: &TestDb, address: &str, minutes: i64) -> Result<Option<(PersonId, String)>, SignInAttempt> {
    test.db.password_of(address, &browser("anybody"), minutes_later(minutes)).await.unwrap()
}

on_both_engines! {
    async fn a_member_of_the_team_is_found_with_the_hash_chosen(test: TestDb) {
        let nadia = someone(&test, Role::Coordinator).await;
        assert_eq!(tried(&test, ADDRESS, 0).await, Ok(Some((nadia, "argon2".into()))));
        assert_eq!(tried(&test, "nobody@exemple.fr", 0).await, Ok(None));
    }

    async fn a_participant_has_no_password(test: TestDb) {
        someone(&test, Role::Participant).await;
        assert_eq!(tried(&test, ADDRESS, 0).await, Ok(None));
    }

    async fn at_the_eleventh_try_in_an_hour_nothing_is_looked_at(test: TestDb) {
        someone(&test, Role::Coach).await;
        for minute in 0..10 {
            assert!(tried(&test, ADDRESS, minute).await.unwrap().is_some());
        }
        assert_eq!(tried(&test, ADDRESS, 59).await, Err(SignInAttempt::TooMany));
        assert_eq!(tried(&test, "nobody@exemple.fr", 59).await, Ok(None), "another address is counted apart");
        assert!(tried(&test, ADDRESS, 60).await.is_ok(), "the first try is an hour old");
        assert_eq!(tried(&test, ADDRESS, 60).await, Err(SignInAttempt::TooMany));
    }

    async fn an_address_that_is_nobodys_is_limited_alike(test: TestDb) {
        for _ in 0..10 {
            assert_eq!(tried(&test, ADDRESS, 0).await, Ok(None));
        }
        assert_eq!(tried(&test, ADDRESS, 0).await, Err(SignInAttempt::TooMany));
    }

    async fn a_right_password_forgets_the_tries_of_its_address_alone(test: TestDb) {
        someone(&test, Role::Coach).await;
        for _ in 0..10 {
            tried(&test, ADDRESS, 0).await.unwrap();
            tried(&test, "nobody@exemple.fr", 0).await.unwrap();
        }
        test.db.forget_password_tries(ADDRESS, &browser("anybody")).await.unwrap();
        assert!(tried(&test, ADDRESS, 1).await.is_ok());
        assert_eq!(tried(&test, "nobody@exemple.fr", 1).await, Err(SignInAttempt::TooMany));
    }

    async fn forty_tries_at_once_are_ten_tries(test: TestDb) {
        someone(&test, Role::Coach).await;
        let answers = at_once((0..40).map(|_| {
            let test = test.clone();
            async move { tried(&test, ADDRESS, 0).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
        assert_eq!(answers.iter().filter(|answer| **answer == Err(SignInAttempt::TooMany)).count(), 30);
    }
}
