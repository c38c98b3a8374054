//! The methods of sign-in of each role, and the phone numbers to which codes are sent; `code` and `recovery` read typed codes,
//! `password` checks new ones, `session` says how long a device stays signed in, `failure` names what is counted when one fails.

pub mod code;
pub mod failure;
pub mod password;
pub mod recovery;
pub mod session;

use crate::people::{Phone, Role, SMS_COUNTRIES};
use std::str::FromStr;

/// The most passkeys of a person.
pub const MOST_PASSKEYS: i64 = 10;

/// A method to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInMethod {
    /// A six-digit code, sent by SMS or mail.
    Code,
    /// The code of a printed card.
    Card,
    /// The link of an invitation or of a card, alone.
    Link,
    /// A password, typed or just chosen by an invitation.
    Password,
    /// An account at the identity provider of the settings (OpenID Connect).
    Provider,
}

impl SignInMethod {
    /// All methods.
    pub const ALL: [Self; 5] = [Self::Code, Self::Card, Self::Link, Self::Password, Self::Provider];
}

/// Whether a person of that role may sign in by that method.
///
/// An account of the team or of the network opens the records of many people: to hold a phone, a mailbox or a piece of paper is not
/// enough for it. Source: OWASP ASVS 5.0, 6.3.4 (all authentication paths are equally strong).
pub fn may_sign_in_by(role: Role, method: SignInMethod) -> bool {
    match method {
        SignInMethod::Code | SignInMethod::Card | SignInMethod::Link => role == Role::Participant,
        SignInMethod::Password | SignInMethod::Provider => role.has_password(),
    }
}

/// Whether the team needs a second factor beside the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SecondFactorRule {
    /// Each may enrol one.
    #[default]
    Optional,
    /// Each enrols one at the first sign-in by password.
    Required,
}

/// The text names no [`SecondFactorRule`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be optional or required, not {0:?}")]
pub struct NotARule(pub String);

impl FromStr for SecondFactorRule {
    type Err = NotARule;

    fn from_str(text: &str) -> Result<Self, NotARule> {
        match text.trim() {
            "optional" => Ok(Self::Optional),
            "required" => Ok(Self::Required),
            other => Err(NotARule(other.to_owned())),
        }
    }
}

/// The prefixes of the phone numbers to which codes may be sent: by default those of [`SMS_COUNTRIES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhonePrefixes(Vec<String>);

/// Numbers at special rates of the French numbering plan (08): not phones of persons, and some cost several euros.
const SPECIAL_RATE: &str = "+338";

impl Default for PhonePrefixes {
    fn default() -> Self {
        Self(SMS_COUNTRIES.map(|code| format!("+{code}")).to_vec())
    }
}

impl PhonePrefixes {
    /// Whether a code may be sent to a number.
    pub fn includes(&self, phone: &Phone) -> bool {
        let number = phone.as_str();
        self.0.iter().any(|prefix| number.starts_with(prefix.as_str())) && !number.starts_with(SPECIAL_RATE)
    }
}

/// An entry that is no prefix of an international number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no prefix such as +33")]
pub struct NotAPrefix(pub String);

impl FromStr for PhonePrefixes {
    type Err = NotAPrefix;

    /// Reads `+33,+262`: one to six digits after each `+`.
    fn from_str(text: &str) -> Result<Self, NotAPrefix> {
        let entries = text.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty());
        let prefixes = entries.map(|entry| match entry.strip_prefix('+') {
            Some(digits) if (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(entry.to_owned()),
            _ => Err(NotAPrefix(entry.to_owned())),
        });
        let prefixes = prefixes.collect::<Result<Vec<_>, _>>()?;
        if prefixes.is_empty() { Err(NotAPrefix(text.to_owned())) } else { Ok(Self(prefixes)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn team_and_network_sign_in_by_password_or_provider_only_and_participants_by_neither() {
        for role in [Role::Coach, Role::Coordinator, Role::Network] {
            let methods = SignInMethod::ALL.into_iter().filter(|method| may_sign_in_by(role, *method)).collect::<Vec<_>>();
            assert_eq!(methods, [SignInMethod::Password, SignInMethod::Provider], "{role:?}");
        }
        let methods = SignInMethod::ALL.into_iter().filter(|method| may_sign_in_by(Role::Participant, *method)).collect::<Vec<_>>();
        assert_eq!(methods, [SignInMethod::Code, SignInMethod::Card, SignInMethod::Link]);
    }

    #[test]
    fn only_numbers_with_a_set_prefix_get_codes_and_no_special_rates() {
        let all = PhonePrefixes::default();
        let belgian: PhonePrefixes = "+33, +32".parse().unwrap();
        for (number, by_default, with_belgium) in [
            ("06 39 98 13 10", true, true),
            ("+262 692 12 34 56", true, false),
            ("+596 696 12 34 56", true, false),
            ("+32 470 12 34 56", true, true),
            // A satellite phone, a country far away, a number at a special rate.
            ("+882 16 12 34 56 78", false, false),
            ("+252 61 23 45 678", false, false),
            ("+33 8 99 12 34 56", false, false),
        ] {
            let phone: Phone = number.parse().unwrap();
            assert_eq!((all.includes(&phone), belgian.includes(&phone)), (by_default, with_belgium), "{number}");
        }
    }

    #[test]
    fn an_invalid_prefix_is_an_error_that_names_it() {
        for text in ["33", "+", "+33;+32", "+1234567", "+3a"] {
            assert_eq!(text.parse::<PhonePrefixes>(), Err(NotAPrefix(text.into())), "{text}");
        }
        assert_eq!(" , ".parse::<PhonePrefixes>(), Err(NotAPrefix(" , ".into())));
    }
}
