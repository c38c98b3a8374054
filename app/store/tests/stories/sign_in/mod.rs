//! Sign-in: codes, passwords, second factors, links in mails, devices and limits.

mod account_links;
mod codes;
mod devices;
mod limits;
mod passwords;
mod second_factor;
