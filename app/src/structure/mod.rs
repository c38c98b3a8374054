//! Structure.

pub(crate) mod chamber;
pub mod letterhead;
pub(crate) mod settings;
