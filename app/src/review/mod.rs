//! À vérifier: the team reads each declaration of the month, validates it, alone or in a batch, or asks a question.
//!
//! `queue` loads what is pending and `item` draws one of it; `pages`, `batch`, `record` and `substitution` are the
//! pages; `actions` and `corrections` hold the server functions, `entry` and `opening` what the team does to a month by itself, and
//! `validations` those of today.

pub mod actions;
pub mod batch;
pub mod corrections;
pub mod entry;
mod item;
mod keys;
pub mod opening;
pub mod pages;
pub mod queue;
pub mod record;
pub mod substitution;
pub mod validations;
