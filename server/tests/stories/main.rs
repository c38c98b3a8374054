//! The stories of the process, told over HTTP without a browser.
//!
//! Each has a database of its own: a file for SQLite, a database in the cluster that `TEST_POSTGRES_URL` names for
//! PostgreSQL (`make test` starts one).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod agenda;
mod bookings;
mod caseload;
mod copies;
mod declarations;
mod enrollments;
mod home;
mod messages;
mod operations;
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
