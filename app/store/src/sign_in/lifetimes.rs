//! How long a code, a device and an invitation can be used.

/// The minutes for which a code can be used.
pub const CODE_MINUTES: i64 = 10;
/// The minutes for which the browser that used a code, a card or an invitation may send it again: a double tap, or a tap after a
/// lost response, is one sign-in.
pub const REPEAT_MINUTES: i64 = 5;
/// The days for which a browser keeps the cookie of a device; for how long the device is signed in depends on the role, see
/// [`domain::sign_in::session::session_limits`].
pub const DEVICE_DAYS: i64 = 180;
/// The minutes for which a sign-in waits for its second factor.
pub const STEP_MINUTES: i64 = 15;
/// The minutes for which the challenge of a passkey can be answered.
pub const CHALLENGE_MINUTES: i64 = 5;
/// The minutes for which a link to choose a new password or to confirm an address can be used.
pub const LINK_MINUTES: i64 = 60;
/// The days for which an invitation can be used.
pub const INVITATION_DAYS: i64 = 30;
/// The minutes for which a sign-in waits for the identity provider.
pub const OIDC_MINUTES: i64 = 10;
