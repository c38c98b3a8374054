//! The process of Essor: its settings, its router, its jobs, its commands.

// The types of views nest deeply.
#![recursion_limit = "512"]

pub mod assets;
mod client;
pub mod clock;
pub mod config;
pub mod connections;
pub mod delivery;
pub mod folder;
mod gate;
mod headers;
pub mod health;
pub mod importing;
pub mod jobs;
mod limits;
pub mod mail;
pub mod objects;
mod origin;
mod outbox_folder;
pub mod router;
mod security_txt;
pub mod senders;
pub mod serve;
pub mod setup;
pub mod upkeep;
mod watched;
