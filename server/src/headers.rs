//! The security headers of every response: pages, files, redirects and errors alike.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};

/// The content policy of responses other than pages: as a document they may do nothing.
const NO_PAGE: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/// No page needs a sensor, a camera or payments: a photo is taken by the system, not by the page.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                           microphone=(), midi=(), payment=(), usb=()";

/// Adds the headers that a response does not set itself.
pub async fn with_common(secure: bool, mut response: Response) -> Response {
    add_common(secure, response.headers_mut());
    response
}

fn add_common(secure: bool, headers: &mut HeaderMap) {
    let mut always = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    always(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Never `no-referrer`: forms without WebAssembly are redirected by it.
    always(header::REFERRER_POLICY, "same-origin");
    always(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    always(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if secure {
        always(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, NO_PAGE),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        // Redirects and errors are personal; static files set their own caching.
        (header::CACHE_CONTROL, "private, no-store"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
