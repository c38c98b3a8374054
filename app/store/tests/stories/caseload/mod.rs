//! The caseload and notes.

mod entries;
mod notes;
