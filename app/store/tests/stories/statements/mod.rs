//! Statements.

mod at_once;
mod closing;
