//! The agenda of the team, and the rows that the stories share: slots, sessions, a waitlist, attendance.

mod calendar;
pub mod sessions;
