//! The agenda that the stories share: slots, sessions, a waitlist, attendance.

pub mod sessions;
