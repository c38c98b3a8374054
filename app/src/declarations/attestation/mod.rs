//! The attestation of turnover: a sheet for a bank or the CAF, issued under a reference and verified by a code.
//!
//! - [`page`]: the period, the sheet, what was issued before;
//! - [`sheet`]: the sheet itself, always in French, as those who read it are;
//! - [`actions`]: issuing and revoking;
//! - [`verify`]: what anybody who has the code reads.

pub mod actions;
pub mod page;
mod sheet;
pub mod verify;
