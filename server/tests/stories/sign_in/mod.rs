//! Sign-in over HTTP: its ways, its limits, its second factor, passkeys, accounts, and forms sent twice.

mod account;
mod limits;
mod passkeys;
mod second_factor;
mod twice;
mod ways;
