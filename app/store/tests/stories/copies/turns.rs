//! The turn of making a copy, and the instant of the last one.

use crate::support::db::{TestDb, at_once, minutes_later, now, on_both_engines};

on_both_engines! {
    async fn one_of_eight_processes_gets_the_turn_until_it_ends(test: TestDb) {
        let mut processes = Vec::new();
        for _ in 0..8 {
            processes.push(test.another_process().await);
        }
        let turns = at_once(processes.into_iter().map(|db| async move {
            let turn = db.take_copy_turn(now(), minutes_later(60)).await.unwrap();
            db.close().await;
            turn
        })).await;
        assert_eq!(turns.iter().filter(|turn| **turn).count(), 1);
        assert!(!test.db.take_copy_turn(minutes_later(60), minutes_later(120)).await.unwrap());
        assert!(test.db.take_copy_turn(minutes_later(61), minutes_later(120)).await.unwrap());
    }

    async fn the_last_copy_is_the_newest(test: TestDb) {
        assert_eq!(test.db.last_copy().await.unwrap(), None);
        test.db.note_copy(minutes_later(5)).await.unwrap();
        test.db.note_copy(now()).await.unwrap();
        assert_eq!(test.db.last_copy().await.unwrap(), Some(minutes_later(5)));
    }
}
