//! The stories of the store: one a file, each told on SQLite and on PostgreSQL from one body.
//!
//! SQLite gets a file in the system's temporary folder, PostgreSQL a database of its own in the cluster that
//! `TEST_POSTGRES_URL` names (`make test` starts one). Every story has its own and leaves nothing behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod house;
mod house_booking;

mod attestations;
mod audit;
mod batches;
mod booking_model;
mod bookings;
mod bookings_and_the_clock;
mod bookings_at_once;
mod bookings_storm;
mod calendars;
mod cancelling;
mod cards;
mod caseload;
mod check_ins;
mod codes;
mod corrections;
mod declarations;
mod declarations_at_once;
mod declarations_keep_every_line;
mod devices;
mod documents;
mod enrollments;
mod exits;
mod forms;
mod funders;
mod holidays;
mod import;
mod import_previews;
mod invitations;
mod issued_attestations;
mod journal;
mod leaves;
mod leaves_at_once;
mod letterhead;
mod meetings;
mod members;
mod newcomers;
mod notes;
mod outbox;
mod passwords;
mod path_ends;
mod paths;
mod paths_day_by_day;
mod people;
mod plan_versions;
mod plans;
mod queues;
mod queues_at_once;
mod reminders;
mod returns;
mod review_queue;
mod reviews;
mod reviews_at_once;
mod schemas;
mod scope;
mod scope_of_bookings;
mod session_changes;
mod session_types;
mod sessions;
mod set_aside;
mod slots;
mod slots_at_once;
mod statements;
mod statements_at_once;
mod structure_settings;
mod substitutions;
mod suspensions;
mod team;
