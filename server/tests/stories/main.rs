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
mod answer_headers;
mod attestation;
mod bad_bookings;
mod bad_input;
mod bounds;
mod caf;
mod caseload;
mod connections;
mod csrf;
mod declaring;
mod delivering;
mod documents;
mod full_disk;
mod funders;
mod import_again;
mod kept_forms;
mod mails;
mod markup;
mod network;
mod notes;
mod notices;
mod official_engine;
mod path_ends;
mod paths;
mod people;
mod permissions;
mod pilotage;
mod planning;
mod question_recipient;
mod races;
mod repeats;
mod returns;
mod reviewing;
mod secrets_in_logs;
mod set_aside;
mod setup_and_import;
mod sign_in;
mod sign_in_limits;
mod sign_in_twice;
mod site;
mod statements;
mod ten_thousand;
mod typing;
