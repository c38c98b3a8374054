//! Pilotage: the cohort in figures, the rows behind each of them, and those rows as files.

mod charts;
pub mod cohort;
pub mod export_file;
pub mod exports;
mod filter;
pub mod funders;
mod labels;
pub mod list;
pub mod network;
mod ranges;
pub mod results;
mod turnover;
