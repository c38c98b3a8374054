//! What follows from a micro-entrepreneur's turnover: the amount to put aside, the amounts of the CAF's declaration, the ceiling
//! of the year.
//!
//! Computed from one dated [`table`], each month with the rates of that month, and rounded to whole euros line by line as the
//! Urssaf does. A rate that is not in the table gives "not known", never an estimate.

pub mod acre;
pub mod caf;
pub mod ceiling;
pub mod set_aside;
pub mod table;
