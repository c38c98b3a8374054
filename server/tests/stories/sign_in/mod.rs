//! Sign_in.

mod limits;
mod twice;
mod ways;
