//! Signs people of a database in on devices of `make bench`, spread over all structures.
//!
//! `devices <url> <now> < {"Participant": [hash, …], "Coordinator": [hash, …]}`: the instant of the sign-in, and the hashes of the tokens
//! of their devices, by role.

use chrono::{DateTime, Utc};
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::{collections::BTreeMap, error::Error};

const PEOPLE: &str = "select id from person where role = $1 and left_team_at is null order by id";
const SIGN_IN: &str = "insert into device (token_hash, person_id, agent, signed_in_at, expires_at)
    values ($1, $2, 'bench', $3, '9999-01-01T00:00:00.000+00:00')";

/// The same on either engine.
macro_rules! sign_in {
    ($connection:expr, $hashes:expr, $now:expr) => {{
        let mut connection = $connection;
        let mut tx = connection.begin().await?;
        for (role, hashes) in $hashes {
            let people: Vec<String> = sqlx::query_scalar(PEOPLE).bind(role).fetch_all(&mut *tx).await?;
            for (nth, hash) in hashes.iter().enumerate() {
                let person = people.get(nth * people.len() / hashes.len()).ok_or("the database has none of that role")?;
                sqlx::query(SIGN_IN).bind(hash).bind(person).bind($now).execute(&mut *tx).await?;
            }
        }
        tx.commit().await?;
        connection.close().await?;
    }};
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let (Some(url), Some(now)) = (arguments.next(), arguments.next()) else { return Err("devices <url> <now> < hashes.json".into()) };
    let now: DateTime<Utc> = now.parse()?;
    let hashes: BTreeMap<String, Vec<String>> = serde_json::from_reader(std::io::stdin())?;
    if url.starts_with("sqlite:") {
        sign_in!(SqliteConnection::connect(&url).await?, &hashes, now);
    } else {
        sign_in!(PgConnection::connect(&url).await?, &hashes, now);
    }
    Ok(())
}
