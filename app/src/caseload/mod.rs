//! Mes suivis: whom a coach accompanies, and one of them.

pub mod pages;
pub mod participant;
pub mod parts;
