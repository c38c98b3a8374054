//! The folder of messages for which no gateway is set, one file each, limited in number and age.

use std::{
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use store::OutboxMessage;

/// The most files kept.
pub const MOST_FILES: usize = 1_000;

/// The time for which a file is kept: it may hold a code or a link.
pub const FILE_KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

/// A folder of messages, one file each.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at a path; it is made with the first message.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Writes a message into a file readable by its owner only, named by the identifier: files sort by time.
    ///
    /// # Errors
    /// That of the file system.
    pub async fn write(&self, message: &OutboxMessage) -> io::Result<()> {
        tokio::fs::create_dir_all(&self.0).await?;
        let text = format!("{}: {}\n{}\n\n{}\n", message.channel.as_str(), message.recipient, message.subject, message.body);
        let path = self.0.join(format!("{}.txt", message.id));
        let mut options = tokio::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(path).await?;
        tokio::io::AsyncWriteExt::write_all(&mut file, text.as_bytes()).await?;
        tokio::io::AsyncWriteExt::flush(&mut file).await
    }

    /// Removes the files of the messages with these identifiers.
    ///
    /// # Errors
    /// That of the file system; a missing file counts as removed.
    pub async fn remove(&self, messages: &[String]) -> io::Result<()> {
        for id in messages {
            match tokio::fs::remove_file(self.0.join(format!("{id}.txt"))).await {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// Removes the files older than [`FILE_KEPT`], and the oldest of more than `most`. Returns how many were removed.
    ///
    /// # Errors
    /// That of the file system; a missing folder counts as empty.
    pub async fn sweep(&self, most: usize, now: SystemTime) -> io::Result<usize> {
        let mut files = match messages(&self.0).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            read => read?,
        };
        // Newest first: names begin with the instant of their message.
        files.sort_unstable_by(|one, other| other.0.cmp(&one.0));
        let mut removed = 0;
        for (nth, (path, written)) in files.iter().enumerate() {
            let old = now.duration_since(*written).is_ok_and(|age| age > FILE_KEPT);
            if nth >= most || old {
                tokio::fs::remove_file(path).await?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}

/// The files of messages in a folder, each with its time of writing.
async fn messages(folder: &Path) -> io::Result<Vec<(PathBuf, SystemTime)>> {
    let mut found = Vec::new();
    let mut entries = tokio::fs::read_dir(folder).await?;
    while let Some(entry) = entries.next_entry().await? {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            found.push((path, entry.metadata().await?.modified()?));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str) -> OutboxMessage {
        OutboxMessage {
            id: id.into(),
            channel: store::Channel::Sms,
            recipient: "+33639981310".into(),
            subject: String::new(),
            body: "482913 est votre code Essor.".into(),
            tries: 1,
            notice: None,
            reminder: None,
            urgent: true,
            by_night: true,
            expires_at: None,
            stopped: false,
            structure: None,
            reply_to: None,
        }
    }

    #[tokio::test]
    async fn sweeping_removes_the_oldest_and_the_expired_files() {
        let path = std::env::temp_dir().join(format!("essor_outbox_{}", store::new_ulid(crate::clock::now())));
        let folder = Folder::new(&path);
        let now = SystemTime::from(crate::clock::now());
        assert_eq!(folder.sweep(2, now).await.unwrap(), 0, "a folder that is not there yet");
        for id in ["01B", "01A", "01C"] {
            folder.write(&message(id)).await.unwrap();
        }
        std::fs::write(path.join("note.md"), "not ours").unwrap();
        assert_eq!(folder.sweep(2, now).await.unwrap(), 1);
        assert!(!path.join("01A.txt").exists() && path.join("01C.txt").exists());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(path.join("01C.txt")).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(folder.sweep(2, now + FILE_KEPT + Duration::from_secs(60)).await.unwrap(), 2);
        assert_eq!(std::fs::read_dir(&path).unwrap().count(), 1, "what is no message stays");
        std::fs::remove_dir_all(path).unwrap();
    }
}
