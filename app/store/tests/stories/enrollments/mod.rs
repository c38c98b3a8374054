//! Enrollments and their events.

mod booking_end;
mod corrections;
mod day_by_day;
mod enrolling;
mod events;
mod exits;
mod returns;
mod suspensions;
