//! The store of objects: where the content of documents lies, beside the database. A folder, or anything that speaks S3.

use crate::{Result, StoreError, db::StructureStore, declarations::Declarations, new_ulid};
use chrono::{DateTime, Utc};
use object_store::{Error, GetResult, ObjectMeta, ObjectStore, ObjectStoreExt, path::Path};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

/// The object that says which store this is: without it a folder that was moved away, or an empty bucket in place of the
/// right one, would pass for the store.
const MARK: &str = "essor.mark";

/// The store of objects.
#[derive(Debug, Clone)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    /// Where files that are being sent wait; the system's temporary folder when none is named.
    uploads: Option<Arc<PathBuf>>,
    /// Whether the mark was seen; nothing where the store is not marked.
    mark: Option<Arc<AtomicBool>>,
}

impl Objects {
    /// These objects.
    pub fn new(store: impl ObjectStore) -> Self {
        Self { store: Arc::new(store), uploads: None, mark: None }
    }

    /// Keeps files that are being sent in that folder, made when missing, rather than in memory.
    #[must_use]
    pub fn with_uploads_in(self, folder: PathBuf) -> Self {
        Self { uploads: Some(Arc::new(folder)), ..self }
    }

    /// Marks the store as this one where it is not marked yet, now or when it answers; from then on nothing is written to
    /// another in its place.
    ///
    /// # Errors
    /// [`StoreError::Objects`]: it does not answer, or takes no writes.
    pub async fn mark(&mut self) -> Result<()> {
        self.mark = Some(Arc::new(AtomicBool::new(false)));
        self.check().await
    }

    /// Whether the store answers and is the one that was marked.
    ///
    /// # Errors
    /// [`StoreError::Objects`].
    pub async fn check(&self) -> Result<()> {
        let Some(seen) = &self.mark else { return Ok(()) };
        match self.store.head(&Path::from(MARK)).await {
            Ok(_) => {}
            Err(Error::NotFound { .. }) if !seen.load(Ordering::Relaxed) => {
                self.store.put(&Path::from(MARK), "Essor keeps documents here.\n".into()).await?;
            }
            Err(error) => return Err(error.into()),
        }
        seen.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Writes an object whole or not at all. It is written before the row that names it: should the row be refused or the
    /// process end in between, the object is an orphan that no address leads to, until [`crate::sweep_orphans`].
    ///
    /// # Errors
    /// [`StoreError::Objects`].
    pub async fn write(&self, key: &str, content: Vec<u8>) -> Result<()> {
        self.check().await.map_err(|error| match error {
            StoreError::Objects(Error::NotFound { path, source }) => {
                StoreError::Objects(Error::Generic { store: "documents", source: format!("{path} is gone: {source}").into() })
            }
            error => error,
        })?;
        self.store.put(&Path::from(key), content.into()).await?;
        Ok(())
    }

    /// An object, to be read piece by piece.
    ///
    /// # Errors
    /// [`StoreError::Objects`], also when there is none.
    pub async fn read(&self, key: &str) -> Result<GetResult> {
        Ok(self.store.get(&Path::from(key)).await?)
    }

    /// Erases an object; one that is not there is erased already.
    ///
    /// # Errors
    /// [`StoreError::Objects`].
    pub async fn erase(&self, key: &str) -> Result<()> {
        match self.store.delete(&Path::from(key)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The objects directly under a prefix.
    ///
    /// # Errors
    /// [`StoreError::Objects`].
    pub(crate) async fn list(&self, prefix: &str) -> Result<Vec<ObjectMeta>> {
        Ok(self.store.list_with_delimiter(Some(&Path::from(prefix))).await?.objects)
    }

    /// A new file for what is being sent.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub async fn upload(&self) -> Result<UploadFile> {
        let folder = self.uploads.clone();
        let file = tokio::task::spawn_blocking(move || match folder {
            Some(folder) => {
                std::fs::create_dir_all(&*folder)?;
                tempfile::tempfile_in(&*folder)
            }
            None => tempfile::tempfile(),
        });
        let file = file.await.map_err(std::io::Error::other)??;
        Ok(UploadFile { file: tokio::fs::File::from_std(file), size: 0 })
    }
}

/// A file without a name that holds what is being sent: memory does not grow with the number of those who send, and it is
/// gone with the process.
#[derive(Debug)]
pub struct UploadFile {
    file: tokio::fs::File,
    size: usize,
}

impl UploadFile {
    /// Appends a piece.
    ///
    /// # Errors
    /// [`StoreError::Io`], such as on a full disk.
    pub async fn append(&mut self, piece: &[u8]) -> Result<()> {
        self.file.write_all(piece).await?;
        self.size += piece.len();
        Ok(())
    }

    /// All of it, read into memory.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub async fn content(mut self) -> Result<Vec<u8>> {
        self.file.flush().await?;
        self.file.rewind().await?;
        let mut content = Vec::with_capacity(self.size);
        self.file.read_to_end(&mut content).await?;
        Ok(content)
    }
}

impl Declarations<'_> {
    /// The key of an object to be, among those of the structure; nobody can guess it.
    pub fn fresh_object(&self, at: DateTime<Utc>) -> String {
        format!("{}/{}", self.scope(), new_ulid(at))
    }
}
