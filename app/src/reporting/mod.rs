//! Pilotage: the cohort in figures, the rows behind each of them, and those rows as files.

mod charts;
pub mod cohort;
pub mod exports;
mod filter;
pub mod funders;
pub mod list;
pub mod network;
pub mod results;
mod told;
mod turnover;
mod words;
