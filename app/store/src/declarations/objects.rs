//! The object store with the content of documents: a folder, or a service with the S3 protocol.

use crate::{Result, StoreError, declarations::Declarations, new_ulid};
use boxed_futures::boxed_futures;
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

/// The key of the object that marks the store. It shows that a folder was moved away or that a bucket is not the right one, which
/// would otherwise look like an empty store.
const MARK: &str = "essor.mark";

/// The object store.
#[derive(Debug, Clone)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    /// The folder of uploads; the system's temporary folder when it is `None`.
    uploads: Option<Arc<PathBuf>>,
    /// Whether the mark was seen; `None` for a store without a mark.
    mark: Option<Arc<AtomicBool>>,
}

#[boxed_futures]
impl Objects {
    /// An object store without a mark.
    pub fn new(store: impl ObjectStore) -> Self {
        Self { store: Arc::new(store), uploads: None, mark: None }
    }

    /// Keeps uploads in that folder, which is created when it is missing.
    #[must_use]
    pub fn with_uploads_in(self, folder: PathBuf) -> Self {
        Self { uploads: Some(Arc::new(folder)), ..self }
    }

    /// Writes the mark unless it is there; when the store does not answer, the next check does. From then on nothing is written to a
    /// store without the mark.
    ///
    /// # Errors
    /// [`StoreError::Objects`] when it does not answer or accepts no writes.
    pub async fn mark(&mut self) -> Result<()> {
        self.mark = Some(Arc::new(AtomicBool::new(false)));
        self.check().await
    }

    /// Checks that the store answers and has the mark.
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

    /// Writes an object, whole or not at all. It is written before the row that names it: when the row is refused or the process ends in
    /// between, the object is an orphan until [`crate::sweep_orphans`].
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

    /// Opens an object, to be read as a stream.
    ///
    /// # Errors
    /// [`StoreError::Objects`], also when there is no such object.
    pub async fn read(&self, key: &str) -> Result<GetResult> {
        Ok(self.store.get(&Path::from(key)).await?)
    }

    /// Erases an object; does nothing when there is none.
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

    /// Creates the file of an upload.
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

/// An unnamed temporary file with the received part of an upload, so that uploads take no memory. It is deleted with the process.
#[derive(Debug)]
pub struct UploadFile {
    file: tokio::fs::File,
    size: usize,
}

#[boxed_futures]
impl UploadFile {
    /// Appends a chunk.
    ///
    /// # Errors
    /// [`StoreError::Io`], such as on a full disk.
    pub async fn append(&mut self, chunk: &[u8]) -> Result<()> {
        self.file.write_all(chunk).await?;
        self.size += chunk.len();
        Ok(())
    }

    /// The whole content, read into memory.
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
    /// A new key for an object of the structure, which cannot be guessed.
    pub fn new_object_key(&self, at: DateTime<Utc>) -> String {
        format!("{}/{}", self.scope(), new_ulid(at))
    }
}
