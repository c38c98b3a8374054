//! Monthly statements (états mensuels): [`facts`] reads and prepares them, [`closing`] closes a version in one transaction,
//! [`settings`] keeps coefficients and columns, [`month_statement`] has the versions and rows of a month.

mod closing;
mod facts;
mod month_statement;
mod settings;

pub use closing::Closing;
pub use month_statement::{DueLine, MonthStatement, PreparedLine, Statement, StatementLine, fingerprint_of};
pub use settings::{CoefficientChange, MeetingType};

use crate::{
    Result,
    db::{face, value},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::values::month::Month;
use facts::MonthSpan;

face! {
    /// The monthly statements of one structure.
    Statements, statements
}

/// The most months in the list.
const MOST_MONTHS: i32 = 60;

impl Statements<'_> {
    /// The statement of a month as of `now`.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn month_statement(&self, month: Month, now: DateTime<Utc>) -> Result<MonthStatement> {
        let span = MonthSpan::new(month, month, now);
        let mut months = facts::read_rows!(rows, self.db, self.scope(), span).months(&span)?;
        Ok(months.pop().unwrap_or(MonthStatement { month, versions: Vec::new(), prepared: Vec::new() }))
    }

    /// The statements of the past months with an enrollment or a closed version, newest first, of at most five years.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn month_statements(&self, today: NaiveDate, now: DateTime<Utc>) -> Result<Vec<MonthStatement>> {
        let find = "select starts_on from enrollment where structure_id = $1 order by starts_on limit 1";
        let first: Option<NaiveDate> = value!(self.db, find, self.scope())?;
        let last = Month::of(today).plus(-1);
        let Some(first) = first.map(Month::of).filter(|first| *first <= last) else { return Ok(Vec::new()) };
        let span = MonthSpan::new(first.max(last.plus(1 - MOST_MONTHS)), last, now);
        let mut months = facts::read_rows!(rows, self.db, self.scope(), span).months(&span)?;
        months.retain(|month| !(month.versions.is_empty() && month.prepared.is_empty()));
        months.reverse();
        Ok(months)
    }
}
