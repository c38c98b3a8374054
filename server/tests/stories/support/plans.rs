//! How a database would run a statement: which tables it reads from end to end.

use crate::support::app::{Engine, TestDb};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// A connection that asks for plans, with the indexes of the schema.
pub struct Planner {
    connection: PlannerConnection,
    indexes: BTreeMap<String, Index>,
    tables: BTreeSet<String>,
}

enum PlannerConnection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

struct Index {
    /// Its first column.
    leading: String,
    /// Whether it holds only the rows of a condition.
    partial: bool,
}

impl Planner {
    /// A planner of the database of a test.
    pub async fn of(place: &TestDb) -> Self {
        let mut connection = match place.engine {
            Engine::Sqlite => PlannerConnection::Sqlite(SqliteConnection::connect(&place.url).await.unwrap()),
            Engine::Postgres => PlannerConnection::Postgres(PgConnection::connect(&place.url).await.unwrap()),
        };
        let (indexes, tables): (Vec<(String, String, bool)>, Vec<String>) = match &mut connection {
            PlannerConnection::Sqlite(connection) => {
                let indexes = "select i.name, coalesce(c.name, ''), i.partial from sqlite_schema t join pragma_index_list(t.name) i
                     join pragma_index_info(i.name) c on c.seqno = 0 where t.type = 'table'";
                let tables = "select name from sqlite_schema where type = 'table' and name not like '\\_%' escape '\\'";
                (
                    sqlx::query_as(indexes).fetch_all(&mut *connection).await.unwrap(),
                    sqlx::query_scalar(tables).fetch_all(connection).await.unwrap(),
                )
            }
            PlannerConnection::Postgres(connection) => {
                // Tables of a million rows, as various as those that are there: else any index of a small table is as good as another.
                let large = "analyze;
                     update pg_class set relpages = greatest(pg_relation_size(oid) / 8192, 1), reltuples = 1000000
                     where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace";
                sqlx::raw_sql(large).execute(&mut *connection).await.unwrap();
                // A plan for any values of the parameters, made of nothing but look-ups where an index allows one.
                for setting in
                    ["enable_seqscan = off", "enable_hashjoin = off", "enable_mergejoin = off", "plan_cache_mode = force_generic_plan"]
                {
                    sqlx::raw_sql(AssertSqlSafe(format!("set {setting}"))).execute(&mut *connection).await.unwrap();
                }
                let indexes = "select c.relname::text, coalesce(a.attname::text, ''), i.indpred is not null from pg_index i
                     join pg_class c on c.oid = i.indexrelid left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'";
                let tables = "select relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname = 'public' and relkind = 'r' and relname not like '\\_%'";
                (
                    sqlx::query_as(indexes).fetch_all(&mut *connection).await.unwrap(),
                    sqlx::query_scalar(tables).fetch_all(connection).await.unwrap(),
                )
            }
        };
        assert!(indexes.len() > 50 && tables.len() > 30, "the schema is there");
        let indexes = indexes.into_iter().map(|(name, leading, partial)| (name, Index { leading, partial })).collect();
        Self { connection, indexes, tables: tables.into_iter().collect() }
    }

    /// The tables of which a statement reads every row, or every entry of an index that holds all rows. `Err` when the database
    /// refuses the statement.
    pub async fn full_scans(&mut self, sql: &str) -> Result<BTreeSet<String>, sqlx::Error> {
        match &mut self.connection {
            PlannerConnection::Sqlite(connection) => {
                let plan = AssertSqlSafe(format!("explain query plan {sql}"));
                let steps = sqlx::query(plan).fetch_all(connection).await?;
                let names = names(sql, &self.tables);
                let scanned = steps.iter().filter_map(|step| self.scanned_by(step.get("detail")));
                Ok(scanned.flat_map(|name| names.get(&name).cloned().unwrap_or_default()).collect())
            }
            PlannerConnection::Postgres(connection) => {
                let parameters = prepare(connection, sql).await?;
                let nulls = vec!["null"; parameters].join(", ");
                let arguments = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
                let explain = AssertSqlSafe(format!("explain (format json, costs off) execute planned{arguments}"));
                let plan: String = sqlx::raw_sql(explain).fetch_one(&mut *connection).await?.get_unchecked(0);
                sqlx::raw_sql("deallocate planned").execute(connection).await?;
                let mut found = BTreeSet::new();
                self.scanned_within(&serde_json::from_str::<Value>(&plan).unwrap()[0]["Plan"], None, &mut found);
                Ok(found)
            }
        }
    }

    /// The columns that every new row needs a value for, `table.column`.
    pub async fn required_columns(&mut self) -> Vec<String> {
        match &mut self.connection {
            PlannerConnection::Sqlite(connection) => {
                let sql = "select t.name || '.' || c.name from sqlite_schema t join pragma_table_info(t.name) c
                     where t.type = 'table' and c.\"notnull\" and c.dflt_value is null";
                sqlx::query_scalar(sql).fetch_all(connection).await.unwrap()
            }
            PlannerConnection::Postgres(connection) => {
                let sql = "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'
                     and is_nullable = 'NO' and column_default is null and is_identity = 'NO' and is_generated = 'NEVER'";
                sqlx::query_scalar(sql).fetch_all(connection).await.unwrap()
            }
        }
    }

    /// What a step of a plan of SQLite reads from end to end, by its name in the statement.
    fn scanned_by(&self, detail: &str) -> Option<String> {
        // An automatic index is made of the whole table for this one statement.
        let automatic = detail.contains(" USING AUTOMATIC ");
        let read = detail.strip_prefix("SCAN ").or_else(|| detail.strip_prefix("SEARCH ").filter(|_| automatic))?;
        let name = read.split(' ').next()?.to_owned();
        let index = detail.split_once(" INDEX ").and_then(|(_, rest)| self.indexes.get(rest));
        (!index.is_some_and(|index| index.partial)).then_some(name)
    }

    /// Collects the tables that a node of a plan of PostgreSQL, and those below, read from end to end.
    fn scanned_within(&self, node: &Value, table: Option<&str>, found: &mut BTreeSet<String>) {
        let table = node["Relation Name"].as_str().or(table);
        let whole = match node["Node Type"].as_str().unwrap_or_default() {
            "Seq Scan" => true,
            "Index Scan" | "Index Only Scan" | "Bitmap Index Scan" => {
                let index = &self.indexes[node["Index Name"].as_str().unwrap()];
                !index.partial && !node["Index Cond"].as_str().is_some_and(|condition| condition.contains(&index.leading))
            }
            _ => false,
        };
        if let Some(table) = table.filter(|_| whole) {
            found.insert(table.to_owned());
        }
        for below in node["Plans"].as_array().into_iter().flatten() {
            self.scanned_within(below, table, found);
        }
    }
}

/// Prepares a statement of PostgreSQL as `planned` and returns the number of its parameters. A parameter of no certain type is text.
async fn prepare(connection: &mut PgConnection, sql: &str) -> Result<usize, sqlx::Error> {
    let parameter = |text: &str| text.split(|sign: char| !sign.is_ascii_digit()).next().and_then(|digits| digits.parse::<usize>().ok());
    let mut types = vec!["unknown"; sql.split('$').skip(1).filter_map(parameter).max().unwrap_or_default()];
    loop {
        let list = if types.is_empty() { String::new() } else { format!("({})", types.join(", ")) };
        let Err(error) = sqlx::raw_sql(AssertSqlSafe(format!("prepare planned{list} as {sql}"))).execute(&mut *connection).await else {
            return Ok(types.len());
        };
        let message = error.as_database_error().map(|error| error.message().to_owned()).unwrap_or_default();
        let uncertain = message.strip_prefix("could not determine data type of parameter $").and_then(parameter);
        match uncertain.and_then(|number| types.get_mut(number - 1)) {
            Some(uncertain) if *uncertain == "unknown" => *uncertain = "text",
            _ => return Err(error),
        }
    }
}

/// The names that a statement gives to tables, each with the tables that bear it somewhere in it.
fn names(sql: &str, tables: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<String>> {
    let spaced: String = sql.chars().flat_map(|sign| if "(),".contains(sign) { vec![' ', sign, ' '] } else { vec![sign] }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, word) in words.iter().enumerate().skip(1) {
        if !tables.contains(*word) || !["from", "join", "update", "into", ","].contains(&words[at - 1]) {
            continue;
        }
        let mut following = words[at + 1..].iter().filter(|word| **word != "as");
        for name in following.next().into_iter().chain([word]) {
            names.entry((*name).to_owned()).or_default().insert((*word).to_owned());
        }
    }
    names
}
