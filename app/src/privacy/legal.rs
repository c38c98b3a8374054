//! Mentions légales and Accessibilité, filled from the settings of the server; and the foot of every page, which leads to them.

use super::rgaa::{self, State};
use crate::{
    texts::t,
    ui::icon::Icon,
    web::{
        context::{LegalSettings, Visitor, settings},
        fixed::fixed,
        page::{Address, Page, PageResult},
    },
};
use domain::values::language::Language;
use leptos::prelude::*;

/// The version of the product.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The part of the legal notices about the source code.
const SOURCE: &str = "/mentions-legales#code-source";

/// The foot of every page: help and the site map, the legal pages, the mark of an unreviewed translation, and the source
/// code of the running version as section 13 of the AGPL asks for.
pub fn foot(language: Language, legal: &LegalSettings) -> impl IntoView + use<> {
    let source = legal.source_url.as_deref().unwrap_or(SOURCE);
    fixed("foot", language, source, || {
        let mark = (!language.is_reviewed())
            .then(|| view! { <a class="foot__mark" href="/traductions">{t!(language, "translation-unreviewed")}</a> });
        view! {
            <footer class="foot">
                <a href="/aide">{t!(language, "help-title")}</a>
                <a href="/plan-du-site">{t!(language, "sitemap-title")}</a>
                <a href="/mentions-legales">{t!(language, "legal-title")}</a>
                <a href="/confidentialite">{t!(language, "privacy-title")}</a>
                <a href="/accessibilite">{t!(language, "accessibility-title")}</a>
                <a href=source.to_owned()>{t!(language, "legal-source-link", version = VERSION)}</a>
                {mark}
            </footer>
        }
    })
}

/// A value of the settings; the sentence that says that it is not set, without one.
pub fn said(language: Language, value: Option<&str>) -> String {
    value.map_or_else(|| t!(language, "legal-not-set"), str::to_owned)
}

/// A line of facts.
pub fn fact(language: Language, label: &'static str, value: String) -> impl IntoView + use<> {
    view! { <div class="facts__item"><dt>{t!(language, label)}</dt><dd>{value}</dd></div> }
}

/// The link to the first page.
pub fn back_link(language: Language) -> impl IntoView + use<> {
    view! { <a class="back" href="/"><Icon name="arrow-left"/>{t!(language, "stop-home")}</a> }
}

/// The legal notices: publisher, host, source code.
pub async fn notices(_: Address) -> PageResult {
    let language = Visitor::current()?.language;
    let settings = settings()?;
    let legal = &settings.legal;
    let body = fixed("notices", language, &legal.detail(), || {
        let of = |value: &Option<String>| said(language, value.as_deref());
        let source = legal.source_url.clone().map(|url| view! { <li><a href=url.clone()>{url.clone()}</a></li> });
        let not_set = source.is_none().then(|| view! { <p>{t!(language, "legal-source-not-set")}</p> });
        view! {
            {back_link(language)}
            <header class="page__head"><h1 class="page__title">{t!(language, "legal-title")}</h1></header>
            <section class="section">
                <h2 class="section__title">{t!(language, "legal-publisher")}</h2>
                <dl class="facts">
                    {fact(language, "legal-editor", of(&legal.editor))}
                    {fact(language, "legal-address", of(&legal.address))}
                    {fact(language, "legal-director", of(&legal.director))}
                    {fact(language, "legal-contact", of(&legal.contact))}
                    {fact(language, "legal-host", of(&legal.host))}
                </dl>
            </section>
            <section class="section" id="code-source">
                <h2 class="section__title">{t!(language, "legal-source")}</h2>
                <p>{t!(language, "legal-source-text", version = VERSION)}</p>
                {not_set}
                <ul class="link-list">
                    {source}
                    <li><a href="/third-party.txt">{t!(language, "legal-third-party")}</a></li>
                </ul>
            </section>
        }
    });
    Ok(Page::new(t!(language, "legal-title"), "", body))
}

/// The statement of accessibility.
pub async fn accessibility(_: Address) -> PageResult {
    let language = Visitor::current()?.language;
    let settings = settings()?;
    let legal = &settings.legal;
    let body = fixed("accessibility", language, &legal.detail(), || {
        let help = match &legal.contact {
            Some(contact) => t!(language, "accessibility-help-text", contact = contact.clone()),
            None => t!(language, "accessibility-help-not-set"),
        };
        let lead = match &legal.editor {
            Some(editor) => t!(language, "accessibility-lead", editor = editor.clone()),
            None => t!(language, "accessibility-lead-not-set"),
        };
        let sections = [
            ("accessibility-state", vec![conformance(language), t!(language, "accessibility-audit"), t!(language, "accessibility-tests")]),
            ("accessibility-help", vec![help]),
            ("accessibility-recourse", vec![t!(language, "accessibility-recourse-text")]),
        ];
        let sections = sections.map(|(title, paragraphs)| {
            let paragraphs = paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
            view! { <section class="section"><h2 class="section__title">{t!(language, title)}</h2>{paragraphs}</section> }
        });
        view! {
            {back_link(language)}
            <header class="page__head">
                <h1 class="page__title">{t!(language, "accessibility-title")}</h1>
                <p class="page__lead">{lead}</p>
            </header>
            {sections.collect_view()}
            {not_met(language)}
        }
    });
    Ok(Page::new(t!(language, "accessibility-title"), "", body))
}

/// How far the site conforms, with the rate of the audit: the three words are those of the RGAA.
fn conformance(language: Language) -> String {
    let (met, applicable) = rgaa::counts();
    let key = match met {
        _ if met == applicable => "accessibility-full",
        _ if 2 * met >= applicable => "accessibility-partial",
        _ => "accessibility-none",
    };
    // In hundredths of a percent, rounded down: a rate is not stated higher than it is.
    let rate = language.percent((10_000 * met / applicable.max(1)) as i64);
    t!(language, key, met = met, applicable = applicable, rate = rate)
}

/// The criteria that are not met; nothing when all are. Their titles are those of the RGAA, in French.
fn not_met(language: Language) -> Option<impl IntoView> {
    let unmet: Vec<_> = rgaa::criteria().into_iter().filter(|it| it.state == State::NotMet).collect();
    let lines = unmet.iter().map(|it| view! { <li lang="fr">{format!("{} {}", it.number, it.title)}</li> }).collect_view();
    (!unmet.is_empty()).then(|| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "accessibility-not-met")}</h2><ul class="prose">{lines}</ul></section> }
    })
}
