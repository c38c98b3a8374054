//! Texts that change while the page is open.
//!
//! A browser that translates a page replaces its text nodes by elements of its own: a change of the former text node would not show.
//! So each changing text is the whole content of an element of the page.

/// A text escaped for the content of an element, for `inner_html`.
pub fn live(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::live;

    #[test]
    fn text_is_escaped_as_html() {
        assert_eq!(live("Vente & <b>conseil</b> &lt;"), "Vente &amp; &lt;b>conseil&lt;/b> &amp;lt;");
        assert_eq!(live("1\u{202f}250,50 €"), "1\u{202f}250,50 €");
    }
}
