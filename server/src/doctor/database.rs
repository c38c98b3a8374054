//! The checks of the database: does it answer, is its schema that of this program, does it take writes.

use super::finding::{Finding, fault, good, look};
use crate::config::{Config, opening_failure};
use chrono::{DateTime, Utc};
use std::path::Path;
use store::{Db, SchemaState, StoreError};

const DATABASE: &str = "base de données";
const SCHEMA: &str = "schéma";
const WRITING: &str = "écriture";

/// Examines the database; it is returned when it answers.
pub async fn examine(config: &Config, now: DateTime<Utc>) -> (Option<Db>, Vec<Finding>) {
    if let Some(path) = sqlite_file(&config.database_url).filter(|path| !Path::new(path).exists()) {
        let sentence =
            format!("{path} n’existe pas encore\u{a0}: «\u{a0}essor serve\u{a0}» la crée. Sinon, corrigez DATABASE_URL ou ESSOR_DATA.");
        return (None, vec![look(DATABASE, sentence)]);
    }
    let opened = match config.connect(false).await {
        Ok(db) => db.ping().await.map(|()| db),
        Err(error) => Err(error),
    };
    let db = match opened {
        Ok(db) => db,
        Err(error) => return (None, vec![fault(DATABASE, opening_failure(&error))]),
    };
    let mut findings = vec![good(DATABASE, "elle répond.")];
    match db.schema_state().await {
        Ok(state) => {
            let current = state == SchemaState::default();
            findings.push(schema(&state));
            if current {
                findings.push(writing(db.try_to_write(now).await));
            }
        }
        Err(error) => findings.push(fault(SCHEMA, opening_failure(&error))),
    }
    (Some(db), findings)
}

fn schema(state: &SchemaState) -> Finding {
    if let Some(newest) = state.unknown.last() {
        let sentence = format!("la base vient d’une version plus récente d’Essor (schéma {newest})\u{a0}: installez cette version.");
        return fault(SCHEMA, sentence);
    }
    if let Some(version) = state.changed.first() {
        let sentence = format!("la migration {version} n’est pas celle de ce programme, ou n’est pas finie\u{a0}: restaurez une copie.");
        return fault(SCHEMA, sentence);
    }
    match state.pending.len() {
        0 => good(SCHEMA, "à jour."),
        many => look(
            SCHEMA,
            format!("{many} migrations attendent\u{a0}: le prochain démarrage les fait, «\u{a0}essor migrate --dry-run\u{a0}» les montre."),
        ),
    }
}

fn writing(tried: Result<(), StoreError>) -> Finding {
    match tried {
        Ok(()) => good(WRITING, "la base s’écrit."),
        Err(error) => fault(WRITING, opening_failure(&error)),
    }
}

/// The path of the file of an `sqlite:` address; `None` for PostgreSQL and for a database in memory.
fn sqlite_file(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("sqlite:")?;
    let path = rest.strip_prefix("//").unwrap_or(rest).split('?').next()?;
    (!path.is_empty() && path != ":memory:").then_some(path)
}
