//! People and how to reach them.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a person does in the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Travailleur indépendant: declares, books, follows the plan.
    Participant,
    /// Accompagnateur: reviews figures, opens sessions.
    Coach,
    /// Coordinatrice: fills the places, runs the team. May all that a coach may.
    Coordinator,
    /// Tête de réseau: reads what every structure has told of all its people together, and nothing of anybody.
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

    /// Whether the role is of the team that accompanies people.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Coach | Self::Coordinator)
    }

    /// Whether someone of that role signs in with an address and a password, on a desk's screen.
    pub fn has_password(self) -> bool {
        self != Self::Participant
    }
}

/// The text names nothing that is known here: a role, a state, a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown word")]
pub struct UnknownWord;

/// Reads back what `as_str` wrote, for every enum that is stored as a word.
macro_rules! stored_words {
    ($($of:ty: $($word:ident)*;)*) => {$(
        impl TryFrom<String> for $of {
            type Error = $crate::people::UnknownWord;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                [$(<$of>::$word),*].into_iter().find(|it| it.as_str() == text).ok_or($crate::people::UnknownWord)
            }
        }
    )*};
}
pub(crate) use stored_words;

stored_words! { Role: Participant Coach Coordinator Network; }

/// Why a typed way to reach someone was not understood. Each has its sentence in the catalogue.
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
}

impl ContactMistake {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "contact-empty",
            Self::NotAPhone => "contact-not-a-phone",
            Self::NotAnEmail => "contact-not-an-email",
        }
    }
}

/// A phone number in E.164, `+33639981310`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// As stored and sent to: `+33639981310`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it: `06 39 98 13 10`, or the international form of a foreign number.
    pub fn spoken(&self) -> String {
        let Some(rest) = self.0.strip_prefix("+33") else { return self.0.clone() };
        let national = format!("0{rest}");
        national.as_bytes().chunks(2).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\u{a0}")
    }
}

impl FromStr for Phone {
    type Err = ContactMistake;

    /// Reads `06 39 98 13 10`, `06.39.98.13.10`, `+33 (0)639981310`, `0033639981310`.
    fn from_str(text: &str) -> Result<Self, ContactMistake> {
        let bare: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/' | '\u{202f}' | '\u{a0}')).collect();
        if bare.is_empty() {
            return Err(ContactMistake::Empty);
        }
        let bare = bare.replacen("(0)", "", 1);
        let international = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"));
        let digits = international.unwrap_or(&bare);
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ContactMistake::NotAPhone);
        }
        let number = match (international, digits.strip_prefix("33")) {
            (Some(_), Some(french)) => format!("33{}", french.strip_prefix('0').unwrap_or(french)),
            (Some(foreign), None) => foreign.to_owned(),
            (None, _) => match digits.strip_prefix('0') {
                Some(rest) => format!("33{rest}"),
                None => return Err(ContactMistake::NotAPhone),
            },
        };
        let sound = match number.strip_prefix("33") {
            Some(french) => french.len() == 9 && !french.starts_with('0'),
            None => (8..=15).contains(&number.len()) && !number.starts_with('0'),
        };
        if sound { Ok(Self(format!("+{number}"))) } else { Err(ContactMistake::NotAPhone) }
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

    /// One `@` with something before it and a domain with a dot after it: the rest only the sending can tell.
    fn from_str(text: &str) -> Result<Self, ContactMistake> {
        let text = text.trim().to_lowercase();
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

/// A way to reach someone, which is also their name at sign-in.
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

impl FromStr for Contact {
    type Err = ContactMistake;

    /// A text with an `@` or a letter is meant as an address, any other as a number.
    fn from_str(text: &str) -> Result<Self, ContactMistake> {
        if text.contains('@') || text.chars().any(char::is_alphabetic) {
            text.parse().map(Self::Email)
        } else {
            text.parse().map(Self::Phone)
        }
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phone(phone) => f.write_str(&phone.spoken()),
            Self::Email(email) => f.write_str(email.as_str()),
        }
    }
}

/// Why a typed sentence, name or title is refused. Each has its sentence in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TextMistake {
    /// Nothing was typed.
    #[error("text-empty")]
    Empty,
    /// More signs than there is room for.
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

/// A typed text on one line: white space folded, control signs taken out, neither empty nor longer than `most` signs.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_read_in_every_way_the_spreadsheet_writes_it() {
        for typed in
            ["06 39 98 13 10", "06.39.98.13.10", "0639981310", "+33639981310", "+33 (0)639981310", "0033 6 39 98 13 10", "+330639981310"]
        {
            assert_eq!(typed.parse::<Phone>().unwrap().as_str(), "+33639981310", "{typed}");
        }
        assert_eq!("0639981310".parse::<Phone>().unwrap().spoken(), "06\u{a0}39\u{a0}98\u{a0}13\u{a0}10");
        assert_eq!("+32470123456".parse::<Phone>().unwrap().as_str(), "+32470123456");
    }

    #[test]
    fn what_reaches_nobody_is_refused_with_its_reason() {
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
    }

    #[test]
    fn a_line_of_text_is_folded_and_bounded() {
        assert_eq!(one_line("  C’est\u{a0}bien\r\n  juste ? ", 40), Ok("C’est bien juste ?".into()));
        assert_eq!(one_line(" \n ", 40), Err(TextMistake::Empty));
        assert_eq!(one_line("éééé", 3), Err(TextMistake::TooLong));
    }
}
