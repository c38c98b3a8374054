//! `/.well-known/security.txt`: where security holes are reported (RFC 9116).

use crate::clock;
use app::web::context::AppState;
use axum::{
    Extension,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{Duration, SecondsFormat};

/// The days for which the file holds: less than a year, as the RFC advises. It is written anew at each request.
const DAYS: i64 = 180;

/// Where security holes are reported, as [`contact`] returns it; `None` when it is not set.
#[derive(Debug, Clone, Default)]
pub struct SecurityContact(pub Option<String>);

/// Reads `ESSOR_SECURITY_CONTACT`; an e-mail address becomes a `mailto:` URI.
///
/// # Errors
/// A sentence for the person who runs the command.
pub fn contact(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_word = !text.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    if is_word && ["mailto:", "https://", "tel:"].iter().any(|scheme| text.starts_with(scheme)) {
        return Ok(text.to_owned());
    }
    if is_word && text.contains('@') && !text.contains("://") {
        return Ok(format!("mailto:{text}"));
    }
    Err(format!("ESSOR_SECURITY_CONTACT doit être une adresse de courriel ou une adresse https://, et non {text:?}."))
}

/// The file; 404 without a contact.
pub async fn page(State(state): State<AppState>, contact: Option<Extension<SecurityContact>>) -> Response {
    let Some(Extension(SecurityContact(Some(contact)))) = contact else { return StatusCode::NOT_FOUND.into_response() };
    let expires = (clock::now() + Duration::days(DAYS)).to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: fr, en\n");
    if state.settings.secure() {
        text += &format!("Canonical: {}/.well-known/security.txt\n", state.settings.base_url);
    }
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_an_address_of_mail_or_of_a_page() {
        assert_eq!(contact(" securite@exemple.fr ").as_deref(), Ok("mailto:securite@exemple.fr"));
        for same in ["mailto:securite@exemple.fr", "https://exemple.fr/securite", "tel:+33123456789"] {
            assert_eq!(contact(same).as_deref(), Ok(same));
        }
        for wrong in ["", "Zoé", "http://exemple.fr", "a@b.fr\nExpires: 2050-01-01T00:00:00Z", "mailto:a@b.fr Zoé"] {
            assert!(contact(wrong).is_err(), "{wrong:?}");
        }
    }
}
