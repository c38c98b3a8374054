//! Whom the team accompanies: the caseload, one participant, notes on them.

mod alerts;
pub mod note_actions;
mod notes;
pub mod pages;
pub mod participant;
pub mod parts;
pub mod shared_notes;
mod wanted;
