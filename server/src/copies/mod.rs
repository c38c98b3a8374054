//! Copies of everything that Essor keeps: one archive with every row and every document.
//!
//! - `manifest`: what an archive holds; `archive`: writing one; `reading`: reading one, with every sum compared;
//! - `backup`, `restore`, `transfer`, `verify`: the commands; `schedule`: copies that the server makes itself;
//! - `sentences`: the sentences that the commands share.

pub mod backup;
pub mod restore;
pub mod schedule;
pub mod transfer;
pub mod verify;

mod archive;
mod manifest;
mod progress;
mod reading;
mod sentences;
