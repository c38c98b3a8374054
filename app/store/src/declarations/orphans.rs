//! Objects that no row names: left when a process ended between writing a document and its row.

use crate::{
    Result,
    db::{Db, values},
    declarations::objects::Objects,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use std::collections::HashSet;

/// Erases the objects of this database's structures that are older than a day and that no row names. Returns their number. Other
/// objects in the same store, such as those of another database, are kept. Several processes may run it at the same time.
///
/// # Errors
/// [`crate::StoreError`]; the remaining objects are erased the next time.
#[boxed_futures]
pub async fn sweep_orphans(db: &Db, objects: &Objects, now: DateTime<Utc>) -> Result<usize> {
    let orphans = find_orphans(db, objects, now - Duration::days(1)).await?;
    for key in &orphans {
        objects.erase(key).await?;
    }
    Ok(orphans.len())
}

/// The keys of the objects of this database's structures that were written before an instant and that no row names.
///
/// # Errors
/// [`crate::StoreError`].
#[boxed_futures]
pub async fn find_orphans(db: &Db, objects: &Objects, before: DateTime<Utc>) -> Result<Vec<String>> {
    let structures: Vec<String> = values!(db, "select id from structure order by id")?;
    let mut orphans = Vec::new();
    for structure in structures {
        // The objects are listed before the rows: a row that is added meanwhile names an object that is younger.
        let old = objects.list(&structure).await?.into_iter().filter(|object| object.last_modified < before);
        let old: Vec<String> = old.map(|object| object.location.to_string()).filter(|key| is_document_key(key, &structure)).collect();
        if old.is_empty() {
            continue;
        }
        let named: Vec<String> = values!(db, "select object from document where structure_id = $1 and object is not null", structure)?;
        let named: HashSet<String> = named.into_iter().collect();
        orphans.extend(old.into_iter().filter(|key| !named.contains(key)));
    }
    Ok(orphans)
}

/// Whether a key was made by [`crate::Declarations::new_object_key`].
fn is_document_key(key: &str, structure: &str) -> bool {
    let name = key.strip_prefix(structure).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| name.len() == 26 && name.bytes().all(|sign| sign.is_ascii_alphanumeric()))
}
