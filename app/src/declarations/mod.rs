//! Chiffre d'affaires: the months, their chart, the declaration.

#[cfg(feature = "ssr")]
pub mod attestation;
pub mod documents;
mod draft;
pub mod estimate;
pub mod islands;
mod line;

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
pub mod caf;
#[cfg(feature = "ssr")]
mod ceiling;
#[cfg(feature = "ssr")]
pub mod chart;
#[cfg(feature = "ssr")]
pub mod months;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod record;
#[cfg(feature = "ssr")]
pub mod set_aside;
