//! Review.

pub mod signals;
pub mod step;
pub mod substitution;
