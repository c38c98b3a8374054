//! The agenda that the stories share: slots, sessions, a waitlist, attendance. [`recording`]: what is recorded after the fact.

mod recording;
pub mod sessions;
