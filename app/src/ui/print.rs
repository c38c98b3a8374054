//! A button that prints the page. It shows once it can do something.

use leptos::prelude::*;

/// Wakes the button that it stands beside: the server draws it, hidden.
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
        // The button lives as long as its page.
        gloo::events::EventListener::new(&button, "click", |_| drop(window().print())).forget();
    });
    view! { <p hidden node_ref=node></p> }
}
