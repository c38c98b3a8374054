//! Support of the tests: databases, structures, bookings, codes of sign-in.

pub mod bookings;
pub mod codes;
pub mod db;
pub mod template;
