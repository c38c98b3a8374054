//! Work that goes on beside requests. Several replicas may run it: what is leased by one is left by the others.

use crate::{clock, senders::Senders};
use chrono::{DateTime, Duration, Utc};
use store::{Db, Objects};

/// Delivers messages until the process ends.
pub async fn deliver(db: Db, senders: Senders) {
    let mut tick = tokio::time::interval(std::time::Duration::from_millis(500));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = deliver_waiting(&db, &senders).await {
            tracing::warn!(%error, "messages could not be delivered");
        }
    }
}

async fn deliver_waiting(db: &Db, senders: &Senders) -> store::Result<()> {
    for message in db.lease_messages(clock::now()).await? {
        match senders.send(&message).await {
            Ok(()) => db.delivered(&message.id, clock::now()).await?,
            Err(error) => {
                tracing::warn!(error, id = message.id, "a message did not leave");
                // A minute, then two, then four: at most two hours.
                let wait = Duration::minutes(1 << message.tries.clamp(0, 7));
                db.not_delivered(&message.id, &error, clock::now() + wait).await?;
            }
        }
    }
    Ok(())
}

/// Erases what is in documents that were taken away and can no longer be put back, until the process ends.
pub async fn erase_documents(db: Db, objects: Objects) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(3600));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = erase_erasable(&db, &objects, clock::now()).await {
            tracing::warn!(%error, "documents could not be erased");
        }
    }
}

/// Erases every object that nobody can ask for any more. Erased twice, by two processes, is erased.
///
/// # Errors
/// [`store::StoreError`]; what is left is erased the next time.
pub async fn erase_erasable(db: &Db, objects: &Objects, now: DateTime<Utc>) -> store::Result<()> {
    loop {
        let erasable = db.erasable_documents(now).await?;
        for document in &erasable {
            objects.erase(&document.object).await?;
            db.document_erased(document).await?;
        }
        if erasable.is_empty() {
            return Ok(());
        }
    }
}
