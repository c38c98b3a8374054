//! A button that prints the page. It shows once it can do something.

use super::icon::Icon;
use leptos::prelude::*;

/// The button.
#[island]
pub fn PrintButton(
    /// Its words.
    words: String,
) -> impl IntoView {
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    view! {
        <button class="button button--main" type="button" hidden=move || !awake.get() on:click=move |_| drop(window().print())>
            <Icon name="print"/>
            {words}
        </button>
    }
}
