//! Jobs that erase expired data, until the process ends. Several processes may run them at once.

use crate::{clock, job::repeat, outbox_folder::Folder};
use chrono::{DateTime, Utc};
use std::time::Duration;
use store::{Actor, Db, Objects, Refusal, StoreError, sweep_orphans};

/// Erases expired drafts of forms, see [`Db::delete_expired_drafts`].
pub async fn delete_expired_drafts(db: Db) {
    let period = Duration::from_secs(5 * 60);
    repeat("delete_expired_drafts", Duration::from_secs(10), period, || async { db.delete_expired_drafts(clock::now()).await.map(|_| ()) })
        .await;
}

/// Erases objects of documents that no row names, once a day.
pub async fn sweep_objects(db: Db, objects: Objects) {
    repeat("sweep_objects", Duration::from_secs(10 * 60), Duration::from_secs(24 * 3600), || async {
        match sweep_orphans(&db, &objects, clock::now()).await? {
            0 => {}
            swept => tracing::info!(swept, "objects that no row names were erased"),
        }
        Ok::<_, StoreError>(())
    })
    .await;
}

/// Erases expired previews of imports and accesses, see [`Db::erase_expired`].
pub async fn erase_expired(db: Db) {
    let erase = || async { db.erase_expired(clock::now()).await.map(|_| ()) };
    repeat("erase_expired", Duration::from_secs(20), Duration::from_secs(10 * 60), erase).await;
}

/// Seals new audit events, see [`Db::seal_audit`].
pub async fn seal_audit(db: Db) {
    repeat("seal_audit", Duration::from_secs(30), Duration::from_secs(60), || async { db.seal_audit().await.map(|_| ()) }).await;
}

/// Erases the people whose erasure is due and those who are kept for long enough, see [`erase_due_people`].
pub async fn erase_people(db: Db, objects: Objects, folder: Folder) {
    repeat("erase_people", Duration::from_secs(60), Duration::from_secs(3600), || async {
        match erase_due_people(&db, &objects, &folder, clock::now()).await? {
            0 => {}
            erased => tracing::info!(erased, "people were erased"),
        }
        Ok::<_, StoreError>(())
    })
    .await;
}

/// Erases, as the structure's own tools, the people whose planned erasure is due, and former participants at the end of their time.
/// Returns their number. Two processes may do it at once: the second finds them erased.
///
/// # Errors
/// [`StoreError`]; the remaining people are erased the next time.
pub async fn erase_due_people(db: &Db, objects: &Objects, folder: &Folder, now: DateTime<Utc>) -> store::Result<u64> {
    let mut erased = 0;
    let by = Actor::tools(now);
    let due = db.due_erasures(now).await?.into_iter().map(|it| (it, true));
    let former = db.former_participants(now).await?.into_iter().map(|it| (it, false));
    for ((structure, person), planned) in due.chain(former) {
        let store = db.for_structure(&structure);
        let privacy = store.privacy();
        let done = if planned { privacy.erase_due(&by, &person, objects).await } else { privacy.erase(&by, &person, objects).await };
        match done {
            Ok(done) => {
                folder.remove(&done.messages).await?;
                erased += 1;
            }
            // They came back or it was withdrawn meanwhile, or another process erased them.
            Err(StoreError::Refused(Refusal::Erasure(_))) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(erased)
}
