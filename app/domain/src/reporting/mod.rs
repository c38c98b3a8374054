//! What is told of many people together: the cohort's figures, the monthly statement, the funders' view.
//!
//! All of it reads the same [`member::Member`]s and nothing else, so that two pages never count in two ways.

pub mod cohort;
pub mod member;
