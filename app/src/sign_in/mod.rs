//! Connexion: a code for participants, a password for the team, an invitation for newcomers.

pub mod actions;
pub mod browser;
pub mod client;
mod hashing;
pub mod pages;
pub mod secret;
