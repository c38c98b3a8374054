//! People: Moi, Mes suivis, one participant, Pilotage, Personnes.

pub mod actions;
mod cohort;
mod me;
mod settings;
mod staff;
pub mod suspension;

pub use cohort::{cohort, invite, list};
pub use me::me;
pub use settings::settings;
pub use staff::{caseload, matches, participant, search};
