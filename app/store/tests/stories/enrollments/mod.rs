//! Enrollments.

mod day_by_day;
mod exits;
mod path_ends;
mod paths;
mod periods;
mod returns;
mod suspensions;
