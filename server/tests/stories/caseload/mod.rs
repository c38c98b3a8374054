//! Caseload.

mod entries;
mod notes;
