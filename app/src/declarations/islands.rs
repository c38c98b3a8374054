//! The declaration form. The server draws it whole; with WebAssembly the same rules run while it is typed, and the phone keeps a draft
//! until it was sent.

use super::{
    draft::{Beside, Offline, keep_draft, send_when_online, submitted_offline},
    estimate,
    form_props::FormData,
    line::{Line, line_fields},
};
use crate::{
    texts::IslandTexts,
    ui::{default_button::DefaultButton, icon::Icon, live::live},
};
use domain::{
    declarations::{
        declaration::{Activity, MOST_LINES, by_activity, total},
        rates::set_aside::set_aside,
        typed::{TypedLine, read_lines},
    },
    values::{money::Cents, month::Month},
};
use leptos::{ev, html, prelude::*};

/// The keys of the texts that the form needs.
pub const TEXTS: &[&str] = &[
    "line-title",
    "line-activity",
    "line-activity-hint",
    "line-kind",
    "line-kind-sale",
    "line-kind-credit",
    "line-kind-credit-hint",
    "line-amount",
    "line-amount-hint",
    "line-remove",
    "line-add",
    "total-of-month",
    "send",
    "keep-draft",
    "beside-open",
    "clients-label",
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
    view! { <leptos-island data-component="declaration_form" data-props=props>{fields(form, texts)}</leptos-island> }
}

/// Wakes the island.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn declaration_form(island: web_sys::Element) {
    use leptos::tachys::view::{Position, RenderHtml};

    let Some((form, texts)) = island.get_attribute("data-props").and_then(|props| FormData::from_json(&props)) else { return };
    // Starts what runs effects.
    leptos::mount::hydrate_islands();
    // The form lives as long as the page.
    std::mem::forget(fields(form, texts).hydrate_from_position::<true>(&island, Position::FirstChild));
}

fn fields(form: FormData, texts: IslandTexts) -> impl IntoView {
    let language = form.language;
    let refused = form.mistakes.clone();
    let given = form.typed;
    let seen = given.seen;
    let lines = RwSignal::new(given.lines.iter().cloned().enumerate().map(|(at, typed)| Line::new(at, typed, false)).collect::<Vec<_>>());
    let next_number = StoredValue::new(given.lines.len());
    let texts = StoredValue::new(texts);
    let word = move |key: &'static str| texts.with_value(|texts| texts.get(key));
    let typed = Memo::new(move |_| lines.get().into_iter().map(Line::typed).collect::<Vec<_>>());
    let read = Memo::new(move |_| read_lines(&typed.get()));
    let default_activity = form.activities.first().map(|(code, _)| code.clone()).unwrap_or_default();
    let activities = StoredValue::new(form.activities);

    let add = move |_| {
        let number = next_number.get_value();
        next_number.set_value(number + 1);
        let empty = TypedLine::empty(default_activity.clone());
        lines.update(|lines| lines.push(Line::new(number, empty, false)));
    };
    let add = StoredValue::new(add);

    let drafted = RwSignal::new(false);
    let beside = Beside::default();
    let opened = [&given.note, &given.clients].iter().any(|value| !value.is_empty())
        || form.note_mistake.is_some()
        || form.clients_mistake.is_some();
    let beside_fields = view! {
        <details class="disclose" open=opened on:input=move |_| beside.touched.set(())>
            <summary class="disclose__summary">{word("beside-open")}</summary>
            <div class="disclose__body form">
                {beside_field("clients", ["clients-label", "clients-hint"], beside.clients, given.clients.clone(), form.clients_mistake, texts)}
                {beside_field("note", ["note-label", "note-hint"], beside.note, given.note.clone(), form.note_mistake, texts)}
            </div>
        </details>
    };
    keep_draft(draft_key(&form.person, form.month), given, lines, typed, beside, next_number, drafted);
    let offline = RwSignal::new(Offline::Nothing);
    let node = NodeRef::<html::Form>::new();
    send_when_online(node, offline);

    let line_view = move |line: Line| {
        let refused = refused.iter().find(|(at, _)| *at == line.number).map(|(_, sentence)| sentence.clone());
        line_fields(line, refused, lines, typed, activities, texts, language)
    };
    let sums = move || {
        read.get().ok().filter(|lines| lines.len() > 1).map(|lines| {
            let rows = by_activity(&lines).into_iter().map(|(activity, sum)| {
                view! {
                    <div class="sums__row">
                        <dt inner_html=live(&activities.with_value(|names| name_of(names, activity)))></dt>
                        <dd class="num" class:sums__minus=sum < Cents::ZERO translate="no" inner_html=live(&language.amount(sum))></dd>
                    </div>
                }
            });
            view! { <dl class="sums">{rows.collect_view()}</dl> }
        })
    };
    // Computed once for each of its three texts: a memo would be more code than that is work.
    let estimate_texts = move || {
        let Ok(lines) = read.get() else { return ["–".to_owned(), String::new(), String::new()] };
        let estimate = set_aside(form.month, &by_activity(&lines), &form.terms);
        let name = |activity| activities.with_value(|names| name_of(names, activity));
        let mut charges = String::new();
        for (charge, amount) in estimate::charges(&estimate) {
            charges += &format!("{} {}. ", word(charge.key()), language.short_amount(amount));
        }
        [estimate::amount(&estimate, language, &word), charges, estimate::remarks(&estimate, language, &word, &name).join(" ")]
    };
    let estimate_text = move |at: usize| move || live(&estimate_texts()[at]);
    let status = move || offline.get().key().map(|key| live(&word(key))).unwrap_or_default();
    let turnover = move || read.get().map(|lines| live(&language.amount(total(&lines)))).unwrap_or_else(|_| "–".to_owned());
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
            <Show when=move || drafted.get()>
                <div class="notice notice--draft"><Icon name="edit"/><div class="notice__text"><p>{word("draft-kept")}</p></div></div>
            </Show>
            <For each=move || lines.get() key=|line| line.number children=line_view/>
            <Show when=move || lines.with(Vec::len) < MOST_LINES>
                <button
                    class="button button--wide"
                    name="add"
                    value="1"
                    on:click=move |event| {
                        event.prevent_default();
                        add.with_value(|add| add(()));
                    }
                >
                    <Icon name="plus"/>
                    {word("line-add")}
                </button>
            </Show>
            {beside_fields}
            <section class="total" aria-live="polite">
                <h2 class="total__title">{word("total-of-month")}</h2>
                <p class="total__figure num" translate="no" inner_html=turnover></p>
                {sums}
            </section>
            <section class="total">
                <h2 class="total__title">{word("set-aside-title")}</h2>
                <p class="figure num" translate="no" inner_html=estimate_text(0)></p>
                <p class="quiet">{word("set-aside-estimate")}</p>
                <p inner_html=estimate_text(1)></p>
                <p inner_html=estimate_text(2)></p>
            </section>
            <button class="button button--quiet" name="keep" value="1">{word("keep-draft")}</button>
            <div class="actionbar actionbar--noted">
                <p class="actionbar__note" role="status" inner_html=status></p>
                <button class="button button--main">{word("send")}</button>
            </div>
        </form>
    }
}

/// The key of the draft of a person's month on the phone.
pub fn draft_key(person: &str, month: Month) -> String {
    format!("essor.{person}.{month}")
}

fn name_of(names: &[(String, String)], activity: Activity) -> String {
    names.iter().find(|(code, _)| code == activity.as_str()).map(|(_, name)| name.clone()).unwrap_or_default()
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
