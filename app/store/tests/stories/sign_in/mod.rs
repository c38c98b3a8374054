//! Sign-in: codes, passwords, devices and limits.

mod codes;
mod devices;
mod limits;
mod passwords;
