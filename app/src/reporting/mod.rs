//! Pilotage: the cohort in figures, the rows behind each of them, and those rows as files.

mod charts;
pub mod cohort;
pub mod exports;
mod filter;
pub mod list;
mod turnover;
mod words;
pub mod funders;
pub mod results;
mod told;
