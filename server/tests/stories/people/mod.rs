//! People over HTTP, and the commands that set a structure up.

mod contacts;
mod import_again;
mod lists;
mod setup_and_import;
mod typing;
