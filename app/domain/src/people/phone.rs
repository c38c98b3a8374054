//! Phone numbers as stored and as displayed. Parsing typed numbers needs the numbering plans of all countries, which only the server
//! has: see `plan`.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
mod plan;

/// A phone number in E.164, `+33639981310`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

/// Why no SMS reaches a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoSms {
    /// A landline, or a number of an internet box.
    Landline,
    /// A special number: premium, shared cost or free of charge.
    Special,
    /// A number of a country that is not in [`SMS_COUNTRIES`].
    Country,
}

impl NoSms {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Landline => "contact-no-sms-landline",
            Self::Special => "contact-no-sms-special",
            Self::Country => "contact-no-sms-country",
        }
    }
}

/// The calling codes to which SMS are sent: France with its overseas territories, its neighbours and the countries of the
/// European Union from which most people keep a number. To other countries an SMS costs ten times as much, and attracts fraud.
pub const SMS_COUNTRIES: [u16; 23] =
    [31, 32, 33, 34, 39, 40, 41, 44, 48, 49, 262, 351, 352, 353, 376, 377, 508, 590, 594, 596, 681, 687, 689];

impl Phone {
    /// A stored number: `+` and 8 to 15 digits, of any country and plan. `None` for any other text.
    pub fn from_stored(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('+')?;
        let sound = (8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        sound.then(|| Self(text.to_owned()))
    }

    /// As stored, E.164: `+33639981310`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As dialled in its country: `0639981310`, and `0692550102` overseas; the international form of a foreign number.
    pub fn national(&self) -> String {
        const FRENCH: [&str; 5] = ["+33", "+262", "+590", "+594", "+596"];
        let rest = FRENCH.iter().find_map(|code| self.0.strip_prefix(code)).filter(|rest| rest.len() == 9);
        rest.map_or_else(|| self.0.clone(), |rest| format!("0{rest}"))
    }

    /// As displayed: `06 39 98 13 10`, or the international form of a foreign number.
    pub fn displayed(&self) -> String {
        let national = self.national();
        if national.starts_with('+') {
            return national;
        }
        national.as_bytes().chunks(2).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\u{a0}")
    }
}
