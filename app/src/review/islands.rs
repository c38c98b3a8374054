//! The keys of the review, for thirty figures before lunch. Everything they do, a button on the page does too.

use leptos::prelude::*;

/// Listens to the keys of the page it stands in. It draws nothing.
#[island]
pub fn ReviewKeys() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    keys::listen();
}

/// Every phone loads this too, so it is as small as can be: what the page says of itself is taken at its word.
#[cfg(feature = "hydrate")]
mod keys {
    use gloo::{
        events::{EventListener, EventListenerOptions},
        storage::{LocalStorage, Storage},
    };
    use wasm_bindgen::JsCast;
    use web_sys::{Document, Element, Event, HtmlFormElement, HtmlInputElement, KeyboardEvent};

    /// Under which name it is kept that someone wants no keys.
    const OFF: &str = "review.keys.off";

    /// Shows the list of the keys and listens. The listeners live as long as the page.
    pub fn listen() {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        if let Some(list) = find(&document, "#raccourcis") {
            let _ = list.remove_attribute("hidden");
        }
        if let Some(switch) = find(&document, "#raccourcis input") {
            switch.unchecked_into::<HtmlInputElement>().set_checked(!off());
        }
        EventListener::new(&document, "change", |event| {
            changed(event);
        })
        .forget();
        let within = document.clone();
        EventListener::new_with_options(&document, "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
            if pressed(&within, event.unchecked_ref()).is_some() {
                event.prevent_default();
            }
        })
        .forget();
    }

    fn off() -> bool {
        LocalStorage::raw().get_item(OFF).is_ok_and(|off| off.is_some())
    }

    fn find(document: &Document, what: &str) -> Option<Element> {
        document.query_selector(what).ok()?
    }

    /// A suggested question goes into the field, where it can still be changed; the keys are switched on and off.
    fn changed(event: &Event) -> Option<()> {
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

    /// What a key does; nothing while someone types.
    fn pressed(document: &Document, event: &KeyboardEvent) -> Option<()> {
        let target: Element = event.target()?.unchecked_into();
        if target.closest("input").ok()?.is_some() || event.ctrl_key() || event.alt_key() || event.meta_key() || off() {
            return None;
        }
        let figure = target.closest("[data-next]").ok()?;
        let key = event.key();
        match (key.as_str(), figure) {
            // Without a figure in hand the arrows scroll, as everywhere.
            ("j", None) => focus(find(document, "[data-figure]")?),
            ("j" | "ArrowDown", Some(figure)) => focus(document.get_element_by_id(&figure.get_attribute("data-next")?)?),
            ("k" | "ArrowUp", Some(figure)) => focus(document.get_element_by_id(&figure.get_attribute("data-back")?)?),
            ("v", Some(figure)) => {
                figure.query_selector("form[action$=valider]").ok()??.unchecked_into::<HtmlFormElement>().request_submit().ok()
            }
            ("q", Some(figure)) => {
                figure.set_attribute("open", "").ok()?;
                let ctx = figure.query_selector("[data-ask]").ok()??;
                ctx.set_attribute("open", "").ok()?;
                focus(ctx.query_selector("[name=question]").ok()??)
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
