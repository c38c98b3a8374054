//! Caseload.

pub mod alerts;
pub mod note;
