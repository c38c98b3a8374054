//! Statements.

mod closing;
