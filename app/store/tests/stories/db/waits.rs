//! A database that does not respond: the wait ends, the error names its cause, and later requests succeed.

use crate::support::{
    codes,
    db::{Engine, TestDb, at_once, minutes_later, now, on_both_engines, run_on},
};
use std::time::Duration;
use store::{CodeAsked, DbOptions, StoreError};

fn waiting(seconds: u64, connections: Option<u32>) -> DbOptions {
    DbOptions { wait: Duration::from_secs(seconds), connections, ..DbOptions::default() }
}

#[test]
fn writers_behind_a_locked_file_time_out_and_recover() {
    run_on(Engine::Sqlite, |test| async move {
        let db = test.reopened(&waiting(1, None)).await;
        let mut other = test.hand().await;
        other.run("begin exclusive").await.unwrap();
        let answers = at_once((0..5).map(|form| {
            let db = db.clone();
            async move { db.save_form_draft("awa", &form.to_string(), &"x", now()).await }
        }))
        .await;
        for answer in answers {
            let error = answer.unwrap_err();
            assert!(error.is_unavailable() && error.is_timeout(), "{error}");
        }
        // Reads succeed meanwhile.
        db.ping().await.unwrap();
        other.run("rollback").await.unwrap();
        db.save_form_draft("awa", "after", &"x", now()).await.unwrap();
        db.close().await;
    });
}

#[test]
fn opening_without_the_cluster_fails_with_its_cause() {
    run_on(Engine::Postgres, |_house| async move {
        // Nothing listens on the port of tcpmux.
        let error = store::Db::open_with("postgres://essor@127.0.0.1:1/essor", &waiting(1, None)).await.unwrap_err();
        assert!(error.is_unavailable() && error.to_string().contains("refused"), "{error}");
    });
}

#[test]
fn an_exhausted_pool_is_reported_as_such() {
    run_on(Engine::Postgres, |test| async move {
        let db = test.reopened(&waiting(1, Some(1))).await;
        let mut other = test.hand().await;
        other.begin().await;
        other.run("lock table form_draft in exclusive mode").await.unwrap();
        let held = tokio::spawn({
            let db = db.clone();
            async move { db.save_form_draft("awa", "held", &"x", now()).await }
        });
        // The only connection waits for the table; the next request waits for the connection.
        let mut patience = tokio::time::interval(Duration::from_millis(20));
        while test.number("select count(*) from pg_locks where not granted").await == 0 {
            patience.tick().await;
        }
        let error = db.save_form_draft("awa", "next", &"x", now()).await.unwrap_err();
        assert!(error.is_unavailable() && error.to_string().contains("ESSOR_DB_CONNECTIONS"), "{error}");
        assert!(db.ping().await.unwrap_err().is_timeout());
        other.run("commit").await.unwrap();
        held.await.unwrap().unwrap();
        db.save_form_draft("awa", "next", &"x", now()).await.unwrap();
        db.close().await;
    });
}

on_both_engines! {
    async fn the_write_probe_succeeds_and_leaves_no_row(test: TestDb) {
        for _ in 0..2 {
            test.db.try_to_write(now()).await.unwrap();
            // After a rollback it is unknown whether the disk is full: the next probe commits.
            assert!(test.db.first_of(domain::people::Role::Coach).await.is_err());
            test.db.save_form_draft("awa", "2026-10", &"x", now()).await.unwrap();
            assert_eq!(test.number("select count(*) from form_draft").await, 1);
        }
    }

    async fn the_outbox_delay_is_that_of_the_oldest_due_message(test: TestDb) {
        assert_eq!(test.db.outbox_delay(minutes_later(600)).await.unwrap(), None);
        codes::awa(&test).await;
        assert_eq!(codes::ask(&test, codes::Asked::default()).await, CodeAsked::Sent);
        assert_eq!(test.db.outbox_delay(minutes_later(34)).await.unwrap().map(|delay| delay.num_minutes()), Some(34));
        test.raw("update outbox set given_up_at = due_at, failure = 'Unreachable'").await.unwrap();
        assert_eq!(test.db.outbox_delay(minutes_later(34)).await.unwrap(), None, "what was given up is not waited for");
    }
}

#[test]
fn a_refusal_is_not_unavailable() {
    assert!(!StoreError::NotFound.is_unavailable());
    assert!(StoreError::Busy.is_unavailable() && !StoreError::Busy.is_timeout());
}
