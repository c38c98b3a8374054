//! Jobs that erase expired data, until the process ends. Several processes may run them at once.

use crate::{clock, job::repeat};
use std::time::Duration;
use store::{Db, Objects, StoreError, sweep_orphans};

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
