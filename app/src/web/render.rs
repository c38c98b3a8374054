//! Rendering a page: from its loader to the response.

use super::{
    context::{AppState, Visitor},
    document::document,
    error::FAILURE,
    forms::KeptDrafts,
    page::{Address, PageEnd, PageResult},
    stop::stop,
};
use crate::{
    navigation::{
        frame,
        staff::{frame_counts, missing},
    },
    texts::t,
    ui::form::PageMistakes,
};
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
use store::{FrameCounts, StoreError};

/// The loader of a page.
pub type Loader = fn(Address) -> Pin<Box<dyn Future<Output = PageResult> + Send>>;

/// The response with the page of a loader as a whole document; 303 to another page, 404 with a document of its own, or 500 or 503 with
/// [`FAILURE`].
pub async fn render(load: Loader, address: Address, state: AppState, parts: Parts) -> Response {
    let options = ResponseOptions::default();
    // Islands write into it what they share with the browser.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let rendered = owner.with(|| {
        state.provide();
        provide_context(parts);
        provide_context(options.clone());
        provide_context(PageMistakes::default());
        provide_context(KeptDrafts::default());
        provide_nonce();
        ScopedFuture::new(async move {
            let page = load(address).await;
            match Visitor::current() {
                Ok(visitor) => {
                    let counts = frame_counts(&visitor).await;
                    response_of(&state, &visitor, counts, page)
                }
                Err(error) => failed(&error),
            }
        })
    });
    let mut response = rendered.await;
    set_options(&mut response, &options);
    response
}

/// The document of a page, or what its end becomes: see [`render`]. `counts` are the numbers in the frame of the team.
fn response_of(state: &AppState, visitor: &Visitor, counts: FrameCounts, page: PageResult) -> Response {
    let language = visitor.language;
    let role = visitor.signed_in.as_ref().map(|user| user.role).filter(|role| role.has_password());
    let mut has_team_style = role.is_some();
    let (status, title, body) = match page {
        Ok(page) => {
            has_team_style |= page.has_team_style;
            let (title, body) = frame(visitor, &state.settings.legal, counts, page);
            (StatusCode::OK, title, body)
        }
        Err(PageEnd::Missing) => {
            let (title, body) = match role {
                Some(role) => frame(visitor, &state.settings.legal, counts, missing(language, role)),
                None => (format!("{} – Essor", t!(language, "stop-404-title")), stop(language, 404).into_any()),
            };
            (StatusCode::NOT_FOUND, title, body)
        }
        Err(PageEnd::Elsewhere(to)) => return (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(PageEnd::Failed(error)) => return failed(&error),
    };
    let nonce = use_nonce();
    let html = document(language, &state.package.0, nonce.as_ref(), has_team_style, title, body);
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&page_policy(nonce.map(|nonce| nonce.to_string()).as_deref())) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// 503 if the same may succeed in a moment, else 500; with [`FAILURE`].
fn failed(error: &StoreError) -> Response {
    tracing::error!(%error, "a page failed");
    let status = if error.is_unavailable() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
    (status, [(FAILURE, "1")]).into_response()
}

/// Copies the status and headers that loaders set, such as cookies, to the response.
fn set_options(response: &mut Response, options: &ResponseOptions) {
    let Ok(mut set) = options.0.write() else { return };
    if let Some(status) = set.status {
        *response.status_mut() = status;
    }
    response.headers_mut().extend(set.headers.drain());
}

/// The content policy of a page. Scripts run only with the nonce of this response, and load others; `'self'` is for browsers without
/// `'strict-dynamic'`. There is no referrer policy: forms without WebAssembly are redirected by the referrer.
pub fn page_policy(nonce: Option<&str>) -> String {
    let scripts = nonce.map(|nonce| format!(" script-src 'self' 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval';"));
    format!(
        "default-src 'none';{} style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        scripts.unwrap_or_default()
    )
}
