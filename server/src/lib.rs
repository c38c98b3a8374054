//! The process of Essor: its settings, its router, its jobs, its commands.

// The types of views nest deeply.
#![recursion_limit = "512"]

pub mod assets;
pub mod clock;
pub mod config;
pub mod demo;
mod gate;
mod health;
pub mod importing;
mod jobs;
pub mod router;
mod senders;
pub mod serve;
pub mod setup;
