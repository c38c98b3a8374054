//! Sign-in by a six-digit code: right once, for ten minutes, within five tries.

use crate::support::{
    codes::{Asked, PHONE, ask, awa, type_in},
    db::{House, at_once, browser, message, minutes_later, now, on_both_engines},
};
use domain::people::Role;
use store::{CodeAsked, LimitReached, Try};

on_both_engines! {
    async fn the_right_code_tells_who_it_is_once(house: House) {
        let awa = awa(&house).await;
        assert_eq!(ask(&house, Asked::default()).await, CodeAsked::Sent);
        assert_eq!(house.db.messages_to(PHONE).await.unwrap().len(), 1);
        assert_eq!(type_in(&house, "first", "right", 1).await, Try::Right(awa));
        let elsewhere = house.db.try_code("first", "right", &browser("another"), minutes_later(1)).await.unwrap();
        assert_eq!(elsewhere, Try::Old);
    }

    async fn the_browser_that_used_a_code_may_send_it_again_for_five_minutes(house: House) {
        let awa = awa(&house).await;
        ask(&house, Asked::default()).await;
        let answers = at_once((0..20).map(|_| {
            let house = house.clone();
            async move { type_in(&house, "first", "right", 1).await }
        })).await;
        assert_eq!(answers, vec![Try::Right(awa.clone()); 20]);
        assert_eq!(type_in(&house, "first", "wrong", 2).await, Try::Old, "only the same code");
        assert_eq!(type_in(&house, "first", "right", 5).await, Try::Right(awa));
        assert_eq!(type_in(&house, "first", "right", 6).await, Try::Old);
        let elsewhere = house.db.try_code("first", "right", &browser("another"), minutes_later(2)).await.unwrap();
        assert_eq!(elsewhere, Try::Old);
    }

    async fn a_wrong_code_may_be_mistyped_four_times(house: House) {
        let awa = awa(&house).await;
        ask(&house, Asked::default()).await;
        for _ in 0..4 {
            assert_eq!(type_in(&house, "first", "wrong", 1).await, Try::Wrong);
        }
        assert_eq!(type_in(&house, "first", "right", 1).await, Try::Right(awa));
    }

    async fn at_the_sixth_try_even_the_right_code_is_refused(house: House) {
        awa(&house).await;
        ask(&house, Asked::default()).await;
        for _ in 0..5 {
            assert_eq!(type_in(&house, "first", "wrong", 1).await, Try::Wrong);
        }
        assert_eq!(type_in(&house, "first", "right", 1).await, Try::TooMany);
        assert_eq!(type_in(&house, "first", "right", 2).await, Try::TooMany);
    }

    async fn twenty_tries_at_once_are_five_tries(house: House) {
        awa(&house).await;
        ask(&house, Asked::default()).await;
        let answers = at_once((0..20).map(|_| {
            let house = house.clone();
            async move { type_in(&house, "first", "wrong", 1).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Wrong).count(), 5);
        assert_eq!(answers.iter().filter(|answer| **answer == Try::TooMany).count(), 15);
    }

    async fn the_right_code_typed_in_five_browsers_at_once_is_used_by_one(house: House) {
        let awa = awa(&house).await;
        ask(&house, Asked::default()).await;
        let answers = at_once((0..5).map(|number| {
            let house = house.clone();
            async move { house.db.try_code("first", "right", &browser(&format!("browser{number}")), minutes_later(1)).await.unwrap() }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Right(awa.clone())).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == Try::Old).count(), 4);
    }

    async fn a_code_is_old_after_ten_minutes(house: House) {
        let awa = awa(&house).await;
        ask(&house, Asked::default()).await;
        assert_eq!(type_in(&house, "first", "right", 11).await, Try::Old);
        ask(&house, Asked { by: "second", minutes: 20, ..Asked::default() }).await;
        assert_eq!(type_in(&house, "second", "right", 29).await, Try::Right(awa));
    }

    async fn a_newer_code_of_a_contact_ends_the_older(house: House) {
        let awa = awa(&house).await;
        ask(&house, Asked::default()).await;
        ask(&house, Asked { by: "second", ..Asked::default() }).await;
        assert_eq!(type_in(&house, "first", "right", 1).await, Try::Old);
        assert_eq!(type_in(&house, "second", "right", 1).await, Try::Right(awa));
        assert_eq!(type_in(&house, "third", "right", 1).await, Try::Old, "nobody asked there");
    }

    async fn a_browser_that_asks_twice_in_a_moment_is_sent_one_code(house: House) {
        let awa = awa(&house).await;
        let answers = at_once((0..20).map(|_| {
            let house = house.clone();
            async move { ask(&house, Asked::default()).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == CodeAsked::Sent).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == CodeAsked::SentAt(now())).count(), 19);
        assert_eq!(house.db.messages_to(PHONE).await.unwrap().len(), 1);
        assert_eq!(type_in(&house, "first", "right", 1).await, Try::Right(awa));
        // It was used: who asks now wants another.
        assert_eq!(ask(&house, Asked { attempt: "again", minutes: 1, ..Asked::default() }).await, CodeAsked::Sent);
    }

    async fn who_asks_for_nobodys_contact_cannot_tell(house: House) {
        awa(&house).await;
        let unknown = "nobody@exemple.fr";
        for by in ["0", "1", "2", "3", "4"] {
            assert_eq!(ask(&house, Asked { contact: unknown, by, ..Asked::default() }).await, CodeAsked::Sent);
        }
        let sixth = ask(&house, Asked { contact: unknown, by: "5", ..Asked::default() }).await;
        assert_eq!(sixth, CodeAsked::Limited(LimitReached::Minutes));
        assert_eq!(house.db.messages_to(unknown).await.unwrap(), []);
        assert_eq!(type_in(&house, "4", "wrong", 1).await, Try::Wrong);
        assert_eq!(type_in(&house, "4", "right", 1).await, Try::Wrong);
        assert_eq!(type_in(&house, "4", "right", 11).await, Try::Old);
        for _ in 0..2 {
            type_in(&house, "4", "right", 1).await;
        }
        assert_eq!(type_in(&house, "4", "right", 1).await, Try::TooMany);
    }

    async fn the_team_and_the_network_are_told_to_use_their_password_and_no_code_opens(house: House) {
        let team = house.team(1).await;
        for (role, contact) in [(Role::Coach, "coach@exemple.fr"), (Role::Coordinator, "marie@exemple.fr"), (Role::Network, "lea@exemple.fr")] {
            let new = store::NewPerson {
                role,
                first_name: "Nadia".into(),
                last_name: "Benali".into(),
                phone: None,
                email: Some(contact.parse().unwrap()),
            };
            team.within.add_person(&store::By::tools(now()), &new).await.unwrap();
            assert_eq!(ask(&house, Asked { contact, by: contact, ..Asked::default() }).await, CodeAsked::Sent, "{role:?}");
            let letters = house.db.messages_to(contact).await.unwrap();
            assert_eq!(letters.iter().map(|letter| letter.body.as_str()).collect::<Vec<_>>(), ["by password"], "{role:?}");
            assert_eq!(type_in(&house, contact, "right", 1).await, Try::Wrong, "{role:?}");
        }
    }

    async fn a_code_on_its_way_to_who_joins_the_team_meanwhile_opens_nothing(house: House) {
        let awa = awa(&house).await;
        ask(&house, Asked::default()).await;
        house.hand().await.run(format!("update person set role = 'Coach' where id = '{awa}'")).await.unwrap();
        assert_eq!(type_in(&house, "first", "right", 1).await, Try::Wrong);
    }

    async fn a_phone_gets_the_message_that_its_code_is_in(house: House) {
        awa(&house).await;
        ask(&house, Asked::default()).await;
        assert_eq!(house.db.messages_to(PHONE).await.unwrap()[0].body, message(PHONE).body);
    }
}
