//! Db.

mod full_disk;
mod repeats;
mod schemas;
mod scope;
mod waits;
