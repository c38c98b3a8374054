//! Messages on their way: leased by one replica at a time, delivered once, tried again after a failure, given up in the end.

use crate::house::{House, at_once, message, minutes_later, now, on_both_engines};
use std::collections::{BTreeMap, BTreeSet};
use store::{By, Db, Message, Waiting};

const ADDRESS: &str = "omar@exemple.fr";

/// Posts so many messages, one a second up to now, each with the invitation that it tells and its number as its text.
async fn post(house: &House, messages: usize) {
    let team = house.team(1).await;
    let coach = team.within.person(&team.coach).await.unwrap();
    for number in 0..messages {
        let by = By::person(&team.coach, now() - chrono::Duration::seconds((messages - number) as i64));
        let told = Message { body: number.to_string(), ..message(ADDRESS) };
        house.db.invite(&by, &coach, &format!("token{number}"), Some(&told)).await.unwrap();
    }
}

async fn lease(db: &Db, minutes: i64) -> Vec<Waiting> {
    db.lease_messages(minutes_later(minutes)).await.unwrap()
}

on_both_engines! {
    async fn a_message_is_leased_with_everything_to_send_it(house: House) {
        assert_eq!(lease(&house.db, 0).await, []);
        post(&house, 1).await;
        let leased = lease(&house.db, 0).await;
        assert_eq!(leased.len(), 1);
        let message = &leased[0];
        assert_eq!((message.channel.as_str(), message.recipient.as_str(), message.tries), ("Email", ADDRESS, 1));
        assert_eq!((message.subject.as_str(), message.body.as_str()), ("Essor", "0"));
    }

    async fn under_a_lease_nobody_else_takes_it(house: House) {
        post(&house, 1).await;
        let other = house.another_process().await;
        assert_eq!(lease(&house.db, 0).await.len(), 1);
        assert_eq!(lease(&other, 0).await, []);
        assert_eq!(lease(&other, 1).await, []);
        let again = lease(&other, 2).await;
        assert_eq!(again.iter().map(|message| message.tries).collect::<Vec<_>>(), [2], "a replica that died is no loss");
        other.close().await;
    }

    async fn two_replicas_that_lease_at_once_never_take_the_same(house: House) {
        post(&house, 60).await;
        let other = house.another_process().await;
        let doors = [house.db.clone(), other.clone()];
        let rounds = at_once((0..8).map(|number| {
            let db = doors[number % 2].clone();
            async move {
                let mut mine = Vec::new();
                for _ in 0..4 {
                    mine.extend(lease(&db, 0).await);
                }
                mine
            }
        })).await;
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for message in rounds.into_iter().flatten().chain(lease(&house.db, 0).await) {
            *taken.entry(message.id).or_default() += 1;
        }
        other.close().await;
        assert_eq!(taken.len(), 60);
        assert!(taken.values().all(|times| *times == 1), "{taken:?}");
    }

    async fn replicas_that_wait_for_the_same_messages_do_not_both_take_them(house: House) {
        post(&house, 10).await;
        let other = house.another_process().await;
        let doors = [house.db.clone(), other.clone()];
        let leases = (0..6).map(|number| {
            let db = doors[number % 2].clone();
            async move { lease(&db, 0).await.len() }
        });
        let mut taken = house.at_once_behind("update outbox set tries = tries", leases).await;
        other.close().await;
        taken.sort_unstable();
        assert_eq!(taken, [0, 0, 0, 0, 0, 10]);
    }

    async fn ten_are_leased_at_a_time_the_oldest(house: House) {
        post(&house, 12).await;
        let mut texts = Vec::new();
        for _ in 0..3 {
            let leased = lease(&house.db, 1).await;
            texts.push(leased.iter().map(|message| message.body.parse().unwrap()).collect::<BTreeSet<i64>>());
        }
        assert_eq!(texts, [(0..10).collect(), (10..12).collect(), BTreeSet::new()]);
    }

    async fn what_is_delivered_never_goes_out_again(house: House) {
        post(&house, 1).await;
        let id = lease(&house.db, 0).await.remove(0).id;
        house.db.delivered(&id, now()).await.unwrap();
        assert_eq!(lease(&house.db, 10).await, []);
        // The replica that was thought dead reports late.
        house.db.not_delivered(&id, "timeout", minutes_later(1)).await.unwrap();
        assert_eq!(lease(&house.db, 100_000).await, []);
    }

    async fn what_failed_is_tried_again_at_its_time(house: House) {
        post(&house, 1).await;
        let id = lease(&house.db, 0).await.remove(0).id;
        house.db.not_delivered(&id, "mailbox busy", minutes_later(30)).await.unwrap();
        assert_eq!(lease(&house.db, 29).await, []);
        let again = lease(&house.db, 31).await;
        assert_eq!(again.iter().map(|message| (&message.id, message.tries)).collect::<Vec<_>>(), [(&id, 2)]);
        assert_eq!(house.texts("select last_error from outbox").await, ["mailbox busy"]);
    }

    async fn after_eight_tries_it_is_given_up_and_stays_to_be_looked_at(house: House) {
        post(&house, 1).await;
        for number in 0..8 {
            let leased = lease(&house.db, number * 10).await;
            assert_eq!(leased.iter().map(|message| message.tries).collect::<Vec<_>>(), [number + 1]);
            house.db.not_delivered(&leased[0].id, "no such mailbox", minutes_later(number * 10 + 1)).await.unwrap();
        }
        assert_eq!(lease(&house.db, 100_000).await, []);
        assert_eq!(house.db.messages_to(ADDRESS).await.unwrap()[0].tries, 8);
    }
}
