//! Pages, server functions and islands of Essor.
//!
//! Pages are rendered on the server and are complete without WebAssembly. What runs on the phone is the islands alone:
//! everything else here is compiled for the server only.

// The types of views nest deeply.
#![recursion_limit = "512"]

pub mod declarations;
pub mod documents;
pub mod review;
pub mod texts;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod answer;
#[cfg(feature = "ssr")]
pub mod attestation;
#[cfg(feature = "ssr")]
pub mod bookings;
#[cfg(feature = "ssr")]
mod caseload;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod path;
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
pub mod session;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod statement;

#[cfg(feature = "ssr")]
pub use routes::{App, shell};

/// Wakes the islands of the page in the browser, and what else on it a script makes better.
#[cfg(feature = "hydrate")]
pub fn wake() {
    leptos::mount::hydrate_islands();
    ui::copy::wake();
}
