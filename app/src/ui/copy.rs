//! Buttons that copy a text. Without WebAssembly they stay hidden: the text beside each can be selected.

use leptos::prelude::*;
use wasm_bindgen::{
    JsCast,
    prelude::{Closure, JsValue},
};

/// A button that copies a text, hidden until [`wake`]. No island: one listener for all buttons is a tenth of the code.
#[component]
pub fn CopyButton(
    /// The text to copy.
    value: String,
    /// The label: "Copier".
    copy: String,
    /// The label once copied: "Copié".
    copied: String,
    /// The name of the text, for screen readers.
    about: String,
) -> impl IntoView {
    view! {
        <button class="button button--small" type="button" data-copy=value hidden>
            <span aria-live="polite" data-copied=copied>{copy}</span>
            <span class="visually-hidden">{about}</span>
        </button>
    }
}

/// Shows the buttons of the page and makes them work, in a secure context only: elsewhere browsers have no clipboard.
pub fn wake() {
    let found = document().query_selector_all("[data-copy]").ok().filter(|found| found.length() > 0 && window().is_secure_context());
    let Some(found) = found else { return };
    for at in 0..found.length() {
        if let Some(button) = found.item(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) {
            let _ = button.remove_attribute("hidden");
        }
    }
    // The listener lives as long as the document.
    gloo::events::EventListener::new(&document(), "click", |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(button) = pressed.and_then(|element| element.closest("[data-copy]").ok().flatten()) else { return };
        let text = button.get_attribute("data-copy").unwrap_or_default();
        // If the browser refuses, the text can still be selected.
        let on_copied = Closure::once(move |_: JsValue| {
            if let Some(word) = button.first_element_child() {
                word.set_text_content(word.get_attribute("data-copied").as_deref());
            }
        });
        let _ = window().navigator().clipboard().write_text(&text).then(&on_copied);
        on_copied.forget();
    })
    .forget();
}
