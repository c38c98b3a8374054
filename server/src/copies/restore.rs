//! `essor restore`: an archive into an empty database of either engine, all or nothing.

use crate::copies::{
    manifest::{Entry, Manifest, table_entry},
    progress::{bar, until_interrupted},
    reading::{Archive, Piece},
    sentences::{copy_failed, damaged, moment, not_empty_to_restore},
    verify::print_violations,
};
use crate::output::{complain, counted, database_failed, say};
use indicatif::ProgressBar;
use std::{path::Path, sync::Arc};
use store::{Db, Load, Objects, StoreError, Table, tables};
use tokio::sync::mpsc::{self, Receiver};

/// The pieces that wait to be loaded, each of some 64 KiB.
const WAITING: usize = 16;

/// A piece that waits to be loaded.
enum Loading {
    Lines(&'static Table, Vec<u8>),
    Table(&'static Table),
    Document(String, Vec<u8>),
}

/// Runs `essor restore`: reads the whole archive and compares every sum, then loads it into a database without a structure, whose schema
/// is brought up to date, and puts the documents into their store. Prints what was restored.
///
/// # Errors
/// A sentence for the person who runs the command. Nothing was changed.
pub async fn run(db: &Db, objects: &Objects, file: &Path, keys: Option<&Path>) -> Result<(), String> {
    if !db.is_empty().await.map_err(|error| database_failed(&error))? {
        return Err(not_empty_to_restore());
    }
    let archive = Arc::new(Archive::open(file, keys)?);
    let progress = bar("Restauration", 0);
    let mut written = Vec::new();
    let restored = until_interrupted(restore(db, objects, archive, &mut written, &progress)).await;
    progress.finish_and_clear();
    if restored.is_err() {
        for key in &written {
            if let Err(error) = objects.erase(key).await {
                tracing::warn!(%error, key, "a document of the failed restoration stays");
            }
        }
    }
    let manifest = restored?;
    let rows: u64 = manifest.entries.iter().filter_map(|entry| entry.rows).sum();
    let documents = manifest.entries.iter().filter(|entry| entry.rows.is_none()).count();
    say(format_args!(
        "La copie du {} est restaurée\u{a0}: {}, {}.",
        manifest.made_at.parse().map_or_else(|_| manifest.made_at.clone(), moment),
        counted(rows as usize, "ligne", "lignes"),
        counted(documents, "document", "documents")
    ));
    for key in &manifest.absent {
        complain(format_args!("À vérifier\u{a0}: le document {key} manquait déjà quand la copie a été faite."));
    }
    print_violations(db).await.map(drop)
}

/// Restores an archive; the keys of documents that were added to their store are in `written`, also after an error.
async fn restore(
    db: &Db,
    objects: &Objects,
    archive: Arc<Archive>,
    written: &mut Vec<String>,
    progress: &ProgressBar,
) -> Result<Manifest, String> {
    // Dropped with this future: then the reader stops too.
    let running = Arc::new(());
    let checked = {
        let (archive, watched) = (archive.clone(), Arc::downgrade(&running));
        let go_on = move |_: Piece<'_>| if watched.strong_count() > 0 { Ok(()) } else { Err(String::new()) };
        tokio::task::spawn_blocking(move || archive.read(go_on)).await.map_err(|error| damaged("", &error.to_string()))??
    };
    progress.set_length(checked.entries.len() as u64);
    db.migrate().await.map_err(|error| database_failed(&error))?;
    let mut load = db.begin_load().await.map_err(|error| copy_failed(&error))?;
    let (to, pieces) = mpsc::channel(WAITING);
    let reading = tokio::task::spawn_blocking(move || {
        archive.read(|piece| {
            let next = match piece {
                Piece::Lines(table, lines) => Loading::Lines(find_table(table)?, lines),
                Piece::Table(table) => Loading::Table(find_table(table)?),
                Piece::Document(key, content) => Loading::Document(key.to_owned(), content),
            };
            to.blocking_send(next).map_err(|_| "Le chargement s’est arrêté.".to_owned())
        })
    });
    load_pieces(&mut load, objects, pieces, &checked, written, progress).await?;
    let again = reading.await.map_err(|error| damaged("", &error.to_string()))??;
    if again != checked {
        return Err("Le fichier de la copie a changé pendant la lecture. Rien n’a été changé.".into());
    }
    load.commit().await.map_err(|error| copy_failed(&error))?;
    Ok(checked)
}

/// Loads all pieces, and compares each table as it stands in the database with the archive.
async fn load_pieces(
    load: &mut Load,
    objects: &Objects,
    mut pieces: Receiver<Loading>,
    manifest: &Manifest,
    written: &mut Vec<String>,
    progress: &ProgressBar,
) -> Result<(), String> {
    while let Some(piece) = pieces.recv().await {
        match piece {
            Loading::Lines(table, lines) => load.insert_lines(table, &lines).await.map_err(|error| copy_failed(&error))?,
            Loading::Table(table) => {
                let sum = load.sum(table).await.map_err(|error| copy_failed(&error))?;
                let entry = table_entry(table.name);
                let is_that = |entry: &Entry| entry.rows == Some(sum.rows) && entry.sha256 == sum.sha256;
                if !manifest.entries.iter().find(|it| it.name == entry).is_some_and(is_that) {
                    return Err(format!("Les lignes de la table {} ne seraient pas celles de la copie. Rien n’a été changé.", table.name));
                }
                progress.inc(1);
            }
            Loading::Document(key, content) => {
                put_document(objects, key, content, written).await?;
                progress.inc(1);
            }
        }
    }
    Ok(())
}

/// Writes a document to its store unless it is there.
async fn put_document(objects: &Objects, key: String, content: Vec<u8>, written: &mut Vec<String>) -> Result<(), String> {
    let failed = |key: &str, error: StoreError| {
        format!("Le document {key} n’a pas pu être rangé (ESSOR_DOCUMENTS)\u{a0}: {error}. Rien n’a été changé.")
    };
    match objects.read(&key).await {
        Ok(found) => {
            let there = found.bytes().await.map_err(|error| failed(&key, error.into()))?;
            if there == content {
                Ok(())
            } else {
                Err(format!(
                    "Le document {key} est déjà là avec un autre contenu\u{a0}: donnez à ESSOR_DOCUMENTS un dossier vide. Rien n’a été changé."
                ))
            }
        }
        Err(StoreError::Objects(object_store::Error::NotFound { .. })) => {
            written.push(key.clone());
            objects.write(&key, content).await.map_err(|error| failed(&key, error))
        }
        Err(error) => Err(failed(&key, error)),
    }
}

fn find_table(name: &str) -> Result<&'static Table, String> {
    tables().iter().find(|table| table.name == name).ok_or_else(|| format!("La table {name} est inconnue. Rien n’a été changé."))
}
