//! The attestation of turnover: a sheet for a bank or the CAF, issued under a reference and verified by a code.
//!
//! - [`page`]: the page with the period, the sheet and the issued attestations;
//! - [`sheet`]: the sheet, always in French;
//! - [`actions`]: issues and revokes an attestation;
//! - [`verify`]: the public page that verifies a code.

pub mod actions;
pub mod page;
mod sheet;
pub mod verify;
