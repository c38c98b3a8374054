//! Structure.

mod letterhead;
mod settings;
