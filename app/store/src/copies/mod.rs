//! Copies: every row of the database in a form that both engines share, read in one snapshot, loaded in one transaction.
//!
//! - `tables`: the tables, parents before their children, with the columns and kinds that both engines share;
//! - `rows`: a row as a line of JSON, and back;
//! - `snapshot`: reading a database; `load`: filling an empty one;
//! - `checks`: what must be true of the rows; `stored`: the documents that rows name;
//! - `turns`: when the last copy was made, and whose turn the next one is.

pub(crate) mod checks;
pub(crate) mod error;
pub(crate) mod load;
pub(crate) mod rows;
pub(crate) mod snapshot;
pub(crate) mod stored;
pub(crate) mod tables;
pub(crate) mod turns;
