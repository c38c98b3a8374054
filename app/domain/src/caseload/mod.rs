//! The caseload of a coach: [`alerts`] on participants, the team's [`note`]s on them.

pub mod alerts;
pub mod note;
