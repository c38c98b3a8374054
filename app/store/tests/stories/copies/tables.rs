//! The list of tables is the schema's.

use crate::support::db::{Engine, TestDb, run_on};

/// The tables of PostgreSQL, each after those that it refers to, with their columns.
const SCHEMA: &str = "
with recursive refs as (
  select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
  where contype = 'f' and conrelid <> confrelid
), depth (name, level) as (
  select table_name::text, 0 from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
  union
  select r.child, d.level + 1 from depth d join refs r on r.parent = d.name where d.level < 60
), ranked as (select name, max(level) as level from depth where name <> '_sqlx_migrations' group by name)
select t.name || '|' || t.level || '|' || c.column_name || '|' || c.data_type || '|' || exists (
    select 1 from pg_index x join pg_attribute a on a.attrelid = x.indrelid and a.attnum = any(x.indkey)
    where x.indisprimary and x.indrelid = t.name::regclass and a.attname = c.column_name)
from ranked t join information_schema.columns c on c.table_name = t.name and c.table_schema = 'public'
order by t.level, t.name collate \"C\", c.ordinal_position";

/// With `UPDATE_SCHEMA` set, the list is written anew instead.
async fn the_list_of_tables_is_that_of_the_schema(test: TestDb) {
    let mut list = String::new();
    let mut last = String::new();
    for row in test.texts(SCHEMA).await {
        let [table, level, column, kind, key] = row.split('|').collect::<Vec<_>>().try_into().unwrap();
        assert!(level.parse::<u32>().unwrap() < 60, "{table} refers to itself through others: no order of tables can be loaded");
        if table != last {
            list += &format!("{table}\n");
            last = table.to_owned();
        }
        let kind = match kind {
            "text" | "boolean" | "date" => kind,
            "bigint" => "integer",
            "timestamp with time zone" => "instant",
            other => panic!("{table}.{column} has a type that no copy knows: {other}"),
        };
        list += &format!("  {column} {kind}{}\n", if key == "true" { " key" } else { "" });
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/copies/tables.txt");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(file, &list).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), list, "UPDATE_SCHEMA=1 writes src/copies/tables.txt anew");
}

#[test]
fn the_list_of_tables_is_that_of_the_schema_on_postgres() {
    run_on(Engine::Postgres, the_list_of_tables_is_that_of_the_schema);
}
