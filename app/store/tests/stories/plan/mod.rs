//! The action plan.

mod check_ins;
mod plans;
mod versions;
