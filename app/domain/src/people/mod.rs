//! People: roles, names and contacts.
//!
//! - `phone`: phone numbers and SMS; `card`: the code of a printed card; `help_contact`: whom a participant calls or writes to;
//! - `newcomer`: the form that adds a participant; `import`: files of participants and declarations;
//! - `search` and `order`: searching and sorting people; `similar`: names that may be of one person; `saved_view`: named filters of lists;
//! - `removal` and `merge`: records that were added by mistake, and two records of one person.

use crate::values::{
    digits::is_invisible,
    sql::{stored_as_text, stored_words},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

pub mod card;
pub mod help_contact;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
pub mod merge;
#[cfg(not(target_arch = "wasm32"))]
pub mod newcomer;
#[cfg(not(target_arch = "wasm32"))]
pub mod order;
mod phone;
pub mod removal;
pub mod saved_view;
#[cfg(not(target_arch = "wasm32"))]
pub mod search;
#[cfg(not(target_arch = "wasm32"))]
pub mod similar;

pub use phone::{NoSms, Phone, SMS_COUNTRIES};

/// The most characters of a first name and of a family name, in forms, files and the database.
pub const MOST_NAME: usize = 120;

/// What a person does in the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Travailleur indépendant: declares, books, follows the plan.
    Participant,
    /// Accompagnateur: reviews declarations, opens sessions.
    Coach,
    /// Coordinatrice: enrolls participants, runs the team; has every right of a coach.
    Coordinator,
    /// Tête de réseau: reads the published totals of every structure, and nothing about a person.
    Network,
}

impl Role {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Participant => "Participant",
            Self::Coach => "Coach",
            Self::Coordinator => "Coordinator",
            Self::Network => "Network",
        }
    }

    /// Whether the role belongs to the team of the structure.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Coach | Self::Coordinator)
    }

    /// Whether people of that role sign in with an address and a password.
    pub fn has_password(self) -> bool {
        self != Self::Participant
    }
}

stored_words! { Role: Participant Coach Coordinator Network; }

/// Why a typed phone number or e-mail address is refused. Each has its sentence in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ContactMistake {
    /// Nothing was typed.
    #[error("contact-empty")]
    Empty,
    /// Digits, but no French or international number.
    #[error("contact-not-a-phone")]
    NotAPhone,
    /// No e-mail address.
    #[error("contact-not-an-email")]
    NotAnEmail,
    /// A phone number that no SMS reaches, where one is needed.
    #[error("{}", .0.key())]
    NoSms(NoSms),
}

impl From<NoSms> for ContactMistake {
    fn from(why: NoSms) -> Self {
        Self::NoSms(why)
    }
}

impl ContactMistake {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "contact-empty",
            Self::NotAPhone => "contact-not-a-phone",
            Self::NotAnEmail => "contact-not-an-email",
            Self::NoSms(why) => why.key(),
        }
    }
}

/// An e-mail address in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// As stored and sent to.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = ContactMistake;

    /// Accepts one `@` between a local part and a domain with a dot; only sending shows whether the address exists.
    fn from_str(text: &str) -> Result<Self, ContactMistake> {
        let text = text.replace(is_invisible, "").trim().to_lowercase();
        if text.is_empty() {
            return Err(ContactMistake::Empty);
        }
        let sound = text.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty()
                && host.contains('.')
                && !host.contains("..")
                && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
                && host.starts_with(char::is_alphanumeric)
                && host.ends_with(char::is_alphanumeric)
                && !local.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"' | '(' | ')'))
        });
        if sound && text.len() <= 254 { Ok(Self(text)) } else { Err(ContactMistake::NotAnEmail) }
    }
}

/// A phone number or an e-mail address, with which a person signs in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Contact {
    /// By SMS.
    Phone(Phone),
    /// By mail.
    Email(Email),
}

impl Contact {
    /// As stored.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.as_str(),
            Self::Email(email) => email.as_str(),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl FromStr for Contact {
    type Err = ContactMistake;

    /// A text with an `@` or a letter is parsed as an address, any other text and `tel:+33…` as a number.
    fn from_str(text: &str) -> Result<Self, ContactMistake> {
        let link = text.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let link = link.split_at_checked(4).is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("tel:"));
        if !link && (text.contains('@') || text.chars().any(char::is_alphabetic)) {
            text.parse().map(Self::Email)
        } else {
            text.parse().map(Self::Phone)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Contact {
    /// The contact to which messages go, from a stored phone and address: the phone if an SMS reaches it, else the address. `None`
    /// without either.
    pub fn for_messages(phone: Option<&str>, email: Option<&str>) -> Option<Self> {
        let by_sms = phone.and_then(Phone::from_stored).filter(|phone| phone.takes_sms().is_ok()).map(Self::Phone);
        by_sms.or_else(|| email.and_then(|email| email.parse().ok()).map(Self::Email))
    }

    /// Whether messages can be sent to it.
    ///
    /// # Errors
    /// Why no SMS reaches the phone.
    pub fn is_reachable(&self) -> Result<(), NoSms> {
        match self {
            Self::Phone(phone) => phone.takes_sms(),
            Self::Email(_) => Ok(()),
        }
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phone(phone) => f.write_str(&phone.displayed()),
            Self::Email(email) => f.write_str(email.as_str()),
        }
    }
}

/// Whether invitations and reminders can be sent: by mail, or by SMS to the phone. A landline cannot be the only contact.
///
/// # Errors
/// Why no SMS reaches the phone, without an address.
#[cfg(not(target_arch = "wasm32"))]
pub fn check_reachable(phone: Option<&Phone>, email: Option<&Email>) -> Result<(), NoSms> {
    match (phone, email) {
        (Some(phone), None) => phone.takes_sms(),
        _ => Ok(()),
    }
}

/// The family name of a person whose address suggests none: it says that it is to be filled in.
pub const LAST_NAME_TO_FILL_IN: &str = "(nom à compléter)";

/// A name made from an address, cut to [`MOST_NAME`] characters.
pub fn cut_name(name: &str) -> String {
    name.chars().take(MOST_NAME).collect()
}

/// Why a typed sentence, name or title is refused. Each has its sentence in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TextMistake {
    /// Nothing was typed.
    #[error("text-empty")]
    Empty,
    /// More characters than allowed.
    #[error("text-too-long")]
    TooLong,
}

impl TextMistake {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "text-empty",
            Self::TooLong => "text-too-long",
        }
    }
}

/// A text on one line: white space folded, control characters removed, neither empty nor longer than `most` characters.
///
/// # Errors
/// [`TextMistake`].
pub fn one_line(text: &str, most: usize) -> Result<String, TextMistake> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let folded = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.chars().count() {
        0 => Err(TextMistake::Empty),
        n if n > most => Err(TextMistake::TooLong),
        _ => Ok(folded),
    }
}

stored_as_text!(Role);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_contact_is_refused_with_its_reason() {
        for (typed, mistake) in [
            ("", ContactMistake::Empty),
            ("06 39 98 13", ContactMistake::NotAPhone),
            ("639981310", ContactMistake::NotAPhone),
            ("06399813100", ContactMistake::NotAPhone),
            ("marie@", ContactMistake::NotAnEmail),
            ("@exemple.fr", ContactMistake::NotAnEmail),
            ("marie", ContactMistake::NotAnEmail),
            ("marie@exemple", ContactMistake::NotAnEmail),
            ("marie@exemple.fr\r\nBcc: x@y.fr", ContactMistake::NotAnEmail),
            ("a,b@exemple.fr", ContactMistake::NotAnEmail),
        ] {
            assert_eq!(typed.parse::<Contact>(), Err(mistake), "{typed}");
        }
        assert_eq!(" Marie@Exemple.FR ".parse::<Contact>().unwrap().as_str(), "marie@exemple.fr");
        assert_eq!("\u{202a}marie@exemple.fr\u{202c}".parse::<Contact>().unwrap().as_str(), "marie@exemple.fr");
        assert_eq!(" tel:+33639981310".parse::<Contact>().unwrap().as_str(), "+33639981310");
    }

    #[test]
    fn messages_go_by_sms_if_one_reaches_the_phone_else_by_mail() {
        let to = |phone, email| Contact::for_messages(phone, email).map(|contact| contact.as_str().to_owned());
        assert_eq!(to(Some("+33639981310"), Some("awa@exemple.fr")).as_deref(), Some("+33639981310"));
        assert_eq!(to(Some("+33144123456"), Some("awa@exemple.fr")).as_deref(), Some("awa@exemple.fr"));
        assert_eq!(to(None, Some("awa@exemple.fr")).as_deref(), Some("awa@exemple.fr"));
        assert_eq!(to(Some("+33144123456"), None), None);
    }

    #[test]
    fn white_space_is_folded_and_the_length_limited() {
        assert_eq!(one_line("  C’est\u{a0}bien\r\n  juste ? ", 40), Ok("C’est bien juste ?".into()));
        assert_eq!(one_line(" \n ", 40), Err(TextMistake::Empty));
        assert_eq!(one_line("éééé", 3), Err(TextMistake::TooLong));
    }
}
