//! Rendez-vous: the sessions of the participant. The team's side is [`crate::agenda`].
//!
//! - [`pages`]: the list, past sessions, one session; [`picker`]: the free slots of a type, and the page that confirms one;
//! - [`next_hour`]: the first free hour of the participant's coach;
//! - [`actions`]: booking, moving, cancelling, the waitlist; [`parse`]: the identifiers, instants and reasons in forms;
//! - [`parts`]: views that both sides share;
//! - [`calendar`]: the page of a person's calendar feed; [`calendar_file`]: the feed, and a session as a file.

pub mod actions;
pub mod calendar;
pub mod calendar_file;
mod next_hour;
pub mod pages;
pub mod parse;
pub mod parts;
pub mod picker;
