//! À vérifier: the coach looks at each declared figure, takes it as right or asks.

pub mod actions;
mod corrections;
pub mod pages;
pub mod record;
