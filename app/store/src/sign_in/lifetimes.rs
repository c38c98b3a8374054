//! How long a code, a device and an invitation can be used.

/// The minutes for which a code can be used.
pub const CODE_MINUTES: i64 = 10;
/// The minutes for which the browser that used a code, a card or an invitation may send it again: a double tap, or a tap after a
/// lost response, is one sign-in.
pub const REPEAT_MINUTES: i64 = 5;
/// The days for which a device stays signed in: a participant who comes back after three months still is.
pub const DEVICE_DAYS: i64 = 180;
/// The days for which an invitation can be used.
pub const INVITATION_DAYS: i64 = 30;
