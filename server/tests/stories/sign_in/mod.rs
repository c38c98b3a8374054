//! Sign-in over HTTP: its ways, its limits, its second factor, passkeys, its identity provider, accounts, and forms sent twice.

mod account;
mod contact;
mod limits;
mod oidc;
mod passkeys;
mod second_factor;
mod twice;
mod ways;
