//! The database: schemas, scopes, repeats, full disks and waits.

mod full_disk;
mod repeats;
mod schemas;
mod scope;
mod waits;
