//! The browser that asks, before it is anybody's: a token in a cookie of its own, by which the store knows it again.

use super::secret;
use crate::web::{context::Visitor, outcome::set_cookie};
use chrono::{DateTime, Utc};
use domain::people::Contact;
use store::SignInFrom;

/// The name of its cookie.
pub const COOKIE: &str = "browser";

/// Whether a text may be a token that was made here: 64 hexadecimal digits.
pub fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// Under which name the forms of a guest are kept. What the cookie holds is no name of anybody's rows.
pub fn guest_holder(token: &str) -> String {
    format!("guest:{}", secret::hash(token))
}

/// The token of this request's browser. One that has none is given one, so call it once a request.
pub fn token() -> String {
    Visitor::current().browser.unwrap_or_else(|| {
        let token = secret::token();
        keep(&token);
        token
    })
}

/// Keeps a token in the browser, from now on for as long as browsers keep a cookie.
pub fn keep(token: &str) {
    set_cookie(COOKIE, token, store::KNOWN_DAYS * 24 * 3600);
}

/// From where this request comes, by its browser's token.
pub fn origin_of(token: &str) -> SignInFrom {
    SignInFrom { browser_hash: secret::hash(token), address: Visitor::current().address }
}

/// What a browser keeps to use the code that it asked for at that instant. Asked twice, as by a double tap, it is the same.
pub fn attempt(token: &str, contact: &Contact, at: DateTime<Utc>) -> String {
    secret::hash(&format!("{token}:{}:{}", contact.as_str(), at.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_one_that_could_be_made_here() {
        assert!(is_token(&secret::token()));
        for text in ["", "01JD0000000000000000000000", &"A".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert!(!is_token(text), "{text}");
        }
    }

    #[test]
    fn a_guests_name_is_one_that_the_store_keeps() {
        assert!(guest_holder(&secret::token()).len() <= store::LONGEST_GUEST_NAME);
    }
}
