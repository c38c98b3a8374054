//! The limits of sign-in by address, by contact and by SMS, which lock no known browser.

use crate::support::{
    codes::{Asked, PHONE, ask, awa, type_in},
    db::{TestDb, actor, add_person, at_once, browser, browser_at, minutes_later, now, on_both_engines},
};
use chrono::Duration;
use domain::people::{Role, card::CardCode};
use store::{CodeAsked, JournalFilter, LimitReached, SignInAttempt, SmsCaps};

/// Names of twenty browsers.
const NAMES: [&str; 20] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"];

on_both_engines! {
    async fn the_sixth_code_within_ten_minutes_is_refused(test: TestDb) {
        awa(&test).await;
        for (minutes, by) in (0..5).zip(NAMES) {
            assert_eq!(ask(&test, Asked { by, minutes, ..Asked::default() }).await, CodeAsked::Sent);
        }
        let full = CodeAsked::Limited(LimitReached::Minutes);
        assert_eq!(ask(&test, Asked { by: "sixth", minutes: 9, ..Asked::default() }).await, full);
        assert_eq!(test.db.messages_to(PHONE).await.unwrap().len(), 5);
        assert_eq!(type_in(&test, "sixth", "right", 9).await, SignInAttempt::Old);
        let other = Asked { contact: "nobody@exemple.fr", by: "other", minutes: 9, ..Asked::default() };
        assert_eq!(ask(&test, other).await, CodeAsked::Sent, "another contact is counted apart");
        assert_eq!(ask(&test, Asked { by: "later", minutes: 10, ..Asked::default() }).await, CodeAsked::Sent);
    }

    async fn twenty_code_requests_at_once_send_five(test: TestDb) {
        awa(&test).await;
        let answers = at_once(NAMES.map(|by| {
            let test = test.clone();
            async move { ask(&test, Asked { by, ..Asked::default() }).await }
        })).await;
        assert_eq!(answers.iter().filter(|answer| **answer == CodeAsked::Sent).count(), 5);
        assert_eq!(test.db.messages_to(PHONE).await.unwrap().len(), 5);
    }

    async fn a_contact_gets_eight_codes_a_day_from_one_address_and_fifteen_from_all(test: TestDb) {
        awa(&test).await;
        // Every quarter of an hour, so that the limits of minutes are never reached.
        let mut sent = 0;
        for (number, by) in (0i64..).zip(NAMES) {
            let asked = Asked { by, minutes: 15 * number, address: Some("198.51.100.1"), ..Asked::default() };
            let answer = ask(&test, asked).await;
            assert_eq!(answer, if number < 8 { CodeAsked::Sent } else { CodeAsked::Limited(LimitReached::Day) }, "{number}");
            sent += i64::from(answer == CodeAsked::Sent);
        }
        for (number, by) in (0i64..8).zip(NAMES) {
            let asked = Asked { by, attempt: by, minutes: 400 + 15 * number, address: Some("198.51.100.2"), ..Asked::default() };
            let asked = Asked { attempt: ["A", "B", "C", "D", "E", "F", "G", "H"][number as usize], ..asked };
            let answer = ask(&test, asked).await;
            assert_eq!(answer, if number < 7 { CodeAsked::Sent } else { CodeAsked::Limited(LimitReached::Day) }, "{number}");
            sent += i64::from(answer == CodeAsked::Sent);
        }
        assert_eq!(sent, 15);
        assert_eq!(test.db.messages_to(PHONE).await.unwrap().len(), 15);
        let tomorrow = Asked { by: "tomorrow", minutes: 24 * 60 + 600, ..Asked::default() };
        assert_eq!(ask(&test, tomorrow).await, CodeAsked::Sent);
    }

    async fn one_address_gets_thirty_codes_an_hour_for_all_contacts(test: TestDb) {
        awa(&test).await;
        let contacts: Vec<&'static str> = (0..31).map(|n| -> &'static str { format!("n{n}@exemple.fr").leak() }).collect();
        for contact in &contacts[..30] {
            assert_eq!(ask(&test, Asked { contact, by: contact, address: Some("198.51.100.1"), ..Asked::default() }).await, CodeAsked::Sent);
        }
        let more = Asked { contact: contacts[30], by: "more", address: Some("198.51.100.1"), ..Asked::default() };
        assert_eq!(ask(&test, more).await, CodeAsked::Limited(LimitReached::Address));
        assert_eq!(ask(&test, Asked { address: Some("198.51.100.2"), ..more }).await, CodeAsked::Sent);
        assert_eq!(ask(&test, Asked { minutes: 60, ..more }).await, CodeAsked::Sent);
    }

    async fn one_address_gets_sixty_attempts_an_hour_by_all_ways(test: TestDb) {
        let (awa, card) = (awa(&test).await, |n: usize| CardCode::of_random([u8::try_from(n).unwrap(); 12]));
        ask(&test, Asked::default()).await;
        let here = browser_at("thief", "2001:db8:1:2::/64");
        for n in 0..20 {
            assert_eq!(test.db.try_code(&format!("guess{n}"), "wrong", &here, now()).await.unwrap(), SignInAttempt::Old);
            assert_eq!(test.db.try_card(&card(n), "wrong", &here, now()).await.unwrap(), SignInAttempt::Wrong);
            assert_eq!(test.db.password_of(&format!("n{n}@exemple.fr"), &here, now()).await.unwrap(), Ok(None));
        }
        let full = SignInAttempt::Limited(LimitReached::Address);
        assert_eq!(test.db.try_code("guess", "wrong", &here, now()).await.unwrap(), full);
        assert_eq!(test.db.try_code("first", "right", &here, now()).await.unwrap(), full);
        assert_eq!(test.db.try_card(&card(30), "wrong", &here, now()).await.unwrap(), full);
        assert_eq!(test.db.password_of("more@exemple.fr", &here, now()).await.unwrap(), Err(full));
        assert_eq!(type_in(&test, "first", "right", 1).await, SignInAttempt::Right(awa), "another address");
    }

    async fn twenty_wrong_codes_a_day_lock_a_contact_except_in_known_browsers(test: TestDb) {
        let awa = awa(&test).await;
        test.db.sign_in_on(&awa, "device", "Firefox", Some("hers"), now()).await.unwrap();
        for (number, by) in (0i64..4).zip(NAMES) {
            ask(&test, Asked { by, minutes: 11 * number, ..Asked::default() }).await;
            for _ in 0..5 {
                assert_eq!(type_in(&test, by, "wrong", 11 * number).await, SignInAttempt::Wrong);
            }
        }
        ask(&test, Asked { by: "thief", minutes: 60, ..Asked::default() }).await;
        assert_eq!(type_in(&test, "thief", "right", 60).await, SignInAttempt::Limited(LimitReached::Day));
        // Her own phone is a known browser: not locked.
        assert_eq!(ask(&test, Asked { by: "hers", minutes: 61, ..Asked::default() }).await, CodeAsked::Sent);
        assert_eq!(type_in(&test, "hers", "right", 62).await, SignInAttempt::Right(awa));
    }

    async fn strangers_neither_replace_nor_use_up_codes_of_a_known_browser(test: TestDb) {
        let awa = awa(&test).await;
        test.db.sign_in_on(&awa, "device", "Firefox", Some("hers"), now()).await.unwrap();
        assert_eq!(ask(&test, Asked { by: "hers", ..Asked::default() }).await, CodeAsked::Sent);
        for by in NAMES {
            ask(&test, Asked { by, address: Some("198.51.100.9"), ..Asked::default() }).await;
        }
        let mut stranger = Asked { by: "stranger", ..Asked::default() };
        while ask(&test, stranger).await == CodeAsked::Sent {
            stranger.attempt = format!("{}+", stranger.attempt).leak();
            stranger.by = stranger.attempt;
        }
        assert_eq!(type_in(&test, "hers", "right", 1).await, SignInAttempt::Right(awa.clone()));
        assert_eq!(ask(&test, Asked { by: "hers", attempt: "next", minutes: 2, ..Asked::default() }).await, CodeAsked::Sent);
        let next = test.db.try_code("next", "right", &browser("hers"), minutes_later(3)).await.unwrap();
        assert_eq!(next, SignInAttempt::Right(awa));
    }

    async fn wrong_passwords_elsewhere_do_not_lock_a_known_browser(test: TestDb) {
        let team = test.team(1).await;
        let nadia = add_person(&team.store, Role::Coach, "Nadia", "Benali").await;
        let person = team.store.people().person(&nadia).await.unwrap();
        let email = person.email.clone().unwrap();
        test.db.invite(&actor(&team.coach), &person, "token", None).await.unwrap();
        test.db.accept_invitation("token", Some("argon2"), "hers", now()).await.unwrap();
        test.db.sign_in_on(&nadia, "device", "Firefox", Some("hers"), now()).await.unwrap();
        for n in 0..100 {
            let _ = test.db.password_of(&email, &browser_at("thief", &format!("198.51.100.{n}")), now()).await.unwrap();
        }
        let stranger = test.db.password_of(&email, &browser_at("new", "203.0.113.1"), now()).await.unwrap();
        assert_eq!(stranger, Err(SignInAttempt::TooMany));
        let hers = test.db.password_of(&email, &browser_at("hers", "198.51.100.1"), now()).await.unwrap();
        assert_eq!(hers, Ok(Some((nadia, "argon2".into()))));
    }

    async fn the_sms_limit_of_a_structure_alerts_its_coordinators_once(test: TestDb) {
        let team = test.team(1).await;
        let marie = add_person(&team.store, Role::Coordinator, "Marie", "Petit").await;
        let marie = team.store.people().person(&marie).await.unwrap().email.unwrap();
        let caps = SmsCaps { structure: 4, all: 100 };
        let phones = ["+33639981301", "+33639981302", "+33639981303", "+33639981304", "+33639981305", "+33639981306", "+33639981307"];
        let mut people = Vec::new();
        for (phone, name) in phones.into_iter().zip(NAMES) {
            let new = store::NewPerson {
                role: Role::Participant,
                first_name: name.to_uppercase(),
                last_name: "Roussel".into(),
                phone: Some(phone.parse().unwrap()),
                email: None,
            };
            people.push(team.store.people().add_person(&store::Actor::tools(now()), &new).await.unwrap());
        }
        for (contact, by) in phones.into_iter().zip(NAMES) {
            // The result does not reveal whether an SMS was sent.
            assert_eq!(ask(&test, Asked { contact, by, caps, ..Asked::default() }).await, CodeAsked::Sent);
        }
        let mut sent = 0;
        for phone in phones {
            sent += test.db.messages_to(phone).await.unwrap().len();
        }
        assert_eq!(sent, 4);
        let letters = test.db.messages_to(&marie).await.unwrap();
        assert_eq!(letters.iter().map(|letter| letter.body.as_str()).collect::<Vec<_>>(), ["used up"]);
        // A known browser gets half as many again.
        for (number, person) in people.iter().enumerate().skip(4) {
            test.db.sign_in_on(person, NAMES[number], "Firefox", Some("kept"), now()).await.unwrap();
            let attempt = ["x", "y", "z", "w", "v", "u", "t"][number];
            ask(&test, Asked { contact: phones[number], by: "kept", attempt, minutes: 20, caps, ..Asked::default() }).await;
        }
        let mut sent = 0;
        for phone in phones {
            sent += test.db.messages_to(phone).await.unwrap().len();
        }
        assert_eq!(sent, 6);
        assert_eq!(test.db.messages_to(&marie).await.unwrap().len(), 1);
        // A day later SMS are sent again, and mails were never counted.
        let next = Asked { contact: phones[0], by: "next", minutes: 25 * 60, caps, ..Asked::default() };
        ask(&test, next).await;
        assert_eq!(test.db.messages_to(phones[0]).await.unwrap().len(), 2);
    }

    async fn the_sms_limit_of_all_structures_is_shared(test: TestDb) {
        awa(&test).await;
        let caps = SmsCaps { structure: 100, all: 0 };
        assert_eq!(ask(&test, Asked { caps, ..Asked::default() }).await, CodeAsked::Sent);
        assert_eq!(test.db.messages_to(PHONE).await.unwrap(), []);
    }

    async fn failures_become_one_audit_event_a_day_and_kind(test: TestDb) {
        let team = test.team(1).await;
        let new = store::NewPerson {
            role: Role::Participant,
            first_name: "Awa".into(),
            last_name: "Diallo".into(),
            phone: Some(PHONE.parse().unwrap()),
            email: None,
        };
        team.store.people().add_person(&store::Actor::tools(now()), &new).await.unwrap();
        ask(&test, Asked::default()).await;
        for _ in 0..3 {
            type_in(&test, "first", "wrong", 1).await;
        }
        test.db.count_wrong_password(&team.coach, now()).await.unwrap();
        let lines = |at| {
            let (test, store) = (test.clone(), team.store.clone());
            async move {
                at_once((0..5).map(|_| { let db = test.db.clone(); async move { db.journal_failures(at).await.unwrap() } })).await;
                let filter = JournalFilter { kind: "sign_in".into(), ..JournalFilter::default() };
                let mut lines: Vec<_> = store.journal().lines(&filter).await.unwrap().0.into_iter()
                    .map(|line| (line.action.clone(), line.number("failures").unwrap(), line.word("day").unwrap())).collect();
                lines.sort();
                lines
            }
        };
        assert_eq!(lines(now() + Duration::hours(2)).await, [], "the day is not over");
        let day = "2026-11-23".to_owned();
        let expected = [("sign_in.wrong_code".to_owned(), 3, day.clone()), ("sign_in.wrong_password".to_owned(), 1, day)];
        assert_eq!(lines(now() + Duration::days(1)).await, expected);
        assert_eq!(lines(now() + Duration::days(2)).await, expected);
    }
}
