//! The outbox: leases, retries, expiry, erasure.

use crate::support::db::{Team, TestDb, actor, add_person, at_once, browser, lease_messages, message, minutes_later, now, on_both_engines};
use chrono::Duration;
use domain::{bookings::notice::NoticeKind, messages::delivery::DeliveryFailure, people::Role};
use std::collections::BTreeMap;
use store::{Actor, Channel, CodeAsked, CodeRequest, Db, Lane, Message, OutboxMessage, SmsCaps};

const ADDRESS: &str = "omar@exemple.fr";
const MAILS: Lane = Lane { channel: Channel::Email, urgent: false };

/// Enqueues invitations, one for each second up to now, each with its number as its text.
async fn enqueue_invitations(test: &TestDb, messages: usize) -> Team {
    let team = test.team(1).await;
    for number in 0..messages {
        let by = Actor::person(&team.coach, now() - Duration::seconds((messages - number) as i64));
        let guest = add_person(&team.store, Role::Coach, "Omar", &format!("Haddad {number}")).await;
        let guest = team.store.people().person(&guest).await.unwrap();
        let invitation = Message { body: number.to_string(), ..message(ADDRESS) };
        test.db.invite(&by, &guest, &format!("token{number}"), Some(&invitation)).await.unwrap();
    }
    team
}

async fn lease(db: &Db, minutes: i64) -> Option<OutboxMessage> {
    db.lease_message(MAILS, minutes_later(minutes)).await.unwrap()
}

/// Requests a code for a contact; its message is `code` and the number.
async fn ask_for_code(test: &TestDb, contact: &str, number: usize) {
    let letter = Message { body: format!("code {number}"), ..message(contact) };
    let (from, attempt) = (browser(&format!("browser{number}")), format!("attempt{number}"));
    let request = CodeRequest {
        contact: &letter.to,
        from: &from,
        attempt_hash: &attempt,
        code_hash: "hash",
        code: &letter,
        password: &letter,
        caps: SmsCaps::default(),
    };
    assert_eq!(test.db.ask_for_code(&request, |_| None, now()).await.unwrap(), CodeAsked::Sent);
}

on_both_engines! {
    async fn a_leased_message_has_all_its_columns(test: TestDb) {
        assert_eq!(lease(&test.db, 0).await, None);
        enqueue_invitations(&test, 1).await;
        let message = lease(&test.db, 0).await.unwrap();
        assert_eq!((message.channel, message.recipient.as_str(), message.tries), (Channel::Email, ADDRESS, 1));
        assert_eq!((message.subject.as_str(), message.body.as_str()), ("Essor", "0"));
        assert_eq!((message.structure.as_deref(), message.urgent, message.by_night), (Some("Les Ateliers du Canal"), false, false));
    }

    async fn a_leased_message_is_not_leased_again_until_the_lease_ends(test: TestDb) {
        enqueue_invitations(&test, 1).await;
        let other = test.another_process().await;
        assert!(lease(&test.db, 0).await.is_some());
        assert_eq!(lease(&other, 0).await, None);
        assert_eq!(lease(&other, 1).await, None);
        assert_eq!(lease(&other, 2).await.map(|message| message.tries), Some(2), "a process that died is replaced");
        other.close().await;
    }

    async fn the_oldest_due_message_is_leased_and_no_other(test: TestDb) {
        enqueue_invitations(&test, 3).await;
        assert_eq!(lease(&test.db, 0).await.unwrap().body, "0");
        assert_eq!(test.number("select count(*) from outbox where leased_until is not null").await, 1);
        assert_eq!(test.number("select count(*) from outbox where tries = 0").await, 2);
        assert_eq!(lease(&test.db, 0).await.unwrap().body, "1");
        assert_eq!(lease(&test.db, 0).await.unwrap().body, "2");
        assert_eq!(lease(&test.db, 0).await, None);
    }

    async fn processes_that_lease_at_once_never_take_the_same_message(test: TestDb) {
        enqueue_invitations(&test, 60).await;
        let other = test.another_process().await;
        let processes = [test.db.clone(), other.clone()];
        let rounds = at_once((0..8).map(|number| {
            let db = processes[number % 2].clone();
            async move {
                let mut leased = Vec::new();
                while let Some(message) = lease(&db, 0).await {
                    leased.push(message);
                }
                leased
            }
        })).await;
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for message in rounds.into_iter().flatten() {
            *taken.entry(message.id).or_default() += 1;
        }
        other.close().await;
        assert_eq!(taken.len(), 60);
        assert!(taken.values().all(|times| *times == 1), "{taken:?}");
    }

    async fn leases_at_once_take_different_messages(test: TestDb) {
        enqueue_invitations(&test, 6).await;
        let other = test.another_process().await;
        let processes = [test.db.clone(), other.clone()];
        let leases = (0..6).map(|number| {
            let db = processes[number % 2].clone();
            async move { lease(&db, 0).await.map(|message| message.body) }
        });
        let mut taken = test.at_once_behind("update outbox set tries = tries", leases).await;
        other.close().await;
        taken.sort_unstable();
        assert_eq!(taken, ["0", "1", "2", "3", "4", "5"].map(|body| Some(body.to_owned())));
    }

    async fn each_channel_and_urgency_has_its_own_lane(test: TestDb) {
        let team = enqueue_invitations(&test, 2).await;
        let coach = team.store.people().person(&team.coach).await.unwrap().email.unwrap();
        ask_for_code(&test, &coach, 1).await;
        let lane = |channel, urgent| Lane { channel, urgent };
        let texts = [lane(Channel::Sms, true), lane(Channel::Sms, false)];
        for lane in texts {
            assert_eq!(test.db.lease_message(lane, now()).await.unwrap(), None);
        }
        let code = test.db.lease_message(lane(Channel::Email, true), now()).await.unwrap().unwrap();
        assert_eq!((code.body.as_str(), code.by_night, code.expires_at), ("code 1", true, Some(minutes_later(10))));
        assert_eq!(lease(&test.db, 0).await.unwrap().body, "0");
    }

    async fn a_code_expires_after_ten_minutes_and_its_text_is_emptied(test: TestDb) {
        let team = test.team(1).await;
        let coach = team.store.people().person(&team.coach).await.unwrap().email.unwrap();
        let codes = Lane { channel: Channel::Email, urgent: true };
        ask_for_code(&test, &coach, 1).await;
        let code = test.db.lease_message(codes, now()).await.unwrap().unwrap();
        test.db.retry_message_at(&code.id, "busy", minutes_later(9)).await.unwrap();
        // Sent ten seconds before its end it might arrive too late.
        assert_eq!(test.db.lease_message(codes, minutes_later(10) - Duration::seconds(10)).await.unwrap(), None);
        assert_eq!(test.db.expire_messages(minutes_later(10) - Duration::seconds(1)).await.unwrap(), []);
        let expired = test.db.expire_messages(minutes_later(10)).await.unwrap();
        assert_eq!(expired.iter().map(|it| (&it.id, it.failure)).collect::<Vec<_>>(), [(&code.id, DeliveryFailure::Expired)]);
        assert_eq!(test.db.expire_messages(minutes_later(11)).await.unwrap(), []);
        assert_eq!(test.db.messages_to(&coach).await.unwrap()[0].body, "", "the code is erased");
        let (given_up, count) = team.store.messages().undelivered(10).await.unwrap();
        assert_eq!((given_up[0].name.as_deref(), given_up[0].failure, count), (Some("Nadia Benali"), DeliveryFailure::Expired, 1));
    }

    async fn a_delivered_message_is_never_leased_again_and_its_text_is_emptied(test: TestDb) {
        enqueue_invitations(&test, 1).await;
        let id = lease(&test.db, 0).await.unwrap().id;
        test.db.mark_delivered(&id, now()).await.unwrap();
        assert_eq!(test.db.messages_to(ADDRESS).await.unwrap()[0].body, "");
        assert_eq!(lease(&test.db, 10).await, None);
        // A process whose lease ended reports late.
        test.db.retry_message_at(&id, "timeout", minutes_later(1)).await.unwrap();
        test.db.give_up_message(&id, DeliveryFailure::TimedOut, "timeout", minutes_later(1)).await.unwrap();
        assert_eq!(lease(&test.db, 100_000).await, None);
        assert_eq!(test.number("select count(*) from outbox where given_up_at is not null").await, 0);
    }

    async fn a_failed_message_is_leased_again_at_its_next_attempt(test: TestDb) {
        enqueue_invitations(&test, 1).await;
        let id = lease(&test.db, 0).await.unwrap().id;
        test.db.retry_message_at(&id, "mailbox busy", minutes_later(30)).await.unwrap();
        assert_eq!(lease(&test.db, 29).await, None);
        let again = lease(&test.db, 31).await.unwrap();
        assert_eq!((again.id, again.tries, again.body.as_str()), (id, 2, "0"));
        assert_eq!(test.texts("select last_error from outbox").await, ["mailbox busy"]);
    }

    async fn a_message_given_up_is_listed_for_its_structure_without_its_text(test: TestDb) {
        let team = enqueue_invitations(&test, 2).await;
        let other = test.team(1).await;
        for (number, failure) in [(0, DeliveryFailure::Refused), (1, DeliveryFailure::TimedOut)] {
            let leased = lease(&test.db, number).await.unwrap();
            test.db.give_up_message(&leased.id, failure, "no such mailbox", minutes_later(number)).await.unwrap();
        }
        assert_eq!(lease(&test.db, 100_000).await, None);
        assert!(test.db.messages_to(ADDRESS).await.unwrap().iter().all(|message| message.body.is_empty()));
        let (given_up, count) = team.store.messages().undelivered(1).await.unwrap();
        let newest = &given_up[0];
        assert_eq!((given_up.len(), count, newest.name.as_deref()), (1, 2, Some("Omar Haddad 1")));
        assert_eq!((newest.failure, newest.recipient.as_str(), newest.given_up_at), (DeliveryFailure::TimedOut, ADDRESS, minutes_later(1)));
        assert_eq!(other.store.messages().undelivered(10).await.unwrap(), (Vec::new(), 0));
    }

    async fn a_message_whose_last_lease_ended_is_given_up_as_timed_out(test: TestDb) {
        enqueue_invitations(&test, 1).await;
        for number in 0..8 {
            let leased = lease(&test.db, number * 10).await.unwrap();
            assert_eq!(leased.tries, number + 1);
        }
        assert_eq!(lease(&test.db, 100_000).await, None);
        assert_eq!(test.db.expire_messages(minutes_later(70)).await.unwrap(), []);
        let expired = test.db.expire_messages(minutes_later(80)).await.unwrap();
        assert_eq!(expired.iter().map(|it| it.failure).collect::<Vec<_>>(), [DeliveryFailure::TimedOut]);
    }

    async fn processes_that_expire_and_erase_at_once_do_each_message_once(test: TestDb) {
        enqueue_invitations(&test, 20).await;
        for number in 0..8 {
            assert_eq!(lease_messages(&test.db, minutes_later(number * 10)).await.len(), 20);
        }
        let other = test.another_process().await;
        let processes = [test.db.clone(), other.clone()];
        let each = |number: usize| processes[number % 2].clone();
        let expired = at_once((0..6).map(|number| {
            let db = each(number);
            async move { db.expire_messages(minutes_later(80)).await.unwrap().len() }
        }));
        assert_eq!(expired.await.iter().sum::<usize>(), 20);
        let erased = at_once((0..6).map(|number| {
            let db = each(number);
            async move { db.erase_messages(now() + Duration::days(40)).await.unwrap() }
        }));
        assert_eq!(erased.await.iter().sum::<u64>(), 20);
        other.close().await;
    }

    async fn sent_dropped_and_given_up_messages_are_erased_after_thirty_days(test: TestDb) {
        enqueue_invitations(&test, 4).await;
        let ids: Vec<_> = lease_messages(&test.db, now()).await.into_iter().map(|message| message.id).collect();
        test.db.mark_delivered(&ids[0], now()).await.unwrap();
        test.db.give_up_message(&ids[1], DeliveryFailure::Refused, "no", now()).await.unwrap();
        test.db.drop_message(&ids[2], now()).await.unwrap();
        assert_eq!(test.db.erase_messages(now() + Duration::days(30)).await.unwrap(), 0);
        assert_eq!(test.db.erase_messages(now() + Duration::days(30) + Duration::seconds(1)).await.unwrap(), 3);
        assert_eq!(test.texts("select id from outbox").await, [ids[3].clone()]);
    }

    async fn only_the_confirmation_of_ones_own_booking_may_leave_at_night(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        team.booked(&awa, &session).await;
        team.store.bookings().book(&actor(&team.coach), &bilal, &session).await.unwrap();
        for (who, own) in [(&awa, true), (&bilal, false)] {
            let address = team.store.people().person(who).await.unwrap().email.unwrap();
            let messages = test.db.messages_to(&address).await.unwrap();
            assert_eq!(messages.len(), 3, "a booking and two reminders");
            for message in messages {
                let booked = message.notice == Some(NoticeKind::Booked);
                assert_eq!(message.by_night, own && booked, "{:?}", message.notice);
            }
        }
    }
}
