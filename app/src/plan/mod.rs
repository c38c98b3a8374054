//! Mon plan: the path as a line, goals and actions.

pub mod actions;
pub mod pages;
