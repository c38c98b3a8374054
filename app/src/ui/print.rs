//! The button that prints the page, hidden until its script runs.

use leptos::prelude::*;

/// Shows the button before it and makes it print; the server renders that button hidden.
#[component]
pub fn PrintButton() -> impl IntoView {
    view! { <leptos-island data-component="print_button"><p hidden></p></leptos-island> }
}

/// Wakes the island.
#[cfg_attr(feature = "hydrate", wasm_bindgen::prelude::wasm_bindgen)]
pub fn print_button(island: web_sys::Element) {
    let Some(button) = island.closest(".actions").ok().flatten().and_then(|actions| actions.first_element_child()) else { return };
    let _ = button.remove_attribute("hidden");
    // The listener lives as long as the page.
    gloo::events::EventListener::new(&button, "click", |_| drop(window().print())).forget();
}
