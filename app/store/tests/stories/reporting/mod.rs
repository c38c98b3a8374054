//! Members of the cohort and links for funders.

mod funders;
mod members;
