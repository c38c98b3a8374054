//! Mes suivis: the caseload of a coach, the page of a participant, notes on participants.

mod alerts;
mod cases;
mod filter;
pub mod list_file;
pub mod neighbours;
pub mod note_actions;
mod notes;
pub mod pages;
pub mod participant;
mod participant_sections;
pub mod parts;
pub mod shared_notes;
