//! The fields of one line of the declaration form.

use crate::{
    texts::IslandTexts,
    ui::{icon::Icon, live::live},
};
use domain::{
    declarations::typed::{TypedLine, read_lines},
    values::{language::Language, money::Cents},
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// The values of the fields of one line.
#[derive(Clone, Copy)]
pub struct Line {
    /// Identifies the line in the form, also when others are removed.
    pub number: usize,
    activity: RwSignal<String>,
    kind: RwSignal<String>,
    amount: RwSignal<String>,
    /// Whether the field of the amount was left once: before that no mistake is shown.
    left: RwSignal<bool>,
}

impl Line {
    /// A line as typed. With `left` its mistakes are shown at once.
    pub fn new(number: usize, typed: TypedLine, left: bool) -> Self {
        Self {
            number,
            activity: RwSignal::new(typed.activity),
            kind: RwSignal::new(typed.kind),
            amount: RwSignal::new(typed.amount),
            left: RwSignal::new(left),
        }
    }

    /// The line as typed; tracks changes.
    pub fn typed(self) -> TypedLine {
        TypedLine { activity: self.activity.get(), kind: self.kind.get(), amount: self.amount.get() }
    }
}

/// The fields of one line. `refused` is the server's mistake in it, `lines` and `typed` are all lines of the form, `activities` the
/// codes and names of the categories. The names of the fields are numbered from 0 without gaps.
pub fn line_fields(
    line: Line,
    refused: Option<String>,
    lines: RwSignal<Vec<Line>>,
    typed: Memo<Vec<TypedLine>>,
    activities: StoredValue<Vec<(String, String)>>,
    texts: StoredValue<IslandTexts>,
    language: Language,
) -> impl IntoView {
    let word = move |key: &str| texts.with_value(|texts| texts.get(key));
    let position = move || lines.with(|lines| lines.iter().position(|l| l.number == line.number).unwrap_or_default());
    let field = move |name: &'static str| move || format!("lines[{}][{name}]", position());
    let id = format!("montant-{}", line.number);
    // Takes over what was typed before WebAssembly was loaded.
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get()
            && input.value() != line.amount.get_untracked()
        {
            line.amount.set(input.value());
        }
    });
    let was_refused = RwSignal::new(refused.is_some());
    // The mistake of the server is shown until the field changes; then the same rules run here.
    let mistake = move || {
        if was_refused.get() {
            return refused.clone();
        }
        if !line.left.get() {
            return None;
        }
        let mistakes = read_lines(&typed.get()).err()?;
        let here = position();
        mistakes.into_iter().find(|(at, _)| *at == here).map(|(_, mistake)| texts.with_value(|texts| texts.of_line(mistake, language)))
    };
    let mistake = Signal::derive(mistake);
    let wrong = move || mistake.get().is_some();
    let echo = move || Cents::parse(&line.amount.get()).map(|amount| live(&language.amount(amount))).unwrap_or_default();
    let described = format!("{id}-aide {id}-erreur {id}-lu");
    let radio = move |value: &'static str, title: &'static str, hint: Option<&'static str>| {
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name=field("kind")
                    value=value
                    checked=line.kind.get_untracked() == value
                    on:change=move |_| line.kind.set(value.to_owned())
                />
                <span class="choice__text">
                    <span class="choice__title">{word(title)}</span>
                    {hint.map(|hint| view! { <span class="choice__hint">{word(hint)}</span> })}
                </span>
            </label>
        }
    };
    let options = activities.with_value(|names| {
        let chosen = line.activity.get_untracked();
        names
            .iter()
            .map(|(code, name)| view! { <option value=code.clone() selected=*code == chosen>{name.clone()}</option> })
            .collect_view()
    });
    let select_id = format!("categorie-{}", line.number);
    view! {
        <fieldset class="line">
            <legend
                class="line__title"
                inner_html=move || texts.with_value(|texts| live(&texts.numbered("line-title", position() + 1)))
            ></legend>
            <div class=move || if wrong() { "field field--error" } else { "field" }>
                <label class="field__label" for=id.clone()>{word("line-amount")}</label>
                <p class="field__hint" id=format!("{id}-aide")>{word("line-amount-hint")}</p>
                <p class="field__error" id=format!("{id}-erreur") hidden=move || !wrong()>
                    <Icon name="warning"/>
                    <span>
                        <span class="visually-hidden">{word("error-prefix")}</span>
                        <span inner_html=move || live(&mistake.get().unwrap_or_default())></span>
                    </span>
                </p>
                <div class="money">
                    <input
                        class="input money__input"
                        id=id.clone()
                        name=field("amount")
                        inputmode="decimal"
                        autocomplete="off"
                        value=line.amount.get_untracked()
                        node_ref=input
                        aria-describedby=described
                        aria-invalid=move || wrong().then_some("true")
                        on:input=move |event| {
                            was_refused.set(false);
                            line.amount.set(event_target_value(&event));
                        }
                        on:blur=move |event| {
                            if !goes_to_button(&event) && !line.amount.with_untracked(|amount| amount.trim().is_empty()) {
                                line.left.set(true);
                            }
                        }
                    />
                    <span class="money__unit" aria-hidden="true">"€"</span>
                </div>
                <output class="money__echo" id=format!("{id}-lu") for=id.clone() translate="no" inner_html=echo></output>
            </div>
            <div class="field">
                <label class="field__label" for=select_id.clone()>{word("line-activity")}</label>
                <p class="field__hint" id=format!("{select_id}-aide")>{word("line-activity-hint")}</p>
                <div class="select">
                    <select
                        class="input select__input"
                        aria-describedby=format!("{select_id}-aide")
                        id=select_id
                        name=field("activity")
                        on:change=move |event| line.activity.set(event_target_value(&event))
                    >
                        {options}
                    </select>
                </div>
            </div>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">{word("line-kind")}</legend>
                <div class="choices choices--row">
                    {radio("Sale", "line-kind-sale", None)}
                    {radio("CreditNote", "line-kind-credit", Some("line-kind-credit-hint"))}
                </div>
            </fieldset>
            <Show when=move || { lines.with(Vec::len) > 1 }>
                <button
                    class="button button--quiet line__remove"
                    name="remove"
                    value=move || position().to_string()
                    on:click=move |event| {
                        event.prevent_default();
                        lines.update(|lines| lines.retain(|l| l.number != line.number));
                    }
                >
                    <Icon name="close"/>
                    {word("line-remove")}
                </button>
            </Show>
        </fieldset>
    }
}

/// Whether the focus moves to a button. A mistake that appeared now would move the button away from the finger and the tap would be
/// lost; the server checks what is sent.
fn goes_to_button(event: &ev::FocusEvent) -> bool {
    event.related_target().is_some_and(|target| target.has_type::<web_sys::HtmlButtonElement>())
}
