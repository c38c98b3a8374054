//! The types of a page's loader: the address it takes, the page or the reason for none that it returns.

use crate::texts::t;
use domain::values::language::Language;
use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use store::StoreError;

/// A loaded page, without its frame.
pub struct Page {
    /// The title of the document, without the product's name.
    pub title: String,
    /// The address of its entry in the navigation.
    pub entry: &'static str,
    /// Additional classes of the frame.
    pub shell: &'static str,
    /// Whether it needs the style of the team's pages for visitors too.
    pub has_team_style: bool,
    /// The content of its `<main>`.
    pub body: AnyView,
}

impl Page {
    /// A page with that title, under that entry of the navigation.
    pub fn new(title: impl Into<String>, entry: &'static str, body: impl IntoView + 'static) -> Self {
        Self { title: title.into(), entry, shell: "", has_team_style: false, body: body.into_any() }
    }

    /// As the page of one task: on phones its action stands at the bottom in place of the navigation.
    pub fn task(self) -> Self {
        Self { shell: " shell--task", ..self }
    }

    /// With the style of the team's pages, for a page that visitors open too.
    pub fn with_team_style(self) -> Self {
        Self { has_team_style: true, ..self }
    }

    /// With the shown part after its title (a filter, a month, a week), so that the pages of one list have different titles.
    pub fn showing(self, part: &str) -> Self {
        Self { title: format!("{}, {part}", self.title), ..self }
    }

    /// With "Erreur" first in the title, where screen readers begin, if there is any mistake.
    pub fn with_mistakes(self, language: Language, any: bool) -> Self {
        let prefix = t!(language, "title-mistake");
        if any && !self.title.starts_with(&prefix) { Self { title: format!("{prefix}{}", self.title), ..self } } else { self }
    }
}

/// The reason for which a page is not shown.
pub enum PageEnd {
    /// No such row in the user's structure: 404.
    Missing,
    /// A redirect to that page: 303.
    Elsewhere(String),
    /// A failure of the store: 503 if it is unavailable, else 500.
    Failed(StoreError),
}

impl From<StoreError> for PageEnd {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Missing,
            error => Self::Failed(error),
        }
    }
}

/// The result of a page's loader.
pub type PageResult = Result<Page, PageEnd>;

/// The parameters of an address, decoded: those of its path and its query.
#[derive(Debug, Clone, Default)]
pub struct Address {
    parts: Vec<(String, String)>,
    query: Vec<(String, String)>,
}

impl Address {
    /// An address by the named parts of its path and by its query, `a=1&b=2`.
    pub fn new(parts: Vec<(String, String)>, query: &str) -> Self {
        let query = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Self { parts, query }
    }

    /// A parameter of the path, parsed.
    ///
    /// # Errors
    /// [`PageEnd::Missing`] when it is absent or cannot be parsed.
    pub fn part<T: TryFrom<String>>(&self, name: &str) -> Result<T, PageEnd> {
        let text = self.parts.iter().find(|(part, _)| part == name).map(|(_, text)| text.clone());
        text.and_then(|text| T::try_from(text).ok()).ok_or(PageEnd::Missing)
    }

    /// The values of the parameters of the query whose names begin so, in their order.
    pub fn query_values(&self, beginning: &str) -> Vec<&str> {
        self.query.iter().filter(|(key, _)| key.starts_with(beginning)).map(|(_, value)| value.as_str()).collect()
    }

    /// A parameter of the query; the last of several.
    pub fn query(&self, name: &str) -> Option<String> {
        self.query.iter().rfind(|(key, _)| key == name).map(|(_, value)| value.clone())
    }
}

/// A text percent-encoded as a part of an address.
pub fn encoded(text: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, PLAIN).to_string()
}
