//! The fields of one line of the declaration form.

use crate::{
    texts::IslandTexts,
    ui::{icon::Icon, live::live},
};
use domain::{
    declarations::{
        declaration::LineKind,
        typed::{TypedLine, read_lines},
    },
    values::language::Language,
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// When the cursor is put into the amount of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Never.
    No,
    /// By the browser, with the page.
    OnLoad,
    /// As soon as it is in the page: it was just added.
    Now,
}

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
    focus: Focus,
}

impl Line {
    /// A line as typed. With `left` its mistakes are shown at once.
    pub fn new(number: usize, typed: TypedLine, left: bool, focus: Focus) -> Self {
        Self {
            number,
            focus,
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
    // By position, as the summary of mistakes names them.
    let id = move |end: &'static str| move || format!("montant-{}{end}", position());
    let refund = move || line.kind.with(|kind| kind == LineKind::CreditNote.as_str());
    let alone = move || lines.with(Vec::len) == 1 && !refund();
    // Takes over what was typed before WebAssembly was loaded.
    let (input, select) = (NodeRef::<html::Input>::new(), NodeRef::<html::Select>::new());
    Effect::new(move |_| {
        let (Some(input), Some(select)) = (input.get(), select.get()) else { return };
        for (field, value) in [(line.amount, input.value()), (line.activity, select.value())] {
            if field.with_untracked(|known| *known != value) {
                field.set(value);
            }
        }
        if line.focus == Focus::Now {
            let _ = input.focus();
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
    // What is read while it is typed, or why nothing is: the amount that "12," begins is 12.
    let echo = move || {
        let mut typed = line.typed();
        typed.amount.truncate(typed.amount.trim_end_matches([',', '.', ' ']).len());
        if typed.amount.is_empty() || wrong() {
            return String::new();
        }
        live(&match read_lines(&[typed]) {
            Ok(read) => read.first().map(|line| language.amount(line.amount())).unwrap_or_default(),
            Err(mistakes) => mistakes.first().map(|(_, it)| texts.with_value(|texts| texts.of_line(*it, language))).unwrap_or_default(),
        })
    };
    let label = move || {
        let name = word(if refund() { "line-refund" } else { "line-amount" });
        if lines.with(Vec::len) == 1 {
            return live(&name);
        }
        let number = texts.with_value(|texts| texts.filled("line-title", &(position() + 1).to_string()));
        live(&format!("{number} {name}"))
    };
    let described = move || format!("{} {} {}", id("-aide")(), id("-erreur")(), id("-lu")());
    let chosen = move || {
        line.activity.with(|activity| {
            activities.with_value(|names| live(names.iter().find(|(code, _)| code == activity).map_or("", |(_, name)| name)))
        })
    };
    let options = activities.with_value(|names| {
        let chosen = line.activity.get_untracked();
        names
            .iter()
            .map(|(code, name)| view! { <option value=code.clone() selected=*code == chosen>{name.clone()}</option> })
            .collect_view()
    });
    let select_id = move |end: &'static str| move || format!("categorie-{}{end}", position());
    // Another activity has another category.
    let category_open = line.focus == Focus::Now
        && lines.with_untracked(Vec::len) > 1
        && !line.kind.with_untracked(|kind| kind == LineKind::CreditNote.as_str());
    view! {
        <div class=move || if alone() { "line line--alone" } else { "line" }>
            <input type="hidden" name=field("kind") value=move || line.kind.get()/>
            <div class=move || if wrong() { "field field--error" } else { "field" }>
                <label class=move || if alone() { "visually-hidden" } else { "field__label" } for=id("") inner_html=label></label>
                <p class="field__hint" id=id("-aide")>{word("line-amount-hint")}</p>
                <p class="field__error" id=id("-erreur") role="alert" hidden=move || !wrong()>
                    <Icon name="warning"/>
                    <span>
                        <span class="visually-hidden">{word("error-prefix")}</span>
                        <span inner_html=move || live(&mistake.get().unwrap_or_default())></span>
                    </span>
                </p>
                <div class="money money--large">
                    <input
                        class="input money__input"
                        id=id("")
                        name=field("amount")
                        inputmode="decimal"
                        autocomplete="off"
                        autofocus=line.focus == Focus::OnLoad
                        value=line.amount.get_untracked()
                        node_ref=input
                        // Of several lines those without an amount are left out.
                        required=move || lines.with(Vec::len) == 1
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
                <output class="money__echo" id=id("-lu") for=id("") aria-live="off" translate="no" inner_html=echo></output>
            </div>
            <details class="category" open=category_open>
                <summary class="category__summary">
                    <span inner_html=chosen></span>
                    <span class="category__change">{word("line-change")}</span>
                </summary>
                <div class="field">
                    <label class="field__label" for=select_id("")>{word("line-activity")}</label>
                    <p class="field__hint" id=select_id("-aide")>{word("line-activity-hint")}</p>
                    <div class="select">
                        <select
                            class="input select__input"
                            aria-describedby=select_id("-aide")
                            id=select_id("")
                            name=field("activity")
                            node_ref=select
                            on:change=move |event| line.activity.set(event_target_value(&event))
                        >
                            {options}
                        </select>
                    </div>
                </div>
            </details>
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
        </div>
    }
}

/// Whether the focus moves to a button. A mistake that appeared now would move the button away from the finger and the tap would be
/// lost; the server checks what is sent.
fn goes_to_button(event: &ev::FocusEvent) -> bool {
    event.related_target().is_some_and(|target| target.has_type::<web_sys::HtmlButtonElement>())
}
