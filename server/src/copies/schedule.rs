//! Copies that the server makes itself: ESSOR_BACKUP_DIR, ESSOR_BACKUP_EVERY, ESSOR_BACKUP_KEEP, ESSOR_BACKUP_AGE.

use crate::{
    clock,
    copies::{archive::UNFINISHED, backup::back_up},
    job::repeat,
};
use age::x25519::Recipient;
use chrono::{DateTime, Duration, Utc};
use indicatif::ProgressBar;
use std::{
    io,
    path::{Path, PathBuf},
};
use store::{Db, Objects};

/// The beginning of the names of copies.
const NAME: &str = "essor-";

/// How long a turn of making a copy lasts: after it another process may try.
const TURN: Duration = Duration::hours(2);

/// When and where copies are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// `ESSOR_BACKUP_DIR`: the folder of the copies.
    pub folder: PathBuf,
    /// `ESSOR_BACKUP_EVERY`: the hours from one copy to the next.
    pub every: Duration,
    /// `ESSOR_BACKUP_KEEP`: the number of copies that are kept.
    pub keep: usize,
    /// `ESSOR_BACKUP_AGE`: the public key that copies are encrypted to.
    pub recipient: Option<String>,
}

/// Makes copies when they are due, until the process ends.
pub async fn keep_copies(db: Db, objects: Objects, schedule: Schedule, recipient: Option<Recipient>) {
    let minute = std::time::Duration::from_secs(60);
    repeat("keep_copies", std::time::Duration::ZERO, minute, || async {
        if let Some(file) = copy_if_due(&db, &objects, &schedule, recipient.as_ref(), clock::now()).await? {
            tracing::info!(file = %file.display(), "a copy was made");
        }
        Ok::<_, String>(())
    })
    .await;
}

/// Makes a copy if the last one is too old and no other process makes one, and removes the oldest copies. Returns its file.
///
/// # Errors
/// A sentence for the log; it is tried again when the turn is over.
pub async fn copy_if_due(
    db: &Db,
    objects: &Objects,
    schedule: &Schedule,
    recipient: Option<&Recipient>,
    now: DateTime<Utc>,
) -> Result<Option<PathBuf>, String> {
    // A copy by hand lies elsewhere, and may be gone.
    let last = db.last_scheduled_copy().await.map_err(|error| error.to_string())?;
    if last.is_some_and(|last| now - last < schedule.every)
        || !db.take_copy_turn(now, now + TURN.min(schedule.every)).await.map_err(|error| error.to_string())?
    {
        return Ok(None);
    }
    std::fs::create_dir_all(&schedule.folder).map_err(|error| format!("{}: {error}", schedule.folder.display()))?;
    let ending = if recipient.is_some() { ".tar.gz.age" } else { ".tar.gz" };
    let file = schedule.folder.join(format!("{NAME}{}{ending}", now.format("%Y%m%d-%H%M%S")));
    back_up(db, objects, &file, recipient, &ProgressBar::hidden()).await?;
    db.note_scheduled_copy(now).await.map_err(|error| error.to_string())?;
    if let Err(error) = prune(&schedule.folder, schedule.keep, now) {
        tracing::warn!(%error, folder = %schedule.folder.display(), "old copies could not be removed");
    }
    Ok(Some(file))
}

/// Removes all copies but the newest ones, and what interrupted ones left a day ago. Other files stay.
fn prune(folder: &Path, keep: usize, now: DateTime<Utc>) -> io::Result<()> {
    let mut copies = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if is_copy(&name) {
            copies.push(name);
        } else if name.starts_with(UNFINISHED) && DateTime::<Utc>::from(entry.metadata()?.modified()?) < now - Duration::days(1) {
            std::fs::remove_file(entry.path())?;
        }
    }
    copies.sort_unstable();
    for name in copies.iter().rev().skip(keep.max(1)) {
        std::fs::remove_file(folder.join(name))?;
    }
    Ok(())
}

/// Whether a name was made by [`copy_if_due`].
fn is_copy(name: &str) -> bool {
    let stamp = name.strip_prefix(NAME).and_then(|rest| rest.strip_suffix(".age").unwrap_or(rest).strip_suffix(".tar.gz"));
    stamp.is_some_and(|stamp| {
        stamp.len() == 15 && stamp.bytes().enumerate().all(|(at, sign)| if at == 8 { sign == b'-' } else { sign.is_ascii_digit() })
    })
}

/// The line of `/readyz` about the last copy, and whether it is older than twice the time between two.
pub(crate) fn age_in_words(schedule: &Schedule, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> (String, bool) {
    match last {
        None => ("copy: none yet".into(), false),
        Some(last) => (format!("copy: the last one is {} h old", (now - last).num_hours()), now - last > schedule.every * 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_copies_of_this_schedule_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let copies = ["essor-20261127-030000.tar.gz", "essor-20261128-030000.tar.gz.age", "essor-20261129-030000.tar.gz"];
        let others = ["essor-avant-la-mise-a-jour.tar.gz", "essor-20261127-030000.tar.gz.bak", "notes.txt"];
        for name in copies.iter().chain(&others) {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        std::fs::write(folder.path().join(format!("{UNFINISHED}abc")), "x").unwrap();
        prune(folder.path(), 2, clock::now()).unwrap();
        let there = |name: &str| folder.path().join(name).exists();
        assert_eq!(copies.map(there), [false, true, true]);
        assert_eq!(others.map(there), [true; 3]);
        assert!(there(&format!("{UNFINISHED}abc")), "it may be a copy that is being made");
        prune(folder.path(), 0, clock::now() + Duration::days(2)).unwrap();
        assert_eq!(copies.map(there), [false, false, true], "the newest stays");
        assert!(!there(&format!("{UNFINISHED}abc")));
    }

    #[test]
    fn the_last_copy_is_old_after_twice_the_time_between_two() {
        let schedule = Schedule { folder: "copies".into(), every: Duration::hours(24), keep: 7, recipient: None };
        let now = clock::now();
        assert_eq!(age_in_words(&schedule, None, now), ("copy: none yet".into(), false));
        assert_eq!(age_in_words(&schedule, Some(now - Duration::hours(48)), now), ("copy: the last one is 48 h old".into(), false));
        assert_eq!(age_in_words(&schedule, Some(now - Duration::hours(49)), now), ("copy: the last one is 49 h old".into(), true));
    }
}
