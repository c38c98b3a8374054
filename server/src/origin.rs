//! The check against forms of other sites: a form must come from a page of this site, to its public address.

use axum::http::{HeaderMap, StatusCode, header};

/// Scheme, host and port of an address. `localhost` and the loopback addresses are one host: a demo is opened by any of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

impl Origin {
    /// Reads `https://essor.exemple.fr` or `http://127.0.0.1:3000`; a path is ignored.
    fn read(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        Self::of(&scheme.to_ascii_lowercase(), authority)
    }

    /// The origin of a `Host` header and a scheme.
    fn of(scheme: &str, authority: &str) -> Option<Self> {
        let usual = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return None,
        };
        // The port follows the last colon, unless that is within an IPv6 address.
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port.parse().ok()?),
            _ => (authority, usual),
        };
        if host.is_empty() || host.contains('@') {
            return None;
        }
        let host = host.to_ascii_lowercase();
        let host = if matches!(host.as_str(), "127.0.0.1" | "[::1]") { "localhost".to_owned() } else { host };
        Some(Self { scheme: scheme.to_owned(), host, port })
    }
}

/// Checks `Host`, `Origin` and `Sec-Fetch-Site` of a form. A client without the latter two is no browser: a browser sends them, and
/// `SameSite=Lax` keeps its cookies from forms of other sites.
///
/// # Errors
/// 421 for a `Host` other than that of `ESSOR_BASE_URL`, 403 for a form of another site.
pub fn sent_from_here(headers: &HeaderMap, base_url: &str) -> Result<(), StatusCode> {
    let text = |name| headers.get(name).map(|value: &axum::http::HeaderValue| value.to_str().unwrap_or_default());
    let own = Origin::read(base_url).ok_or(StatusCode::MISDIRECTED_REQUEST)?;
    if headers.get_all(header::HOST).iter().count() != 1
        || text(header::HOST).and_then(|host| Origin::of(&own.scheme, host)).as_ref() != Some(&own)
    {
        return Err(StatusCode::MISDIRECTED_REQUEST);
    }
    let site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or_default());
    if site.is_some_and(|site| site != "same-origin") {
        return Err(StatusCode::FORBIDDEN);
    }
    match text(header::ORIGIN) {
        None => Ok(()),
        // A browser that hides its origin confirms by the other header that it is this site.
        Some("null") if site.is_some() => Ok(()),
        Some(origin) if Origin::read(origin).as_ref() == Some(&own) => Ok(()),
        Some(_) => Err(StatusCode::FORBIDDEN),
    }
}

/// Whether the body has a media type of forms. `text/plain` is refused: other sites may send it without a preflight request.
pub fn is_form(headers: &HeaderMap) -> bool {
    is_urlencoded(headers) || media_type(headers).eq_ignore_ascii_case("multipart/form-data")
}

/// Whether the body is a form without files.
pub fn is_urlencoded(headers: &HeaderMap) -> bool {
    media_type(headers).eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// The media type of the body, without its parameters; empty if there is none.
fn media_type(headers: &HeaderMap) -> &str {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status_of(base_url: &str, headers: &[(&'static str, &str)]) -> u16 {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        sent_from_here(&map, base_url).map_or_else(|status| status.as_u16(), |()| 200)
    }

    #[test]
    fn a_form_passes_from_the_base_url_only() {
        let (seen, host) = ("https://essor.exemple.fr", ("host", "essor.exemple.fr"));
        for (headers, expected) in [
            (&[host][..], 200),
            (&[("host", "Essor.Exemple.FR:443")], 200),
            (&[host, ("sec-fetch-site", "same-origin"), ("origin", seen)], 200),
            (&[host, ("sec-fetch-site", "same-origin"), ("origin", "null")], 200),
            (&[host, ("origin", "https://essor.exemple.fr:443")], 200),
            // A form does not come from the address bar.
            (&[host, ("sec-fetch-site", "none")], 403),
            (&[host, ("sec-fetch-site", "same-site")], 403),
            (&[host, ("sec-fetch-site", "same-origin"), ("origin", "https://evil.exemple")], 403),
            (&[host, ("origin", "http://essor.exemple.fr")], 403),
            (&[host, ("origin", "https://essor.exemple.fr:8443")], 403),
            (&[host, ("origin", "https://essor.exemple.fr.evil.exemple")], 403),
            (&[host, ("origin", "null")], 403),
            (&[host, ("origin", "")], 403),
            (&[], 421),
            (&[("host", "evil.exemple"), ("origin", "https://evil.exemple")], 421),
            (&[("host", "127.0.0.1:3000")], 421),
            (&[("host", "essor.exemple.fr:8443")], 421),
            (&[("host", "evil@essor.exemple.fr")], 421),
            (&[host, ("host", "evil.exemple")], 421),
        ] {
            assert_eq!(status_of(seen, headers), expected, "{headers:?}");
        }
    }

    #[test]
    fn localhost_and_loopback_addresses_are_one_host() {
        for base_url in ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"] {
            for host in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"] {
                assert_eq!(status_of(base_url, &[("host", host), ("origin", &format!("http://{host}"))]), 200, "{base_url} {host}");
            }
            assert_eq!(status_of(base_url, &[("host", "localhost:3001")]), 421);
            assert_eq!(status_of(base_url, &[("host", "localhost:3000"), ("origin", "http://localhost:3001")]), 403);
        }
    }
}
