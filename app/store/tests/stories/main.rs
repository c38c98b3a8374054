//! The stories of the store: one a file, each told on SQLite and on PostgreSQL from one body.
//!
//! SQLite gets a file in the system's temporary folder, PostgreSQL a database of its own in the cluster that
//! `TEST_POSTGRES_URL` names (`make test` starts one). Every story has its own and leaves nothing behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod house;

mod attestations;
mod audit;
mod batches;
mod bookings;
mod bookings_at_once;
mod codes;
mod corrections;
mod declarations;
mod declarations_at_once;
mod declarations_keep_every_line;
mod devices;
mod documents;
mod enrollments;
mod forms;
mod import;
mod invitations;
mod outbox;
mod passwords;
mod people;
mod plans;
mod review_queue;
mod reviews;
mod reviews_at_once;
mod schemas;
mod scope;
mod sessions;
mod set_aside;
mod substitutions;
mod suspensions;
