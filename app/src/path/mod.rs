//! The path (parcours): when it began, what stopped it, when it ends.

pub mod suspension;
