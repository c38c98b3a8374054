//! Copies: the list of tables, rows from one engine to another, invariants, turns.

mod checks;
mod rows;
mod tables;
mod turns;
