//! What a micro-entrepreneur's month means for money: what to put aside, what to tell the CAF, how far the ceiling is.
//!
//! Everything is computed from one dated [`table`], each month with the rates of that month, and rounded to whole euros line by
//! line as the Urssaf does. What the table does not know is answered as not known, never guessed.

pub mod acre;
pub mod caf;
pub mod ceiling;
pub mod set_aside;
pub mod table;
