//! The document around every page.

use crate::{navigation::fold, web::text_size::TextSize};
use domain::values::language::Language;
use leptos::{nonce::Nonce, prelude::*};

/// The HTML of a document with that title and body. `package` is the address of the site's script, style and module, without their
/// endings: `/pkg/<build>/essor`. Its script, `page.js`, replaces Leptos' `HydrationScripts`, which loads WebAssembly on every page and
/// before the text: most pages have no island. Islands within the children of islands are not supported.
/// `has_team_style` adds the style of the team's pages, which a participant's phone does not load.
pub fn document(language: Language, package: &str, nonce: Option<&Nonce>, has_team_style: bool, title: String, body: AnyView) -> String {
    // Only islands are hydrated.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let nonce = nonce.cloned();
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let view = view! {
        <html
            lang=language.lang()
            dir=language.is_right_to_left().then_some("rtl")
            data-text=TextSize::of_request().attribute()
            data-menu=fold::attribute()
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#fbf6ec" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#0d2024" media="(prefers-color-scheme: dark)"/>
                <link rel="preload" href="/fonts/atkinson-400.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="preload" href="/fonts/atkinson-700.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=format!("{package}.css")/>
                {has_team_style.then(|| view! { <link rel="stylesheet" href=format!("{folder}/team.css")/> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <script type="module" src=format!("{folder}/page.js") nonce=nonce></script>
                <title inner_html=title_html(&title)></title>
            </head>
            <body>
                {body}
            </body>
        </html>
    };
    without_markers(&format!("<!DOCTYPE html>{}", view.to_html()))
}

/// A document without the comments `<!>` by which Leptos finds its places again: only within islands does it look for them, and they are
/// a tenth of a page. Nothing that people typed is one: a `<` is escaped in texts and in attributes.
fn without_markers(html: &str) -> String {
    const ISLAND: (&str, &str) = ("<leptos-island", "</leptos-island>");
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while !rest.is_empty() {
        let (outside, island) = rest.split_at(rest.find(ISLAND.0).unwrap_or(rest.len()));
        kept.extend(outside.split("<!>"));
        let (island, after) = island.split_at(island.find(ISLAND.1).map_or(island.len(), |end| end + ISLAND.1.len()));
        kept.push_str(island);
        rest = after;
    }
    kept
}

/// A title as the content of `<title>`, in which a browser reads entities and no tags: names that people typed stand in it, and
/// Leptos' own end of a list of children would be shown.
pub fn title_html(title: &str) -> String {
    title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::without_markers;

    #[test]
    fn markers_stay_within_islands_only() {
        let html = "<p>a<!> b<!></p><leptos-island data-component=\"X\"><i>1<!></i></leptos-island><!><b></b><leptos-island>2<!>";
        let kept = "<p>a b</p><leptos-island data-component=\"X\"><i>1<!></i></leptos-island><b></b><leptos-island>2<!>";
        assert_eq!(without_markers(html), kept);
        assert_eq!(without_markers("<p>&lt;!&gt;</p>"), "<p>&lt;!&gt;</p>");
    }
}
