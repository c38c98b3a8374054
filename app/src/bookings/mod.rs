//! Rendez-vous and Agenda: what can be booked, by whom, and how the team opens it.

pub mod actions;
pub mod pages;
