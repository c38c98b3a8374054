//! Buttons that copy a figure. Without WebAssembly there are none: the figure beside each can be selected.

use leptos::prelude::*;
use wasm_bindgen::{
    JsCast,
    prelude::{Closure, JsValue},
};

/// The button of a figure, hidden until [`wake`]. No island: one listener for all of them is a tenth of the code.
#[component]
pub fn CopyButton(
    /// What is copied.
    value: String,
    /// "Copier".
    copy: String,
    /// "Copié".
    copied: String,
    /// Of what, for those who hear the page.
    about: String,
) -> impl IntoView {
    view! {
        <button class="button button--small" type="button" data-copy=value hidden>
            <span aria-live="polite" data-copied=copied>{copy}</span>
            <span class="visually-hidden">{about}</span>
        </button>
    }
}

/// Shows the buttons of the page and lets them copy. Browsers have a clipboard only where the page came safely.
pub fn wake() {
    let found = document().query_selector_all("[data-copy]").ok().filter(|found| found.length() > 0 && window().is_secure_context());
    let Some(found) = found else { return };
    for at in 0..found.length() {
        if let Some(button) = found.item(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) {
            let _ = button.remove_attribute("hidden");
        }
    }
    // The page goes with the document, and the listener with it.
    gloo::events::EventListener::new(&document(), "click", |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(button) = pressed.and_then(|element| element.closest("[data-copy]").ok().flatten()) else { return };
        let figure = button.get_attribute("data-copy").unwrap_or_default();
        // A browser that refuses leaves the figure to be selected.
        let told = Closure::once(move |_: JsValue| {
            if let Some(word) = button.first_element_child() {
                word.set_text_content(word.get_attribute("data-copied").as_deref());
            }
        });
        let _ = window().navigator().clipboard().write_text(&figure).then(&told);
        told.forget();
    })
    .forget();
}
