//! Pilotage: the cohort in figures.

pub mod cohort;
