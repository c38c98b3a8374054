//! "Chiffre d'affaires": the participant's months, with the declaration of each.
//!
//! - [`pages`], [`months`], [`chart`], [`record`]: the list of months and the page of one;
//! - [`sent`]: the page after a month was sent, and taking that back;
//! - [`islands`], [`form_props`], [`line`], [`draft`], [`estimate`]: the form, which also runs in the browser;
//! - [`actions`]: the server functions;
//! - [`contest`]: what the team entered for the participant;
//! - [`set_aside`], [`caf`], [`ceiling`]: what follows from the turnover;
//! - [`documents`]: supporting documents;
//! - [`attestation`]: the attestation of turnover.

#[cfg(feature = "ssr")]
pub mod attestation;
mod draft;
pub mod estimate;
mod form_props;
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
pub mod contest;
#[cfg(feature = "ssr")]
pub mod documents;
#[cfg(feature = "ssr")]
pub mod months;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod record;
#[cfg(feature = "ssr")]
pub mod sent;
#[cfg(feature = "ssr")]
pub mod set_aside;
