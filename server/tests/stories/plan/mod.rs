//! The action plan.

mod planning;
