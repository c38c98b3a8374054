//! Sign_in.

mod codes;
mod devices;
mod limits;
mod passwords;
