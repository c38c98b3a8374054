//! Reports: the page *Pilotage* ([`cohort`]) with the rows behind each indicator ([`list`]) and those rows as files
//! ([`exports`]); what funders see ([`funders`], [`results`]) and the network sees ([`network`]).

mod charts;
pub mod cohort;
pub mod export_file;
pub mod exports;
mod filter;
pub mod funders;
mod groups;
mod key_figures;
mod labels;
pub mod list;
pub mod network;
pub mod publishing;
mod ranges;
mod report;
pub mod results;
mod trend;
mod turnover;
