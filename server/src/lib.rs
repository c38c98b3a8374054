//! The process of Essor: its settings, its router, its jobs, its commands.

// The types of views nest deeply.
#![recursion_limit = "512"]

mod access;
pub mod accounts;
pub mod assets;
pub mod build;
pub mod cli;
mod client;
pub mod clock;
mod compress;
pub mod config;
pub mod connections;
pub mod copies;
pub mod delivery;
pub mod doctor;
pub mod folder;
mod gate;
mod headers;
pub mod health;
mod idempotency;
pub mod importing;
pub mod job;
pub mod jobs;
mod limits;
pub mod logging;
pub mod mail;
pub mod metrics;
pub mod objects;
pub mod oidc;
mod origin;
pub mod otlp;
pub mod outbox_folder;
pub mod output;
pub mod person;
pub mod push;
pub mod receipts;
pub mod router;
mod security_txt;
pub mod senders;
pub mod serve;
pub mod setup;
pub mod sms;
pub mod sms_answers;
pub mod structures;
mod supervisor;
pub mod try_message;
pub mod upkeep;
mod watched;
