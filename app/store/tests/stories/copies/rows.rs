//! Rows from one database to another.

use crate::support::db::{Engine, TestDb, actor, at, month, on_both_engines};
use store::{CopyError, Db, TableSum, tables};
use tokio::sync::mpsc;

/// Copies every row, table by table.
async fn copy(from: &Db, to: &Db) -> Result<(), CopyError> {
    let mut load = to.begin_load().await?;
    let mut snapshot = from.snapshot().await.unwrap();
    for table in tables() {
        let (sender, mut chunks) = mpsc::channel::<Vec<u8>>(1000);
        let sum = snapshot.send_rows(table, &sender).await?;
        drop(sender);
        while let Some(chunk) = chunks.recv().await {
            load.insert_lines(table, &chunk).await?;
        }
        assert_eq!(load.sum(table).await?, sum, "{}", table.name);
    }
    load.commit().await
}

/// The sum of every table.
async fn sums(db: &Db) -> Vec<(&'static str, TableSum)> {
    let mut snapshot = db.snapshot().await.unwrap();
    let mut sums = Vec::new();
    for table in tables() {
        sums.push((table.name, snapshot.sum(table).await.unwrap()));
    }
    sums
}

on_both_engines! {
    /// From this engine to the other and back, with values at their limits. What the database itself writes of a row is equal too.
    async fn rows_are_equal_after_a_way_through_the_other_engine(test: TestDb) {
        let team = test.team(3).await;
        let who = team.participant("Awa").await;
        team.declared(&who, month("2026-10"), 1200).await;
        team.declare(&who, month("2026-09"), &[], 0).await.unwrap();
        let odd = "d’une \"ligne\"\n\\ à l’autre\u{202f}: €, 🧵, \u{7f}, {\"a\":null}";
        test.raw(format!("update enrollment set trade = '{}'", odd.replace('\'', "''"))).await.unwrap();
        test.raw("update enrollment set starting_turnover = 9223372036854775807, registered_on = null, official_end = '2028-02-29'").await.unwrap();
        test.db.sign_in(&who.id, "a hash", "a browser", at("2026-11-23T10:00:00.123Z")).await.unwrap();
        test.raw("insert into attempt (subject, at) values ('é', '2026-11-23T10:00:00+00:00'), ('z', '2026-11-23T10:00:00+00:00'), ('E', '2026-11-23T10:00:00.5+00:00')").await.unwrap();
        let rows = "select trade || starting_turnover || acre || coalesce(registered_on, 'null') || starts_on || created_at from enrollment";
        let raw = if test.engine == Engine::Sqlite { test.texts(rows).await } else { Vec::new() };

        let other = TestDb::build(if test.engine == Engine::Sqlite { Engine::Postgres } else { Engine::Sqlite }).await;
        let back = TestDb::build(test.engine).await;
        for db in [&other.db, &back.db] {
            assert!(db.is_empty().await.unwrap());
            db.migrate().await.unwrap();
        }
        copy(&test.db, &other.db).await.unwrap();
        copy(&other.db, &back.db).await.unwrap();
        let expected = sums(&test.db).await;
        assert!(expected.iter().filter(|(_, sum)| sum.rows > 0).count() > 8, "{expected:?}");
        assert_eq!(sums(&other.db).await, expected);
        assert_eq!(sums(&back.db).await, expected);
        if test.engine == Engine::Sqlite {
            assert_eq!(back.texts(rows).await, raw);
        }
        // What holds rows together holds there as well.
        assert_eq!(other.db.snapshot().await.unwrap().violations().await.unwrap(), []);
        other.raw("update audit set action = 'x'").await.unwrap_err();
        other.raw("update enrollment set left_on = '2020-01-01'").await.unwrap_err();
        let again = other.db.for_structure(team.store.structure_id());
        again.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&who.id)).await.unwrap_err();
        other.tear_down().await;
        back.tear_down().await;
    }

    async fn a_database_with_a_structure_is_not_filled(test: TestDb) {
        test.team(3).await;
        let before = sums(&test.db).await;
        assert!(!test.db.is_empty().await.unwrap());
        assert!(matches!(test.db.begin_load().await, Err(CopyError::NotEmpty)));
        assert_eq!(sums(&test.db).await, before);
    }

    /// A place that refers to no structure, and a structure that no check lets in.
    async fn rows_that_the_database_refuses_leave_it_empty(test: TestDb) {
        let table = |name: &str| tables().iter().find(|table| table.name == name).unwrap();
        let before = sums(&test.db).await;
        let mut load = test.db.begin_load().await.unwrap();
        let place = br#"{"structure_id":"nobody's","place":1,"closed":false}"#;
        let refused = match load.insert_lines(table("structure_place"), place).await {
            Ok(()) => load.commit().await.is_err(),
            Err(_) => {
                drop(load);
                true
            }
        };
        assert!(refused);
        let mut load = test.db.begin_load().await.unwrap();
        let refused = load.insert_lines(table("venue"), b"{}\n").await;
        assert!(matches!(refused, Err(CopyError::BadRow { table: "venue", .. })), "{refused:?}");
        drop(load);
        assert_eq!(sums(&test.db).await, before);
        test.team(1).await;
        test.raw("update audit set action = 'x'").await.unwrap_err();
    }

    /// Rows that are committed after a snapshot began are not in it, whichever table is read first.
    async fn a_snapshot_does_not_see_later_writes(test: TestDb) {
        let team = test.team(3).await;
        let who = team.participant("Awa").await;
        let before = sums(&test.db).await;
        let mut snapshot = test.db.snapshot().await.unwrap();
        team.declared(&who, month("2026-10"), 1200).await;
        team.participant("Lina").await;
        for (table, (name, sum)) in tables().iter().zip(&before) {
            assert_eq!(&snapshot.sum(table).await.unwrap(), sum, "{name}");
        }
        drop(snapshot);
        assert_ne!(sums(&test.db).await, before);
    }
}
