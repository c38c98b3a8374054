//! Makes a crowd of a few: copies every row of an SQLite database so many times, each copy under names of its own, and
//! signs participants spread over all of them in.
//!
//! `crowd <file> <copies> < hashes.json`: the hashes of the tokens of their devices come as an array of JSON.

use sqlx::{
    AssertSqlSafe, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteSynchronous},
};
use std::{collections::BTreeMap, error::Error, path::PathBuf};

#[derive(sqlx::FromRow)]
struct Column {
    of: String,
    name: String,
    /// Whether it names a row, its own or another: such a name is another in each copy.
    names: bool,
}

const COLUMNS: &str = "select t.name as of, c.name,
    lower(c.type) = 'text' and (
        exists (select 1 from pragma_foreign_key_list(t.name) f where f.\"from\" = c.name)
        or exists (
            select 1 from pragma_index_list(t.name) i where i.\"unique\"
            and (select group_concat(n.name) from pragma_index_info(i.name) n) = c.name
        )
    ) as names
    from sqlite_schema t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite_%' and t.name not in ('installation', '_sqlx_migrations')";

const SIGN_IN: &str = "with
    asked as (select value as hash, row_number() over () - 1 as nth, count(*) over () as all_asked from json_each($1)),
    someone as (select id, row_number() over (order by id) - 1 as nth, count(*) over () as everyone from person where role = 'Participant')
    insert into device (token_hash, person_id, agent, signed_in_at, expires_at)
    select asked.hash, someone.id, 'bench', '2000-01-01', '9999-01-01'
    from asked join someone on someone.nth = asked.nth * someone.everyone / asked.all_asked";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let usage = "crowd <file> <copies> < hashes.json";
    let file = PathBuf::from(arguments.next().ok_or(usage)?);
    let copies: i64 = arguments.next().ok_or(usage)?.parse()?;
    let hashes = std::io::read_to_string(std::io::stdin())?;

    // Copies are whole, so keys fit each other at the end and need no looking up on the way.
    let options = SqliteConnectOptions::new().filename(file).foreign_keys(false).synchronous(SqliteSynchronous::Off);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for column in sqlx::query_as::<_, Column>(COLUMNS).fetch_all(&mut connection).await? {
        tables.entry(column.of.clone()).or_default().push(column);
    }
    let mut tx = connection.begin().await?;
    for (table, columns) in tables.iter().filter(|_| copies > 0) {
        let list = |column: fn(&Column) -> String| columns.iter().map(column).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "insert into \"{table}\" ({}) select {} from \"{table}\" cross join
             (with recursive copy (n) as (select 1 union all select n + 1 from copy where n < {copies}) select n from copy)",
            list(|column| format!("\"{}\"", column.name)),
            list(copied),
        );
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    }
    sqlx::query(SIGN_IN).bind(hashes).execute(&mut *tx).await?;
    tx.commit().await?;
    connection.close().await?;
    Ok(())
}

/// A column as copy `n` has it. The copies are counted within the random part of an identifier, after a letter that no ULID
/// has: of its 26 signs the first ten are the instant, and of several made within one instant only the last signs differ.
fn copied(Column { name, names, .. }: &Column) -> String {
    if *names {
        format!(
            "case length(\"{name}\") when 26 then substr(\"{name}\", 1, 10) || 'U' || printf('%04d', n) || substr(\"{name}\", 16)
             else \"{name}\" || '.' || n end"
        )
    } else {
        format!("\"{name}\"")
    }
}
