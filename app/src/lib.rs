//! Pages, server functions and islands of Essor: a folder for each room of the product, `web` for requests and responses, `ui` for parts
//! of screens, [`routes`] for the table of addresses, [`proofs`] for those that need a fresh proof of identity.
//!
//! Pages are rendered on the server and work without WebAssembly. Only the islands run on the phone: everything else here is compiled
//! for the server only.

// The types of views nest deeply.
#![recursion_limit = "512"]

pub mod declarations;
pub mod texts;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod agenda;
#[cfg(feature = "ssr")]
pub mod bookings;
#[cfg(feature = "ssr")]
mod caseload;
#[cfg(feature = "ssr")]
mod enrollments;
#[cfg(feature = "ssr")]
mod help;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
pub mod journal;
#[cfg(feature = "ssr")]
mod me;
#[cfg(feature = "ssr")]
pub mod messages;
#[cfg(feature = "ssr")]
mod navigation;
#[cfg(feature = "ssr")]
pub mod news;
#[cfg(feature = "ssr")]
pub mod offline;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
pub mod permissions;
#[cfg(feature = "ssr")]
mod plan;
#[cfg(feature = "ssr")]
pub mod privacy;
#[cfg(feature = "ssr")]
pub mod proofs;
#[cfg(feature = "ssr")]
pub mod reporting;
#[cfg(feature = "ssr")]
pub mod review;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod statements;
#[cfg(feature = "ssr")]
pub mod structure;
#[cfg(feature = "ssr")]
pub mod url;
#[cfg(feature = "ssr")]
pub mod web;

#[cfg(feature = "ssr")]
pub use people::{import::reason as import_reason, import_findings::warning_in_words};
