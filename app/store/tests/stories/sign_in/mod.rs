//! Sign-in: codes, passwords, second factors, passkeys, identity providers, links in mails, devices and limits.

mod account_links;
mod codes;
mod devices;
mod limits;
mod oidc;
mod passkeys;
mod passwords;
mod second_factor;
