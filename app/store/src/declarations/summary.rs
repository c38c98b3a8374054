//! A declared month, as lists show it: a row of its own, or packed with others in that of their enrollment.

use crate::{
    Result,
    db::packed::{truth, unpacked},
};
use domain::{
    declarations::declaration::DeclarationState,
    values::{money::Cents, month::Month},
};

/// A month that was declared, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct DeclarationSummary {
    /// The month.
    pub month: Month,
    /// State of the declaration.
    pub state: DeclarationState,
    /// Signed sum of the lines of the current version.
    pub total: Cents,
    /// Whether it was imported from the coordinator's spreadsheet.
    pub imported: bool,
    /// Whether the coach opened it again for a correction that was not sent yet.
    pub reopened: bool,
    /// Whether an earlier version of it is part of a monthly statement.
    pub reported_before: bool,
}

/// Whether the current version of `d` was opened again for a correction.
macro_rules! reopened {
    () => {
        "(d.state = 'Submitted' and exists (select 1 from correction_request r
            where r.declaration_id = d.id and r.version = d.version and r.reopened))"
    };
}
pub(crate) use reopened;

/// Whether an earlier version of `d` is part of a monthly statement.
macro_rules! reported_before {
    () => {
        "coalesce(d.reported_version <> d.version, false)"
    };
}
pub(crate) use reported_before;

/// The query of a [`DeclarationSummary`], before the conditions.
macro_rules! summaries {
    ($conditions:literal) => {
        concat!(
            "select d.month, d.state, d.total, d.imported, ",
            $crate::declarations::summary::reopened!(),
            " as reopened, ",
            $crate::declarations::summary::reported_before!(),
            " as reported_before from declaration d where d.structure_id = $1 ",
            $conditions
        )
    };
}
pub(crate) use summaries;

/// A text with the summaries of an enrollment `e`, for [`unpacked_summaries`].
macro_rules! packed_summaries {
    () => {
        $crate::db::packed::packed!(
            [
                "d.month",
                "d.state",
                "d.total",
                "d.imported",
                $crate::declarations::summary::reopened!(),
                $crate::declarations::summary::reported_before!(),
            ],
            "from declaration d where d.enrollment_id = e.id"
        )
    };
}
pub(crate) use packed_summaries;

/// The summaries of a text made by [`packed_summaries!`], oldest month first.
pub(crate) fn unpacked_summaries(packed: Option<&str>) -> Result<Vec<DeclarationSummary>> {
    let mut summaries = unpacked(packed, |[month, state, total, imported, reopened, reported_before]| {
        Some(DeclarationSummary {
            month: month.parse().ok()?,
            state: state.to_owned().try_into().ok()?,
            total: Cents::new(total.parse().ok()?),
            imported: truth(imported)?,
            reopened: truth(reopened)?,
            reported_before: truth(reported_before)?,
        })
    })?;
    summaries.sort_unstable_by_key(|summary| summary.month);
    Ok(summaries)
}
