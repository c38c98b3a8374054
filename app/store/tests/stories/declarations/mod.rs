//! Declarations, corrections, supporting documents and attestations on both engines.

mod at_once;
mod attestations;
mod attested_months;
mod corrections;
mod documents;
mod every_line;
mod orphans;
mod set_aside;
mod submit;
mod team_edits;
mod withdrawals;
