//! Mon plan: the agreed action plan, the versions that both sides sign, the monthly check-in.
//!
//! `pages`, `propose` and `versions` serve the participant and the team: `access` tells the two apart.

mod access;
pub mod actions;
pub mod check_in;
mod draft;
pub mod pages;
pub mod propose;
pub mod templates;
pub mod versions;
