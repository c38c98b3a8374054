//! Personal data: [`retention`], what is kept and for how long; [`erasure`], how a person is erased.

pub mod erasure;
pub mod retention;
