//! The document around every page.

use crate::web::text_size::TextSize;
use domain::values::language::Language;
use leptos::{nonce::Nonce, prelude::*};

/// The script that hydrates the islands of a page once it is shown. It replaces Leptos' `HydrationScripts`, which loads WebAssembly on
/// every page and before the text: most pages have no island. Islands within the children of islands are not supported.
const ISLAND_LOADER: &str = include_str!("load-islands.js");
/// The script of every page that deletes obsolete drafts on the phone.
const DRAFTS: &str = include_str!("drafts.js");
/// Loads, on the pages of participants, the script that works without a network: see [`crate::offline`].
const OFFLINE: &str = "document.querySelector(\"[data-person]\")&&import";

/// The HTML of a document with that title and body. `package` is the address of the site's script, style and module, without their
/// endings: `/pkg/<build>/essor`.
pub fn document(language: Language, package: &str, nonce: Option<&Nonce>, title: String, body: AnyView) -> String {
    // Only islands are hydrated.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let nonce = nonce.cloned();
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let scripts =
        format!("{DRAFTS};{OFFLINE}(\"{folder}/offline.js\").catch(()=>{{}});{ISLAND_LOADER}(\"{package}.js\",\"{package}.wasm\")");
    let view = view! {
        <html lang=language.lang() dir=language.is_right_to_left().then_some("rtl") data-text=TextSize::of_request().attribute()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#fbf6ec" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#0d2024" media="(prefers-color-scheme: dark)"/>
                <link rel="preload" href="/fonts/atkinson-400.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="preload" href="/fonts/atkinson-700.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=format!("{package}.css")/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <script type="module" nonce=nonce>{scripts}</script>
                <title inner_html=title_html(&title)></title>
            </head>
            <body>
                {body}
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", view.to_html())
}

/// A title as the content of `<title>`, in which a browser reads entities and no tags: names that people typed stand in it, and
/// Leptos' own end of a list of children would be shown.
pub fn title_html(title: &str) -> String {
    title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
