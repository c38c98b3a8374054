//! Sign-in over HTTP: its ways, its limits, its second factor, accounts, and forms sent twice.

mod account;
mod limits;
mod second_factor;
mod twice;
mod ways;
