//! Reporting.

mod funders;
mod network;
mod pilotage;
