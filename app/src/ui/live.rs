//! Texts that change while the page is open.
//!
//! A browser that translates a page puts elements of its own in place of the texts in it. A text that is only held by its
//! node would never be seen to change again; so each stands alone in an element that is ours, as all of its content.

/// A text as the content of an element, for `inner_html`. What stands in HTML for something else is escaped.
pub fn live(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::live;

    #[test]
    fn a_text_cannot_become_an_element() {
        assert_eq!(live("Vente & <b>conseil</b> &lt;"), "Vente &amp; &lt;b>conseil&lt;/b> &amp;lt;");
        assert_eq!(live("1\u{202f}250,50 €"), "1\u{202f}250,50 €");
    }
}
