//! The router: pages and server functions behind the gate, the site's files beside it.

use crate::{
    assets,
    downloads::downloads,
    gate::{self, Gate},
    headers, health,
};
use app::{App, shell, web::context::Settings};
use axum::{
    Router,
    extract::{FromRef, MatchedPath, Request},
    http::StatusCode,
    middleware,
    response::Response,
    routing::get,
};
use leptos::{config::LeptosOptions, prelude::provide_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use std::time::Duration;
use store::{Db, Objects};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

/// What pages and files are made from.
#[derive(Debug, Clone, FromRef)]
pub struct AppState {
    db: Db,
    objects: Objects,
    settings: Settings,
    options: LeptosOptions,
}

/// The addresses of all pages, as axum writes them.
pub fn pages() -> Vec<AxumRouteListing> {
    generate_route_list(App)
}

/// The whole router.
pub fn router(db: Db, settings: Settings, objects: Objects, demo: bool) -> Router {
    let options = LeptosOptions::builder().output_name("essor").site_pkg_dir(assets::package()).build();
    let gate = Gate { db: db.clone(), settings: settings.clone(), options: options.clone(), demo };
    let state = AppState { db: db.clone(), objects: objects.clone(), settings: settings.clone(), options: options.clone() };
    let context = move || {
        provide_context(db.clone());
        provide_context(settings.clone());
        provide_context(objects.clone());
    };
    let files = downloads().into_iter().fold(Router::new(), |router, (address, method)| router.route(address, method));
    let pages = files
        .leptos_routes_with_context(&state, pages(), context, {
            let options = options.clone();
            move || shell(options.clone())
        })
        .route_layer(middleware::from_fn_with_state(gate.clone(), gate::pass));
    let secure = gate.settings.secure();
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)))
        .merge(pages)
        .fallback(move |request: Request| file_or_missing(gate.clone(), request))
        .with_state(state)
        // Fonts are compressed by their format already. A page of 5 kB weighs 15 % less at level 4 and takes twice the time.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(1))
                .compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/"))),
        )
        .layer(middleware::map_response(move |response| headers::with_common(secure, response)))
        .layer(TraceLayer::new_for_http().make_span_with(span_of))
}

async fn file_or_missing(gate: Gate, request: Request) -> Response {
    let headers = request.headers();
    assets::serve(request.uri().path(), headers)
        .unwrap_or_else(|| gate::stop(&gate, gate::preferred_language(headers), StatusCode::NOT_FOUND, gate::accepts(headers, "text/html")))
}

/// A request in the log: by its address as the router writes it, never as it was asked, for links hold secrets.
fn span_of(request: &Request) -> tracing::Span {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    tracing::debug_span!("request", method = %request.method(), path)
}
