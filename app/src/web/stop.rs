//! Pages in place of one that cannot be shown.

use super::document::title_html;
use crate::{navigation::brand, texts::t};
use domain::values::language::Language;
use leptos::prelude::*;

/// The body of a document by status: not found, not allowed, too large, or a failure on our side.
pub fn stop(language: Language, status: u16) -> impl IntoView {
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
                    <div class="actions">
                        <a class="button button--main" href="/">{t!(language, "stop-home")}</a>
                        <a class="button" href="/aide">{t!(language, "help-title")}</a>
                    </div>
                </div>
            </main>
        </div>
    }
}

/// The whole document for a status, without scripts; `package` as in [`super::document::document`].
pub fn stop_document(package: &str, language: Language, status: u16) -> String {
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
            <html lang=language.lang() dir=language.is_right_to_left().then_some("rtl")>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title inner_html=title_html(&format!("{title} – Essor"))></title>
                    <link rel="stylesheet" href=format!("{package}.css")/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                </head>
                <body>{stop(language, status)}</body>
            </html>
        }
        .to_html()
    });
    format!("<!DOCTYPE html>{body}")
}
