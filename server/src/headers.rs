//! What every answer carries, pages, files, redirects and refusals alike.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};

/// For whatever is no page: as a document of its own it may do nothing.
const NO_PAGE: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/// Nothing here needs a sensor, a camera of the page's own, or money. A photo is taken by the system, not by the page.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                           microphone=(), midi=(), payment=(), usb=()";

/// Adds what an answer does not say itself.
pub async fn with_common(secure: bool, mut response: Response) -> Response {
    add_common(secure, response.headers_mut());
    response
}

fn add_common(secure: bool, headers: &mut HeaderMap) {
    let mut always = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    always(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Never `no-referrer`: forms without WebAssembly are led back by it.
    always(header::REFERRER_POLICY, "same-origin");
    always(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    always(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if secure {
        always(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, NO_PAGE),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        // A redirect or a refusal is about whoever asked; files of the site say themselves how long they are kept.
        (header::CACHE_CONTROL, "private, no-store"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
