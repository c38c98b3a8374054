//! Mon plan: the path as a line, goals and actions, the versions that both sign, the monthly check-in.

pub mod actions;
pub mod check_in;
pub mod pages;
pub mod propose;
pub mod versions;
mod whose;
