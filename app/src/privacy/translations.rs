//! Traductions: the languages that no native speaker has reviewed, and how a structure corrects a sentence.

use crate::{
    privacy::legal::{back_link, said},
    texts::t,
    web::{
        context::{Visitor, settings},
        languages,
        page::{Address, Page, PageResult},
    },
};
use domain::values::language::Language;
use leptos::prelude::*;

/// The page.
pub async fn page(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let legal = settings()?.legal.clone();
    let contact = said(language, legal.contact.as_deref());
    let source = legal.source_url.map(|url| view! { <p><a dir="ltr" href=url.clone()>{url.clone()}</a></p> });
    let unreviewed = || Language::ALL.into_iter().filter(|language| !language.is_reviewed());
    let names = unreviewed().map(|it| view! { <li><bdi lang=it.tag()>{it.own_name()}</bdi></li> }).collect_view();
    let folder = unreviewed().find(|it| *it == language).or(unreviewed().next()).map(|it| format!("app/locales/{}/", it.tag()));
    let choice = visitor.signed_in.is_none().then(|| languages::links(&visitor));
    let body = view! {
        {back_link(language)}
        <header class="page__head">
            <h1 class="page__title">{t!(language, "translations-title")}</h1>
            <p class="page__lead">{t!(language, "translations-lead")}</p>
        </header>
        {choice}
        <section class="section">
            <h2 class="section__title">{t!(language, "translations-languages")}</h2>
            <ul class="prose">{names}</ul>
        </section>
        <section class="section">
            <h2 class="section__title">{t!(language, "translations-correct")}</h2>
            <p>{t!(language, "translations-how")}</p>
            <p><bdi>{contact}</bdi></p>
            <p>{t!(language, "translations-files")}</p>
            <p><code dir="ltr">{folder}</code></p>
            {source}
        </section>
    };
    Ok(Page::new(t!(language, "translations-title"), "", body))
}
