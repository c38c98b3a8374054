//! Monthly statements.

mod at_once;
pub(crate) mod closing;
