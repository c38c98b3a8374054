//! The static files in the binary: scripts, styles, fonts and icons, compressed at build time.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Site;

/// The address of this build's script, style and module, without their endings: `/pkg/<id>/essor`. Each build has its own folder, so
/// that browsers may cache them for ever.
pub fn package() -> String {
    let id = Site::get("build-id").and_then(|file| String::from_utf8(file.data.into_owned()).ok());
    format!("/pkg/{}/essor", id.as_deref().map(str::trim).filter(|id| !id.is_empty()).unwrap_or("dev"))
}

/// The response with a file by its path, in an encoding that the browser accepts; `None` when there is no such file.
pub fn serve(path: &str, headers: &HeaderMap) -> Option<Response> {
    let path = path.trim_start_matches('/');
    if path == "build-id" || path.ends_with(".br") || path.ends_with(".gz") {
        return None;
    }
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let accepts = |encoding: &str| accepts.split(',').any(|entry| entry.trim().split(';').next() == Some(encoding));
    let compressed = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(encoding))
        .find_map(|(encoding, ending)| Site::get(&format!("{path}.{ending}")).map(|file| (file, Some(encoding))));
    let (file, encoding) = compressed.or_else(|| Site::get(path).map(|file| (file, None)))?;
    let tag = format!(
        "\"{}{}\"",
        encoding.unwrap_or("id"),
        file.metadata.sha256_hash()[..8].iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    );
    let fresh = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()) == Some(tag.as_str());
    let mut response = if fresh { StatusCode::NOT_MODIFIED.into_response() } else { file.data.into_response() };
    let caching =
        if path.starts_with("pkg/") || path.starts_with("fonts/") { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // An uploaded picture is shown in a document without an origin, for which the browser requests this icon.
    if path == "favicon.ico" {
        out.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        // Asked for by browsers that show a file and not a page.
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
