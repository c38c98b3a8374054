//! Declarations.

mod after_validation;
mod attestation;
mod caf;
mod declaring;
mod documents;
mod official_engine;
mod set_aside;
