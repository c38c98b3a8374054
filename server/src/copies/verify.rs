//! `essor verify`: the schema, the invariants and the documents, a line each.

use crate::{
    clock,
    copies::{
        progress::{bar, until_interrupted},
        sentences::other_schema,
    },
    output::{counted, database_failed, say},
};
use chrono::Duration;
use futures_util::TryStreamExt;
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};
use store::{Db, INVARIANTS, Objects, StoreError, StoredDocument, find_orphans, sweep_orphans};

/// Runs `essor verify`: prints a line for each thing that is checked. With `sweep`, documents that no row names are erased once they are
/// older than a day.
///
/// # Errors
/// A closing sentence, once everything that is wrong is printed.
pub async fn run(db: &Db, objects: &Objects, sweep: bool) -> Result<(), String> {
    if let Some(sentence) = other_schema(db.schema_version().await.map_err(|error| database_failed(&error))?) {
        return Err(sentence);
    }
    say(format_args!("Schéma\u{a0}: à jour."));
    let progress = bar("Vérification", 0);
    let found = until_interrupted(check(db, objects, sweep, &progress)).await;
    progress.finish_and_clear();
    match found? {
        0 => Ok(()),
        wrong => Err(counted(wrong, "point à vérifier.", "points à vérifier.")),
    }
}

/// Prints a line for each check and returns the number of those that found something.
async fn check(db: &Db, objects: &Objects, sweep: bool, progress: &ProgressBar) -> Result<usize, String> {
    let violated = print_violations(db).await?;
    for it in INVARIANTS.iter().filter(|it| !violated.contains(&it.about)) {
        say(format_args!("Règle respectée\u{a0}: {}.", it.about));
    }
    let documents = check_documents(db, objects, progress).await? + check_orphans(db, objects, sweep).await?;
    Ok(violated.len() + check_chain(db).await? + documents)
}

/// Follows the chain of hashes over the journal.
async fn check_chain(db: &Db) -> Result<usize, String> {
    let chain = db.verify_chain().await.map_err(|error| database_failed(&error))?;
    let Some(broken) = chain.broken else {
        let sealed = counted(usize::try_from(chain.sealed).unwrap_or(usize::MAX), "ligne scellée", "lignes scellées");
        say(format_args!("Journal\u{a0}: la chaîne tient, {sealed}, dernière empreinte {}.", chain.last_hash.get(..12).unwrap_or("–")));
        return Ok(0);
    };
    say(format_args!("Journal\u{a0}: la chaîne est rompue à la ligne {}.", broken.audit_id));
    Ok(1)
}

/// Prints a line for each invariant that does not hold, and returns what they say.
///
/// # Errors
/// A sentence when the database failed.
pub(super) async fn print_violations(db: &Db) -> Result<Vec<&'static str>, String> {
    let failed = |error: StoreError| database_failed(&error);
    let violations = db.snapshot().await.map_err(failed)?.violations().await.map_err(failed)?;
    for it in &violations {
        let rows = counted(it.rows, "ligne", "lignes");
        say(format_args!("Règle non respectée\u{a0}: {}\u{a0}; {rows}\u{a0}: {}.", it.about, it.named.join(", ")));
    }
    Ok(violations.iter().map(|it| it.about).collect())
}

/// Compares the content of each document with its row.
async fn check_documents(db: &Db, objects: &Objects, progress: &ProgressBar) -> Result<usize, String> {
    let failed = |error: StoreError| database_failed(&error);
    let documents = db.snapshot().await.map_err(failed)?.documents().await.map_err(failed)?;
    progress.set_length(documents.len() as u64);
    let mut wrong = 0;
    for document in &documents {
        let fault = match read(objects, document).await {
            Ok(true) => None,
            Ok(false) => Some("n’est plus comme il a été rangé".to_owned()),
            Err(StoreError::Objects(object_store::Error::NotFound { .. }))
                if !db.names_object(&document.object).await.map_err(failed)? =>
            {
                None
            }
            Err(StoreError::Objects(object_store::Error::NotFound { .. })) => Some("manque".to_owned()),
            Err(error) => Some(format!("ne peut pas être lu ({error})")),
        };
        if let Some(fault) = fault {
            wrong += 1;
            say(format_args!("Document {}\u{a0}: {fault}.", document.object));
        }
        progress.inc(1);
    }
    if wrong == 0 {
        say(format_args!("Documents\u{a0}: {}.", counted(documents.len(), "comparé, intact", "comparés, intacts")));
    }
    Ok(wrong)
}

/// Whether a document is as it was stored. Of those from before hashes were kept, the size is compared.
async fn read(objects: &Objects, document: &StoredDocument) -> Result<bool, StoreError> {
    let mut content = objects.read(&document.object).await?.into_stream();
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    while let Some(piece) = content.try_next().await? {
        hash.update(&piece);
        bytes += piece.len() as i64;
    }
    let digest = format!("{:x}", hash.finalize());
    Ok(bytes == document.bytes && document.stored_digest.as_ref().is_none_or(|stored| *stored == digest))
}

/// Names the documents that no row names, or erases those that are older than a day.
async fn check_orphans(db: &Db, objects: &Objects, sweep: bool) -> Result<usize, String> {
    let failed = |error: StoreError| format!("Les documents (ESSOR_DOCUMENTS) n’ont pas pu être listés\u{a0}: {error}.");
    let now = clock::now();
    if sweep {
        match sweep_orphans(db, objects, now).await.map_err(failed)? {
            0 => {}
            swept => say(format_args!("Documents qu’aucune ligne ne nomme\u{a0}: {}.", counted(swept, "effacé", "effacés"))),
        }
    }
    // Younger ones may belong to a request that is not over.
    let orphans = find_orphans(db, objects, now - Duration::days(1)).await.map_err(failed)?;
    for key in &orphans {
        say(format_args!("Document {key}\u{a0}: aucune ligne ne le nomme. «\u{a0}essor verify --sweep\u{a0}» l’efface."));
    }
    Ok(orphans.len())
}
