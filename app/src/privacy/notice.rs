//! Confidentialité: what is kept of people, why, for how long.

use crate::{
    privacy::legal::{back_link, fact, said},
    texts::t,
    web::{
        context::{Visitor, settings},
        fixed::fixed,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    privacy::retention::{Period, RETENTION, Retention},
    values::language::Language,
};
use leptos::prelude::*;

/// The page: who answers for the data, the table of what is kept, and one's rights.
pub async fn page(_: Address) -> PageResult {
    let language = Visitor::current()?.language;
    let settings = settings()?;
    let legal = &settings.legal;
    let body = fixed("privacy", language, &legal.detail(), || {
        let rows = RETENTION.iter().map(|kept| row(language, kept)).collect_view();
        let paragraphs = ["privacy-who-sees", "privacy-funders", "privacy-cookies"].map(|key| view! { <p>{t!(language, key)}</p> });
        let rights = ["privacy-right-read", "privacy-right-correct", "privacy-right-erase", "privacy-right-complain"]
            .map(|key| view! { <li>{t!(language, key)}</li> });
        view! {
            {back_link(language)}
            <header class="page__head">
                <h1 class="page__title">{t!(language, "privacy-title")}</h1>
                <p class="page__lead">{t!(language, "privacy-lead")}</p>
            </header>
            <section class="section">
                <h2 class="section__title">{t!(language, "privacy-responsible")}</h2>
                <dl class="facts">
                    {fact(language, "legal-editor", said(language, legal.editor.as_deref()))}
                    {fact(language, "privacy-dpo", said(language, legal.dpo.as_deref()))}
                </dl>
                {paragraphs.collect_view()}
            </section>
            <section class="section">
                <h2 class="section__title" id="t-kept">{t!(language, "privacy-kept")}</h2>
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-kept">
                    <table class="table table--stack table--words">
                        <thead><tr>
                            <th scope="col">{t!(language, "privacy-what")}</th>
                            <th scope="col">{t!(language, "privacy-why")}</th>
                            <th scope="col">{t!(language, "privacy-how-long")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
            <section class="section">
                <h2 class="section__title">{t!(language, "privacy-rights")}</h2>
                <ul>{rights.collect_view()}</ul>
            </section>
        }
    });
    Ok(Page::new(t!(language, "privacy-title"), "", body))
}

fn row(language: Language, kept: &Retention) -> impl IntoView + use<> {
    let from = if kept.from.is_empty() { String::new() } else { t!(language, kept.from) };
    let period = match kept.period {
        Period::Minutes(n) => t!(language, "kept-minutes", n = n, from = from),
        Period::Days(0) => t!(language, "kept-at-once", from = from),
        Period::Days(n) => t!(language, "kept-days", n = n, from = from),
        Period::Years(n) => t!(language, "kept-years", n = n, from = from),
        Period::Always => t!(language, "kept-always"),
    };
    view! {
        <tr>
            <th scope="row">{t!(language, kept.key)}</th>
            <td data-label=t!(language, "privacy-why")>{t!(language, kept.basis.key())}</td>
            <td data-label=t!(language, "privacy-how-long")>{period}</td>
        </tr>
    }
}
