//! Structures: copies of one.

mod copies;
