//! People: Moi, Mes suivis, one participant, Pilotage, Personnes.

pub mod actions;
mod cohort;
mod me;
mod staff;
pub mod suspension;

pub use cohort::{cohort, invite, list};
pub use me::me;
pub use staff::{caseload, participant};
