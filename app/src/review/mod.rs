//! À vérifier: the coach looks at each declared figure, takes it as right or asks.

pub mod actions;
pub mod pages;
