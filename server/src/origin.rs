//! Whether a form comes from one of our own pages, to the address that people see.

use axum::http::{HeaderMap, StatusCode, header};

/// Scheme, host and port of an address. Names of this machine are one host: a demo is opened by either.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

impl Origin {
    /// Reads `https://essor.exemple.fr` or `http://127.0.0.1:3000`, whatever follows the port.
    fn read(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        Self::of(&scheme.to_ascii_lowercase(), authority)
    }

    /// What a `Host` header names, seen by that scheme.
    fn of(scheme: &str, authority: &str) -> Option<Self> {
        let usual = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return None,
        };
        // The port stands after the last colon, unless that is within an IPv6 address.
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

/// Looks at what a browser says of where a form was sent from and to. A client that says nothing of where from is no
/// browser, and has no cookie of one either: `SameSite=Lax` keeps it from forms of other sites.
///
/// # Errors
/// The status to answer: 421 for a `Host` that is not the address people see (`ESSOR_BASE_URL`), 403 for another site.
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
        // A browser that hides where it comes from says by the other header that it comes from here.
        Some("null") if site.is_some() => Ok(()),
        Some(origin) if Origin::read(origin).as_ref() == Some(&own) => Ok(()),
        Some(_) => Err(StatusCode::FORBIDDEN),
    }
}

/// Whether a body is of the kind that forms send. `text/plain` is what other sites may send without asking.
pub fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    ["application/x-www-form-urlencoded", "multipart/form-data"].iter().any(|form| kind.eq_ignore_ascii_case(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(base_url: &str, headers: &[(&'static str, &str)]) -> u16 {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        sent_from_here(&map, base_url).map_or_else(|status| status.as_u16(), |()| 200)
    }

    #[test]
    fn a_form_passes_from_the_address_that_people_see_alone() {
        let (seen, host) = ("https://essor.exemple.fr", ("host", "essor.exemple.fr"));
        for (headers, expected) in [
            (&[host][..], 200),
            (&[("host", "Essor.Exemple.FR:443")], 200),
            (&[host, ("sec-fetch-site", "same-origin"), ("origin", seen)], 200),
            (&[host, ("sec-fetch-site", "same-origin"), ("origin", "null")], 200),
            (&[host, ("origin", "https://essor.exemple.fr:443")], 200),
            // Nobody types a form into an address bar.
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
            assert_eq!(asked(seen, headers), expected, "{headers:?}");
        }
    }

    #[test]
    fn a_demo_is_opened_by_either_name_of_the_machine() {
        for base_url in ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"] {
            for host in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"] {
                assert_eq!(asked(base_url, &[("host", host), ("origin", &format!("http://{host}"))]), 200, "{base_url} {host}");
            }
            assert_eq!(asked(base_url, &[("host", "localhost:3001")]), 421);
            assert_eq!(asked(base_url, &[("host", "localhost:3000"), ("origin", "http://localhost:3001")]), 403);
        }
    }
}
