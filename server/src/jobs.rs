//! Work that goes on beside requests. Several replicas may run it: what is leased by one is left by the others.

use crate::{clock, senders::Senders};
use app::bookings::messages::written;
use chrono::{DateTime, Duration, Utc};
use domain::booking::notice::Sending;
use store::{Db, Objects, Waiting};

/// Delivers messages until the process ends.
pub async fn deliver(db: Db, senders: Senders, base_url: String) {
    let mut tick = tokio::time::interval(std::time::Duration::from_millis(500));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = deliver_waiting(&db, &senders, &base_url).await {
            tracing::warn!(%error, "messages could not be delivered");
        }
    }
}

async fn deliver_waiting(db: &Db, senders: &Senders, base_url: &str) -> store::Result<()> {
    for message in db.lease_messages(clock::now()).await? {
        let Some(message) = with_its_text(db, message, base_url, clock::now()).await? else { continue };
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

/// A message that tells of a booking gets its text now, of what is true now; nothing of what is no longer true, or not due.
///
/// # Errors
/// [`store::StoreError`].
pub async fn with_its_text(db: &Db, message: Waiting, base_url: &str, now: DateTime<Utc>) -> store::Result<Option<Waiting>> {
    if message.notice.is_none() {
        return Ok(Some(message));
    }
    let notice = db.notice(&message.id).await?;
    match notice.as_ref().map(|notice| notice.sending(now)) {
        Some(Sending::Now) => {}
        Some(Sending::Later(due_at)) => {
            db.postponed(&message.id, due_at).await?;
            return Ok(None);
        }
        Some(Sending::Never) | None => {
            db.dropped(&message.id, now).await?;
            return Ok(None);
        }
    }
    match notice.and_then(|notice| written(&notice, base_url)) {
        Some(text) => Ok(Some(db.written(message, &text).await?)),
        None => {
            db.dropped(&message.id, now).await?;
            Ok(None)
        }
    }
}

/// Passes places on whose offer has run out, until the process ends.
pub async fn settle_offers(db: Db) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(15));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = db.settle_offers(clock::now()).await {
            tracing::warn!(%error, "offers could not be settled");
        }
    }
}

/// Erases what was taken away and can no longer be put back, the content of documents and notes, until the process ends.
pub async fn erase_removed(db: Db, objects: Objects) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(3600));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = erase_erasable(&db, &objects, clock::now()).await {
            tracing::warn!(%error, "documents could not be erased");
        }
        if let Err(error) = db.forget_notes(clock::now()).await {
            tracing::warn!(%error, "notes could not be forgotten");
        }
        if let Err(error) = db.forget_attestations(clock::now()).await {
            tracing::warn!(%error, "attestations could not be forgotten");
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
