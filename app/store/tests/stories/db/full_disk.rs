//! A full disk: a file that may not grow gives `SQLITE_FULL` in the middle of a transaction, which SQLite then ends by itself. The
//! tests of the server do the same on a real disk where one can be mounted.

use crate::support::db::{Engine, TestDb, now, run_on};
use store::{Db, DbOptions, StoreError};

/// The database with a limit of a few more pages.
async fn nearly_full(test: &TestDb) -> Db {
    let pages = test.number("select page_count from pragma_page_count()").await + 12;
    test.reopened(&DbOptions { most_pages: Some(u32::try_from(pages).unwrap()), ..DbOptions::default() }).await
}

async fn keep(db: &Db, form: usize) -> store::Result<()> {
    db.save_form_draft("awa", &form.to_string(), &"x".repeat(9_000), now()).await
}

/// Writes until the file is full, and returns the error.
async fn fill(db: &Db) -> StoreError {
    for form in 0..100 {
        if let Err(error) = keep(db, form).await {
            return error;
        }
    }
    panic!("the disk is never full");
}

#[test]
fn a_write_succeeds_again_once_there_is_room() {
    run_on(Engine::Sqlite, |test| async move {
        let db = nearly_full(&test).await;
        for round in 0..3 {
            let error = fill(&db).await;
            assert!(error.is_disk_full() && error.is_unavailable(), "round {round}: {error}");
            // Every further write reports the full disk, not an open transaction.
            for _ in 0..3 {
                let error = keep(&db, 100).await.unwrap_err();
                assert!(error.is_disk_full(), "round {round}: {error}");
            }
            test.raw("delete from form_draft").await.unwrap();
            keep(&db, 100).await.unwrap();
            assert_eq!(test.number("select count(*) from form_draft").await, 1);
            test.raw("delete from form_draft").await.unwrap();
        }
        db.close().await;
    });
}

#[test]
fn readiness_writes_and_leaves_no_row() {
    run_on(Engine::Sqlite, |test| async move {
        let db = nearly_full(&test).await;
        db.try_to_write(now()).await.unwrap();
        fill(&db).await;
        db.ping().await.unwrap();
        let error = db.try_to_write(now()).await.unwrap_err();
        assert!(error.is_disk_full(), "{error}");
        test.raw("delete from form_draft").await.unwrap();
        db.try_to_write(now()).await.unwrap();
        db.try_to_write(now()).await.unwrap();
        assert_eq!(test.number("select count(*) from form_draft").await, 0);
        db.close().await;
    });
}
