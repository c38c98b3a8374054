//! Declarations, supporting documents, estimates and attestations over HTTP.

mod after_validation;
mod attestation;
mod caf;
mod declaring;
mod documents;
mod official_engine;
mod set_aside;
mod withdrawing;
