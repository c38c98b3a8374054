//! Plan.

mod check_ins;
mod plans;
mod versions;
