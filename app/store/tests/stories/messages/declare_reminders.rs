//! Reminders to declare: who gets them, once, and what stops them; the devices that show them.

use crate::support::db::{Team, TestDb, actor, assert_not_found, at, at_once, lease_messages, month, now, on_both_engines, sale};
use chrono::{DateTime, Utc};
use domain::{
    messages::{
        delivery::Channel,
        push::Subscription,
        reminder::{ReminderChoice, ReminderKind, ReminderSending},
    },
    values::ids::PersonId,
};
use store::{Actor, MOST_PUSH_DEVICES, NewSubscription};

/// Tuesday 1 December 2026, 11:00 in Paris.
const FIRST: &str = "2026-12-01T10:00:00Z";
const P256DH: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

/// Signs a person in on a device and subscribes it to notifications at an address of that name.
async fn subscribe(test: &TestDb, team: &Team, person: &PersonId, device: &str, endpoint: &str, now: DateTime<Utc>) {
    if test.number(format!("select count(*) from device where token_hash = '{device}'")).await == 0 {
        test.db.sign_in(person, device, "test", now).await.unwrap();
    }
    let subscription = Subscription::read(&format!("https://push.exemple.net/{endpoint}"), P256DH, AUTH, false).unwrap();
    let new = NewSubscription { device, endpoint_hash: endpoint, subscription: &subscription };
    team.store.messages().subscribe(&Actor::person(person, now), person, &new).await.unwrap();
}

/// The sending of the only reminder that is due.
async fn sending(test: &TestDb, now: DateTime<Utc>) -> ReminderSending {
    let leased = lease_messages(&test.db, now).await;
    let reminders: Vec<_> = leased.iter().filter(|message| message.reminder.is_some()).collect();
    assert_eq!(reminders.len(), 1, "{leased:?}");
    // Given back, for the next call.
    test.db.postpone_message(&reminders[0].id, at(FIRST)).await.unwrap();
    test.db.reminder(&reminders[0].id).await.unwrap().map_or(ReminderSending::Never, |reminder| reminder.sending(now))
}

on_both_engines! {
    async fn each_open_month_is_reminded_of_once_however_many_processes_run(test: TestDb) {
        let team = test.team(5).await;
        for name in ["Awa", "Bilal"] {
            team.participant(name).await;
        }
        let chloe = team.participant("Chloé").await;
        let by = Actor::person(&chloe.id, at(FIRST));
        team.store.declarations().submit(&by, &chloe.id, month("2026-11"), &[sale(80)], 0, at(FIRST).date_naive()).await.unwrap();
        team.newcomer("Dina").await;
        let runs = at_once((0..4).map(|_| {
            let db = test.db.clone();
            async move { db.write_reminders(at(FIRST)).await.unwrap() }
        })).await;
        assert_eq!(runs.iter().sum::<u64>(), 2, "Chloé has declared, Dina is not enrolled: {runs:?}");
        assert_eq!(test.db.write_reminders(at("2026-12-02T10:00:00Z")).await.unwrap(), 0, "the first day's was written");
        assert_eq!(test.db.write_reminders(at("2026-12-01T22:00:00Z")).await.unwrap(), 0, "at night");
        let leased = lease_messages(&test.db, at(FIRST)).await;
        let reminders: Vec<_> = leased.into_iter().filter(|message| message.reminder.is_some()).collect();
        assert!(reminders.iter().all(|it| it.channel == Channel::Push && it.reminder == Some(ReminderKind::First)), "{reminders:?}");
        let reminder = test.db.reminder(&reminders[0].id).await.unwrap().unwrap();
        assert_eq!((reminder.month, reminder.has_devices), (month("2026-11"), false));
        assert_eq!(reminders.len(), 2);
    }

    async fn what_is_no_longer_true_does_not_leave(test: TestDb) {
        let team = test.team(5).await;
        let awa = team.participant("Awa").await;
        test.db.write_reminders(at(FIRST)).await.unwrap();
        assert!(matches!(sending(&test, at(FIRST)).await, ReminderSending::Now(content) if content.open > 20), "since January 2025");
        // Its days are over.
        assert_eq!(sending(&test, at("2026-12-05T10:00:00Z")).await, ReminderSending::Never);
        let messages = team.store.messages();
        messages.choose_reminders(&actor(&awa.id), &awa.id, ReminderChoice::None).await.unwrap();
        assert_eq!(sending(&test, at(FIRST)).await, ReminderSending::Never);
        assert_eq!(messages.reminder_choice(&awa.id).await.unwrap(), Some(ReminderChoice::None));
        messages.choose_reminders(&actor(&awa.id), &awa.id, ReminderChoice::Email).await.unwrap();
        assert!(matches!(sending(&test, at(FIRST)).await, ReminderSending::Now(_)));
        let days = ("2026-11-25".parse().unwrap(), "2026-12-20".parse().unwrap());
        team.store.enrollments().suspend(&actor(&team.coach), &awa.path, days, "Maladie", at(FIRST).date_naive()).await.unwrap();
        assert_eq!(sending(&test, at(FIRST)).await, ReminderSending::Never);
        // Nobody is reminded while they are suspended, nor without wanting to be.
        assert_eq!(test.db.write_reminders(at("2026-12-08T10:00:00Z")).await.unwrap(), 0);
        let bilal = team.participant("Bilal").await;
        messages.choose_reminders(&actor(&bilal.id), &bilal.id, ReminderChoice::None).await.unwrap();
        assert_eq!(test.db.write_reminders(at("2026-12-08T10:00:00Z")).await.unwrap(), 0);
        assert_not_found(messages.choose_reminders(&actor(&team.coach), &team.coach, ReminderChoice::Sms).await);
        let others = test.team(1).await;
        assert_not_found(others.store.messages().choose_reminders(&actor(&others.coach), &awa.id, ReminderChoice::Sms).await);
    }

    async fn a_device_shows_notifications_for_who_is_signed_in_and_until_they_sign_out(test: TestDb) {
        let team = test.team(5).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let messages = team.store.messages();
        let devices = |person: PersonId| async move { messages.push_devices(&person).await.unwrap() };
        subscribe(&test, &team, &awa.id, "a1", "phone", now()).await;
        subscribe(&test, &team, &awa.id, "a1", "phone", now()).await;
        assert_eq!(devices(awa.id.clone()).await, ["a1"]);
        let started = "select count(*) from audit where action = 'device.notifications_started'";
        assert_eq!(test.number(started).await, 1, "twice the same is once");
        // The phone of two people: the address goes to the second.
        subscribe(&test, &team, &bilal.id, "b1", "phone", now()).await;
        assert_eq!((devices(awa.id.clone()).await.len(), devices(bilal.id.clone()).await), (0, vec!["b1".to_owned()]));
        test.db.sign_out(&bilal.id, "b1").await.unwrap();
        assert_eq!(devices(bilal.id.clone()).await.len(), 0, "signing out ends it");
        for nth in 0..=MOST_PUSH_DEVICES {
            let later = now() + chrono::Duration::minutes(nth);
            subscribe(&test, &team, &awa.id, &format!("d{nth}"), &format!("browser{nth}"), later).await;
        }
        let kept = devices(awa.id.clone()).await;
        assert_eq!((kept.len() as i64, kept.contains(&"d0".to_owned())), (MOST_PUSH_DEVICES, false), "the oldest ends: {kept:?}");
        messages.unsubscribe(&actor(&awa.id), &awa.id, "d1").await.unwrap();
        messages.unsubscribe(&actor(&awa.id), &awa.id, "d1").await.unwrap();
        assert_eq!(test.number("select count(*) from audit where action = 'device.notifications_ended'").await, 1);
        test.db.remove_push_subscription("browser2").await.unwrap();
        assert_eq!(devices(awa.id.clone()).await.len() as i64, MOST_PUSH_DEVICES - 2);
        messages.choose_reminders(&actor(&awa.id), &awa.id, ReminderChoice::None).await.unwrap();
        assert_eq!(devices(awa.id.clone()).await.len(), 0, "no reminders, no notifications");
        // Asking for notifications again is asking for reminders.
        subscribe(&test, &team, &awa.id, "d3", "browser3", now()).await;
        assert_eq!(messages.reminder_choice(&awa.id).await.unwrap(), None);
        let subscription = Subscription::read("https://push.exemple.net/x", P256DH, AUTH, false).unwrap();
        let of_another = NewSubscription { device: "d3", endpoint_hash: "x", subscription: &subscription };
        assert_not_found(messages.subscribe(&actor(&bilal.id), &bilal.id, &of_another).await);
        test.db.sign_in(&team.coach, "c1", "test", now()).await.unwrap();
        let of_staff = NewSubscription { device: "c1", ..of_another };
        assert_not_found(messages.subscribe(&actor(&team.coach), &team.coach, &of_staff).await);
    }

    async fn the_first_key_stays_whichever_process_made_it(test: TestDb) {
        let kept = at_once((0..4).map(|nth| {
            let db = test.db.clone();
            async move { db.vapid_key(&format!("key {nth}")).await.unwrap() }
        })).await;
        assert!(kept.iter().all(|key| *key == kept[0]), "{kept:?}");
        assert_eq!(test.db.vapid_key("another").await.unwrap(), kept[0]);
    }
}
