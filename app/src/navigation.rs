//! The frame around every page: the navigation of a role (that of the team in [`staff`], folded by [`fold`]), the result of the last
//! form, and the button to sign out.

pub mod fold;
pub mod staff;

use crate::{
    caseload::neighbours,
    me::{drafts::kept_notice, language},
    offline::mark::mark,
    privacy::legal::foot,
    sign_in::actions::SignOut,
    texts::t,
    ui::{
        form::{ErrorSummary, PageMistakes},
        icon::Icon,
        read_aloud::read_aloud,
    },
    url::{action, home_of},
    web::{
        context::{LegalSettings, Visitor},
        cookies::set_cookie,
        fixed::fixed,
        page::Page,
    },
};
use axum::http::{HeaderName, HeaderValue};
use domain::{people::Role, values::language::Language};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::{FrameCounts, SignedIn};

/// The title of the document of a page, and its body: the page in its frame; `counts` are the numbers in that of the team.
pub fn frame(visitor: &Visitor, legal: &LegalSettings, counts: FrameCounts, page: Page) -> (String, AnyView) {
    let language = visitor.language;
    let (kind, navigation) = match &visitor.signed_in {
        None => (" shell--bare", ().into_any()),
        Some(who) if who.role.has_password() => (" shell--staff", staff::side(language, who.role, page.entry, counts)),
        Some(_) => (page.shell, tabs(language, page.entry).into_any()),
    };
    let home = visitor.signed_in.as_ref().map_or("/", |who| home_of(who.role));
    let mistakes = PageMistakes::without_summary();
    let page = page.with_mistakes(language, !mistakes.is_empty());
    let title = format!("{} – Essor", page.title);
    let body = view! {
        <div class=format!("shell{kind}")>
            <a class="skip" href="#contenu">{t!(language, "skip")}</a>
            {visitor.demo.then(|| view! { <aside class="demo" aria-label=t!(language, "demo-label")>{t!(language, "demo-notice")}</aside> })}
            <header class="top">
                {brand(home)}
                <div class="top__tools">{tools(language, visitor.signed_in.as_ref(), page.entry)}</div>
                {visitor.signed_in.as_ref().and_then(|who| staff::finder(language, who.role))}
            </header>
            {navigation}
            <main class="page" id="contenu" tabindex="-1">
                {mark(visitor)}
                {flash(visitor)}
                {language::offer(visitor)}
                {kept_notice(visitor)}
                <ErrorSummary language mistakes/>
                {page.body}
            </main>
            {foot(language, legal)}
            {visitor.signed_in.as_ref().is_some_and(|who| who.role.is_staff()).then(neighbours::script)}
        </div>
    };
    (title, body.into_any())
}

/// The product's name, as a link to the first page.
pub fn brand(home: &'static str) -> impl IntoView {
    view! {
        <a class="brand" href=home>
            <svg class="brand__mark" viewBox="0 0 48 48" aria-hidden="true"><use href="/icons.svg#mark"></use></svg>
            <span class="brand__name">"Essor"</span>
        </a>
    }
}

/// Beside the product's name: the user of the team; for participants and visitors the buttons that read the page aloud.
fn tools(language: Language, who: Option<&SignedIn>, here: &str) -> AnyView {
    let Some(who) = who else { return read_aloud(language).into_any() };
    let role = match who.role {
        Role::Participant => return read_aloud(language).into_any(),
        Role::Coach => t!(language, "role-coach"),
        Role::Coordinator => t!(language, "role-coordinator"),
        Role::Network => t!(language, "role-network"),
    };
    view! {
        <a class="who" href="/moi" aria-current=(here == "/moi").then_some("page")>
            <span class="visually-hidden">{t!(language, "nav-me")}", "</span>
            <span class="who__name">{format!("{} {}", who.first_name, who.last_name)}</span>
            <span class="who__role">{role}</span>
        </a>
        {sign_out_button(language, "button button--icon", true)}
    }
    .into_any()
}

/// The form that signs this device out.
pub fn sign_out_button(language: Language, class: &'static str, icon_alone: bool) -> impl IntoView {
    view! {
        <form method="post" action={action::<SignOut>()}>
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

fn tabs(language: Language, here: &'static str) -> impl IntoView {
    fixed("tabs", language, here, move || {
        let word = |key| t!(language, key).into_any();
        let turnover =
            view! { {t!(language, "nav-turnover")}<span class="tabs__more">{t!(language, "nav-turnover-more")}</span> }.into_any();
        view! {
            <nav class="tabs" aria-label=t!(language, "nav-label")>
                {item("tabs", here, "/", "home", word("nav-today"))}
                {item("tabs", here, "/declarations", "turnover", turnover)}
                {item("tabs", here, "/rendez-vous", "calendar", word("nav-bookings"))}
                {item("tabs", here, "/plan", "plan", word("nav-plan"))}
                {item("tabs", here, "/moi", "me", word("nav-me"))}
            </nav>
        }
    })
}

/// The result of the last form, shown once, in view wherever the page is scrolled. It takes the focus, so that it is read aloud.
fn flash(visitor: &Visitor) -> impl IntoView + use<> {
    let language = visitor.language;
    visitor.flash.as_deref().and_then(|flash| flash.split_once('.')).map(|(kind, key)| {
        set_cookie("flash", "", 0);
        let sentence = t!(language, key);
        let (class, role, icon) = match kind {
            "done" => ("flash flash--done", "status", "check"),
            "info" => ("flash flash--info", "status", "info"),
            _ => ("flash flash--error", "alert", "warning"),
        };
        let signed_out = kind == "done" && key == "signed-out";
        if signed_out && let Some(response) = use_context::<ResponseOptions>() {
            // On a shared phone no drafts stay after signing out.
            response.insert_header(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
        }
        view! {
            <div class=class role=role tabindex="-1" autofocus=true data-signed-out=signed_out>
                <Icon name=icon/>
                <p class="flash__text">{sentence}</p>
            </div>
        }
    })
}
