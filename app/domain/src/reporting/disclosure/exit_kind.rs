//! The kinds of exit of a half-year.

use crate::enrollments::exit::ExitCategory;

/// The category of an exit; `None` while none is recorded.
pub type ExitKind = Option<ExitCategory>;

/// The kinds of exit, in the order in which they are shown.
pub fn exit_kinds() -> impl Iterator<Item = ExitKind> {
    ExitCategory::ALL.into_iter().map(Some).chain([None])
}
