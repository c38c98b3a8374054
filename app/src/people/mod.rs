//! People: Moi, Personnes, Réglages.

pub mod actions;
mod me;
pub mod pages;
mod settings;

pub use me::me;
pub use settings::settings;
