//! À vérifier: the team reads each declaration of the month, validates it, alone or in a batch, or asks a question.
//!
//! `queue` loads what is pending and `item` draws one of it; `pages`, `batch`, `record` and `substitution` are the
//! pages; `actions` and `corrections` hold the server functions.

pub mod actions;
pub mod batch;
pub mod corrections;
mod item;
mod keys;
pub mod pages;
pub mod queue;
pub mod record;
pub mod substitution;
