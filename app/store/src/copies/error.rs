//! The errors of copies.

use crate::StoreError;

/// An error of reading or loading a copy. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The database failed or could not be reached.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database to be filled has a structure already.
    #[error("the database is not empty")]
    NotEmpty,
    /// A row that cannot be read.
    #[error("{table}: {cause}")]
    BadRow {
        /// Its table.
        table: &'static str,
        /// What is wrong with it.
        cause: String,
    },
    /// Nothing takes the rows any more.
    #[error("the rows are not taken any more")]
    Closed,
}

impl From<sqlx::Error> for CopyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
