//! Jobs that erase expired data, until the process ends. Several processes may run them at once.

use crate::clock;
use std::time::Duration;
use store::{Db, Objects, sweep_orphans};
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

fn every(period: Duration, first: Duration) -> tokio::time::Interval {
    let mut tick = interval_at(Instant::now() + first, period);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tick
}
