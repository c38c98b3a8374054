//! A new version starts while the one before it still serves: what that one runs must stand on the new schema.

use crate::support::{
    app::{Engine, TestApp, on_both_engines},
    plans::Planner,
};
use std::{collections::BTreeSet, sync::Arc};

/// The statements of the previous release, one a line; see app/store/migrations/README.md.
const STATEMENTS: &str = include_str!("../../previous_statements.sql");

/// The table of an insert and the columns that it gives values to.
fn inserted(sql: &str) -> Option<(&str, BTreeSet<&str>)> {
    let (table, rest) = sql.strip_prefix("insert into ")?.split_once(" (")?;
    Some((table, rest.split_once(')')?.0.split(',').map(str::trim).collect()))
}

on_both_engines! {
    async fn statements_of_the_previous_release_run_on_this_schema(app: Arc<TestApp>) {
        let mut planner = Planner::of(&app.place).await;
        let required = planner.required_columns().await;
        assert!(required.len() > 100, "the schema is there");
        let mut refused = Vec::new();
        // Rows are locked on PostgreSQL only.
        let of_engine = |sql: &&str| app.place.engine == Engine::Postgres || !sql.ends_with(" for no key update");
        for sql in STATEMENTS.lines().filter(of_engine) {
            if let Err(error) = planner.full_scans(sql).await {
                refused.push(format!("{error}: {sql}"));
            }
            let Some((table, given)) = inserted(sql) else { continue };
            let of_table = required.iter().filter_map(|column| column.split_once('.')).filter(|(owner, _)| *owner == table);
            refused.extend(of_table.filter(|(_, column)| !given.contains(column)).map(|(_, column)| format!("{column} is required: {sql}")));
        }
        assert!(refused.is_empty(), "the previous release cannot serve beside this one:\n{}", refused.join("\n"));
    }
}
