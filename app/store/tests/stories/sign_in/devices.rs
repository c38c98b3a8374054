//! Signed-in devices: looked up by the hash of a token, listed, signed out, expired.

use crate::support::db::{TestDb, actor, add_person, minutes_later, now, on_both_engines};
use chrono::Duration;
use domain::{people::Role, values::language::Language};

on_both_engines! {
    async fn a_signed_in_device_gives_its_user(test: TestDb) {
        let team = test.team(1).await;
        test.db.sign_in(&team.coach, "hash", "Firefox", now()).await.unwrap();
        let known = test.db.signed_in("hash", now()).await.unwrap().unwrap();
        assert_eq!((&known.person_id, &known.structure_id, known.role), (&team.coach, team.store.structure_id(), Role::Coach));
        assert_eq!((known.first_name.as_str(), known.last_name.as_str(), known.language), ("Nadia", "Benali", Language::Fr));
        assert_eq!((known.structure.as_str(), known.due_day.get()), ("Les Ateliers du Canal", 10));
        assert_eq!(test.db.signed_in("another", now()).await.unwrap(), None);
        assert!(team.store.journal().events_of(team.coach.as_str()).await.unwrap().iter().any(|line| line.action == "device.signed_in"));
    }

    async fn devices_are_listed_newest_first_for_their_owner_only(test: TestDb) {
        let team = test.team(1).await;
        let other = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        test.db.sign_in(&team.coach, "old", "Firefox", now()).await.unwrap();
        test.db.sign_in(&team.coach, "new", &"x".repeat(300), minutes_later(5)).await.unwrap();
        test.db.sign_in(&other, "other", "Safari", now()).await.unwrap();
        let devices = test.db.devices(&team.coach, minutes_later(10)).await.unwrap();
        let seen: Vec<_> = devices.iter().map(|device| (device.token_hash.as_str(), device.agent.len(), device.signed_in_at)).collect();
        assert_eq!(seen, [("new", 200, minutes_later(5)), ("old", 7, now())]);
    }

    async fn only_its_owner_signs_a_device_out(test: TestDb) {
        let team = test.team(1).await;
        let other = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        test.db.sign_in(&team.coach, "one", "Firefox", now()).await.unwrap();
        test.db.sign_in(&team.coach, "two", "Safari", now()).await.unwrap();
        test.db.sign_out(&other, "one").await.unwrap();
        assert!(test.db.signed_in("one", now()).await.unwrap().is_some());
        test.db.sign_out(&team.coach, "one").await.unwrap();
        test.db.sign_out(&team.coach, "one").await.unwrap();
        assert_eq!(test.db.signed_in("one", now()).await.unwrap(), None);
        assert_eq!(test.db.devices(&team.coach, now()).await.unwrap().len(), 1);
        assert!(test.db.signed_in("two", now()).await.unwrap().is_some());
    }

    async fn a_participants_device_expires_after_half_a_year(test: TestDb) {
        let team = test.team(1).await;
        let awa = add_person(&team.store, Role::Participant, "Awa", "Traoré").await;
        test.db.sign_in(&awa, "hash", "Firefox", now()).await.unwrap();
        let (last_day, after) = (now() + Duration::days(179), now() + Duration::days(180));
        assert!(test.db.signed_in("hash", last_day).await.unwrap().is_some());
        assert_eq!(test.db.devices(&awa, last_day).await.unwrap().len(), 1);
        assert_eq!(test.db.signed_in("hash", after).await.unwrap(), None);
        assert_eq!(test.db.devices(&awa, after).await.unwrap(), []);
        test.db.sign_in(&awa, "next", "Firefox", after + Duration::days(1)).await.unwrap();
        assert_eq!(test.texts("select token_hash from device").await, ["next"], "the expired one is deleted");
    }

    async fn a_coachs_device_ends_unused_for_twelve_hours_and_after_fourteen_days(test: TestDb) {
        let team = test.team(1).await;
        let at = |hours: i64| now() + Duration::hours(hours);
        for device in ["left", "used"] {
            test.db.sign_in(&team.coach, device, "Firefox", now()).await.unwrap();
        }
        assert!(test.db.signed_in("left", at(11)).await.unwrap().is_some());
        assert_eq!(test.db.signed_in("left", at(12)).await.unwrap(), None);
        for hours in (8..14 * 24).step_by(8) {
            assert!(test.db.signed_in("used", at(hours)).await.unwrap().is_some_and(|it| it.is_touch_due(at(hours))), "{hours}");
            test.db.touch_device("used", at(hours)).await.unwrap();
        }
        let devices = test.db.devices(&team.coach, at(14 * 24 - 1)).await.unwrap();
        assert_eq!(devices.iter().map(|it| it.token_hash.as_str()).collect::<Vec<_>>(), ["used"]);
        assert_eq!(test.db.signed_in("used", at(14 * 24)).await.unwrap(), None);
    }

    async fn the_last_use_is_written_once_an_hour(test: TestDb) {
        let team = test.team(1).await;
        test.db.sign_in(&team.coach, "hash", "Firefox", now()).await.unwrap();
        for (minutes, seen) in [(59, 0), (60, 60), (100, 60), (120, 120)] {
            test.db.touch_device("hash", minutes_later(minutes)).await.unwrap();
            let user = test.db.signed_in("hash", minutes_later(minutes)).await.unwrap().unwrap();
            assert_eq!((user.last_seen_at, user.signed_in_at), (minutes_later(seen), now()), "{minutes}");
        }
    }

    async fn a_proof_is_fresh_for_a_quarter_of_an_hour_and_always_without_a_password(test: TestDb) {
        let team = test.team(1).await;
        test.db.sign_in(&team.coach, "hash", "Firefox", now()).await.unwrap();
        let user = async |minutes: i64| test.db.signed_in("hash", minutes_later(minutes)).await.unwrap().unwrap();
        assert!(user(60).await.is_fresh(false, minutes_later(60)), "nothing to prove without a password");
        test.raw(format!("update person set password_hash = 'x' where id = '{}'", team.coach)).await.unwrap();
        assert!(user(14).await.is_fresh(false, minutes_later(14)));
        assert!(!user(15).await.is_fresh(false, minutes_later(15)));
        assert!(user(59).await.is_fresh(true, minutes_later(59)), "a form that was opened in time");
        test.db.prove_device(&team.coach, "hash", minutes_later(60)).await.unwrap();
        assert!(user(74).await.is_fresh(false, minutes_later(74)));
    }

    async fn signing_out_the_others_keeps_this_device_and_other_people(test: TestDb) {
        let team = test.team(1).await;
        let other = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        for (person, device) in [(&team.coach, "one"), (&team.coach, "two"), (&team.coach, "three"), (&other, "theirs")] {
            test.db.sign_in(person, device, "Firefox", now()).await.unwrap();
        }
        test.db.sign_out_others(&team.coach, "two", now()).await.unwrap();
        assert_eq!(test.texts("select token_hash from device order by token_hash").await, ["theirs", "two"]);
        team.store.people().end_devices(&actor(&other), &team.coach).await.unwrap();
        assert_eq!(test.texts("select token_hash from device").await, ["theirs"]);
        let ends = "select count(*) from audit where action = 'device.ended'";
        assert_eq!(test.number(ends).await, 2);
        let elsewhere = test.team(1).await;
        let refused = elsewhere.store.people().end_devices(&actor(&elsewhere.coach), &other).await;
        assert!(matches!(refused, Err(store::StoreError::NotFound)));
    }
}
