//! Reduced HTML: the structure and the text of a document, one element a line, so that the difference of two versions can be read.

/// Elements without content.
const VOID: [&str; 13] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that say nothing to a reader: of the head, and the shapes of drawings.
const LEFT_OUT: [&str; 10] = ["meta", "link", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "g"];

/// Elements whose content is code.
const CODE: [&str; 2] = ["script", "style"];

/// The attributes that are kept, besides those that begin with `aria-`.
const KEPT: [&str; 30] = [
    "accept",
    "action",
    "alt",
    "autocomplete",
    "checked",
    "class",
    "colspan",
    "datetime",
    "disabled",
    "download",
    "enctype",
    "for",
    "hidden",
    "href",
    "id",
    "inputmode",
    "lang",
    "max",
    "maxlength",
    "method",
    "min",
    "name",
    "open",
    "placeholder",
    "required",
    "role",
    "scope",
    "selected",
    "type",
    "value",
];

/// A document without scripts, comments, nonces and drawings: each element on a line of its own, as deep as it is nested, followed by the
/// text with which it begins.
pub fn reduced(html: &str) -> String {
    let mut lines = Lines::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        lines.text.push_str(&rest[..start]);
        rest = &rest[start..];
        if rest.starts_with("<!") {
            let end = if rest.starts_with("<!--") { "-->" } else { ">" };
            rest = rest.split_once(end).map_or("", |(_, after)| after);
            continue;
        }
        let end = end_of_tag(rest);
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        lines.add_tag(tag);
        let name = name_of(tag);
        if CODE.contains(&name) {
            let closing = format!("</{name}>");
            rest = rest.find(&closing).map_or("", |at| &rest[at..]);
        }
    }
    lines.text.push_str(rest);
    lines.end_text();
    lines.done.join("\n")
}

/// Where the tag at the beginning of a text ends: the first `>` outside quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, sign) in text.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag ends: {text}")
}

/// The name in a tag without its brackets; empty for a closing tag.
fn name_of(tag: &str) -> &str {
    tag.split([' ', '\n', '/']).next().unwrap_or_default()
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    depth: usize,
    /// The text since the last tag.
    text: String,
    /// Whether the last line is that of an element which has no content yet.
    begun: bool,
}

impl Lines {
    fn add_tag(&mut self, tag: &str) {
        self.end_text();
        if tag.starts_with('/') {
            self.depth = self.depth.saturating_sub(1);
            self.begun = false;
            return;
        }
        let name = name_of(tag);
        let shown = !LEFT_OUT.contains(&name) && !CODE.contains(&name);
        if shown {
            let line = format!("<{name}{}>", attributes(&tag[name.len()..]));
            self.push(line);
        }
        let empty = VOID.contains(&name) || tag.ends_with('/');
        self.depth += usize::from(!empty);
        self.begun = shown && !empty;
    }

    fn end_text(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        if text.is_empty() {
            return;
        }
        match self.done.last_mut().filter(|_| self.begun) {
            Some(line) => *line = format!("{line} {text}"),
            None => self.push(text),
        }
        self.begun = false;
    }

    fn push(&mut self, line: String) {
        self.done.push(format!("{}{line}", "  ".repeat(self.depth)));
    }
}

/// The attributes of a tag that are kept, each after a space.
fn attributes(mut rest: &str) -> String {
    let mut kept = String::new();
    loop {
        rest = rest.trim_start_matches([' ', '\n', '/']);
        if rest.is_empty() {
            return kept;
        }
        let name = rest.split([' ', '\n', '/', '=']).next().unwrap_or_default();
        rest = &rest[name.len()..];
        let mut written = name.to_owned();
        if let Some(after) = rest.strip_prefix("=\"") {
            let (value, behind) = after.split_once('"').expect("a value ends");
            written = format!("{name}=\"{value}\"");
            rest = behind;
        } else if rest.starts_with('=') {
            let value = rest.split([' ', '\n']).next().unwrap_or_default();
            written = format!("{name}{value}");
            rest = &rest[value.len()..];
        }
        if KEPT.contains(&name) || name.starts_with("aria-") {
            kept = format!("{kept} {written}");
        }
    }
}

#[test]
fn an_element_is_a_line_and_code_and_comments_are_left_out() {
    let html = "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><script nonce=\"x\">if (a<b) {}</script></head>\
        <body><p class=\"a>b\" data-x=\"1\">Deux<!> mots <b>gras</b> enfin</p><input name=\"n\" required><svg><path d=\"M0\"></path>\
        <use href=\"/i.svg#x\"></use></svg></body></html>";
    let lines = [
        "<html lang=\"fr\">",
        "  <head>",
        "  <body>",
        "    <p class=\"a>b\"> Deux mots",
        "      <b> gras",
        "      enfin",
        "    <input name=\"n\" required>",
        "    <svg>",
        "      <use href=\"/i.svg#x\">",
    ];
    assert_eq!(reduced(html), lines.join("\n"));
}
