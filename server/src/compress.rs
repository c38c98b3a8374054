//! Pages compressed in one step.

use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use libdeflater::{CompressionLvl, Compressor};
use std::cell::RefCell;

/// The least size of a page that is compressed, in bytes: a smaller one fits in one packet as it is.
const LEAST: u64 = 860;
/// The most, in bytes. A larger page is compressed as it leaves, as files are.
const MOST: u64 = 4 * 1024 * 1024;

thread_local! {
    /// One for each thread: it keeps a table of some 100 kB. A page is there as a whole, so that libdeflate's first level makes it
    /// smaller than zlib's second one, in less than half of the time; brotli's lowest takes twice as long.
    static GZIP: RefCell<Compressor> = RefCell::new(Compressor::new(CompressionLvl::new(1).unwrap_or_default()));
}

/// The response of the next layer; a page is compressed by gzip if the browser accepts it.
pub async fn pages(request: Request, next: Next) -> Response {
    let wanted = accepts_gzip(request.headers()) && request.method() != Method::HEAD;
    let response = next.run(request).await;
    if !wanted || !is_page(response.headers()) {
        return response;
    }
    let size = response.body().size_hint();
    if size.lower() < LEAST || size.upper().is_none_or(|upper| upper > MOST) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, MOST as usize).await else {
        // The body was a whole one: nothing of it can be missing.
        return Response::from_parts(parts, Body::empty());
    };
    let Some(smaller) = gzip(&page) else { return Response::from_parts(parts, Body::from(page)) };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(smaller))
}

/// The bytes in gzip's format; `None` where it cannot be made.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    GZIP.with_borrow_mut(|compressor| {
        let mut smaller = vec![0; compressor.gzip_compress_bound(bytes.len())];
        let size = compressor.gzip_compress(bytes, &mut smaller).ok()?;
        smaller.truncate(size);
        Some(smaller)
    })
}

/// Whether it is a page that nothing has compressed yet.
fn is_page(headers: &HeaderMap) -> bool {
    let html = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    html && !headers.contains_key(header::CONTENT_ENCODING)
}

/// Whether gzip is among the encodings that are accepted: named, and not with a weight of zero (RFC 9110, 12.5.3).
fn accepts_gzip(headers: &HeaderMap) -> bool {
    let lists = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let refused = parts.any(|part| part.strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok()) == Some(0.0));
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    #[test]
    fn another_library_reads_what_was_compressed() {
        for text in ["", "é", &"<p>Octobre : 315 €</p>".repeat(10_000)] {
            let smaller = gzip(text.as_bytes()).unwrap();
            let mut read = String::new();
            GzDecoder::new(smaller.as_slice()).read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
            assert!(smaller.len() < 100 + text.len() / 10, "{} of {}", smaller.len(), text.len());
        }
    }

    #[test]
    fn gzip_is_accepted_where_it_is_named_with_a_weight() {
        let accepts = |list: &str| accepts_gzip(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, list.parse().unwrap())]));
        for list in ["gzip", "br, gzip", "deflate;q=0.5,GZIP;q=0.1", "gzip;q=1.0, *;q=0"] {
            assert!(accepts(list), "{list}");
        }
        for list in ["", "br", "gzip;q=0", "gzip; q=0.000", "identity", "x-gzip2"] {
            assert!(!accepts(list), "{list}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }
}
