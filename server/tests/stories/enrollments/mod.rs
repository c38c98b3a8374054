//! Enrollments.

mod path_ends;
mod paths;
mod returns;
