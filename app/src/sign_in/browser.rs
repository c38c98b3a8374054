//! The browser of a visitor who is not signed in yet: a token in a cookie, by which the store recognises it.

use crate::{
    sign_in::secret,
    web::{context::Visitor, cookies::set_cookie},
};
use chrono::{DateTime, Utc};
use domain::people::Contact;
use store::SignInFrom;

/// The name of the cookie that holds the token.
pub const COOKIE: &str = "browser";

/// Whether a text has the form of a token of [`secret::token`]: 64 hexadecimal digits in lower case.
pub fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The name under which drafts of a visitor who is not signed in are stored, by the token in their cookie: never a person's.
pub fn guest_holder(token: &str) -> String {
    format!("guest:{}", secret::hash(token))
}

/// The token of the visitor's browser. A browser without one gets a new one in its cookie: call this once a request.
pub fn token(visitor: &Visitor) -> String {
    visitor.browser.clone().unwrap_or_else(|| {
        let token = secret::token();
        keep(&token);
        token
    })
}

/// Sets the cookie of a token, for [`store::KNOWN_DAYS`] from now.
pub fn keep(token: &str) {
    set_cookie(COOKIE, token, store::KNOWN_DAYS * 24 * 3600);
}

/// The origin of a request, by which sign-in attempts are counted: the hash of its browser's token, and its address.
pub fn origin(visitor: &Visitor, token: &str) -> SignInFrom {
    SignInFrom { browser_hash: secret::hash(token), address: visitor.address.clone() }
}

/// The secret by which a browser may use the code that it asked for at that instant. Equal for equal arguments, so that a double
/// tap gets the same.
pub fn attempt(token: &str, contact: &Contact, at: DateTime<Utc>) -> String {
    secret::hash(&format!("{token}:{}:{}", contact.as_str(), at.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_64_lower_case_hex_digits_are_a_token() {
        assert!(is_token(&secret::token()));
        for text in ["", "01JD0000000000000000000000", &"A".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert!(!is_token(text), "{text}");
        }
    }

    #[test]
    fn a_guest_holder_is_short_enough_for_the_store() {
        assert!(guest_holder(&secret::token()).len() <= store::LONGEST_GUEST_NAME);
    }
}
