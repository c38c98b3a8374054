//! Supporting documents (justificatifs): the photos and PDFs of a month, which only the participant and the coach can open.

pub mod actions;
pub mod file;
pub mod links;
pub mod pages;
mod photo;
mod picture;
