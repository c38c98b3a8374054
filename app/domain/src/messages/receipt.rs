//! What the service that took a message says of it later, and what the message cost.

use crate::values::sql::stored_as_text;

/// The final word of a service about a message that it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Receipt {
    /// It is on the phone.
    Delivered,
    /// It did not arrive.
    Failed,
}

impl Receipt {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => "Delivered",
            Self::Failed => "Failed",
        }
    }

    /// Whether this receipt counts after an earlier one. Receipts come twice and in any order: a message that arrived has arrived,
    /// whatever else is said of it, and the same word twice changes nothing.
    pub fn replaces(self, earlier: Option<Self>) -> bool {
        match earlier {
            None => true,
            Some(Self::Failed) => self == Self::Delivered,
            Some(Self::Delivered) => false,
        }
    }
}

/// What has to be mended before a message can leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FailureCause {
    /// The recipient's number or address.
    Contact,
    /// The credit of the structure at the service.
    Credit,
    /// The account at the service: its keys, its rights, its sender name.
    Account,
    /// Nothing: the recipient has answered STOP.
    Stopped,
}

impl FailureCause {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "Contact",
            Self::Credit => "Credit",
            Self::Account => "Account",
            Self::Stopped => "Stopped",
        }
    }
}

/// Why a message that is due has not left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitsFor {
    /// The morning: it is an SMS and it is night.
    Night,
    /// The end of a full day: as many SMS have left as may.
    Cap,
}

impl WaitsFor {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Night => "Night",
            Self::Cap => "Cap",
        }
    }
}

/// The cost of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// Millionths of the unit, 0 or more.
    pub millionths: i64,
    /// `credit`, or the three letters of a currency.
    pub unit: String,
}

impl Cost {
    /// Reads a decimal number such as `1`, `0.75` or `-0.00750` (some services write costs as negative amounts); `None` for any other
    /// text, and for an amount above a million. Digits beyond the sixth decimal are dropped.
    pub fn parse(amount: &str, unit: &str) -> Option<Self> {
        Some(Self { millionths: read_millionths(amount)?, unit: unit.to_owned() })
    }
}

/// A decimal number in millionths, without its sign: see [`Cost::parse`].
pub fn read_millionths(amount: &str) -> Option<i64> {
    let digits = amount.trim().trim_start_matches('-');
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(decimals) || whole.len() > 7 {
        return None;
    }
    let decimals: String = decimals.chars().chain("000000".chars()).take(6).collect();
    let millionths = whole.parse::<i64>().ok()? * 1_000_000 + decimals.parse::<i64>().ok()?;
    (millionths <= 1_000_000_000_000).then_some(millionths)
}

crate::values::sql::stored_words! {
    Receipt: Delivered Failed;
    FailureCause: Contact Credit Account Stopped;
    WaitsFor: Night Cap;
}

stored_as_text!(Receipt);
stored_as_text!(FailureCause);
stored_as_text!(WaitsFor);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivered_message_stays_delivered_in_any_order_of_receipts() {
        use Receipt::{Delivered, Failed};
        let after = |receipts: &[Receipt]| {
            receipts.iter().fold(None, |known, receipt| if receipt.replaces(known) { Some(*receipt) } else { known })
        };
        for receipts in [&[Delivered, Failed][..], &[Failed, Delivered], &[Failed, Delivered, Failed, Failed], &[Delivered, Delivered]] {
            assert_eq!(after(receipts), Some(Delivered), "{receipts:?}");
        }
        assert_eq!(after(&[Failed, Failed]), Some(Failed));
    }

    #[test]
    fn costs_are_read_from_decimal_numbers_of_either_sign() {
        for (text, millionths) in [("1", 1_000_000), ("0.75", 750_000), ("-0.00750", 7_500), ("1.5", 1_500_000), ("0,1234567", 123_456)] {
            assert_eq!(read_millionths(text), Some(millionths), "{text}");
        }
        for text in ["", "-", ".5", "5.", "1e-7", "free", "99999999", "NaN"] {
            assert_eq!(read_millionths(text), None, "{text}");
        }
    }
}
