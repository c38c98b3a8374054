//! Parts of screens: form fields, rows of lists, charts, buttons, icons.

pub mod default_button;
pub mod icon;
pub mod json;
pub mod live;

#[cfg(feature = "ssr")]
pub mod area;
#[cfg(feature = "ssr")]
pub mod copy;
#[cfg(feature = "ssr")]
pub mod file_field;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod history;
#[cfg(feature = "ssr")]
pub mod keys;
#[cfg(feature = "ssr")]
pub mod month_chart;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod print;
#[cfg(feature = "ssr")]
pub mod qr;
#[cfg(feature = "ssr")]
pub mod quoting;
#[cfg(feature = "ssr")]
pub mod read_aloud;
#[cfg(feature = "ssr")]
pub mod rows;
#[cfg(feature = "ssr")]
pub mod table;
