//! Declarations.

pub mod attestation;
pub mod declaration;
pub mod document;
pub mod rates;
