//! `essor copy`: every row into an empty database of either engine. Documents stay where they are.

use crate::copies::{
    progress::{bar, until_interrupted},
    sentences::{copy_failed, not_empty_to_copy, other_schema},
};
use crate::output::{counted, database_failed, say};
use indicatif::ProgressBar;
use std::{io, path::Path};
use store::{CopyError, Db, TableSum, tables};
use tokio::sync::mpsc;

/// The pieces that wait to be loaded, each of some 64 KiB.
const WAITING: usize = 16;

/// The address of the database to fill: as given, else the content of a file, where `-` is the standard input.
///
/// # Errors
/// A sentence for the person who runs the command.
pub fn target(address: Option<String>, file: Option<&Path>) -> Result<String, String> {
    let Some(file) = file else { return address.ok_or_else(|| "Il manque --to ou --to-file.".into()) };
    let read = if file == Path::new("-") { io::read_to_string(io::stdin()) } else { std::fs::read_to_string(file) };
    let shown = file.display();
    match read {
        Ok(text) if text.trim().is_empty() => Err(format!("--to-file\u{a0}: le fichier {shown} est vide.")),
        Ok(text) => Ok(text.trim().to_owned()),
        Err(error) => Err(format!("--to-file\u{a0}: le fichier {shown} ne peut pas être lu\u{a0}: {error}.")),
    }
}

/// Runs `essor copy`: brings the schema of a database without a structure up to date, copies every row into it, compares the number and
/// the hash of the rows of each table, and prints how many were copied.
///
/// # Errors
/// A sentence for the person who runs the command. Nothing was changed.
pub async fn run(from: &Db, to: &Db) -> Result<(), String> {
    if let Some(sentence) = other_schema(from.schema_version().await.map_err(|error| database_failed(&error))?) {
        return Err(sentence);
    }
    if !to.is_empty().await.map_err(|error| database_failed(&error))? {
        return Err(not_empty_to_copy());
    }
    to.migrate().await.map_err(|error| database_failed(&error))?;
    let progress = bar("Copie", tables().len());
    let rows = until_interrupted(transfer(from, to, &progress)).await;
    progress.finish_and_clear();
    say(format_args!(
        "{} dans {}, toutes comparées. Donnez maintenant l’adresse de la nouvelle base à DATABASE_URL\u{a0}; les documents restent où ils sont.",
        counted(rows? as usize, "ligne copiée", "lignes copiées"),
        counted(tables().len(), "table", "tables")
    ));
    Ok(())
}

/// Copies all rows in one transaction and returns their number.
async fn transfer(from: &Db, to: &Db, progress: &ProgressBar) -> Result<u64, String> {
    let failed = |error: CopyError| copy_failed(&error);
    let mut snapshot = from.snapshot().await.map_err(|error| database_failed(&error))?;
    let mut load = to.begin_load().await.map_err(failed)?;
    let mut sums: Vec<TableSum> = Vec::new();
    for table in tables() {
        let (sender, mut pieces) = mpsc::channel::<Vec<u8>>(WAITING);
        let read = async {
            let sum = snapshot.send_rows(table, &sender).await;
            drop(sender);
            sum
        };
        let loaded = async {
            while let Some(lines) = pieces.recv().await {
                load.insert_lines(table, &lines).await?;
            }
            Ok::<_, CopyError>(())
        };
        let (sum, ()) = tokio::try_join!(read, loaded).map_err(failed)?;
        if load.sum(table).await.map_err(failed)? != sum {
            return Err(format!("Les lignes de la table {} ne seraient pas celles d’origine. Rien n’a été changé.", table.name));
        }
        sums.push(sum);
        progress.inc(1);
    }
    drop(snapshot);
    // What is written to the old database after the snapshot would be missing in the new one.
    let mut now = from.snapshot().await.map_err(|error| database_failed(&error))?;
    for (table, sum) in tables().iter().zip(&sums) {
        if now.sum(table).await.map_err(failed)? != *sum {
            return Err("La base d’origine a changé pendant la copie\u{a0}: arrêtez Essor, puis recommencez. Rien n’a été changé.".into());
        }
    }
    load.commit().await.map_err(failed)?;
    Ok(sums.iter().map(|sum| sum.rows).sum())
}
