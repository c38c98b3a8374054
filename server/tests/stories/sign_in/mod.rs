//! Sign-in over HTTP: its ways, its limits, and forms sent twice.

mod limits;
mod twice;
mod ways;
