//! The frame around every page: navigation by role, what the last form did, and what to show when a page cannot be.

use super::icon::Icon;
use crate::{
    home::home_of,
    texts::t,
    web::{
        context::Visitor,
        outcome::{FAILURE, set_cookie},
    },
};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use domain::{people::Role, values::language::Language};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::{
    hooks::{use_params_map, use_query_map},
    params::ParamsMap,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::future::Future;
use store::{SignedIn, StoreError};

/// A page, loaded and ready to be framed.
pub struct Page {
    title: String,
    place: &'static str,
    shell: &'static str,
    body: AnyView,
}

impl Page {
    /// A page with that title, under that place of the navigation.
    pub fn new(title: impl Into<String>, place: &'static str, body: impl IntoView + 'static) -> Self {
        Self { title: title.into(), place, shell: "", body: body.into_any() }
    }

    /// In the middle of one thing: on phones the action has the thumb's place, the navigation gives way.
    pub fn task(self) -> Self {
        Self { shell: " shell--task", ..self }
    }

    /// With what must be mended said in the document's title first, where screen readers begin.
    pub fn with_mistakes(self, language: Language, any: bool) -> Self {
        if any { Self { title: format!("{}{}", t!(language, "title-mistake"), self.title), ..self } } else { self }
    }
}

/// Why a page cannot be shown.
pub enum PageEnd {
    /// There is no such thing for whoever asks.
    Missing,
    /// Another page is the one to see.
    Elsewhere(&'static str),
    /// The store failed.
    Failed(StoreError),
}

impl From<StoreError> for PageEnd {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Missing,
            error => Self::Failed(error),
        }
    }
}

/// What a page's loader gives.
pub type PageResult = Result<Page, PageEnd>;

/// The changing parts of an address.
pub struct Address {
    params: ParamsMap,
    query: ParamsMap,
}

impl Address {
    /// A part of the path, read as what it names; a page whose path names nothing is missing.
    ///
    /// # Errors
    /// [`PageEnd::Missing`].
    pub fn part<T: TryFrom<String>>(&self, name: &str) -> Result<T, PageEnd> {
        self.params.get(name).and_then(|text| T::try_from(text).ok()).ok_or(PageEnd::Missing)
    }

    /// What the query asks for under a name.
    pub fn asked(&self, name: &str) -> Option<String> {
        self.query.get(name)
    }
}

/// A text as a part of an address, whatever signs it holds.
pub fn encoded(text: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, PLAIN).to_string()
}

/// Makes a route's view of a loader: loads, sets the status, frames.
pub fn page<F, Fut>(load: F) -> impl Fn() -> AnyView + Clone + Send + 'static
where
    F: Fn(Address) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = PageResult> + Send + 'static,
{
    move || {
        let address = Address { params: use_params_map().get_untracked(), query: use_query_map().get_untracked() };
        let loading = load(address);
        Suspend::new(async move {
            let result = loading.await;
            framed(&Visitor::current(), result)
        })
        .into_any()
    }
}

fn framed(visitor: &Visitor, result: PageResult) -> AnyView {
    let language = visitor.language;
    let response = expect_context::<ResponseOptions>();
    security_headers(&response);
    match result {
        Ok(page) => frame(visitor, page),
        Err(PageEnd::Elsewhere(to)) => {
            response.set_status(StatusCode::SEE_OTHER);
            response.insert_header(header::LOCATION, HeaderValue::from_static(to));
            ().into_any()
        }
        Err(PageEnd::Missing) => {
            response.set_status(StatusCode::NOT_FOUND);
            view! { {document_title(&t!(language, "stop-404-title"))} {stop(language, 404)} }.into_any()
        }
        Err(PageEnd::Failed(error)) => {
            tracing::error!(%error, "a page failed");
            let status = if error.is_unavailable() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
            response.set_status(status);
            response.insert_header(FAILURE, HeaderValue::from_static("1"));
            // The gate shows its page in place of this one.
            view! { {document_title(&t!(language, "stop-500-title"))} {stop(language, 500)} }.into_any()
        }
    }
}

/// The title of the document. `leptos_meta` writes it into the page as it is, so it is escaped here, where all pages pass: a
/// title holds names that people typed. In `<title>` a browser reads entities and no tags.
fn document_title(text: &str) -> impl IntoView + use<> {
    view! { <Title text=text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")/> }
}

/// What a page of ours may load and where it may send forms. Scripts run only with this response's nonce, and what they
/// load; `'self'` is for browsers that do not know `'strict-dynamic'`.
pub fn page_policy(nonce: Option<&str>) -> String {
    let scripts = nonce.map(|nonce| format!(" script-src 'self' 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval';"));
    format!(
        "default-src 'none';{} style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        scripts.unwrap_or_default()
    )
}

/// The referrer stays, for forms without WebAssembly go back by it.
fn security_headers(response: &ResponseOptions) {
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    if let Ok(policy) = HeaderValue::from_str(&page_policy(nonce.as_deref())) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
}

fn frame(visitor: &Visitor, page: Page) -> AnyView {
    let language = visitor.language;
    let (kind, navigation) = match &visitor.signed_in {
        None => (" shell--bare", ().into_any()),
        Some(who) if who.role.has_password() => (" shell--staff", side(language, who.role, page.place).into_any()),
        Some(_) => (page.shell, tabs(language, page.place).into_any()),
    };
    let home = visitor.signed_in.as_ref().map_or("/", |who| home_of(who.role));
    view! {
        {document_title(&format!("{} – Essor", page.title))}
        <div class=format!("shell{kind}")>
            <a class="skip" href="#contenu">{t!(language, "skip")}</a>
            {visitor.demo.then(|| view! { <aside class="demo" aria-label=t!(language, "demo-label")>{t!(language, "demo-notice")}</aside> })}
            <header class="top">
                {brand(home)}
                <div class="top__tools">{visitor.signed_in.as_ref().map(|who| tools(language, who))}</div>
            </header>
            {navigation}
            <main class="page" id="contenu" tabindex="-1">
                {flash(visitor)}
                {page.body}
            </main>
        </div>
    }
    .into_any()
}

fn brand(home: &'static str) -> impl IntoView {
    view! {
        <a class="brand" href=home>
            <svg class="brand__mark" viewBox="0 0 48 48" aria-hidden="true"><use href="/icons.svg#mark"></use></svg>
            <span class="brand__name">"Essor"</span>
        </a>
    }
}

fn tools(language: Language, who: &SignedIn) -> AnyView {
    let role = match who.role {
        Role::Participant => return ().into_any(),
        Role::Coach => t!(language, "role-coach"),
        Role::Coordinator => t!(language, "role-coordinator"),
        Role::Network => t!(language, "role-network"),
    };
    view! {
        <p class="who">
            <span class="who__name">{format!("{} {}", who.first_name, who.last_name)}</span>
            <span class="who__role">{role}</span>
        </p>
        {sign_out_button(language, "button button--icon", true)}
    }
    .into_any()
}

/// The form that signs this device out.
pub fn sign_out_button(language: Language, class: &'static str, icon_alone: bool) -> impl IntoView {
    view! {
        <form method="post" action="/api/connexion/quitter">
            <button class=class>
                <Icon name="sign-out"/>
                <span class:visually-hidden=icon_alone>{t!(language, "sign-out")}</span>
            </button>
        </form>
    }
}

fn item(kind: &'static str, here: &str, to: &'static str, icon: &'static str, label: AnyView) -> impl IntoView + use<> {
    view! {
        <a class=format!("{kind}__item") href=to aria-current=(here == to).then_some("page")>
            <Icon name=icon/>
            <span class=format!("{kind}__label")>{label}</span>
        </a>
    }
}

fn tabs(language: Language, here: &str) -> impl IntoView + use<> {
    let word = |key| t!(language, key).into_any();
    let turnover = view! { {t!(language, "nav-turnover")}<span class="tabs__more">{t!(language, "nav-turnover-more")}</span> }.into_any();
    view! {
        <nav class="tabs" aria-label=t!(language, "nav-label")>
            {item("tabs", here, "/", "home", word("nav-today"))}
            {item("tabs", here, "/declarations", "turnover", turnover)}
            {item("tabs", here, "/rendez-vous", "calendar", word("nav-bookings"))}
            {item("tabs", here, "/plan", "plan", word("nav-plan"))}
            {item("tabs", here, "/moi", "me", word("nav-me"))}
        </nav>
    }
}

fn side(language: Language, role: Role, here: &str) -> AnyView {
    let entry = |to, icon, key| item("side", here, to, icon, t!(language, key).into_any());
    if role == Role::Network {
        return view! {
            <nav class="side" aria-label=t!(language, "nav-label")>
                {entry("/reseau", "comb", "nav-network")}
                {entry("/moi", "me", "nav-me")}
            </nav>
        }
        .into_any();
    }
    view! {
        <nav class="side" aria-label=t!(language, "nav-label")>
            {entry("/verifications", "review", "nav-review")}
            {entry("/suivis", "caseload", "nav-caseload")}
            {entry("/agenda", "agenda", "nav-agenda")}
            {(role == Role::Coordinator).then(|| view! {
                {entry("/pilotage", "dashboard", "nav-cohort")}
                {entry("/personnes", "people", "nav-people")}
                {entry("/reglages", "settings", "nav-settings")}
                {entry("/journal", "journal", "nav-journal")}
            })}
        </nav>
    }
    .into_any()
}

/// What the last form did, said once.
fn flash(visitor: &Visitor) -> impl IntoView + use<> {
    let language = visitor.language;
    visitor.flash.as_deref().and_then(|flash| flash.split_once('.')).map(|(kind, key)| {
        set_cookie("flash", "", 0);
        let sentence = t!(language, key);
        if kind == "done" {
            let signed_out = key == "signed-out";
            if signed_out && let Some(response) = use_context::<ResponseOptions>() {
                // What was typed on a phone that is shared leaves it with whoever typed it.
                response.insert_header(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
            }
            view! { <div class="flash flash--done" role="status" data-signed-out=signed_out><Icon name="check"/><p class="flash__text">{sentence}</p></div> }
                .into_any()
        } else {
            view! { <div class="flash flash--error" role="alert"><Icon name="warning"/><p class="flash__text">{sentence}</p></div> }
                .into_any()
        }
    })
}

/// What is shown in place of a page: not found, not allowed, too large, or a failure on our side.
fn stop(language: Language, status: u16) -> impl IntoView {
    let art = if status >= 500 { "/icons.svg#empty-plan" } else { "/icons.svg#lost" };
    let (title, text) = match status {
        403 => (t!(language, "stop-403-title"), t!(language, "stop-403-text")),
        404 => (t!(language, "stop-404-title"), t!(language, "stop-404-text")),
        413 => (t!(language, "stop-413-title"), t!(language, "stop-413-text")),
        421 => (t!(language, "stop-421-title"), t!(language, "stop-421-text")),
        503 => (t!(language, "stop-503-title"), t!(language, "stop-503-text")),
        _ => (t!(language, "stop-500-title"), t!(language, "stop-500-text")),
    };
    view! {
        <div class="shell shell--bare">
            <a class="skip" href="#contenu">{t!(language, "skip")}</a>
            <header class="top">{brand("/")}</header>
            <main class="page" id="contenu" tabindex="-1">
                <div class="empty empty--page">
                    <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href=art></use></svg>
                    <h1 class="empty__title">{title}</h1>
                    <p class="empty__text">{text}</p>
                    <div class="actions"><a class="button button--main" href="/">{t!(language, "stop-home")}</a></div>
                </div>
            </main>
        </div>
    }
}

/// A whole document for a status, for the server to send where no page was rendered.
pub fn stop_document(options: &LeptosOptions, language: Language, status: u16) -> String {
    let title = match status {
        403 => t!(language, "stop-403-title"),
        404 => t!(language, "stop-404-title"),
        413 => t!(language, "stop-413-title"),
        421 => t!(language, "stop-421-title"),
        503 => t!(language, "stop-503-title"),
        _ => t!(language, "stop-500-title"),
    };
    let body = Owner::new().with(|| {
        view! {
            <html lang=language.tag()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{format!("{title} – Essor")}</title>
                    <link rel="stylesheet" href=format!("/{}/{}.css", options.site_pkg_dir, options.output_name)/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                </head>
                <body>{stop(language, status)}</body>
            </html>
        }
        .to_html()
    });
    format!("<!DOCTYPE html>{body}")
}
