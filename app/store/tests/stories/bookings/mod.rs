//! Stories of bookings: sessions, slots, the waitlist, leave, calendar feeds, and all of them at once (`*_at_once`, `storm`)
//! and against a model (`model`).

mod at_once;
mod book;
mod calendars;
mod cancellations;
mod changes;
mod clock_changes;
mod holidays;
mod leaves;
mod leaves_at_once;
mod meetings;
mod model;
mod next_slot;
mod open_hours;
mod recorded;
mod restored;
mod scope;
mod sessions;
mod slots;
mod slots_at_once;
mod storm;
mod types;
mod waitlist;
mod waitlist_at_once;
