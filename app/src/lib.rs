//! Pages, server functions and islands of Essor.
//!
//! Pages are rendered on the server and are complete without WebAssembly. What runs on the phone is the islands alone:
//! everything else here is compiled for the server only.

// The types of views nest deeply.
#![recursion_limit = "512"]

pub mod agenda;
pub mod declarations;
pub mod journal;
pub(crate) mod me;
pub mod messages;
pub mod review;
pub mod structure;
pub mod texts;
pub mod ui;
pub mod web;

#[cfg(feature = "ssr")]
pub mod bookings;
#[cfg(feature = "ssr")]
mod caseload;
#[cfg(feature = "ssr")]
mod enrollments;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
pub mod permissions;
#[cfg(feature = "ssr")]
mod plan;
#[cfg(feature = "ssr")]
pub mod reporting;
#[cfg(feature = "ssr")]
mod routes;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod statements;

#[cfg(feature = "ssr")]
pub use people::{import::reason as import_reason, import_findings::warning_in_words};
#[cfg(feature = "ssr")]
pub use routes::{App, shell};

/// Wakes the islands of the page in the browser, and what else on it a script makes better.
#[cfg(feature = "hydrate")]
pub fn wake() {
    leptos::mount::hydrate_islands();
    ui::copy::wake();
}
