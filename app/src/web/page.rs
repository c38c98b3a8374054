//! What a page's loader takes and gives.

use crate::texts::t;
use domain::values::language::Language;
use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use store::StoreError;

/// A page, loaded and ready to be framed.
pub struct Page {
    /// What the document is called, before the product's name.
    pub title: String,
    /// The address of its entry in the navigation.
    pub place: &'static str,
    /// What the frame's class has in addition.
    pub shell: &'static str,
    /// What stands in its `<main>`.
    pub body: AnyView,
}

impl Page {
    /// A page with that title, under that place of the navigation.
    pub fn new(title: impl Into<String>, place: &'static str, body: impl IntoView + 'static) -> Self {
        Self { title: title.into(), place, shell: "", body: body.into_any() }
    }

    /// In the middle of one thing: on phones the action has the thumb's place, the navigation gives way.
    pub fn task(self) -> Self {
        Self { shell: " shell--task", ..self }
    }

    /// With what must be mended said in the document's title first, where screen readers begin.
    pub fn with_mistakes(self, language: Language, any: bool) -> Self {
        if any { Self { title: format!("{}{}", t!(language, "title-mistake"), self.title), ..self } } else { self }
    }
}

/// Why a page cannot be shown.
pub enum PageEnd {
    /// Nothing of the user's structure has that address: 404.
    Missing,
    /// Another page is the one to see: 303.
    Elsewhere(&'static str),
    /// The store failed: 500, or 503 while it does not answer.
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

/// What a page's loader gives.
pub type PageResult = Result<Page, PageEnd>;

/// The changing parts of an address, decoded.
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

    /// A part of the path, read as what it names; a page whose path names nothing is missing.
    ///
    /// # Errors
    /// [`PageEnd::Missing`].
    pub fn part<T: TryFrom<String>>(&self, name: &str) -> Result<T, PageEnd> {
        let text = self.parts.iter().find(|(part, _)| part == name).map(|(_, text)| text.clone());
        text.and_then(|text| T::try_from(text).ok()).ok_or(PageEnd::Missing)
    }

    /// The value of a name in the query; of several the last.
    pub fn asked(&self, name: &str) -> Option<String> {
        self.query.iter().rfind(|(key, _)| key == name).map(|(_, value)| value.clone())
    }
}

/// A text as a part of an address, whatever signs it holds.
pub fn encoded(text: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, PLAIN).to_string()
}
