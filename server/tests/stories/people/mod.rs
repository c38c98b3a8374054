//! People.

mod contacts;
mod import_again;
mod setup_and_import;
mod typing;
