//! The tests of the store: each body runs on SQLite and on PostgreSQL.
//!
//! SQLite gets a file in the system's temporary folder, PostgreSQL a database of its own in the cluster that
//! `TEST_POSTGRES_URL` names (`make test` starts one). Every test has its own and removes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod bookings;
mod caseload;
mod copies;
mod db;
mod declarations;
mod enrollments;
mod journal;
mod messages;
mod people;
mod plan;
mod privacy;
mod reporting;
mod review;
mod sign_in;
mod statements;
mod structure;
pub mod support;
mod web;
