//! The page to which a fresh proof of identity leads.

use crate::web::page::encoded;

/// The address of the page of the fresh proof, which then leads to `next`.
pub fn address(next: &str) -> String {
    format!("/connexion/confirmer?next={}", encoded(next))
}

/// An address of this site to lead to: that of a page, else `/`.
pub fn safe_next(next: &str) -> &str {
    let page = next.strip_prefix('/').is_some_and(|rest| !rest.starts_with(['/', '\\']) && !rest.starts_with("api/"));
    let plain = next.len() <= 500 && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if page && plain { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site_are_led_to() {
        for next in ["/", "/personnes/importer", "/pilotage/exports?de=2026-01", "/personnes/01JD#contact"] {
            assert_eq!(safe_next(next), next);
        }
        for next in [
            "",
            "personnes",
            "//ailleurs.exemple",
            "/\\ailleurs.exemple",
            "https://ailleurs.exemple",
            "/a\r\nb",
            "/é",
            "/api/moi/langue",
            "/a\\b",
        ] {
            assert_eq!(safe_next(next), "/", "{next}");
        }
    }
}
