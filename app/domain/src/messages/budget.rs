//! The budget of SMS.

/// The most SMS of an installation within 24 hours; no limit by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SmsBudget {
    /// The most SMS, 1 or more.
    pub count: Option<u32>,
    /// The highest cost, in millionths of the unit in which the service counts.
    pub cost: Option<i64>,
}
