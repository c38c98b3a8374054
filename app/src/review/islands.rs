//! Keyboard shortcuts of the review queue. Each has a button on the page that does the same.

use leptos::prelude::*;

/// Listens to the keys of its page. Draws nothing.
#[component]
pub fn ReviewKeys() -> impl IntoView {
    view! { <leptos-island data-component="review_keys"></leptos-island> }
}

/// Wakes the island.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn review_keys() {
    keys::listen();
}

/// Small on purpose, as every phone loads it: what the page contains is not checked.
#[cfg(feature = "hydrate")]
mod keys {
    use gloo::{
        events::{EventListener, EventListenerOptions},
        storage::{LocalStorage, Storage},
    };
    use wasm_bindgen::JsCast;
    use web_sys::{Document, Element, Event, HtmlFormElement, HtmlInputElement, KeyboardEvent};

    /// Key in the local storage that is set while the shortcuts are switched off.
    const OFF: &str = "review.keys.off";

    /// Shows the list of the shortcuts and listens. The listeners live as long as the page.
    pub fn listen() {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        if let Some(list) = find(&document, "#raccourcis") {
            let _ = list.remove_attribute("hidden");
        }
        if let Some(switch) = find(&document, "#raccourcis input") {
            switch.unchecked_into::<HtmlInputElement>().set_checked(!off());
        }
        EventListener::new(&document, "change", |event| {
            handle_change(event);
        })
        .forget();
        let within = document.clone();
        EventListener::new_with_options(&document, "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
            if handle_key(&within, event.unchecked_ref()).is_some() {
                event.prevent_default();
            }
        })
        .forget();
    }

    fn off() -> bool {
        LocalStorage::raw().get_item(OFF).is_ok_and(|off| off.is_some())
    }

    fn find(document: &Document, selector: &str) -> Option<Element> {
        document.query_selector(selector).ok()?
    }

    /// Copies a suggested question into the field, or switches the shortcuts on or off.
    fn handle_change(event: &Event) -> Option<()> {
        let input: HtmlInputElement = event.target()?.unchecked_into();
        if input.closest("[data-ask] fieldset").ok()?.is_some() {
            let field: HtmlInputElement = input.closest("form").ok()??.query_selector("[name=question]").ok()??.unchecked_into();
            field.set_value(&input.value());
        } else if input.closest("#raccourcis").ok()?.is_some() {
            let storage = LocalStorage::raw();
            if input.checked() { storage.remove_item(OFF) } else { storage.set_item(OFF, "1") }.ok()?;
        }
        Some(())
    }

    /// Runs the shortcut of a key; `None` for any other key, in a field, or while the shortcuts are off.
    fn handle_key(document: &Document, event: &KeyboardEvent) -> Option<()> {
        let target: Element = event.target()?.unchecked_into();
        if target.closest("input").ok()?.is_some() || event.ctrl_key() || event.alt_key() || event.meta_key() || off() {
            return None;
        }
        let item = target.closest("[data-next]").ok()?;
        let key = event.key();
        match (key.as_str(), item) {
            // Outside of an item the arrows scroll the page.
            ("j", None) => focus(find(document, "[data-figure]")?),
            ("j" | "ArrowDown", Some(item)) => focus(document.get_element_by_id(&item.get_attribute("data-next")?)?),
            ("k" | "ArrowUp", Some(item)) => focus(document.get_element_by_id(&item.get_attribute("data-back")?)?),
            ("v", Some(item)) => {
                item.query_selector("form[action$=valider]").ok()??.unchecked_into::<HtmlFormElement>().request_submit().ok()
            }
            ("q", Some(item)) => {
                item.set_attribute("open", "").ok()?;
                let ask = item.query_selector("[data-ask]").ok()??;
                ask.set_attribute("open", "").ok()?;
                focus(ask.query_selector("[name=question]").ok()??)
            }
            ("?", _) => {
                find(document, "#raccourcis")?.set_attribute("open", "").ok()?;
                focus(find(document, "#raccourcis summary")?)
            }
            _ => None,
        }
    }

    fn focus(element: Element) -> Option<()> {
        element.unchecked_into::<HtmlInputElement>().focus().ok()
    }
}
