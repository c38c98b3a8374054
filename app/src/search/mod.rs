//! The search over everything, for the team: people, months, sessions, pages; its [`field`] stands on every page of theirs.

pub mod field;
mod month_query;
pub mod page;
mod pages;
