//! Structures: the first steps of a new one, copies of one.

mod copies;
mod first_steps;
