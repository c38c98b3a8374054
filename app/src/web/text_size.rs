//! The size of the text that a person chose on this device: a cookie, so that a page has it from its first paint and without a script.

use crate::web::cookies::{request_cookie, set_cookie};

/// The name of the cookie.
const COOKIE: &str = "text";
/// Seconds for which it is kept: a year.
const KEPT_SECONDS: i64 = 365 * 24 * 3600;

/// A size of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// As designed.
    #[default]
    Normal,
    /// An eighth larger.
    Large,
    /// A quarter larger.
    Larger,
}

impl TextSize {
    /// All sizes, the smallest first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Larger];

    /// The word in forms, in the cookie and in `html[data-text]`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }

    /// The size of that word; [`TextSize::Normal`] for any other.
    pub fn of_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|size| size.as_str() == word).unwrap_or_default()
    }

    /// The size of this request's device.
    pub fn of_request() -> Self {
        request_cookie(COOKIE).map(|word| Self::of_word(&word)).unwrap_or_default()
    }

    /// The value of `html[data-text]`; `None` for the size as designed.
    pub fn attribute(self) -> Option<&'static str> {
        (self != Self::Normal).then(|| self.as_str())
    }

    /// Keeps the size on this device.
    pub fn keep(self) {
        let seconds = if self == Self::Normal { 0 } else { KEPT_SECONDS };
        set_cookie(COOKIE, self.as_str(), seconds);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_reads_back_from_its_word_and_other_words_are_the_normal_one() {
        assert_eq!(TextSize::ALL.map(|size| TextSize::of_word(size.as_str())), TextSize::ALL);
        for word in ["", "LARGE", "\"><script>", "huge"] {
            assert_eq!(TextSize::of_word(word), TextSize::Normal, "{word}");
        }
    }
}
