//! How long a device stays signed in, and for how long a proof of identity counts as fresh.

use crate::people::Role;
use chrono::{DateTime, Duration, Utc};

/// The minutes after a proof (password, and second factor if there is one) within which pages that can do great harm open.
pub const FRESH_MINUTES: i64 = 15;

/// The minutes after a proof within which forms of such pages are accepted: one that was opened in the last moment can still be
/// filled in and sent.
pub const FRESH_FORM_MINUTES: i64 = 60;

/// The minutes after which the last use of a device is written again.
pub const LAST_SEEN_MINUTES: i64 = 60;

/// The longest time for which a device of a role stays signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without use.
    pub idle: Duration,
    /// In all.
    pub absolute: Duration,
}

/// The limits of a role. Team and network: 12 hours without use, 14 days in all (OWASP ASVS 5.0, 7.3.1 and 7.3.2). Participants:
/// 180 days, used or not: they declare once a month on their own phone, and those who lose the way back in once do not come back.
pub fn session_limits(role: Role) -> SessionLimits {
    match role {
        Role::Participant => SessionLimits { idle: Duration::days(180), absolute: Duration::days(180) },
        Role::Coach | Role::Coordinator | Role::Network => SessionLimits { idle: Duration::hours(12), absolute: Duration::days(14) },
    }
}

/// Whether the session of a device is over.
pub fn is_session_over(role: Role, signed_in_at: DateTime<Utc>, last_seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let limits = session_limits(role);
    now - last_seen_at >= limits.idle || now - signed_in_at >= limits.absolute
}

/// Whether a proof counts as fresh, for a page or, with `sends`, for a form.
pub fn is_proof_fresh(proved_at: DateTime<Utc>, sends: bool, now: DateTime<Utc>) -> bool {
    now - proved_at < Duration::minutes(if sends { FRESH_FORM_MINUTES } else { FRESH_MINUTES })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_sessions_end_unused_after_twelve_hours_and_all_after_fourteen_days() {
        let start: DateTime<Utc> = "2026-11-23T08:00:00Z".parse().unwrap();
        let over = |role, seen: i64, now: i64| is_session_over(role, start, start + Duration::hours(seen), start + Duration::hours(now));
        for role in [Role::Coach, Role::Coordinator, Role::Network] {
            assert!(!over(role, 0, 11) && over(role, 0, 12), "{role:?}");
            assert!(!over(role, 14 * 24 - 1, 14 * 24 - 1) && over(role, 14 * 24 - 1, 14 * 24), "{role:?}");
        }
        assert!(!over(Role::Participant, 0, 180 * 24 - 1) && over(Role::Participant, 0, 180 * 24));
        assert!(over(Role::Participant, 180 * 24 - 1, 180 * 24));
    }

    #[test]
    fn a_form_is_accepted_longer_than_its_page_opens() {
        let proved: DateTime<Utc> = "2026-11-23T08:00:00Z".parse().unwrap();
        let fresh = |sends, minutes| is_proof_fresh(proved, sends, proved + Duration::minutes(minutes));
        assert_eq!([fresh(false, 14), fresh(false, 15), fresh(true, 59), fresh(true, 60)], [true, false, true, false]);
    }
}
