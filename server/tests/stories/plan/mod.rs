//! Plan.

mod planning;
