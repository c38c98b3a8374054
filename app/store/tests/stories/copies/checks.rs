//! Invariants: true of rows that came through the store, and broken by hands that bypass it.

use crate::support::db::{Engine, TestDb, month, on_both_engines};
use store::Violation;

/// The number of violated invariants, each with a named row.
async fn violated(test: &TestDb) -> Vec<Violation> {
    test.db.snapshot().await.unwrap().violations().await.unwrap()
}

/// Runs statements without the triggers and keys that forbid them.
async fn by_force(test: &TestDb, statements: &[&str]) {
    let mut hand = test.hand().await;
    let off = if test.engine == Engine::Sqlite { "pragma foreign_keys = off" } else { "set session_replication_role = replica" };
    hand.run(off).await.unwrap();
    for statement in statements {
        hand.run(*statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

on_both_engines! {
    async fn rows_of_the_store_violate_nothing_and_broken_ones_are_named(test: TestDb) {
        let team = test.team(3).await;
        let who = team.participant("Awa").await;
        let declaration = team.declared(&who, month("2026-10"), 1200).await;
        team.participant("Lina").await;
        assert_eq!(violated(&test).await, []);

        by_force(&test, &["update declaration set total = total + 1"]).await;
        let found = violated(&test).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].rows, found[0].named.as_slice()), (1, [declaration.id.to_string()].as_slice()));
        by_force(&test, &["update declaration set total = total - 1"]).await;
        assert_eq!(violated(&test).await, []);

        for broken in [
            &["drop index declaration_one_a_month",
              "insert into declaration (id, structure_id, enrollment_id, month, state, version, total, imported, changed_at)
               select 'twice', structure_id, enrollment_id, month, state, version, total, imported, changed_at from declaration"][..],
            &["update declaration set version = 2 where id <> 'twice'"],
            &["update turnover_line set amount = amount + 1"],
            &["update structure_place set closed = true"],
            &["drop index enrollment_one_a_place", "update enrollment set place = 1"],
            &["update person set role = 'Coach' where role = 'Participant'"],
            &["update session_place set held_by = 'nobody' where held_by is not null",
              "insert into suspension (id, structure_id, enrollment_id, first_day, last_day, reason, created_at)
               select 'S', structure_id, id, '2026-01-01', '2026-01-02', 'x', created_at from enrollment where id = (select min(id) from enrollment)"],
        ] {
            let before = violated(&test).await.iter().map(|it| it.rows).sum::<usize>();
            by_force(&test, broken).await;
            let after = violated(&test).await.iter().map(|it| it.rows).sum::<usize>();
            assert!(after > before, "{broken:?} was not seen: {:?}", violated(&test).await);
        }
    }

    async fn a_key_that_refers_to_nothing_is_named(test: TestDb) {
        test.team(3).await;
        assert_eq!(violated(&test).await, []);
        match test.engine {
            Engine::Sqlite => by_force(&test, &["insert into venue (id, structure_id, name, address) values ('V', 'none', 'n', 'a')"]).await,
            Engine::Postgres => by_force(&test, &["alter table venue disable trigger all"]).await,
        }
        let found = violated(&test).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].about, "chaque ligne se rapporte à des lignes qui existent");
    }
}

#[test]
fn there_are_twenty_invariants_at_least_each_with_its_sentence() {
    let mut about: Vec<_> = store::INVARIANTS.iter().map(|it| it.about).collect();
    about.sort_unstable();
    about.dedup();
    assert!(about.len() >= 20 && about.len() == store::INVARIANTS.len());
}
