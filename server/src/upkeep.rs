//! Jobs that erase expired data, until the process ends. Several processes may run them at once.

use crate::{clock, outbox_folder::Folder};
use chrono::{DateTime, Utc};
use std::time::Duration;
use store::{Actor, Db, Objects, Refusal, StoreError, sweep_orphans};
use tokio::time::{Instant, MissedTickBehavior, interval_at};

/// Erases expired drafts of forms, see [`Db::delete_expired_drafts`].
pub async fn delete_expired_drafts(db: Db) {
    let mut tick = every(Duration::from_secs(5 * 60), Duration::from_secs(10));
    loop {
        tick.tick().await;
        if let Err(error) = db.delete_expired_drafts(clock::now()).await {
            tracing::warn!(%error, "old forms could not be erased");
        }
    }
}

/// Erases objects of documents that no row names, once a day.
pub async fn sweep_objects(db: Db, objects: Objects) {
    let mut tick = every(Duration::from_secs(24 * 3600), Duration::from_secs(10 * 60));
    loop {
        tick.tick().await;
        match sweep_orphans(&db, &objects, clock::now()).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "objects that no row names were erased"),
            Err(error) => tracing::warn!(%error, "objects that no row names could not be erased"),
        }
    }
}

/// Erases previews of imports, codes, attempts, devices, invitations and calendar addresses that have expired, see [`Db::erase_expired`].
pub async fn erase_expired(db: Db) {
    let mut tick = every(Duration::from_secs(10 * 60), Duration::from_secs(20));
    loop {
        tick.tick().await;
        if let Err(error) = db.erase_expired(clock::now()).await {
            tracing::warn!(%error, "expired rows could not be erased");
        }
    }
}

/// Seals new audit events, see [`Db::seal_audit`].
pub async fn seal_audit(db: Db) {
    let mut tick = every(Duration::from_secs(60), Duration::from_secs(30));
    loop {
        tick.tick().await;
        if let Err(error) = db.seal_audit().await {
            tracing::warn!(%error, "audit events could not be sealed");
        }
    }
}

/// Erases the people whose erasure is due and those who are kept for long enough, see [`erase_due_people`].
pub async fn erase_people(db: Db, objects: Objects, folder: Folder) {
    let mut tick = every(Duration::from_secs(3600), Duration::from_secs(60));
    loop {
        tick.tick().await;
        match erase_due_people(&db, &objects, &folder, clock::now()).await {
            Ok(0) => {}
            Ok(erased) => tracing::info!(erased, "people were erased"),
            Err(error) => tracing::warn!(%error, "people could not be erased"),
        }
    }
}

/// Erases, as the structure's own tools, everybody whose planned erasure is due, and former participants at the end of their time.
/// Returns their number. Two processes may do it at once: the second finds them erased.
///
/// # Errors
/// [`StoreError`]; the remaining people are erased the next time.
pub async fn erase_due_people(db: &Db, objects: &Objects, folder: &Folder, now: DateTime<Utc>) -> store::Result<u64> {
    let mut erased = 0;
    let mut people = db.due_erasures(now).await?;
    people.extend(db.former_participants(now).await?);
    for (structure, person) in people {
        match db.for_structure(&structure).privacy().erase(&Actor::tools(now), &person, objects).await {
            Ok(done) => {
                folder.remove(&done.messages).await?;
                erased += 1;
            }
            // They came back meanwhile, or another process erased them.
            Err(StoreError::Refused(Refusal::Erasure(_))) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(erased)
}

fn every(period: Duration, first: Duration) -> tokio::time::Interval {
    let mut tick = interval_at(Instant::now() + first, period);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tick
}
