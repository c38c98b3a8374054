//! Web.

mod bad_input;
mod bounds;
mod connections;
mod csrf;
mod form_drafts;
mod full_disk;
mod headers;
mod markup;
pub mod permissions;
mod repeats;
mod secrets_in_logs;
mod site;
