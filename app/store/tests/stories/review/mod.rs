//! The review of declarations.

mod at_once;
mod batches;
mod questions;
mod queue;
mod substitutions;
mod validations;
