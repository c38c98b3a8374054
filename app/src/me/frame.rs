//! The frame of the pages below `/moi`.

use crate::{
    texts::t,
    ui::{form::ErrorSummary, icon::Icon},
    web::page::Page,
};
use domain::values::language::Language;
use leptos::prelude::*;

/// A page with its title, a way back to `/moi`, the mistakes of its form (field and sentence), and its content.
pub fn own_page(language: Language, title: String, mistakes: Vec<(String, String)>, content: AnyView) -> Page {
    let any = !mistakes.is_empty();
    let body = view! {
        <ErrorSummary language mistakes/>
        <header class="page__head">
            <a class="back" href="/moi"><Icon name="arrow-left"/>{t!(language, "nav-me")}</a>
            <h1 class="page__title">{title.clone()}</h1>
        </header>
        {content}
    };
    Page::new(title, "/moi", body).with_mistakes(language, any)
}
