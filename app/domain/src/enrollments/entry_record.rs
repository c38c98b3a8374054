//! The entry record: the business and the benefit of a participant on the first day of an enrollment.

use crate::{declarations::declaration::Activity, enrollments::enrollment::Benefit, values::money::Cents};
use chrono::NaiveDate;

/// The entry record of an enrollment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx_macros::FromRow))]
pub struct EntryRecord {
    /// The trade in the participant's words: "couture et retouches".
    pub trade: String,
    /// The agency's category of the trade.
    pub activity: Activity,
    /// The day on which the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// Whether reduced contributions (ACRE) were granted.
    pub acre: bool,
    /// The benefit that the participant receives.
    pub benefit: Benefit,
    /// The first day of the benefit.
    pub benefit_since: Option<NaiveDate>,
    /// Mean monthly turnover before the enrollment.
    pub starting_turnover: Cents,
    /// The monthly goal; zero is stored as `None`.
    pub goal: Option<Cents>,
}
