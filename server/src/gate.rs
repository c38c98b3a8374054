//! The gate in front of every page, file and server function: identifies the visitor, checks their role and the origin of a form.

use crate::{client, clock, limits, metrics, origin};
use app::{
    permissions::Who,
    proofs::needs_proof,
    routes::{PAGES, SERVER_FUNCTIONS, is_in_every_language, who_may},
    sign_in::{
        browser, next_page,
        resume::{self, Because, WayBack},
        secret,
    },
    web::{
        context::{AppState, Visitor},
        cookies::{cookie, cookie_text},
        error::FAILURE,
        languages,
        page::{Address, PageEnd},
        render::{Loader, page_policy, render},
        stop::stop_document,
    },
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::values::language::Language;
use store::{LARGEST_UNSENT_FORM, UnsentForm};

/// The state of the gate.
#[derive(Debug, Clone)]
pub struct Gate {
    /// The state that all handlers share.
    pub state: AppState,
    /// Whether the database is a demo.
    pub demo: bool,
}

/// Passes a request on to its handler, or responds here: 401, 403, 413, 415, 421 or 503, or a redirect to sign-in.
///
/// What it awaits before the handler is boxed, so that its own future stays small: each layer moves it.
pub async fn pass(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let browser = accepts(request.headers(), "text/html");
    let client = client::address_of(&request, &gate.state.settings.sign_in.trusted_proxies);
    let address = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let visitor = match Box::pin(visitor(&gate, request.headers(), request.uri(), &address, client)).await {
        Ok(visitor) => visitor,
        Err(error) => {
            let cause = if error.is_timeout() { Box::pin(gate.state.db.why_no_answer()).await } else { String::new() };
            tracing::error!(%error, cause, "a visitor could not be looked up");
            metrics::count_refused("database");
            return stop(&gate, Language::Fr, StatusCode::SERVICE_UNAVAILABLE, browser);
        }
    };
    let language = visitor.language;
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads && let Err(status) = origin::sent_from_here(request.headers(), &gate.state.settings.base_url) {
        let (status, client) = (status.as_u16(), visitor.address.unwrap_or_default());
        tracing::warn!(target: "security", event = "form_refused", address, status, client, "a form of another site, or to another host");
        return stop(&gate, language, StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN), browser);
    }
    let role = visitor.signed_in.as_ref().map(|who| who.role);
    match who_may(&address) {
        Some(who) if who.includes(role) => {}
        Some(Who::Anybody) | None => return stop(&gate, language, StatusCode::FORBIDDEN, browser),
        // In the language of who asked, which the page that they may not open need not have.
        Some(_) if role.is_some() => {
            let own = visitor.signed_in.as_ref().map_or(language, |user| user.language);
            return stop(&gate, own, StatusCode::FORBIDDEN, browser);
        }
        Some(_) if browser => return Box::pin(sign_in_first(&gate, &visitor, &address, request)).await,
        Some(_) => return StatusCode::UNAUTHORIZED.into_response(),
    }
    if let Some(user) = &visitor.signed_in
        && needs_proof(&address)
        && !user.is_fresh(!reads, visitor.now)
    {
        if !browser {
            return StatusCode::FORBIDDEN.into_response();
        }
        let back = page_to_return_to(&request, reads && PAGES.iter().any(|page| page.address == address));
        if !reads {
            limits::drain_body(&address, request.into_body()).await;
        }
        return Redirect::to(&next_page::address(&back)).into_response();
    }
    if !reads && !limits::UPLOADS.contains(&address.as_str()) && !origin::is_form(request.headers()) {
        return stop(&gate, language, StatusCode::UNSUPPORTED_MEDIA_TYPE, browser);
    }
    if !reads && let Err(status) = limits::check_headers(&address, request.headers()) {
        if browser {
            limits::drain_body(&address, request.into_body()).await;
        }
        return stop(&gate, language, status, browser);
    }
    let _place = match limits::place(&address) {
        Ok(place) => place,
        Err(status) => {
            metrics::count_refused("uploads");
            if browser {
                limits::drain_body(&address, request.into_body()).await;
            }
            return stop(&gate, language, status, browser);
        }
    };
    request.extensions_mut().insert(visitor);
    let request = request.map(|body| limits::limited(&address, body));
    let Ok(mut response) = tokio::time::timeout(limits::longest(&address), next.run(request)).await else {
        metrics::count_refused("time");
        return stop(&gate, language, StatusCode::SERVICE_UNAVAILABLE, browser);
    };
    if browser && response.headers().contains_key(FAILURE) {
        return stop(&gate, language, response.status(), true);
    }
    set_retry_after(&mut response);
    response
}

/// A redirect to sign-in, with the way back in a cookie. A form that was sent when the session was over is kept for its owner.
async fn sign_in_first(gate: &Gate, visitor: &Visitor, address: &str, request: Request) -> Response {
    let mut response = Redirect::to("/connexion").into_response();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    // Only browsers that were signed in once hold the cookie of a device.
    let over = visitor.device.is_some();
    let page = page_to_return_to(&request, reads && PAGES.iter().any(|page| page.address == address));
    let asks = request.method() == Method::GET && (over || page != "/");
    let kept = !reads && keep_form(gate, visitor, address, &page, request).await;
    let because = match (kept, over) {
        (true, _) => Because::FormKept,
        (_, true) => Because::SessionOver,
        _ => Because::PageNeedsIt,
    };
    if kept || asks || !reads && over {
        let value = WayBack::to(&page, because).cookie_value();
        let cookie = cookie_text(&gate.state.settings, resume::COOKIE, &value, resume::SECONDS);
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// Reads a form that was sent when the session was over and keeps it for its owner; the body of any other is read and dropped. Returns
/// whether it was kept.
async fn keep_form(gate: &Gate, visitor: &Visitor, address: &str, page: &str, request: Request) -> bool {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let known = SERVER_FUNCTIONS.iter().any(|(function, _)| *function == address);
    let kept = known && resume::may_be_kept(address) && !limits::UPLOADS.contains(&address);
    let small = length.is_some_and(|length| length <= LARGEST_UNSENT_FORM) && origin::is_urlencoded(request.headers());
    let browser = visitor.browser.as_ref().filter(|_| visitor.device.is_some() && kept && small);
    let Some(browser) = browser else {
        // With a body left unread, the connection would break off before the redirect arrives.
        limits::drain_body(address, request.into_body()).await;
        return false;
    };
    let Ok(body) = axum::body::to_bytes(limits::limited(address, request.into_body()), LARGEST_UNSENT_FORM).await else { return false };
    let Ok(body) = String::from_utf8(body.into()) else { return false };
    let form = UnsentForm { action: address.to_owned(), page: page.to_owned(), body };
    match gate.state.db.keep_unsent_form(&secret::hash(browser), &form, visitor.now).await {
        Ok(kept) => kept,
        Err(error) => {
            tracing::error!(%error, address, "a form whose session was over could not be kept");
            false
        }
    }
}

/// The page to which a fresh proof of identity or a sign-in leads back: the requested one, or that on which the form or the link stood.
fn page_to_return_to(request: &Request, is_page: bool) -> String {
    let path_of = |uri: &Uri| uri.path_and_query().map(|it| it.as_str().to_owned());
    let referer = || request.headers().get(header::REFERER)?.to_str().ok()?.parse::<Uri>().ok();
    let page = if is_page { path_of(request.uri()) } else { referer().as_ref().and_then(path_of) };
    page.unwrap_or_else(|| "/".to_owned())
}

/// Adds `Retry-After` to a 503.
fn set_retry_after(response: &mut Response) {
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
}

/// A response with that status: for a browser with a page that explains it.
pub fn stop(gate: &Gate, language: Language, status: StatusCode, browser: bool) -> Response {
    if !browser {
        let mut response = status.into_response();
        set_retry_after(&mut response);
        return response;
    }
    let mut response = (status, Html(stop_document(&gate.state.package.0, language, status.as_u16()))).into_response();
    if let Ok(policy) = HeaderValue::from_str(&page_policy(None)) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    set_retry_after(&mut response);
    response
}

/// The response to an address that names no page: for a member of the team within their navigation.
pub async fn missing(gate: &Gate, mut request: Request) -> Response {
    let (browser, language) = (accepts(request.headers(), "text/html"), preferred_language(request.headers()));
    let client = client::address_of(&request, &gate.state.settings.sign_in.trusted_proxies);
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let visitor = match visitor(gate, request.headers(), request.uri(), "", client).await {
        Ok(visitor) if browser && reads => visitor,
        _ => return stop(gate, language, StatusCode::NOT_FOUND, browser),
    };
    if !visitor.signed_in.as_ref().is_some_and(|user| user.role.has_password()) {
        return stop(gate, visitor.language, StatusCode::NOT_FOUND, browser);
    }
    request.extensions_mut().insert(visitor);
    let nothing: Loader = |_| Box::pin(async { Err(PageEnd::Missing) });
    render(nothing, Address::default(), gate.state.clone(), request.into_parts().0).await
}

/// The visitor of that address of the table, from the cookies, headers and query of a request.
///
/// # Errors
/// [`store::StoreError`] when the device could not be looked up.
async fn visitor(gate: &Gate, headers: &HeaderMap, uri: &Uri, address: &str, client: Option<String>) -> store::Result<Visitor> {
    let now = clock::now();
    let named = |name: &str| cookie(headers, &gate.state.settings.cookie_name(name));
    let device = named("device").map(|token| secret::hash(&token));
    let signed_in = match &device {
        Some(device) => gate.state.db.signed_in(device, now).await?,
        None => None,
    };
    if let (Some(user), Some(device)) = (&signed_in, &device)
        && user.is_touch_due(now)
        && let Err(error) = gate.state.db.touch_device(device, now).await
    {
        // A page that can be read without it is not refused for it.
        tracing::warn!(%error, "the last use of a device could not be written");
    }
    let language = match &signed_in {
        Some(who) => who.language,
        None => languages::of_query(uri.query())
            .or_else(|| named(languages::COOKIE).as_deref().and_then(Language::of_tag))
            .unwrap_or_else(|| preferred_language(headers)),
    };
    let language = if is_in_every_language(address) { language } else { language.of_every_page() };
    // A value that no token has is ignored: it names no rows.
    let token = |name: &str| named(name).filter(|token| browser::is_token(token));
    Ok(Visitor {
        signed_in,
        device,
        guest: token("guest").map(|token| browser::guest_holder(&token)),
        browser: token(browser::COOKIE),
        address: client,
        now,
        language,
        flash: named("flash"),
        once: named("once"),
        form_key: None,
        demo: gate.demo,
    })
}

/// The first of the languages in `Accept-Language` that the screens have; else French.
pub fn preferred_language(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    wanted.split(',').find_map(Language::of_tag).unwrap_or_default()
}

/// Whether a client accepts that media type.
pub fn accepts(headers: &HeaderMap, kind: &str) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(kind))
}
