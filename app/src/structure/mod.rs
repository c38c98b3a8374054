//! Réglages: the settings of the structure, its letterhead and its public holidays; the addresses of participants.

pub(crate) mod chamber;
pub(crate) mod coaches_read;
pub(crate) mod contact;
pub mod first_steps;
pub mod letterhead;
mod setting_form;
pub(crate) mod settings;
