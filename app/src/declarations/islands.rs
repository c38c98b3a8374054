//! The declaration form. The server draws it whole; with WebAssembly the same rules run while it is typed, and the phone keeps a draft
//! until it was sent.

use super::{
    draft::{Beside, Offline, keep_draft, send_when_online, submitted_offline},
    estimate,
    form_props::FormData,
    line::{Focus, Line, line_fields},
};
use crate::{
    texts::IslandTexts,
    ui::{default_button::DefaultButton, icon::Icon, live::live},
};
use domain::{
    declarations::{
        declaration::{LineKind, MOST_LINES, by_activity, total},
        rates::set_aside::set_aside,
        typed::{TypedLine, read_lines},
    },
    values::month::Month,
};
use leptos::{ev, html, prelude::*};
use std::time::Duration;

/// The keys of the texts that the form needs.
pub const TEXTS: &[&str] = &[
    "line-title",
    "line-amount",
    "line-refund",
    "line-amount-hint",
    "line-activity",
    "line-activity-hint",
    "line-change",
    "line-remove",
    "line-add",
    "line-add-refund",
    "total-of-month",
    "set-aside-title",
    "set-aside-not-known",
    "send",
    "send-amount",
    "keep-draft",
    "beside-open",
    "clients-field",
    "clients-hint",
    "note-label",
    "note-hint",
    "draft-kept",
    "offline",
    "kept-offline",
    "error-prefix",
    "amount-empty",
    "amount-not-a-number",
    "amount-ambiguous",
    "amount-too-precise",
    "amount-too-large",
    "line-negative-sale",
    "line-unknown-activity",
    "line-too-many",
];

/// How long after the last change of the sums they are announced to screen readers.
const ANNOUNCED_AFTER: Duration = Duration::from_secs(1);

/// The form on the server.
#[cfg(feature = "ssr")]
#[component]
pub fn DeclarationForm(
    /// Its content.
    form: FormData,
    /// Its texts.
    texts: IslandTexts,
) -> impl IntoView {
    let props = form.to_json(&texts);
    view! { <leptos-island data-component="declaration_form" data-props=props>{fields(form, texts, RwSignal::new(false))}</leptos-island> }
}

/// Begins to wake the island. Returns the function that ends it, for a task of its own: a slow phone answers a touch in between.
/// `undefined` if the `data-props` of the island cannot be read.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn declaration_form(island: web_sys::Element) -> wasm_bindgen::JsValue {
    use leptos::tachys::view::{Position, RenderHtml};
    use wasm_bindgen::{JsValue, closure::Closure};

    let Some((form, texts)) = island.get_attribute("data-props").and_then(|props| FormData::from_json(&props)) else {
        return JsValue::UNDEFINED;
    };
    // Starts what runs effects.
    leptos::mount::hydrate_islands();
    let awake = RwSignal::new(false);
    let fields = fields(form, texts, awake);
    Closure::once_into_js(move || {
        // The form lives as long as the page.
        std::mem::forget(fields.hydrate_from_position::<true>(&island, Position::FirstChild));
        awake.set(true);
    })
}

/// The form. Until `awake` is set it is what the server drew; then it shows its sums and restores a draft.
fn fields(form: FormData, texts: IslandTexts, awake: RwSignal<bool>) -> impl IntoView {
    let language = form.language;
    let refused = form.mistakes.clone();
    let given = form.typed;
    let seen = given.seen;
    // The cursor stands in the first amount, or in the line that was just added without WebAssembly.
    let last = given.lines.len().saturating_sub(1);
    let focused = if given.lines.last().is_some_and(|line| line.amount.is_empty()) { last } else { 0 };
    let line_of = |(at, typed): (usize, TypedLine)| Line::new(at, typed, false, if at == focused { Focus::OnLoad } else { Focus::No });
    let lines = RwSignal::new(given.lines.iter().cloned().enumerate().map(line_of).collect::<Vec<_>>());
    let next_number = StoredValue::new(given.lines.len());
    let texts = StoredValue::new(texts);
    let word = move |key: &'static str| texts.with_value(|texts| texts.get(key));
    let typed = Memo::new(move |_| lines.get().into_iter().map(Line::typed).collect::<Vec<_>>());
    let read = Memo::new(move |_| read_lines(&typed.get()));
    let default_activity = form.activities.first().map(|(code, _)| code.clone()).unwrap_or_default();
    let activities = StoredValue::new(form.activities);

    let add = StoredValue::new(move |kind: LineKind| {
        let number = next_number.get_value();
        next_number.set_value(number + 1);
        let empty = TypedLine { kind: kind.as_str().into(), ..TypedLine::empty(default_activity.clone()) };
        lines.update(|lines| lines.push(Line::new(number, empty, false, Focus::Now)));
    });
    let add_button = move |kind: LineKind, title: &'static str| {
        view! {
            <button
                class="button button--wide"
                name="add"
                value=kind.as_str()
                on:click=move |event| {
                    event.prevent_default();
                    add.with_value(|add| add(kind));
                }
            >
                <Icon name="plus"/>
                {word(title)}
            </button>
        }
    };

    let drafted = RwSignal::new(false);
    let beside = Beside::default();
    let opened = given.lines.len() > 1
        || [&given.note, &given.clients].iter().any(|value| !value.is_empty())
        || form.note_mistake.is_some()
        || form.clients_mistake.is_some();
    let beside_fields = view! {
        <details class="disclose" open=opened on:input=move |_| beside.touched.set(())>
            <summary class="disclose__summary">{word("beside-open")}</summary>
            <div class="disclose__body form">
                <Show when=move || lines.with(Vec::len) < MOST_LINES>
                    <div class="stack">
                        {add_button(LineKind::Sale, "line-add")}
                        {add_button(LineKind::CreditNote, "line-add-refund")}
                    </div>
                </Show>
                {beside_field("clients", ["clients-field", "clients-hint"], beside.clients, given.clients.clone(), form.clients_mistake, texts)}
                {beside_field("note", ["note-label", "note-hint"], beside.note, given.note.clone(), form.note_mistake, texts)}
            </div>
        </details>
    };
    keep_draft(draft_key(&form.person, form.month), given, lines, beside, next_number, drafted, awake);
    let offline = RwSignal::new(Offline::Nothing);
    let node = NodeRef::<html::Form>::new();
    send_when_online(node, offline);

    let line_view = move |line: Line| {
        let refused = refused.iter().find(|(at, _)| *at == line.number).map(|(_, sentence)| sentence.clone());
        line_fields(line, refused, lines, typed, activities, texts, language)
    };
    let status = move || offline.get().key().map(|key| live(&word(key))).unwrap_or_default();
    let turnover = move || read.get().ok().map(|lines| total(&lines));
    let aside = move || {
        let lines = read.get().ok()?;
        Some(estimate::amount(&set_aside(form.month, &by_activity(&lines), &form.terms), language, &word))
    };
    let shown = |text: Option<String>| text.map_or_else(|| "–".to_owned(), |text| live(&text));
    // Without WebAssembly an amount on the button would not be the typed one.
    let send = move || match turnover().filter(|_| awake.get()) {
        Some(total) => live(&texts.with_value(|texts| texts.filled("send-amount", &language.short_amount(total)))),
        None => live(&word("send")),
    };
    let spoken = spoken_later(move || match (turnover(), aside()) {
        (Some(total), Some(aside)) => {
            format!("{} {}. {} {aside}", word("total-of-month"), language.amount(total), word("set-aside-title"))
        }
        _ => String::new(),
    });
    view! {
        <form
            class="form"
            method="post"
            action="/api/declarations/envoyer"
            novalidate
            node_ref=node
            on:submit=move |event: ev::SubmitEvent| {
                if let Some(submitted) = submitted_offline(&event) {
                    event.prevent_default();
                    offline.set(submitted);
                }
            }
        >
            <DefaultButton/>
            <input type="hidden" name="month" value=form.month.to_string()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <For each=move || lines.get() key=|line| line.number children=line_view/>
            // Below the amount: nothing moves under the thumb.
            <Show when=move || drafted.get()>
                <div class="notice notice--draft"><Icon name="edit"/><div class="notice__text"><p>{word("draft-kept")}</p></div></div>
            </Show>
            {beside_fields}
            <button class="button button--quiet" name="keep" value="1">{word("keep-draft")}</button>
            <div class="actionbar actionbar--noted">
                <p class="actionbar__note" role="status" inner_html=status></p>
                <p class="actionbar__sums" hidden=move || !awake.get()>
                    <span>
                        {word("total-of-month")}
                        " "
                        <strong class="total__figure num" translate="no" inner_html=move || shown(turnover().map(|total| language.amount(total)))></strong>
                    </span>
                    <span>
                        {word("set-aside-title")}
                        " "
                        <strong class="total__aside num" translate="no" inner_html=move || shown(aside())></strong>
                    </span>
                </p>
                <p class="visually-hidden" role="status" inner_html=move || live(&spoken.get())></p>
                <button class="button button--main"><span inner_html=send></span></button>
            </div>
        </form>
    }
}

/// The text of `now`, once it has not changed for [`ANNOUNCED_AFTER`]; empty until its first change.
fn spoken_later(now: impl Fn() -> String + 'static) -> RwSignal<String> {
    let spoken = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<String>| {
        let text = now();
        if before.is_some_and(|before| before != text) {
            if let Some(handle) = waiting.get_value() {
                handle.clear();
            }
            let later = text.clone();
            waiting.set_value(set_timeout_with_handle(move || spoken.set(later), ANNOUNCED_AFTER).ok());
        }
        text
    });
    spoken
}

/// The key of the draft of a person's month on the phone.
pub fn draft_key(person: &str, month: Month) -> String {
    format!("essor.{person}.{month}")
}

/// A field beside the lines, with the server's mistake in it.
fn beside_field(
    name: &'static str,
    [label, hint]: [&'static str; 2],
    node: NodeRef<html::Input>,
    value: String,
    mistake: Option<String>,
    texts: StoredValue<IslandTexts>,
) -> impl IntoView {
    let word = move |key: &str| texts.with_value(|texts| texts.get(key));
    let wrong = mistake.is_some();
    let described = if wrong { format!("{name}-aide {name}-erreur") } else { format!("{name}-aide") };
    let number = name == "clients";
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=name>{word(label)}</label>
            <p class="field__hint" id=format!("{name}-aide")>{word(hint)}</p>
            {mistake.map(|sentence| view! {
                <p class="field__error" id=format!("{name}-erreur")>
                    <Icon name="warning"/>
                    <span><span class="visually-hidden">{word("error-prefix")}</span>{sentence}</span>
                </p>
            })}
            <input
                class=if number { "input input--short" } else { "input" }
                id=name
                name=name
                value=value
                inputmode=number.then_some("numeric")
                autocomplete="off"
                node_ref=node
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            />
        </div>
    }
}
