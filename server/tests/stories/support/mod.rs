//! Support.

pub mod app;
pub mod caller;
pub mod gateways;
pub mod people;
pub mod process;
pub mod team;
