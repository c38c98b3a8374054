//! Sign-in by a six-digit code: valid once, for ten minutes, within five attempts.

use crate::support::{
    codes::{Asked, PHONE, ask, awa, type_in},
    db::{TestDb, at_once, browser, message, minutes_later, now, on_both_engines},
};
use domain::people::Role;
use store::{CodeAsked, LimitReached, SignInAttempt};

on_both_engines! {
    async fn the_right_code_signs_in_once(test: TestDb) {
        let awa = awa(&test).await;
        assert_eq!(ask(&test, Asked::default()).await, CodeAsked::Sent);
        assert_eq!(test.db.messages_to(PHONE).await.unwrap().len(), 1);
        assert_eq!(type_in(&test, "first", "right", 1).await, SignInAttempt::Right(awa));
        let elsewhere = test.db.try_code("first", "right", &browser("another"), minutes_later(1)).await.unwrap();
        assert_eq!(elsewhere, SignInAttempt::Old);
    }

    async fn a_used_code_repeats_in_its_browser_for_five_minutes(test: TestDb) {
        let awa = awa(&test).await;
        ask(&test, Asked::default()).await;
        let answers = at_once((0..20).map(|_| {
            let test = test.clone();
            async move { type_in(&test, "first", "right", 1).await }
        })).await;
        assert_eq!(answers, vec![SignInAttempt::Right(awa.clone()); 20]);
        assert_eq!(type_in(&test, "first", "wrong", 2).await, SignInAttempt::Old, "only the same code");
        assert_eq!(type_in(&test, "first", "right", 5).await, SignInAttempt::Right(awa));
        assert_eq!(type_in(&test, "first", "right", 6).await, SignInAttempt::Old);
        let elsewhere = test.db.try_code("first", "right", &browser("another"), minutes_later(2)).await.unwrap();
        assert_eq!(elsewhere, SignInAttempt::Old);
    }

    async fn the_right_code_signs_in_after_four_wrong_ones(test: TestDb) {
        let awa = awa(&test).await;
        ask(&test, Asked::default()).await;
        for _ in 0..4 {
            assert_eq!(type_in(&test, "first", "wrong", 1).await, SignInAttempt::Wrong);
        }
        assert_eq!(type_in(&test, "first", "right", 1).await, SignInAttempt::Right(awa));
    }

    async fn the_sixth_attempt_is_refused_with_the_right_code(test: TestDb) {
        awa(&test).await;
        ask(&test, Asked::default()).await;
        for _ in 0..5 {
            assert_eq!(type_in(&test, "first", "wrong", 1).await, SignInAttempt::Wrong);
        }
        assert_eq!(type_in(&test, "first", "right", 1).await, SignInAttempt::TooMany);
        assert_eq!(type_in(&test, "first", "right", 2).await, SignInAttempt::TooMany);
    }

    async fn twenty_attempts_at_once_count_as_five(test: TestDb) {
        awa(&test).await;
        ask(&test, Asked::default()).await;
        let answers = at_once((0..20).map(|_| {
            let test = test.clone();
            async move { type_in(&test, "first", "wrong", 1).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == SignInAttempt::Wrong).count(), 5);
        assert_eq!(answers.iter().filter(|answer| **answer == SignInAttempt::TooMany).count(), 15);
    }

    async fn five_browsers_at_once_with_the_right_code_sign_in_one(test: TestDb) {
        let awa = awa(&test).await;
        ask(&test, Asked::default()).await;
        let answers = at_once((0..5).map(|number| {
            let test = test.clone();
            async move { test.db.try_code("first", "right", &browser(&format!("browser{number}")), minutes_later(1)).await.unwrap() }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == SignInAttempt::Right(awa.clone())).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == SignInAttempt::Old).count(), 4);
    }

    async fn a_code_expires_after_ten_minutes(test: TestDb) {
        let awa = awa(&test).await;
        ask(&test, Asked::default()).await;
        assert_eq!(type_in(&test, "first", "right", 11).await, SignInAttempt::Old);
        ask(&test, Asked { by: "second", minutes: 20, ..Asked::default() }).await;
        assert_eq!(type_in(&test, "second", "right", 29).await, SignInAttempt::Right(awa));
    }

    async fn a_newer_code_replaces_the_older_one(test: TestDb) {
        let awa = awa(&test).await;
        ask(&test, Asked::default()).await;
        ask(&test, Asked { by: "second", ..Asked::default() }).await;
        assert_eq!(type_in(&test, "first", "right", 1).await, SignInAttempt::Old);
        assert_eq!(type_in(&test, "second", "right", 1).await, SignInAttempt::Right(awa));
        assert_eq!(type_in(&test, "third", "right", 1).await, SignInAttempt::Old, "no code was requested there");
    }

    async fn a_double_tap_sends_one_code(test: TestDb) {
        let awa = awa(&test).await;
        let answers = at_once((0..20).map(|_| {
            let test = test.clone();
            async move { ask(&test, Asked::default()).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == CodeAsked::Sent).count(), 1);
        assert_eq!(answers.iter().filter(|answer| **answer == CodeAsked::SentAt(now())).count(), 19);
        assert_eq!(test.db.messages_to(PHONE).await.unwrap().len(), 1);
        assert_eq!(type_in(&test, "first", "right", 1).await, SignInAttempt::Right(awa));
        // The code was used: a further request is not a double tap.
        assert_eq!(ask(&test, Asked { attempt: "again", minutes: 1, ..Asked::default() }).await, CodeAsked::Sent);
    }

    async fn an_unknown_contact_gets_the_same_results_as_a_known_one(test: TestDb) {
        awa(&test).await;
        let unknown = "nobody@exemple.fr";
        for by in ["0", "1", "2", "3", "4"] {
            assert_eq!(ask(&test, Asked { contact: unknown, by, ..Asked::default() }).await, CodeAsked::Sent);
        }
        let sixth = ask(&test, Asked { contact: unknown, by: "5", ..Asked::default() }).await;
        assert_eq!(sixth, CodeAsked::Limited(LimitReached::Minutes));
        assert_eq!(test.db.messages_to(unknown).await.unwrap(), []);
        assert_eq!(type_in(&test, "4", "wrong", 1).await, SignInAttempt::Wrong);
        assert_eq!(type_in(&test, "4", "right", 1).await, SignInAttempt::Wrong);
        assert_eq!(type_in(&test, "4", "right", 11).await, SignInAttempt::Old);
        for _ in 0..2 {
            type_in(&test, "4", "right", 1).await;
        }
        assert_eq!(type_in(&test, "4", "right", 1).await, SignInAttempt::TooMany);
    }

    async fn team_and_network_get_the_password_message_and_no_code(test: TestDb) {
        let team = test.team(1).await;
        for (role, contact) in [(Role::Coach, "coach@exemple.fr"), (Role::Coordinator, "marie@exemple.fr"), (Role::Network, "lea@exemple.fr")] {
            let new = store::NewPerson {
                role,
                first_name: "Nadia".into(),
                last_name: "Benali".into(),
                phone: None,
                email: Some(contact.parse().unwrap()),
            };
            team.store.people().add_person(&store::Actor::tools(now()), &new).await.unwrap();
            assert_eq!(ask(&test, Asked { contact, by: contact, ..Asked::default() }).await, CodeAsked::Sent, "{role:?}");
            let letters = test.db.messages_to(contact).await.unwrap();
            assert_eq!(letters.iter().map(|letter| letter.body.as_str()).collect::<Vec<_>>(), ["by password"], "{role:?}");
            assert_eq!(type_in(&test, contact, "right", 1).await, SignInAttempt::Wrong, "{role:?}");
        }
    }

    async fn a_code_of_a_person_who_joined_the_team_is_refused(test: TestDb) {
        let awa = awa(&test).await;
        ask(&test, Asked::default()).await;
        test.hand().await.run(format!("update person set role = 'Coach' where id = '{awa}'")).await.unwrap();
        assert_eq!(type_in(&test, "first", "right", 1).await, SignInAttempt::Wrong);
    }

    async fn the_message_of_a_code_goes_to_the_phone(test: TestDb) {
        awa(&test).await;
        ask(&test, Asked::default()).await;
        assert_eq!(test.db.messages_to(PHONE).await.unwrap()[0].body, message(PHONE).body);
    }
}
