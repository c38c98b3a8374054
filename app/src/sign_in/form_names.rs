//! The names of the forms of sign-in, under which their drafts are stored.

/// The form of a contact.
pub const CONTACT: &str = "sign-in.contact";
/// The form of a code.
pub const CODE: &str = "sign-in.code";
/// The form of the team.
pub const TEAM: &str = "sign-in.team";
/// The form of a printed card's code.
pub const CARD: &str = "sign-in.card";
/// The form of a new password.
pub const PASSWORD: &str = "sign-in.password";
/// The form of a second factor.
pub const SECOND_FACTOR: &str = "sign-in.second-factor";
/// The form of a forgotten password.
pub const FORGOTTEN: &str = "sign-in.forgotten";
/// The form of a fresh proof.
pub const FRESH_PROOF: &str = "sign-in.fresh-proof";

/// The forms of visitors who are not signed in.
pub const OF_GUESTS: [&str; 7] = [CONTACT, CODE, TEAM, CARD, PASSWORD, SECOND_FACTOR, FORGOTTEN];
