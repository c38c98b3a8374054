//! Review of declarations: the outcomes of a [`batch`], [`signals`] that deserve a look, the [`step`]s that each role may take,
//! [`substitution`]s of a coach, what the team does to a month for its participant ([`team_edit`]).

pub mod batch;
pub mod signals;
pub mod step;
pub mod substitution;
pub mod team_edit;
