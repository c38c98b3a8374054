//! Sign-in by a six-digit code: right once, for ten minutes, within five tries.

use crate::house::{House, at_once, message, minutes_later, now, on_both_engines};
use domain::{
    ids::PersonId,
    people::{Contact, Role},
};
use store::{By, NewPerson, Try};

const PHONE: &str = "+33639981310";

/// Awa, who has a phone.
async fn awa(house: &House) -> PersonId {
    let team = house.team(1).await;
    let phone = Some(PHONE.parse().unwrap());
    let new = NewPerson { role: Role::Participant, first_name: "Awa".into(), last_name: "Diallo".into(), phone, email: None };
    team.within.add_person(&By::tools(now()), &new).await.unwrap()
}

/// Asks for a code so many minutes from now.
async fn ask(house: &House, contact: &str, attempt: &str, code: &str, minutes: i64) -> bool {
    let contact: Contact = contact.parse().unwrap();
    let told = message(contact.as_str());
    house.db.ask_for_code(&contact, attempt, code, &told, minutes_later(minutes)).await.unwrap()
}

async fn type_in(house: &House, attempt: &str, code: &str, minutes: i64) -> Try {
    house.db.try_code(attempt, code, minutes_later(minutes)).await.unwrap()
}

on_both_engines! {
    async fn the_right_code_tells_who_it_is_once(house: House) {
        let awa = awa(&house).await;
        assert!(ask(&house, PHONE, "attempt", "right", 0).await);
        assert_eq!(house.db.messages_to(PHONE).await.unwrap().len(), 1);
        assert_eq!(type_in(&house, "attempt", "right", 1).await, Try::Right(awa));
        assert_eq!(type_in(&house, "attempt", "right", 1).await, Try::Old);
    }

    async fn a_wrong_code_may_be_mistyped_four_times(house: House) {
        let awa = awa(&house).await;
        ask(&house, PHONE, "attempt", "right", 0).await;
        for _ in 0..4 {
            assert_eq!(type_in(&house, "attempt", "wrong", 1).await, Try::Wrong);
        }
        assert_eq!(type_in(&house, "attempt", "right", 1).await, Try::Right(awa));
    }

    async fn at_the_sixth_try_even_the_right_code_is_refused(house: House) {
        awa(&house).await;
        ask(&house, PHONE, "attempt", "right", 0).await;
        for _ in 0..5 {
            assert_eq!(type_in(&house, "attempt", "wrong", 1).await, Try::Wrong);
        }
        assert_eq!(type_in(&house, "attempt", "right", 1).await, Try::TooMany);
        assert_eq!(type_in(&house, "attempt", "right", 2).await, Try::TooMany);
    }

    async fn twenty_tries_at_once_are_five_tries(house: House) {
        awa(&house).await;
        ask(&house, PHONE, "attempt", "right", 0).await;
        let answers = at_once((0..20).map(|_| {
            let house = house.clone();
            async move { type_in(&house, "attempt", "wrong", 1).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Wrong).count(), 5);
        assert_eq!(answers.iter().filter(|answer| **answer == Try::TooMany).count(), 15);
    }

    async fn the_right_code_typed_on_two_devices_at_once_is_used_once(house: House) {
        let awa = awa(&house).await;
        ask(&house, PHONE, "attempt", "right", 0).await;
        let answers = at_once((0..5).map(|_| {
            let house = house.clone();
            async move { type_in(&house, "attempt", "right", 1).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Right(awa.clone())).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Old).count(), 4);
    }

    async fn a_code_is_old_after_ten_minutes(house: House) {
        let awa = awa(&house).await;
        ask(&house, PHONE, "first", "right", 0).await;
        ask(&house, PHONE, "second", "right", 0).await;
        assert_eq!(type_in(&house, "first", "right", 9).await, Try::Right(awa));
        assert_eq!(type_in(&house, "second", "right", 11).await, Try::Old);
    }

    async fn a_code_of_another_attempt_is_wrong_and_an_unknown_attempt_is_old(house: House) {
        awa(&house).await;
        ask(&house, PHONE, "first", "one", 0).await;
        ask(&house, PHONE, "second", "two", 0).await;
        assert_eq!(type_in(&house, "first", "two", 1).await, Try::Wrong);
        assert_eq!(type_in(&house, "third", "one", 1).await, Try::Old);
    }

    async fn who_asks_for_nobodys_contact_cannot_tell(house: House) {
        awa(&house).await;
        let unknown = "nobody@exemple.fr";
        for number in 0..5 {
            assert!(ask(&house, unknown, &format!("attempt{number}"), "right", 0).await);
        }
        assert!(!ask(&house, unknown, "attempt5", "right", 0).await);
        assert_eq!(house.db.messages_to(unknown).await.unwrap(), []);
        assert_eq!(type_in(&house, "attempt0", "wrong", 1).await, Try::Wrong);
        assert_eq!(type_in(&house, "attempt0", "right", 1).await, Try::Wrong);
        assert_eq!(type_in(&house, "attempt0", "right", 11).await, Try::Old);
        for _ in 0..2 {
            type_in(&house, "attempt0", "right", 1).await;
        }
        assert_eq!(type_in(&house, "attempt0", "right", 1).await, Try::TooMany);
    }

    async fn the_sixth_code_within_ten_minutes_is_refused(house: House) {
        awa(&house).await;
        for number in 0..5 {
            assert!(ask(&house, PHONE, &format!("attempt{number}"), "right", number).await);
        }
        assert!(!ask(&house, PHONE, "sixth", "right", 9).await);
        assert_eq!(house.db.messages_to(PHONE).await.unwrap().len(), 5);
        assert_eq!(type_in(&house, "sixth", "right", 9).await, Try::Old);
        assert!(ask(&house, "nobody@exemple.fr", "other", "right", 9).await, "another contact is counted apart");
        assert!(ask(&house, PHONE, "later", "right", 10).await);
    }

    async fn twenty_codes_asked_at_once_are_five_codes(house: House) {
        awa(&house).await;
        let answers = at_once((0..20).map(|number| {
            let house = house.clone();
            async move { ask(&house, PHONE, &format!("attempt{number}"), "right", 0).await }
        })).await;
        assert_eq!(answers.iter().filter(|sent| **sent).count(), 5);
        assert_eq!(house.db.messages_to(PHONE).await.unwrap().len(), 5);
    }
}
