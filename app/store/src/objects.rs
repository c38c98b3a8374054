//! The store of objects: where the content of documents lies, beside the database. A folder, or anything that speaks S3.

use crate::{Result, db::Within, fresh_id};
use chrono::{DateTime, Utc};
use object_store::{Error, GetResult, ObjectStore, ObjectStoreExt, path::Path};
use std::sync::Arc;

/// The store of objects.
#[derive(Debug, Clone)]
pub struct Objects(Arc<dyn ObjectStore>);

impl Objects {
    /// These objects.
    pub fn new(store: impl ObjectStore) -> Self {
        Self(Arc::new(store))
    }

    /// Writes an object whole or not at all. It is written before the row that names it: should the row be refused or the
    /// process end in between, the object is an orphan that no address leads to, and does no harm.
    ///
    /// # Errors
    /// [`crate::StoreError::Objects`].
    pub async fn write(&self, key: &str, content: Vec<u8>) -> Result<()> {
        self.0.put(&Path::from(key), content.into()).await?;
        Ok(())
    }

    /// An object, to be read piece by piece.
    ///
    /// # Errors
    /// [`crate::StoreError::Objects`], also when there is none.
    pub async fn read(&self, key: &str) -> Result<GetResult> {
        Ok(self.0.get(&Path::from(key)).await?)
    }

    /// Erases an object; one that is not there is erased already.
    ///
    /// # Errors
    /// [`crate::StoreError::Objects`].
    pub async fn erase(&self, key: &str) -> Result<()> {
        match self.0.delete(&Path::from(key)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl Within {
    /// The key of an object to be, among those of the structure; nobody can guess it.
    pub fn fresh_object(&self, at: DateTime<Utc>) -> String {
        format!("{}/{}", self.scope(), fresh_id(at))
    }
}
