//! People: Moi, Personnes, Réglages, Journal.

pub mod actions;
pub mod assign;
pub mod card;
mod chamber;
mod deeds;
pub mod import;
pub mod import_findings;
pub mod invite;
pub mod journal;
pub mod letterhead;
pub mod list;
mod me;
pub mod newcomer;
pub mod pages;
mod parts;
pub mod person;
mod settings;
mod undelivered;
pub mod upload;

pub use me::me;
pub use settings::settings;
