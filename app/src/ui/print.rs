//! The button that prints the page, hidden until its script runs.

use leptos::prelude::*;

/// Shows the button before it and makes it print; the server renders that button hidden.
#[island]
pub fn PrintButton() -> impl IntoView {
    let node = NodeRef::<leptos::html::P>::new();
    Effect::new(move |_| {
        let Some(button) =
            node.get().and_then(|node| node.closest(".actions").ok().flatten()).and_then(|actions| actions.first_element_child())
        else {
            return;
        };
        let _ = button.remove_attribute("hidden");
        // The listener lives as long as the page.
        gloo::events::EventListener::new(&button, "click", |_| drop(window().print())).forget();
    });
    view! { <p hidden node_ref=node></p> }
}
