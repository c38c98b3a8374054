//! Bookings.

mod bad_input;
mod calendars;
mod races;
mod ten_thousand;
