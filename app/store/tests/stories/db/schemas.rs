//! The schemas of both engines are equal, and migrating twice changes nothing.

use crate::support::db::{Engine, TestDb, at_once, on_both_engines, run_on};
use std::collections::{BTreeMap, BTreeSet};

/// The number of migrations.
fn migrations() -> i64 {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let count = |engine: &str| std::fs::read_dir(format!("{folder}/{engine}")).unwrap().count() as i64;
    assert_eq!(count("sqlite"), count("postgres"));
    count("sqlite")
}

/// The columns of a schema: `table.column` with its type in PostgreSQL and whether it is nullable.
type Columns = BTreeMap<String, (String, bool)>;

async fn columns(test: &TestDb) -> Columns {
    let rows = match test.engine {
        Engine::Sqlite => {
            "select m.name || '.' || c.name || ':' || lower(c.type) || ':' || (c.\"notnull\" = 0 and c.pk = 0)
             from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"
        }
        Engine::Postgres => {
            "select table_name || '.' || column_name || ':' || data_type || ':' || (is_nullable = 'YES')::int
             from information_schema.columns where table_schema = 'public'"
        }
    };
    test.texts(rows)
        .await
        .iter()
        .filter(|row| !row.starts_with("_sqlx_migrations."))
        .map(|row| {
            let mut parts = row.split(':');
            let (name, of, nullable) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
            (name.to_owned(), (of.to_owned(), nullable == "1"))
        })
        .collect()
}

/// The named indexes, unique ones with `unique` before their name.
async fn indexes(test: &TestDb) -> BTreeSet<String> {
    let rows = match test.engine {
        Engine::Sqlite => {
            "select case when sql like 'create unique%' then 'unique ' else '' end || name from sqlite_master
             where type = 'index' and sql is not null"
        }
        Engine::Postgres => {
            "select case when x.indisunique then 'unique ' else '' end || i.relname
             from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
             where n.nspname = 'public' and not exists (select 1 from pg_constraint c where c.conindid = i.oid)"
        }
    };
    test.texts(rows).await.into_iter().collect()
}

/// The number of foreign keys of each table and of their columns: `booking 3 6`.
async fn references(test: &TestDb) -> BTreeSet<String> {
    let rows = match test.engine {
        Engine::Sqlite => {
            "select m.name || ' ' || count(distinct f.id) || ' ' || count(*) from sqlite_master m join pragma_foreign_key_list(m.name) f
             where m.type = 'table' group by m.name"
        }
        Engine::Postgres => {
            "select t.relname || ' ' || count(*) || ' ' || sum(cardinality(c.conkey))
             from pg_constraint c join pg_class t on t.oid = c.conrelid where c.contype = 'f' group by t.relname"
        }
    };
    test.texts(rows).await.into_iter().collect()
}

/// The type in SQLite of a type in PostgreSQL.
fn in_sqlite(postgres: &str) -> &'static str {
    match postgres {
        "bigint" | "boolean" => "integer",
        "text" | "date" | "timestamp with time zone" => "text",
        other => panic!("no type of the house: {other}"),
    }
}

async fn the_schemas_agree(sqlite: TestDb) {
    let postgres = TestDb::build(Engine::Postgres).await;
    postgres.db.migrate().await.unwrap();
    let seen = (columns(&postgres).await, indexes(&postgres).await, references(&postgres).await);
    postgres.tear_down().await;
    let expected: Columns = seen.0.into_iter().map(|(name, (of, nullable))| (name, (in_sqlite(&of).to_owned(), nullable))).collect();
    assert!(expected.contains_key("turnover_line.amount"), "the schema of PostgreSQL was not read: {expected:?}");
    assert_eq!(columns(&sqlite).await, expected);
    assert_eq!(indexes(&sqlite).await, seen.1);
    assert_eq!(references(&sqlite).await, seen.2);
}

#[test]
fn both_engines_have_the_same_tables_columns_and_nullability() {
    run_on(Engine::Sqlite, the_schemas_agree);
}

on_both_engines! {
    async fn migrating_twice_changes_nothing(test: TestDb) {
        let team = test.team(3).await;
        let before = (columns(&test).await, indexes(&test).await, references(&test).await);
        test.db.migrate().await.unwrap();
        assert_eq!((columns(&test).await, indexes(&test).await, references(&test).await), before);
        assert_eq!(team.store.enrollments().places().await.unwrap().all, 3);
        assert_eq!(test.number("select count(*) from _sqlx_migrations").await, migrations());
    }

    async fn processes_that_migrate_at_once_wait_for_each_other(test: TestDb) {
        let fresh = TestDb::build(test.engine).await;
        let mut doors = Vec::new();
        for _ in 0..4 {
            doors.push(fresh.another_process().await);
        }
        let answers = at_once(doors.into_iter().map(|db| async move {
            let answer = db.migrate().await;
            db.close().await;
            answer.map_err(|error| error.to_string())
        })).await;
        let applied = fresh.number("select count(*) from _sqlx_migrations").await;
        fresh.tear_down().await;
        assert_eq!(answers, vec![Ok(()); 4]);
        assert_eq!(applied, migrations());
    }

    async fn a_database_answers_a_ping_and_knows_if_it_is_a_demo(test: TestDb) {
        test.db.ping().await.unwrap();
        assert!(!test.db.is_demo().await.unwrap());
        test.db.mark_as_demo().await.unwrap();
        test.db.mark_as_demo().await.unwrap();
        assert!(test.db.is_demo().await.unwrap());
    }
}

/// The tables and their references as a Mermaid picture, with what a newcomer must know of it.
async fn picture(test: &TestDb) -> String {
    let columns = test
        .texts(
            "select m.name || ' ' || lower(c.type) || ' ' || c.name || case when c.pk > 0 then ' PK' else '' end
             from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'
             and m.name <> '_sqlx_migrations' order by m.name, c.cid",
        )
        .await;
    let references = test
        .texts(
            "select distinct f.\"table\" || ' ||--o{ ' || m.name || ' : \"\"' from sqlite_master m join pragma_foreign_key_list(m.name) f
             where m.type = 'table' order by f.\"table\", m.name",
        )
        .await;
    let mut tables: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for column in &columns {
        let (table, rest) = column.split_once(' ').unwrap();
        tables.entry(table).or_default().push(rest);
    }
    let mut picture =
        String::from("# The schema\n\nMade from the migrations by a test, which says when it is out of date.\n\n```mermaid\nerDiagram\n");
    for reference in references {
        picture += &format!("  {reference}\n");
    }
    for (table, columns) in tables {
        picture += &format!("  {table} {{\n");
        for column in columns {
            picture += &format!("    {column}\n");
        }
        picture += "  }\n";
    }
    picture + "```\n"
}

/// With `UPDATE_SCHEMA` set, the picture is drawn anew instead.
async fn the_picture_of_the_schema_is_current(test: TestDb) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/schema.md");
    let drawn = picture(&test).await;
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(file, &drawn).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), drawn, "UPDATE_SCHEMA=1 draws app/docs/schema.md anew");
}

#[test]
fn the_picture_of_the_schema_is_current_on_sqlite() {
    run_on(Engine::Sqlite, the_picture_of_the_schema_is_current);
}
