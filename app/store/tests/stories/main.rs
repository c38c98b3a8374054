//! The stories of the store: one a file, each told on SQLite and on PostgreSQL from one body.
//!
//! SQLite gets a file in the system's temporary folder, PostgreSQL a database of its own in the cluster that
//! `TEST_POSTGRES_URL` names (`make test` starts one). Every story has its own and leaves nothing behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod bookings;
mod caseload;
mod db;
mod declarations;
mod enrollments;
mod journal;
mod messages;
mod people;
mod plan;
mod reporting;
mod review;
mod sign_in;
mod statements;
mod structure;
pub mod support;
mod web;
