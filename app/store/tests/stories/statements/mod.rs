//! Monthly statements.

mod at_once;
mod closing;
