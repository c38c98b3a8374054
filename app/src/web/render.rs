//! A page, from its loader to the response.

use super::{
    context::{AppState, Visitor},
    document::document,
    outcome::FAILURE,
    page::{Address, PageEnd, PageResult},
    stop::stop,
};
use crate::{navigation::frame, texts::t};
use axum::{
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::{
    nonce::{provide_nonce, use_nonce},
    prelude::*,
    reactive::computed::ScopedFuture,
};
use leptos_axum::ResponseOptions;
use std::{future::Future, pin::Pin, sync::Arc};

/// What loads a page of an address.
pub type Loader = fn(Address) -> Pin<Box<dyn Future<Output = PageResult> + Send>>;

/// The page that a loader gives, as a whole document. What keeps a page from being shown has its status: 303 to another page,
/// 404 with a document that says so, and 500 or 503 with [`FAILURE`], at which the gate shows its own.
pub async fn render(load: Loader, address: Address, state: AppState, parts: Parts) -> Response {
    let options = ResponseOptions::default();
    // Islands ask it for what they share with the browser.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let rendered = owner.with(|| {
        state.provide();
        provide_context(parts);
        provide_context(options.clone());
        provide_nonce();
        ScopedFuture::new(async move {
            let page = load(address).await;
            let visitor = Visitor::current();
            respond(&state, &visitor, page)
        })
    });
    let mut response = rendered.await;
    set_options(&mut response, &options);
    response
}

fn respond(state: &AppState, visitor: &Visitor, page: PageResult) -> Response {
    let language = visitor.language;
    let (status, title, body) = match page {
        Ok(page) => {
            let (title, body) = frame(visitor, page);
            (StatusCode::OK, title, body)
        }
        Err(PageEnd::Missing) => (StatusCode::NOT_FOUND, t!(language, "stop-404-title"), stop(language, 404).into_any()),
        Err(PageEnd::Elsewhere(to)) => return (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(PageEnd::Failed(error)) => {
            tracing::error!(%error, "a page failed");
            let status = if error.is_unavailable() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
            return (status, [(FAILURE, "1")]).into_response();
        }
    };
    let nonce = use_nonce();
    let html = document(language, &state.package.0, nonce.as_ref(), title, body);
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&page_policy(nonce.map(|nonce| nonce.to_string()).as_deref())) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// What loaders and forms set on the response: cookies, a status, headers.
fn set_options(response: &mut Response, options: &ResponseOptions) {
    let Ok(mut set) = options.0.write() else { return };
    if let Some(status) = set.status {
        *response.status_mut() = status;
    }
    response.headers_mut().extend(set.headers.drain());
}

/// What a page may load and where it may send forms. Scripts run only with this response's nonce, and what they load; `'self'`
/// is for browsers that do not know `'strict-dynamic'`. No policy of referrers: forms without WebAssembly go back by it.
pub fn page_policy(nonce: Option<&str>) -> String {
    let scripts = nonce.map(|nonce| format!(" script-src 'self' 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval';"));
    format!(
        "default-src 'none';{} style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        scripts.unwrap_or_default()
    )
}
