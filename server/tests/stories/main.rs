//! The stories of the process, told over HTTP without a browser.
//!
//! Each has a database of its own: a file for SQLite, a database in the cluster that `TEST_POSTGRES_URL` names for
//! PostgreSQL (`make test` starts one).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod calendars;
mod caller;
mod gateways;
mod house;
mod house_people;
mod house_team;
mod process;

mod after_validation;
mod agenda;
mod attestation;
mod bad_bookings;
mod bad_input;
mod caf;
mod caseload;
mod csrf;
mod declaring;
mod delivering;
mod documents;
mod funders;
mod mails;
mod network;
mod notes;
mod notices;
mod paths;
mod people;
mod permissions;
mod pilotage;
mod planning;
mod races;
mod returns;
mod reviewing;
mod set_aside;
mod setup_and_import;
mod sign_in;
mod site;
mod statements;
mod ten_thousand;
