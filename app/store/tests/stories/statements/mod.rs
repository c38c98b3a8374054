//! Monthly statements.

mod at_once;
pub(crate) mod closing;
mod record_corrections;
