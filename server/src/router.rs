//! The router: pages, files and server functions behind the gate; health checks and static files beside it.

use crate::{
    access, assets, compress,
    gate::{self, Gate},
    headers, health, idempotency, receipts, security_txt, sms_answers,
};
use app::{
    offline::{words, worker},
    routes::{PAGES, PageRoute, SERVER_FUNCTIONS, files, may_request},
    web::{
        context::{AppState, MayRequest, Package, Settings},
        page::Address,
        render::{Loader, render},
    },
};
use axum::{
    Router,
    extract::{RawPathParams, Request, State},
    http::{HeaderMap, HeaderName, StatusCode, Uri, header, uri::PathAndQuery},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos_axum::handle_server_fns_with_context;
use sha2::{Digest, Sha256};
use std::{sync::Arc, time::Duration};
use store::{Db, Objects};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    timeout::TimeoutLayer,
};

/// The router of all that [`app::routes`] lists, behind the gate, with the health checks and static files beside it.
pub fn router(db: Db, settings: Settings, objects: Objects, demo: bool) -> Router {
    let state = AppState {
        db,
        objects,
        settings: settings.into(),
        package: Package(assets::package().into()),
        may_request: MayRequest(may_request),
    };
    let gate = Gate { state: state.clone(), demo };
    let secure = state.settings.secure();
    let trusted = Arc::new(state.settings.sign_in.trusted_proxies.clone());
    let mut routes = Router::new();
    for PageRoute { address, load, .. } in PAGES {
        routes = routes.route(address, get(move |state, parts, request| page(*load, state, parts, request)));
    }
    for (address, _, file) in files() {
        routes = routes.route(address, file);
    }
    for (address, _) in SERVER_FUNCTIONS {
        routes = routes.route(address, post(call));
    }
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(receipts::routes())
        .merge(sms_answers::routes())
        .route("/.well-known/security.txt", get(security_txt::page))
        .route("/sw.js", get(service_worker))
        .route("/mots/{file}", get(words_of_script))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)))
        .merge(routes.route_layer(middleware::from_fn_with_state(gate.clone(), gate::pass)))
        .fallback(move |request: Request| file_or_missing(gate.clone(), request))
        .with_state(state)
        .layer(middleware::from_fn(compress::pages))
        // All else as it leaves. The site's files are compressed when they are built, fonts by their format.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(2))
                .compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/"))),
        )
        .layer(middleware::map_response(move |response| headers::with_common(secure, response)))
        .layer(middleware::from_fn_with_state(trusted, access::log))
}

async fn page(load: Loader, State(state): State<AppState>, parts: RawPathParams, request: Request) -> Response {
    let parts = parts.iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let address = Address::new(parts, request.uri().query().unwrap_or_default());
    render(load, address, state, request.into_parts().0).await
}

async fn call(State(state): State<AppState>, request: Request) -> Response {
    let provided = state.clone();
    let run = move |request| async move { handle_server_fns_with_context(move || provided.provide(), request).await.into_response() };
    idempotency::once(&state, request, run).await
}

/// The service worker of participants' phones. Its address never changes and it is asked for with every page: the browser compares its
/// bytes, which name the build, to find that there is a new one. A phone that has them gets an answer without them.
async fn service_worker(State(state): State<AppState>, asked: HeaderMap) -> Response {
    let script = worker::script(&state.package.0);
    let tag = format!("W/\"{}\"", Sha256::digest(&script)[..8].iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()) == Some(tag.as_str());
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (HeaderName::from_static("service-worker-allowed"), "/"),
        // What the worker itself may load.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; script-src 'self'; connect-src 'self'"),
    ];
    let tag = [(header::ETAG, tag)];
    if known { (StatusCode::NOT_MODIFIED, headers, tag).into_response() } else { (headers, tag, script).into_response() }
}

/// The words of the script of participants' pages, which at their address never change. Those of another version are not here, as no file
/// of another build is: under this address a phone would keep the wrong ones.
async fn words_of_script(uri: Uri) -> Response {
    let address = uri.path_and_query().map_or("", PathAndQuery::as_str);
    let Some(file) = words::file_at(address) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, file.json.as_str()).into_response()
}

async fn file_or_missing(gate: Gate, request: Request) -> Response {
    match assets::serve(request.uri().path(), request.headers()) {
        Some(file) => file,
        None => gate::missing(&gate, request).await,
    }
}
