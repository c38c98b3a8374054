//! The team's passwords: looked up by address, ten tries an hour.

use crate::support::db::{House, at_once, browser, by, minutes_later, now, on_both_engines};
use domain::{people::Role, values::ids::PersonId};
use store::{By, NewPerson, Try};

const ADDRESS: &str = "nadia@exemple.fr";

async fn someone(house: &House, role: Role) -> PersonId {
    let team = house.team(1).await;
    let email = Some(ADDRESS.parse().unwrap());
    let new = NewPerson { role, first_name: "Nadia".into(), last_name: "Benali".into(), phone: None, email };
    let id = team.within.add_person(&By::tools(now()), &new).await.unwrap();
    let person = team.within.person(&id).await.unwrap();
    house.db.invite(&by(&team.coach), &person, "token", None).await.unwrap();
    let chosen = role.has_password().then_some("argon2");
    house.db.accept_invitation("token", chosen, "browser", now()).await.unwrap();
    id
}

async fn tried(house: &House, address: &str, minutes: i64) -> Result<Option<(PersonId, String)>, Try> {
    house.db.password_of(address, &browser("anybody"), minutes_later(minutes)).await.unwrap()
}

on_both_engines! {
    async fn a_member_of_the_team_is_found_with_the_hash_chosen(house: House) {
        let nadia = someone(&house, Role::Coordinator).await;
        assert_eq!(tried(&house, ADDRESS, 0).await, Ok(Some((nadia, "argon2".into()))));
        assert_eq!(tried(&house, "nobody@exemple.fr", 0).await, Ok(None));
    }

    async fn a_participant_has_no_password(house: House) {
        someone(&house, Role::Participant).await;
        assert_eq!(tried(&house, ADDRESS, 0).await, Ok(None));
    }

    async fn at_the_eleventh_try_in_an_hour_nothing_is_looked_at(house: House) {
        someone(&house, Role::Coach).await;
        for minute in 0..10 {
            assert!(tried(&house, ADDRESS, minute).await.unwrap().is_some());
        }
        assert_eq!(tried(&house, ADDRESS, 59).await, Err(Try::TooMany));
        assert_eq!(tried(&house, "nobody@exemple.fr", 59).await, Ok(None), "another address is counted apart");
        assert!(tried(&house, ADDRESS, 60).await.is_ok(), "the first try is an hour old");
        assert_eq!(tried(&house, ADDRESS, 60).await, Err(Try::TooMany));
    }

    async fn an_address_that_is_nobodys_is_limited_alike(house: House) {
        for _ in 0..10 {
            assert_eq!(tried(&house, ADDRESS, 0).await, Ok(None));
        }
        assert_eq!(tried(&house, ADDRESS, 0).await, Err(Try::TooMany));
    }

    async fn a_right_password_forgets_the_tries_of_its_address_alone(house: House) {
        someone(&house, Role::Coach).await;
        for _ in 0..10 {
            tried(&house, ADDRESS, 0).await.unwrap();
            tried(&house, "nobody@exemple.fr", 0).await.unwrap();
        }
        house.db.forget_password_tries(ADDRESS, &browser("anybody")).await.unwrap();
        assert!(tried(&house, ADDRESS, 1).await.is_ok());
        assert_eq!(tried(&house, "nobody@exemple.fr", 1).await, Err(Try::TooMany));
    }

    async fn forty_tries_at_once_are_ten_tries(house: House) {
        someone(&house, Role::Coach).await;
        let answers = at_once((0..40).map(|_| {
            let house = house.clone();
            async move { tried(&house, ADDRESS, 0).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
        assert_eq!(answers.iter().filter(|answer| **answer == Err(Try::TooMany)).count(), 30);
    }
}
