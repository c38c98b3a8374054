//! Enrollments (parcours) and the places that they take: [`record`] is what is stored, [`read`] and [`enroll`] read and add it;
//! [`events`] changes the start and the days, [`corrections`] the entry record, [`suspensions`], [`extensions`], [`exits`],
//! [`official_ends`] and [`business`] the rest, [`start_withdrawal`] deletes one that has not begun; [`month_owner`] finds the enrollment of a month.

pub(crate) mod business;
pub(crate) mod corrections;
pub(crate) mod enroll;
pub(crate) mod events;
pub(crate) mod exits;
pub(crate) mod extensions;
pub(crate) mod month_owner;
pub(crate) mod official_ends;
pub(crate) mod read;
pub(crate) mod record;
mod start_withdrawal;
pub(crate) mod suspensions;

pub(crate) use record::PeriodRow;
pub use record::{Day, Enrollment, NewEnrollment, NextBooking, Places};

use crate::db::face;

face! {
    /// Enrollments of one structure and what happens in them: suspensions, extensions, exits.
    Enrollments, enrollments
}
