//! Support.

pub mod bookings;
pub mod codes;
pub mod db;
