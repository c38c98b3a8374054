//! Parts of forms: label above, hint, error, control, in that order; a summary at the top that links to each field.

use super::icon::Icon;
use crate::texts::t;
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The script by which the summary of mistakes follows the typing.
const FOLLOW: &str = include_str!("error-summary.js");

/// The mistakes that the fields of a page show. The summary stands above the fields: it reads their labels when the page is written to
/// HTML, by when every field has been made. In the context of every page.
#[derive(Debug, Clone, Default)]
pub struct PageMistakes(Arc<Mutex<Shown>>);

/// See [`PageMistakes`].
#[derive(Debug, Default)]
struct Shown {
    /// The label of each mistaken field by its identifier.
    labels: HashMap<String, String>,
    /// The identifier of each mistaken field with its sentence, in their order.
    fields: Vec<(String, String)>,
    /// Whether the page has a summary of its own.
    summarised: bool,
}

impl PageMistakes {
    /// The mistakes of the page that is being made.
    fn current() -> Self {
        use_context::<Self>().unwrap_or_default()
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the label of a field if it is mistaken.
    pub(super) fn label(field: &str, label: &str, wrong: bool) {
        if wrong {
            Self::current().shown().labels.insert(field.to_owned(), label.to_owned());
        }
    }

    /// The mistakes that no summary of the page shows: of forms that are one part of their page.
    pub fn without_summary() -> Vec<(String, String)> {
        let page = Self::current();
        let shown = page.shown();
        if shown.summarised { Vec::new() } else { shown.fields.clone() }
    }

    /// A sentence after the label of its field, "Prénom : remplissez ce champ."; alone if the field has none.
    fn sentence_of(&self, language: Language, field: &str, sentence: &str) -> String {
        match self.shown().labels.get(field) {
            // A question ends by itself.
            Some(label) if label.ends_with(['?', '؟']) => format!("{label} {sentence}"),
            Some(label) => t!(language, "field-mistake", field = label.clone(), sentence = lower_first(sentence)),
            None => sentence.to_owned(),
        }
    }
}

/// A sentence that goes on after a colon: its first letter small, unless it begins with an abbreviation.
fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => first.to_lowercase().chain(letters).collect(),
        _ => sentence.to_owned(),
    }
}

/// The summary of the mistakes of a form, at the top of its page: each sentence names its field and links to it. The focus goes
/// there when the page is loaded, so that it is read aloud.
#[component]
pub fn ErrorSummary(
    /// The language of the screens.
    language: Language,
    /// The identifier of each mistaken field with its sentence.
    mistakes: Vec<(String, String)>,
) -> impl IntoView {
    let page = PageMistakes::current();
    page.shown().summarised |= !mistakes.is_empty();
    (!mistakes.is_empty()).then(|| {
        let titles: Vec<String> = (1..=mistakes.len()).map(|n| t!(language, "error-summary", n = n as i64)).collect();
        let titles = serde_json::to_string(&titles).unwrap_or_default();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true aria-labelledby="erreurs" data-titles=titles>
                // No heading: it stands before the title of the page.
                <p class="error-summary__title" id="erreurs">{t!(language, "error-summary", n = mistakes.len() as i64)}</p>
                <ul class="error-summary__list">
                    {mistakes
                        .into_iter()
                        .map(|(field, sentence)| {
                            let (page, to) = (page.clone(), format!("#{field}"));
                            view! { <li><a href=to>{move || page.sentence_of(language, &field, &sentence)}</a></li> }
                        })
                        .collect_view()}
                </ul>
            </div>
            <script type="module" nonce=use_nonce()>{FOLLOW}</script>
        }
    })
}

/// The sentence above a form of several fields whose optional ones say so in their labels.
#[component]
pub fn AllRequired(
    /// The language of the screens.
    language: Language,
) -> impl IntoView {
    view! { <p class="quiet">{t!(language, "form-all-required")}</p> }
}

/// What a button acts on, for screen readers: after the label of buttons of which a page has several alike.
#[component]
pub fn OfWhat(
    /// The language of the screens.
    language: Language,
    /// The name of the thing.
    name: String,
) -> impl IntoView {
    view! { <span class="visually-hidden">{t!(language, "review-of", name = name)}</span> }
}

/// The sentence of a mistake beside its field.
#[component]
pub fn FieldError(
    /// The identifier of the field.
    field: String,
    /// "Erreur : ", for screen readers.
    prefix: String,
    /// The sentence.
    sentence: String,
) -> impl IntoView {
    PageMistakes::current().shown().fields.push((field.clone(), sentence.clone()));
    view! {
        <p class="field__error" id=format!("{field}-erreur")>
            <Icon name="warning"/>
            <span><span class="visually-hidden">{prefix}</span>{sentence}</span>
        </p>
    }
}

/// A text escaped for the content of a `<textarea>`. Leptos does not escape the children of that element, unlike those of any other:
/// an unescaped text could end the field and go on as HTML.
pub fn in_textarea(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A field of one line.
#[component]
pub fn TextField(
    /// The language of the screens.
    language: Language,
    /// The name of the field, also its identifier.
    name: &'static str,
    /// The label.
    label: String,
    /// The hint under the label.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// The key of the sentence of its mistake.
    #[prop(default = None, into)]
    mistake: Option<String>,
    /// The text as it was typed.
    #[prop(optional, into)]
    value: String,
    /// `text`, `tel`, `email`, `password`, `date`, `time`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard of a phone: `inputmode`.
    #[prop(optional)]
    keyboard: Option<&'static str>,
    /// The value of `autocomplete`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// More classes of the control.
    #[prop(default = "")]
    class: &'static str,
    /// Whether the form is refused without it.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let described = [hint.is_some().then(|| format!("{name}-aide")), mistake.is_some().then(|| format!("{name}-erreur"))];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let wrong = mistake.is_some();
    PageMistakes::label(name, &label, wrong);
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-aide")>{hint}</p> })}
            {mistake.map(|key| view! { <FieldError field=name.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <input
                class=format!("input {class}")
                id=name
                name=name
                type=kind
                value=value
                inputmode=keyboard
                autocomplete=autocomplete
                required=required
                aria-describedby=(!described.is_empty()).then(|| described.join(" "))
                aria-invalid=wrong.then_some("true")
            />
        </div>
    }
}

/// An option of [`ChoiceCards`].
pub struct Choice {
    /// The value that is sent.
    pub value: &'static str,
    /// The label.
    pub title: String,
    /// The hint.
    pub hint: String,
}

/// A choice of one option, all shown as cards.
#[component]
pub fn ChoiceCards(
    /// The language of the screens.
    language: Language,
    /// The name of the field, also its identifier.
    name: &'static str,
    /// The legend above.
    legend: String,
    /// The options.
    choices: Vec<Choice>,
    /// The chosen value.
    #[prop(into)]
    chosen: String,
    /// The key of the sentence of its mistake.
    mistake: Option<String>,
    /// Whether cards stand side by side where there is room: for short labels without hints.
    #[prop(optional)]
    in_a_row: bool,
    /// Whether the form is refused without a choice.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let wrong = mistake.is_some();
    PageMistakes::label(name, &legend, wrong);
    let class = if wrong { "fieldset field--error" } else { "fieldset" };
    let cards = choices
        .into_iter()
        .enumerate()
        .map(|(at, Choice { value, title, hint })| {
            // The first has the identifier to which the summary of mistakes links.
            let id = if at == 0 { name.to_owned() } else { format!("{name}-{value}") };
            let hint = (!hint.is_empty()).then(|| view! { <span class="choice__hint">{hint}</span> });
            view! {
                <label class="choice">
                    <input class="choice__input" type="radio" name=name id=id value=value checked=chosen == value required=required
                        aria-invalid=wrong.then_some("true")/>
                    <span class="choice__text"><span class="choice__title">{title}</span>{hint}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=wrong.then(|| format!("{name}-erreur"))>
            <legend class="fieldset__legend">{legend}</legend>
            {mistake.map(|key| view! { <FieldError field=name.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <div class=if in_a_row { "choices choices--row" } else { "choices" }>{cards}</div>
        </fieldset>
    }
}

/// A choice of one option, as a list.
#[component]
pub fn Select(
    /// The name of the field, also its identifier.
    #[prop(into)]
    name: String,
    /// The label.
    label: String,
    /// The hint under the label.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// The values, each with its label.
    options: Vec<(String, String)>,
    /// The chosen value.
    #[prop(optional, into)]
    chosen: String,
    /// The key of the sentence of its mistake, and its language.
    #[prop(default = None)]
    mistake: Option<(Language, String)>,
    /// Whether the form is refused without a choice.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let wrong = mistake.is_some();
    PageMistakes::label(&name, &label, wrong);
    let described = [hint.is_some().then(|| format!("{name}-aide")), wrong.then(|| format!("{name}-erreur"))];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let mistake = mistake.map(|(language, key)| {
        view! { <FieldError field=name.clone() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> }
    });
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=name.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-aide")>{hint}</p> })}
            {mistake}
            <div class="select">
                <select class="input select__input" id=name.clone() name=name required=required aria-describedby=described aria-invalid=wrong.then_some("true")>{options}</select>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_in_the_summary_begins_with_its_field() {
        let page = PageMistakes::default();
        let labels = [("name", "Prénom"), ("mood", "Comment va ce mois\u{202f}?"), ("siret", "SIRET"), ("why", "لماذا؟")];
        page.shown().labels.extend(labels.map(|(field, label)| (field.to_owned(), label.to_owned())));
        let said = |field, sentence| page.sentence_of(Language::Fr, field, sentence);
        assert_eq!(said("name", "Remplissez ce champ."), "Prénom\u{a0}: remplissez ce champ.");
        assert_eq!(said("name", "L’adresse est prise."), "Prénom\u{a0}: l’adresse est prise.");
        assert_eq!(said("siret", "INSEE ne le connaît pas."), "SIRET\u{a0}: INSEE ne le connaît pas.");
        assert_eq!(said("mood", "Choisissez une réponse."), "Comment va ce mois\u{202f}? Choisissez une réponse.");
        assert_eq!(said("other", "Remplissez ce champ."), "Remplissez ce champ.");
        assert_eq!(page.sentence_of(Language::Ar, "why", "الموعد قريب."), "لماذا؟ الموعد قريب.");
        assert_eq!(page.sentence_of(Language::En, "name", "Fill in this field."), "Prénom: fill in this field.");
    }
}
