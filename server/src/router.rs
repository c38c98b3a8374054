//! The router: pages and server functions behind the gate, the site's files beside it.

use crate::{
    assets,
    gate::{self, Gate},
    health,
};
use app::{App, session::Settings, shell};
use axum::{
    Router,
    extract::{FromRef, Request},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware,
    response::Response,
    routing::get,
};
use leptos::{config::LeptosOptions, prelude::provide_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use std::time::Duration;
use store::Db;
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

/// The largest form in bytes: twenty lines are far below.
const LARGEST_FORM: usize = 64 * 1024;

#[derive(Debug, Clone, FromRef)]
struct AppState {
    db: Db,
    options: LeptosOptions,
}

/// The addresses of all pages, as axum writes them.
pub fn pages() -> Vec<AxumRouteListing> {
    generate_route_list(App)
}

/// The whole router.
pub fn router(db: Db, settings: Settings, demo: bool) -> Router {
    let options = LeptosOptions::builder().output_name("essor").site_pkg_dir(assets::package()).build();
    let gate = Gate { db: db.clone(), settings: settings.clone(), options: options.clone(), demo };
    let state = AppState { db: db.clone(), options: options.clone() };
    let context = move || {
        provide_context(db.clone());
        provide_context(settings.clone());
    };
    let pages = Router::new()
        .leptos_routes_with_context(&state, pages(), context, {
            let options = options.clone();
            move || shell(options.clone())
        })
        .route_layer(middleware::from_fn_with_state(gate.clone(), gate::pass))
        .layer(RequestBodyLimitLayer::new(LARGEST_FORM));
    let secure = gate.settings.secure();
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(pages)
        .fallback(move |request: Request| file_or_missing(gate.clone(), request))
        .with_state(state)
        // Fonts are compressed by their format already. A page of 5 kB weighs 15 % less at level 4 and takes twice the time.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(1))
                .compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/"))),
        )
        .layer(middleware::map_response(move |response| common_headers(secure, response)))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)))
        .layer(TraceLayer::new_for_http())
}

async fn file_or_missing(gate: Gate, request: Request) -> Response {
    let headers = request.headers();
    assets::serve(request.uri().path(), headers)
        .unwrap_or_else(|| gate::stop(&gate, gate::preferred_language(headers), StatusCode::NOT_FOUND, gate::accepts(headers, "text/html")))
}

async fn common_headers(secure: bool, mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Never `no-referrer`: forms without WebAssembly are led back by it.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}
