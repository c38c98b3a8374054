//! Signed-in devices: looked up by the hash of a token, listed, signed out, expired.

use crate::support::db::{TestDb, add_person, minutes_later, now, on_both_engines};
use chrono::Duration;
use domain::{people::Role, values::language::Language};

on_both_engines! {
    async fn a_signed_in_device_gives_its_user(test: TestDb) {
        let team = test.team(1).await;
        test.db.sign_in(&team.coach, "hash", "Firefox", now()).await.unwrap();
        let known = test.db.signed_in("hash", now()).await.unwrap().unwrap();
        assert_eq!((&known.person_id, &known.structure_id, known.role), (&team.coach, team.store.structure_id(), Role::Coach));
        assert_eq!((known.first_name.as_str(), known.last_name.as_str(), known.language), ("Nadia", "Benali", Language::Fr));
        assert_eq!((known.structure.as_str(), known.due_day), ("Les Ateliers du Canal", 10));
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

    async fn a_device_expires_after_half_a_year(test: TestDb) {
        let team = test.team(1).await;
        test.db.sign_in(&team.coach, "hash", "Firefox", now()).await.unwrap();
        let (last_day, after) = (now() + Duration::days(179), now() + Duration::days(180));
        assert!(test.db.signed_in("hash", last_day).await.unwrap().is_some());
        assert_eq!(test.db.devices(&team.coach, last_day).await.unwrap().len(), 1);
        assert_eq!(test.db.signed_in("hash", after).await.unwrap(), None);
        assert_eq!(test.db.devices(&team.coach, after).await.unwrap(), []);
        test.db.sign_in(&team.coach, "next", "Firefox", after + Duration::days(1)).await.unwrap();
        assert_eq!(test.texts("select token_hash from device").await, ["next"], "the expired one is deleted");
    }
}
