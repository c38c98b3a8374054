//! The stories of the process, told over HTTP without a browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod house;

mod bad_input;
mod permissions;
mod races;
mod site;
