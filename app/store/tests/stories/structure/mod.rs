//! The settings of a structure.

mod letterhead;
mod settings;
