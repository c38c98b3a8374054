//! The stored sort keys of names: see [`domain::people::order::stored_key`].

use crate::db::{Db, error::Result, tx_rows, tx_run};
use domain::people::order::stored_key;

/// How many keys are written in one transaction.
const AT_ONCE: usize = 500;

#[derive(sqlx_macros::FromRow)]
struct Unkeyed {
    id: String,
    first_name: String,
    last_name: String,
}

impl Db {
    /// Writes the keys that are missing: of rows that were there before the column, or that a release before it wrote.
    pub(crate) async fn fill_name_keys(&self) -> Result<()> {
        loop {
            let mut tx = self.begin().await?;
            let find = "select id, first_name, last_name from person where name_key = '' order by id limit $1";
            let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
            let people: Vec<Unkeyed> = tx_rows!(&mut tx, find, limit)?;
            for person in &people {
                let key = stored_key(&person.last_name, &person.first_name);
                tx_run!(&mut tx, "update person set name_key = $2 where id = $1", person.id.as_str(), key)?;
            }
            tx.commit().await?;
            if people.len() < AT_ONCE {
                return Ok(());
            }
        }
    }
}
