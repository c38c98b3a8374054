//! Sign-in: codes, passwords, second factors, passkeys, links in mails, devices and limits.

mod account_links;
mod codes;
mod devices;
mod limits;
mod passkeys;
mod passwords;
mod second_factor;
