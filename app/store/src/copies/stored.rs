//! The documents that rows name.

use crate::{
    Result,
    db::{Db, Tx, tx_rows, value},
};
use boxed_futures::boxed_futures;

/// The content of a document in the store of documents, as its row describes it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct StoredDocument {
    /// Its key in the store.
    pub object: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// SHA-256 of its stored content, in hexadecimal; `None` for documents from before this was kept.
    pub stored_digest: Option<String>,
}

/// The documents whose content is kept, sorted by key.
pub(super) async fn stored_documents(tx: &mut Tx) -> Result<Vec<StoredDocument>> {
    Ok(tx_rows!(tx, "select object, bytes, stored_digest from document where object is not null order by object")?)
}

#[boxed_futures]
impl Db {
    /// Whether a row names that object now.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn names_object(&self, object: &str) -> Result<bool> {
        let found: Option<i64> = value!(self, "select count(*) from document where object = $1", object)?;
        Ok(found.unwrap_or_default() > 0)
    }
}
