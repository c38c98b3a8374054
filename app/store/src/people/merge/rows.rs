//! Rows of any table that a merge moves and removes, each kept as a step that puts it back exactly.

use crate::{
    Result, StoreError,
    copies::{
        error::CopyError,
        rows::{insert, read_line, write_line},
        tables::{Table, tables},
    },
    db::{Tx, TxOn, error::OnTaken, on_tx, tx_rows, tx_run},
};
use domain::{people::merge::MergeRefusal, values::ids::PersonId};
use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Postgres, Sqlite};

/// What was done to rows of one table.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Step {
    /// Rows were removed; each is a line of JSON, as in a copy of the database.
    Removed { table: String, rows: Vec<String> },
    /// A column of rows was set from one identifier to another; each row by `key`, what of its other columns tells it from the rest.
    Moved { table: String, column: String, key: String, rows: Vec<String>, from: String, to: String },
    /// A column of a person was set.
    Set { person: String, column: String, before: Option<String>, after: Option<String> },
    /// A note was written.
    Noted { id: String },
}

impl Step {
    /// The number at which a person had answered STOP before the merge, where the merge changed it.
    pub(super) fn stop_before(&self, of: &PersonId) -> Option<&str> {
        match self {
            Self::Set { person, column, before, .. } if person == of.as_str() && column == "sms_stopped_at_phone" => before.as_deref(),
            _ => None,
        }
    }
}

/// A table of the schema by its name.
fn table(name: &str) -> Result<&'static Table> {
    let unknown = || StoreError::Database(sqlx::Error::Protocol(format!("{name} is no table of the schema")));
    tables().iter().find(|table| table.name == name).ok_or_else(unknown)
}

/// A row that could not be written or read as JSON.
fn unreadable(error: CopyError) -> StoreError {
    StoreError::Database(sqlx::Error::Protocol(error.to_string()))
}

impl Tx {
    /// Removes the rows of a table for which a condition holds, of which `$1` is `id`.
    pub(super) async fn remove_rows(&mut self, steps: &mut Vec<Step>, name: &str, condition: &str, id: &str) -> Result<()> {
        let table = table(name)?;
        let rows = self.lines_where(table, condition, id).await.map_err(unreadable)?;
        if rows.is_empty() {
            return Ok(());
        }
        tx_run!(self, AssertSqlSafe(format!("delete from \"{name}\" where {condition}")), id)?;
        steps.push(Step::Removed { table: name.to_owned(), rows });
        Ok(())
    }

    async fn lines_where(&mut self, table: &Table, condition: &str, id: &str) -> std::result::Result<Vec<String>, CopyError> {
        let sql = AssertSqlSafe(format!("select {} from \"{}\" where {condition}", table.column_list(), table.name));
        let mut lines = Vec::new();
        on_tx!(self, |conn| {
            for row in &sqlx::query(sql).bind(id).fetch_all(conn).await? {
                write_line(&mut lines, table, row)?;
            }
        });
        Ok(String::from_utf8_lossy(&lines).lines().map(str::to_owned).collect())
    }

    /// Sets `column` of the rows of a table from one identifier, `$1`, to another, `$2`, where a condition holds too.
    pub(super) async fn move_rows(
        &mut self,
        steps: &mut Vec<Step>,
        (table, column, key): (&str, &str, &str),
        (from, to): (&str, &str),
        condition: &str,
    ) -> Result<()> {
        let sql = format!("update \"{table}\" set {column} = $2 where {column} = $1 and ({condition}) returning cast({key} as text)");
        let moved: Vec<(String,)> = tx_rows!(self, AssertSqlSafe(sql), from, to)?;
        if !moved.is_empty() {
            let rows = moved.into_iter().map(|(key,)| key).collect();
            let (table, column, key) = (table.to_owned(), column.to_owned(), key.to_owned());
            steps.push(Step::Moved { table, column, key, rows, from: from.to_owned(), to: to.to_owned() });
        }
        Ok(())
    }

    /// Sets a column of a person that is a text.
    pub(super) async fn set_of_person(
        &mut self,
        steps: &mut Vec<Step>,
        person: &str,
        column: &'static str,
        (before, after): (Option<&str>, Option<&str>),
    ) -> Result<()> {
        if before != after {
            tx_run!(self, AssertSqlSafe(format!("update person set {column} = $2 where id = $1")), person, after)?;
            let (before, after) = (before.map(str::to_owned), after.map(str::to_owned));
            steps.push(Step::Set { person: person.to_owned(), column: column.to_owned(), before, after });
        }
        Ok(())
    }

    /// Undoes a step. A row that went elsewhere since, and a contact that was changed since, stay as they are.
    ///
    /// # Errors
    /// [`MergeRefusal::Taken`] when a key of the database is in the way.
    pub(super) async fn undo_step(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Removed { table: name, rows } => {
                let table = table(&name)?;
                let rows =
                    rows.iter().map(|line| read_line(table, line)).collect::<std::result::Result<Vec<_>, _>>().map_err(unreadable)?;
                for row in rows {
                    match &mut self.on {
                        TxOn::Sqlite(conn) => {
                            insert::<Sqlite>(table, vec![row]).build().persistent(false).execute(&mut **conn).await.map(drop)
                        }
                        TxOn::Postgres(conn) => {
                            insert::<Postgres>(table, vec![row]).build().persistent(false).execute(&mut **conn).await.map(drop)
                        }
                    }
                    .on_taken(MergeRefusal::Taken)?;
                }
            }
            Step::Moved { table, column, key, rows, from, to } => {
                let sql = format!("update \"{table}\" set {column} = $1 where {column} = $2 and cast({key} as text) = $3");
                for row in rows {
                    let back = tx_run!(self, AssertSqlSafe(sql.as_str()), from.as_str(), to.as_str(), row.as_str());
                    back.on_taken(MergeRefusal::Taken)?;
                }
            }
            Step::Set { person, column, before, after } => {
                let sql = format!("update person set {column} = $2 where id = $1 and coalesce({column}, '') = coalesce($3, '')");
                let back = tx_run!(self, AssertSqlSafe(sql), person.as_str(), before.as_deref(), after.as_deref());
                back.on_taken(MergeRefusal::Taken)?;
            }
            Step::Noted { id } => {
                tx_run!(self, "delete from note where id = $1", id.as_str())?;
            }
        }
        Ok(())
    }
}
