//! Passwords of the team: looked up by address, ten attempts an hour.

use crate::support::db::{TestDb, actor, at_once, browser, minutes_later, now, on_both_engines};
use domain::{people::Role, values::ids::PersonId};
use store::{Actor, NewPerson, SignInAttempt};

const ADDRESS: &str = "nadia@exemple.fr";

async fn add_member(test: &TestDb, role: Role) -> PersonId {
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

async fn attempt(test: &TestDb, address: &str, minutes: i64) -> Result<Option<(PersonId, String)>, SignInAttempt> {
    test.db.password_of(address, &browser("a browser"), minutes_later(minutes)).await.unwrap()
}

on_both_engines! {
    async fn a_member_of_the_team_is_found_with_their_hash(test: TestDb) {
        let nadia = add_member(&test, Role::Coordinator).await;
        assert_eq!(attempt(&test, ADDRESS, 0).await, Ok(Some((nadia, "argon2".into()))));
        assert_eq!(attempt(&test, "nobody@exemple.fr", 0).await, Ok(None));
    }

    async fn a_participant_has_no_password(test: TestDb) {
        add_member(&test, Role::Participant).await;
        assert_eq!(attempt(&test, ADDRESS, 0).await, Ok(None));
    }

    async fn the_eleventh_attempt_within_an_hour_is_refused(test: TestDb) {
        add_member(&test, Role::Coach).await;
        for minute in 0..10 {
            assert!(attempt(&test, ADDRESS, minute).await.unwrap().is_some());
        }
        assert_eq!(attempt(&test, ADDRESS, 59).await, Err(SignInAttempt::TooMany));
        assert_eq!(attempt(&test, "nobody@exemple.fr", 59).await, Ok(None), "another address is counted apart");
        assert!(attempt(&test, ADDRESS, 60).await.is_ok(), "the first try is an hour old");
        assert_eq!(attempt(&test, ADDRESS, 60).await, Err(SignInAttempt::TooMany));
    }

    async fn an_unknown_address_has_the_same_limit(test: TestDb) {
        for _ in 0..10 {
            assert_eq!(attempt(&test, ADDRESS, 0).await, Ok(None));
        }
        assert_eq!(attempt(&test, ADDRESS, 0).await, Err(SignInAttempt::TooMany));
    }

    async fn a_right_password_clears_attempts_of_its_origin_only(test: TestDb) {
        add_member(&test, Role::Coach).await;
        for _ in 0..10 {
            attempt(&test, ADDRESS, 0).await.unwrap();
            attempt(&test, "nobody@exemple.fr", 0).await.unwrap();
        }
        test.db.clear_password_attempts(ADDRESS, &browser("a browser")).await.unwrap();
        assert!(attempt(&test, ADDRESS, 1).await.is_ok());
        assert_eq!(attempt(&test, "nobody@exemple.fr", 1).await, Err(SignInAttempt::TooMany));
    }

    async fn forty_attempts_at_once_count_as_ten(test: TestDb) {
        add_member(&test, Role::Coach).await;
        let answers = at_once((0..40).map(|_| {
            let test = test.clone();
            async move { attempt(&test, ADDRESS, 0).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
        assert_eq!(answers.iter().filter(|answer| **answer == Err(SignInAttempt::TooMany)).count(), 30);
    }
}
