//! The agenda of the team, and the rows that the stories share: slots, sessions, a waitlist, attendance. [`recorded`]: what is recorded
//! after the fact; [`handovers`]: sessions that are given away.

mod calendar;
mod handovers;
mod moved_back;
mod recorded;
pub mod sessions;
mod two_tabs;
