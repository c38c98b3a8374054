//! A form of a month's page, as [`super::closing`] and [`super::coefficients`] make it for [`super::month`].

use leptos::prelude::*;

/// A form with its mistakes.
pub struct StatementForm {
    /// The form.
    pub view: AnyView,
    /// The identifier of each wrong field with its sentence.
    pub mistakes: Vec<(String, String)>,
}
