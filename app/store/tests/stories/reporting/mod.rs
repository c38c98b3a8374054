//! Members of the cohort, links for funders, and what reports say after each correction.

mod after_corrections;
mod funders;
mod members;
mod recount;
