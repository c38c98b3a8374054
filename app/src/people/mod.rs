//! Personnes: the list, a person's page, adding, importing, inviting and assigning people.

pub mod account;
pub mod actions;
pub mod assign;
pub mod card;
pub mod departure;
pub mod help_contact;
pub mod import;
pub mod import_findings;
pub mod invite;
pub mod list;
pub mod list_file;
pub mod merge;
pub mod newcomer;
pub mod pages;
pub(crate) mod parts;
pub mod person;
pub mod removal;
pub mod saved_views;
pub mod upload;
