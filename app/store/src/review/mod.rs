//! Review.

pub(crate) mod batches;
pub(crate) mod questions;
pub(crate) mod queue;
pub(crate) mod substitutions;
