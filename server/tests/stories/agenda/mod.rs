//! The agenda of the team, and the rows that the stories share: slots, sessions, a waitlist, attendance. [`recording`]: what is recorded
//! after the fact.

mod calendar;
mod moved_back;
mod recorded;
pub mod sessions;
mod two_tabs;
