//! Enrollments and their events.

mod booking_end;
mod events;
mod records;
mod returns;
