//! Rendez-vous and Agenda: what can be booked, by whom, and how the team opens it.
//!
//! - the participant: [`pages`], [`picker`], [`actions`];
//! - the team: [`agenda`];
//! - both: [`calendar`], [`messages`], [`parts`].

pub mod actions;
pub mod calendar;
pub mod calendar_file;
pub mod pages;
pub mod parts;
pub mod picker;
