//! Background jobs. Several replicas may run them at once.

use crate::{
    clock,
    outbox_folder::{Folder, MOST_FILES},
};
use chrono::{DateTime, Utc};
use store::{Db, Objects};

/// Expires messages past their time, until the process ends.
pub async fn expire_messages(db: Db) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(15));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        match db.expire_messages(clock::now()).await {
            Ok(given_up) => {
                for message in given_up {
                    tracing::error!(
                        id = message.id,
                        channel = message.channel.as_str(),
                        because = message.failure.as_str(),
                        "a message was given up"
                    );
                }
            }
            Err(error) => tracing::warn!(%error, "messages could not be expired"),
        }
    }
}

/// Erases old messages, and the files of those without a gateway, until the process ends.
pub async fn erase_messages(db: Db, folder: Folder) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(3600));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = db.erase_messages(clock::now()).await {
            tracing::warn!(%error, "messages could not be erased");
        }
        if let Err(error) = folder.sweep(MOST_FILES, clock::now().into()).await {
            tracing::warn!(%error, "files of messages could not be removed");
        }
    }
}

/// Expires offers of places and offers them to the next in the waitlist, until the process ends.
pub async fn expire_offers(db: Db) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(15));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = db.expire_offers(clock::now()).await {
            tracing::warn!(%error, "offers could not be expired");
        }
    }
}

/// Erases the content of documents and notes whose removal can no longer be undone, until the process ends.
pub async fn erase_removed(db: Db, objects: Objects) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(3600));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = erase_erasable(&db, &objects, clock::now()).await {
            tracing::warn!(%error, "documents could not be erased");
        }
        if let Err(error) = db.journal_failures(clock::now()).await {
            tracing::warn!(%error, "failed sign-ins could not be written down");
        }
        if let Err(error) = db.delete_expired_notes(clock::now()).await {
            tracing::warn!(%error, "notes could not be forgotten");
        }
        if let Err(error) = db.forget_attestations(clock::now()).await {
            tracing::warn!(%error, "attestations could not be forgotten");
        }
    }
}

/// Erases every object that no page shows any more. Two processes may do it at once.
///
/// # Errors
/// [`store::StoreError`]; the rest is erased the next time.
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
