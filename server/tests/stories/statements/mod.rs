//! Monthly statements.

mod closing;
mod snapshots;
