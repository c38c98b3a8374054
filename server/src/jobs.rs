//! Background jobs. Several replicas may run them at once.

use crate::{
    clock,
    job::repeat,
    outbox_folder::{Folder, MOST_FILES},
};
use app::news::mail::write_digest;
use chrono::{DateTime, Utc};
use std::time::Duration;
use store::{Db, Objects, StoreError};

const SOON: Duration = Duration::from_secs(15);
const QUARTER_HOUR: Duration = Duration::from_secs(15 * 60);
const HOURLY: Duration = Duration::from_secs(3600);

/// Expires messages past their time, until the process ends.
pub async fn expire_messages(db: Db) {
    repeat("expire_messages", Duration::ZERO, SOON, || async {
        for message in db.expire_messages(clock::now()).await? {
            tracing::error!(
                id = message.id,
                channel = message.channel.as_str(),
                because = message.failure.as_str(),
                "a message was given up"
            );
        }
        Ok::<_, StoreError>(())
    })
    .await;
}

/// Writes the reminders to declare that are due, see [`Db::write_reminders`], until the process ends.
pub async fn write_reminders(db: Db) {
    repeat("write_reminders", Duration::from_secs(60), QUARTER_HOUR, || async {
        match db.write_reminders(clock::now()).await? {
            0 => {}
            written => tracing::info!(written, "reminders to declare were written"),
        }
        Ok::<_, StoreError>(())
    })
    .await;
}

/// Writes the mails that sum up for the team what arrived, see [`Db::write_digests`], until the process ends. Links begin with `base_url`.
pub async fn write_digests(db: Db, base_url: String) {
    repeat("write_digests", Duration::from_secs(60), QUARTER_HOUR, || async {
        match db.write_digests(|digest| write_digest(digest, &base_url), clock::now()).await? {
            0 => {}
            written => tracing::info!(written, "mails that sum up what arrived were written"),
        }
        Ok::<_, StoreError>(())
    })
    .await;
}

/// Erases old messages, and the files of those without a gateway, until the process ends.
pub async fn erase_messages(db: Db, folder: Folder) {
    let rows = repeat("erase_messages", Duration::ZERO, HOURLY, || async { db.erase_messages(clock::now()).await.map(|_| ()) });
    let files =
        repeat("erase_message_files", Duration::ZERO, HOURLY, || async { folder.sweep(MOST_FILES, clock::now().into()).await.map(|_| ()) });
    tokio::join!(rows, files);
}

/// Expires offers of places and offers them to the next in the waitlist, until the process ends.
pub async fn expire_offers(db: Db) {
    repeat("expire_offers", Duration::ZERO, SOON, || async { db.expire_offers(clock::now()).await.map(|_| ()) }).await;
}

/// Erases the content of documents and notes whose removal can no longer be undone, until the process ends.
pub async fn erase_removed(db: Db, objects: Objects) {
    let documents = repeat("erase_documents", Duration::ZERO, HOURLY, || async { erase_erasable(&db, &objects, clock::now()).await });
    let failures = repeat("journal_failures", Duration::ZERO, HOURLY, || async { db.journal_failures(clock::now()).await.map(|_| ()) });
    let notes =
        repeat("delete_expired_notes", Duration::ZERO, HOURLY, || async { db.delete_expired_notes(clock::now()).await.map(|_| ()) });
    let attestations =
        repeat("forget_attestations", Duration::ZERO, HOURLY, || async { db.forget_attestations(clock::now()).await.map(|_| ()) });
    tokio::join!(documents, failures, notes, attestations);
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
