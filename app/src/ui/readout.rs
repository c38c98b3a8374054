//! The amount above the chart: a tap on a month shows its own at once, without a new page.

use crate::ui::live::live;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;

/// The texts of a month, in the language of the screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readout {
    /// "Octobre 2026".
    pub name: String,
    /// "190,00 €", or empty.
    pub figure: String,
    /// "Validé".
    pub state: String,
    /// The class that draws the state's shape.
    pub shape: String,
}

/// The texts of the chosen month. Listens to taps on the chart around it, whose months hold their texts in `data-` attributes.
#[island]
pub fn ChartReadout(
    /// The month shown first.
    shown: Readout,
) -> impl IntoView {
    let (shown, show) = signal(shown);
    let node = NodeRef::<leptos::html::Figcaption>::new();
    Effect::new(move |_| {
        let Some(chart) = node.get().and_then(|node| node.closest(".chart").ok().flatten()) else { return };
        let listening = gloo::events::EventListener::new_with_options(
            &chart,
            "click",
            gloo::events::EventListenerOptions::enable_prevent_default(),
            move |event| {
                let slot = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                let slot = slot.and_then(|element| element.closest(".chart__slot").ok().flatten());
                if let Some(slot) = slot {
                    event.prevent_default();
                    select(&slot);
                    show.set(words_of(&slot));
                }
            },
        );
        // The listener lives as long as the page.
        listening.forget();
    });
    view! {
        <figcaption class="chart__readout" aria-live="polite" node_ref=node>
            <span class="chart__month" inner_html=move || live(&shown.get().name)></span>
            <span class="chart__figure num" translate="no" inner_html=move || live(&shown.get().figure)></span>
            <span
                class=move || format!("state state--bare state--{}", shown.get().shape)
                inner_html=move || live(&shown.get().state)
            ></span>
        </figcaption>
    }
}

fn words_of(slot: &web_sys::Element) -> Readout {
    let word = |name: &str| slot.get_attribute(name).unwrap_or_default();
    Readout { name: word("data-name"), figure: word("data-figure"), state: word("data-state"), shape: word("data-shape") }
}

fn select(slot: &web_sys::Element) {
    if let Some(before) = slot.parent_element().and_then(|svg| svg.query_selector(".chart__slot--selected").ok().flatten()) {
        let _ = before.class_list().remove_1("chart__slot--selected");
        let _ = before.remove_attribute("aria-current");
    }
    let _ = slot.class_list().add_1("chart__slot--selected");
    let _ = slot.set_attribute("aria-current", "true");
}
