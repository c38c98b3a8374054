//! À vérifier: the team reads each declaration of the month, validates it, alone or in a batch, or asks a question.
//!
//! `queue` loads what is pending and `item` draws one of it; `pages`, `batch`, `record` and `substitution` are the
//! pages; `actions` and `corrections` hold the server functions, `entry` and `opening` what the team does to a month by itself, and
//! `validations` those of today.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
pub mod batch;
#[cfg(feature = "ssr")]
pub mod corrections;
#[cfg(feature = "ssr")]
pub mod entry;
#[cfg(feature = "ssr")]
mod item;
#[cfg(feature = "ssr")]
pub mod opening;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod queue;
#[cfg(feature = "ssr")]
pub mod record;
#[cfg(feature = "ssr")]
pub mod substitution;
#[cfg(feature = "ssr")]
pub mod validations;
