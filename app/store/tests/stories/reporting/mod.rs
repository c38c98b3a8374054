//! Reporting.

mod funders;
mod members;
