//! Monthly statements (états mensuels): [`facts`] reads and prepares them, [`closing`] closes a version in one transaction,
//! [`settings`] keeps coefficients and columns, [`month_statement`] has the versions and rows of a month, [`overview`]
//! counts the rows of every month.

mod closing;
mod facts;
mod month_statement;
mod overview;
mod settings;

pub use closing::Closing;
pub use month_statement::{DueLine, MonthStatement, PreparedLine, Statement, StatementLine, fingerprint_of};
pub use overview::MonthOverview;
pub use settings::{CoefficientChange, MeetingType};

use crate::{Result, db::face};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::values::month::Month;
use facts::MonthSpan;

face! {
    /// The monthly statements of one structure.
    Statements, statements
}

/// The most months in the list.
const MOST_MONTHS: i32 = 60;

#[boxed_futures]
impl Statements<'_> {
    /// The statement of a month as of `now`.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn month_statement(&self, month: Month, now: DateTime<Utc>) -> Result<MonthStatement> {
        let span = MonthSpan::new(month, month, now);
        facts::read_rows!(rows, self.db, self.scope(), span).statement(&span)
    }
}
