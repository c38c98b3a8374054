//! Bookings through the server: mistakes and refusals, calendars, races for scarce places.

mod bad_input;
mod calendars;
mod next_hour;
mod races;
mod snapshots;
mod ten_thousand;
