//! The document around every page.

use crate::{navigation::fold, web::text_size::TextSize};
use domain::values::language::Language;
use leptos::{nonce::Nonce, prelude::*};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// The HTML of a document with that title and body. `package` is the address of the site's script, style and module, without their
/// endings: `/pkg/<build>/essor`. Its script, `page.js`, replaces Leptos' `HydrationScripts`, which loads WebAssembly on every page and
/// before the text: most pages have no island. Islands within the children of islands are not supported.
/// `has_team_style` adds the style of the team's pages, which a participant's phone does not load.
///
/// Nothing in the head but the title was typed by anyone, and every page has it: a text, which costs little beside a view.
pub fn document(language: Language, package: &str, nonce: Option<&Nonce>, has_team_style: bool, title: String, body: AnyView) -> String {
    // Only islands are hydrated.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let attribute = |name: &str, value: Option<&str>| value.map(|value| format!(" {name}=\"{value}\"")).unwrap_or_default();
    let lang = language.lang();
    let dir = attribute("dir", language.is_right_to_left().then_some("rtl"));
    let text = attribute("data-text", TextSize::of_request().attribute());
    let menu = attribute("data-menu", fold::attribute());
    let nonce = attribute("nonce", nonce.map(|nonce| nonce.as_inner().as_ref()));
    let team = if has_team_style { format!(r#"<link rel="stylesheet" href="{folder}/team.css">"#) } else { String::new() };
    let title = title_html(&title);
    let head = format!(
        r##"<!DOCTYPE html><html lang="{lang}"{dir}{text}{menu}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf6ec" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0d2024" media="(prefers-color-scheme: dark)">
<link rel="preload" href="/fonts/atkinson-latin-400.woff2" as="font" type="font/woff2" crossorigin="anonymous">
<link rel="preload" href="/fonts/atkinson-latin-700.woff2" as="font" type="font/woff2" crossorigin="anonymous">
<link rel="stylesheet" href="{package}.css">{team}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
<script type="module" src="{folder}/page.js"{nonce}></script>
<title>{title}</title></head><body>"##
    );
    let body = body.to_html();
    let mut html = String::with_capacity(head.len() + body.len() + 20);
    html.push_str(&head);
    push_without_markers(&mut html, &body);
    html.push_str("</body></html>");
    html
}

/// HTML without the comments `<!>`: see [`push_without_markers`].
pub fn without_markers(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    push_without_markers(&mut kept, html);
    kept
}

/// Adds HTML without the comments `<!>` by which Leptos finds its places again: only within islands does it look for them, and they are
/// a tenth of a page. Nothing that people typed is one: a `<` is escaped in texts and in attributes.
fn push_without_markers(kept: &mut String, html: &str) {
    const MARKER: &str = "<!>";
    // The standard library's own search takes several times as long.
    static FINDERS: LazyLock<[Finder; 3]> = LazyLock::new(|| ["<leptos-island", "</leptos-island>", MARKER].map(Finder::new));
    let [island_start, island_end, marker] = &*FINDERS;
    let find = |text: &str, what: &Finder| what.find(text.as_bytes());
    let mut rest = html;
    while !rest.is_empty() {
        let (mut outside, island) = rest.split_at(find(rest, island_start).unwrap_or(rest.len()));
        while let Some(at) = find(outside, marker) {
            kept.push_str(&outside[..at]);
            outside = &outside[at + MARKER.len()..];
        }
        kept.push_str(outside);
        let (island, after) = island.split_at(find(island, island_end).map_or(island.len(), |end| end + island_end.needle().len()));
        kept.push_str(island);
        rest = after;
    }
}

/// A title as the content of `<title>`, in which a browser reads entities and no tags: names that people typed stand in it, and
/// Leptos' own end of a list of children would be shown.
pub fn title_html(title: &str) -> String {
    title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::push_without_markers;

    #[test]
    fn markers_stay_within_islands_only() {
        let html = "<p>a<!> b<!></p><leptos-island data-component=\"X\"><i>1<!></i></leptos-island><!><b></b><leptos-island>2<!>";
        let kept = "<p>a b</p><leptos-island data-component=\"X\"><i>1<!></i></leptos-island><b></b><leptos-island>2<!>";
        for (html, wanted) in [(html, kept), ("<p>&lt;!&gt;</p>", "<p>&lt;!&gt;</p>"), ("", ""), ("<!><!>é<!>", "é")] {
            let mut kept = String::from(">");
            push_without_markers(&mut kept, html);
            assert_eq!(kept, format!(">{wanted}"));
        }
    }
}
