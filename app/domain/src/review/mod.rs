//! Review of declarations: [`signals`] that deserve a look, the [`step`]s that each role may take, [`substitution`]s of a coach.

pub mod signals;
pub mod step;
pub mod substitution;
