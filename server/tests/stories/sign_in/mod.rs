//! Sign-in over HTTP: its ways, its limits, its second factor, passkeys, its identity provider, accounts, sessions that are over, and forms
//! sent twice.

mod account;
mod contact;
mod languages;
mod limits;
mod oidc;
mod passkeys;
mod second_factor;
mod session_over;
mod twice;
mod ways;
