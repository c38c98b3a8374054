//! The texts of the screens. French is the reference; the files are in `app/locales`. French and English have all of them, other
//! languages those of participants; a text that a language does not have is the French one.
//!
//! On the server every text comes from the catalogue by its key. Islands get the few that they need as a property, so that the phone
//! loads no catalogue.

#[cfg(feature = "ssr")]
mod catalogue;
mod island;

pub use island::IslandTexts;

#[cfg(feature = "ssr")]
pub use catalogue::{few_texts, island_texts, text, text_with};

/// A text of the catalogue: `t!(language, "key")`, `t!(language, "key", n = 3, name = name)`.
#[cfg(feature = "ssr")]
macro_rules! t {
    ($language:expr, $key:expr) => {
        $crate::texts::text($language, $key)
    };
    ($language:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::texts::text_with($language, $key, vec![$((stringify!($name), ($value).into())),+])
    };
}
#[cfg(feature = "ssr")]
pub(crate) use t;
