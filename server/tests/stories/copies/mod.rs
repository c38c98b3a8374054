//! Copies: the drill, archives that are refused, the schedule.

mod archives;
mod drill;
mod schedule;
