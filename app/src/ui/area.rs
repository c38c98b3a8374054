//! The form field of several lines.

use super::form::{FieldError, PageMistakes, in_textarea};
use crate::texts::t;
use domain::values::language::Language;
use leptos::prelude::*;

/// A field of several lines.
#[component]
pub fn AreaField(
    /// The language of the screens.
    language: Language,
    /// The name of the field, also its identifier.
    name: &'static str,
    /// The label.
    label: String,
    /// The hint under the label.
    hint: String,
    /// The key of the sentence of its mistake.
    mistake: Option<String>,
    /// The text as it was typed.
    value: String,
    /// The number of visible lines.
    #[prop(default = 3)]
    rows: i32,
    /// Whether the form is refused without it.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let wrong = mistake.is_some();
    PageMistakes::label(name, &label, wrong);
    let described = if wrong { format!("{name}-aide {name}-erreur") } else { format!("{name}-aide") };
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=name>{label}</label>
            <p class="field__hint" id=format!("{name}-aide")>{hint}</p>
            {mistake.map(|key| view! { <FieldError field=name.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <textarea class="input input--area" id=name name=name rows=rows.to_string() autocomplete="off" required=required
                aria-describedby=described aria-invalid=wrong.then_some("true")>{in_textarea(&value)}</textarea>
        </div>
    }
}
