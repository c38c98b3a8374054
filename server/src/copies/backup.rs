//! `essor backup`: every row of one instant and every document of it, in one archive, while others write.

use crate::{
    clock,
    copies::{
        archive::{self, Step},
        manifest::{DOCUMENTS, FORMAT, Manifest, table_entry},
        progress::{bar, until_interrupted},
        sentences::{copy_failed, not_written, other_schema, size},
    },
    output::{complain, counted, database_failed, say},
};
use age::x25519::Recipient;
use chrono::{DateTime, SecondsFormat, Utc};
use futures_util::TryStreamExt;
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::{Db, Objects, StoreError, StoredDocument, tables};
use tokio::sync::mpsc::{self, Sender};

/// The pieces that wait to be compressed, each of some 64 KiB.
const WAITING: usize = 16;

/// The contents of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The instant of its rows.
    pub at: DateTime<Utc>,
    /// The number of its rows.
    pub rows: u64,
    /// The number of its documents.
    pub documents: usize,
    /// The keys of documents that rows name and the store of documents has not, or has otherwise than it was stored.
    pub damaged: Vec<String>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Reads a key that archives are encrypted to.
///
/// # Errors
/// A sentence for the person who runs the command.
pub fn read_recipient(text: &str) -> Result<Recipient, String> {
    // Not repeated: it may be the secret key, by mistake.
    let wrong = "Ce n’est pas une clé publique age (ESSOR_BACKUP_AGE, --to-age)\u{a0}: elle commence par age1.";
    text.trim().parse().map_err(|_: &str| wrong.to_owned())
}

/// The ending of the names of encrypted archives.
const ENCRYPTED: &str = ".age";

/// The name of an archive: that of an encrypted one ends with `.age`.
fn named(file: &Path, encrypted: bool) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    if encrypted && !name.to_string_lossy().ends_with(ENCRYPTED) {
        name.push(ENCRYPTED);
    }
    name.into()
}

/// Runs `essor backup`: writes an archive to a file that does not exist yet, and prints its name and what it holds. That of an encrypted one
/// ends with `.age`, which is added if it is missing.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn run(db: &Db, objects: &Objects, file: &Path, recipient: Option<&Recipient>) -> Result<(), String> {
    let file = named(file, recipient.is_some());
    let progress = bar("Copie", 0);
    let done = until_interrupted(back_up(db, objects, &file, recipient, &progress)).await;
    progress.finish_and_clear();
    let done = done?;
    for key in &done.damaged {
        complain(format_args!("À vérifier\u{a0}: le document {key} manque ou n’est plus comme il a été rangé."));
    }
    say(format_args!(
        "{}\u{a0}: {}{}, {}, {}.",
        file.display(),
        if recipient.is_some() { "chiffrée, " } else { "" },
        counted(done.rows as usize, "ligne", "lignes"),
        counted(done.documents, "document", "documents"),
        size(done.bytes)
    ));
    Ok(())
}

/// Writes an archive to a file that does not exist yet, and notes it as the last good copy.
///
/// # Errors
/// A sentence; then there is no file.
pub async fn back_up(
    db: &Db,
    objects: &Objects,
    file: &Path,
    recipient: Option<&Recipient>,
    progress: &ProgressBar,
) -> Result<Backup, String> {
    let schema = db.schema_version().await.map_err(|error| database_failed(&error))?;
    if let Some(sentence) = other_schema(schema) {
        return Err(sentence);
    }
    let (steps, received) = mpsc::channel(WAITING);
    let writing = {
        let (file, recipient) = (file.to_owned(), recipient.cloned());
        tokio::task::spawn_blocking(move || archive::write(&file, recipient.as_ref(), received))
    };
    // Dropped at its end, so that the writer ends too.
    let read = send(db, objects, schema.unwrap_or_default(), steps, progress).await;
    let written = writing.await.map_err(|error| not_written(file, &std::io::Error::other(error)))?;
    let backup = match (read, written) {
        (Ok(backup), Ok(bytes)) => Backup { bytes, ..backup },
        // When nobody takes the pieces any more, the writer says why.
        (Err(None), Err(sentence)) | (Err(Some(sentence)), _) | (Ok(_), Err(sentence)) => return Err(sentence),
        (Err(None), Ok(_)) => return Err(not_written(file, &std::io::ErrorKind::Interrupted.into())),
    };
    if let Err(error) = db.note_copy(backup.at).await {
        tracing::warn!(%error, "the copy is whole, and its instant could not be noted");
    }
    Ok(backup)
}

/// Sends everything to the writer. `Err(None)` when the writer has stopped.
async fn send(db: &Db, objects: &Objects, schema: i64, steps: Sender<Step>, progress: &ProgressBar) -> Result<Backup, Option<String>> {
    let failed = |error: StoreError| Some(database_failed(&error));
    // Before the snapshot: what was acknowledged until then is in it.
    let at = clock::now();
    let mut snapshot = db.snapshot().await.map_err(failed)?;
    let documents = snapshot.documents().await.map_err(failed)?;
    progress.set_length((tables().len() + documents.len()) as u64);
    let mut backup = Backup { at, rows: 0, documents: 0, damaged: Vec::new(), bytes: 0 };
    for table in tables() {
        give(&steps, Step::Begin(table_entry(table.name))).await?;
        let sum = snapshot.send_rows(table, &steps).await.map_err(|error| match error {
            store::CopyError::Closed => None,
            error => Some(copy_failed(&error)),
        })?;
        give(&steps, Step::End(Some(sum.rows))).await?;
        backup.rows += sum.rows;
        progress.inc(1);
    }
    // Documents never change: they need no snapshot.
    drop(snapshot);
    let mut absent = Vec::new();
    for document in &documents {
        match send_document(objects, document, &steps).await? {
            Some(intact) => {
                backup.documents += 1;
                if !intact {
                    backup.damaged.push(document.object.clone());
                }
            }
            None => {
                // One that was erased meanwhile is missed by nobody.
                if db.names_object(&document.object).await.map_err(failed)? {
                    backup.damaged.push(document.object.clone());
                }
                absent.push(document.object.clone());
            }
        }
        progress.inc(1);
    }
    let manifest = Manifest {
        format: FORMAT,
        essor: env!("CARGO_PKG_VERSION").into(),
        schema,
        engine: db.engine_name().into(),
        made_at: at.to_rfc3339_opts(SecondsFormat::Millis, true),
        entries: Vec::new(),
        absent,
    };
    give(&steps, Step::Finish(manifest)).await?;
    Ok(backup)
}

/// Sends a document, and returns whether it is as it was stored; `None` when there is none.
async fn send_document(objects: &Objects, document: &StoredDocument, steps: &Sender<Step>) -> Result<Option<bool>, Option<String>> {
    let failed = |error: &dyn std::fmt::Display| {
        Some(format!("Le document {} n’a pas pu être lu (ESSOR_DOCUMENTS)\u{a0}: {error}.", document.object))
    };
    let mut content = match objects.read(&document.object).await {
        Ok(found) => found.into_stream(),
        Err(StoreError::Objects(object_store::Error::NotFound { .. })) => return Ok(None),
        Err(error) => return Err(failed(&error)),
    };
    give(steps, Step::Begin(format!("{DOCUMENTS}{}", document.object))).await?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    while let Some(piece) = content.try_next().await.map_err(|error| failed(&error))? {
        hash.update(&piece);
        bytes += piece.len() as i64;
        give(steps, Step::Bytes(piece.to_vec())).await?;
    }
    give(steps, Step::End(None)).await?;
    let digest = format!("{:x}", hash.finalize());
    Ok(Some(bytes == document.bytes && document.stored_digest.as_ref().is_none_or(|stored| *stored == digest)))
}

async fn give(steps: &Sender<Step>, step: Step) -> Result<(), Option<String>> {
    steps.send(step).await.map_err(|_| None)
}
