//! Agenda.

pub mod sessions;
