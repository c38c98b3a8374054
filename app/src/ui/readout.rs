//! The amount above the chart: a tap on a month shows its own at once, without a new page.

use crate::ui::live::live;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The texts of a month, in the language of the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[component]
pub fn ChartReadout(
    /// The month shown first.
    shown: Readout,
) -> impl IntoView {
    view! {
        <leptos-island data-component="chart_readout">
            <figcaption class="chart__readout" aria-live="polite">
                <span class="chart__month" inner_html=live(&shown.name)></span>
                <span class="chart__figure num" translate="no" inner_html=live(&shown.figure)></span>
                <span class=format!("{SHAPE}{}", shown.shape) inner_html=live(&shown.state)></span>
            </figcaption>
        </leptos-island>
    }
}

/// The classes of the state, up to the name of its shape.
const SHAPE: &str = "state state--bare state--";

/// Wakes the island.
#[cfg_attr(feature = "hydrate", wasm_bindgen::prelude::wasm_bindgen)]
pub fn chart_readout(island: Element) {
    let Some(chart) = island.closest(".chart").ok().flatten() else { return };
    let listening = EventListener::new_with_options(&chart, "click", EventListenerOptions::enable_prevent_default(), move |event| {
        let slot = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let slot = slot.and_then(|element| element.closest(".chart__slot").ok().flatten());
        if let Some(slot) = slot {
            event.prevent_default();
            select(&slot);
            show(&island, &slot);
        }
    });
    // The listener lives as long as the page.
    listening.forget();
}

/// Writes the texts of a month. Each is the whole content of its element, so that it also shows in a page that the browser translates.
fn show(island: &Element, slot: &Element) {
    let word = |name: &str| slot.get_attribute(name).unwrap_or_default();
    let texts = island.get_elements_by_tag_name("span");
    for (at, name) in (0..).zip(["data-name", "data-figure", "data-state"]) {
        let (Some(text), word) = (texts.item(at), word(name)) else { return };
        // What is written again is read again by screen readers.
        if text.text_content().as_ref() != Some(&word) {
            text.set_text_content(Some(&word));
        }
    }
    if let Some(state) = texts.item(2) {
        state.set_class_name(&format!("{SHAPE}{}", word("data-shape")));
    }
}

fn select(slot: &Element) {
    if let Some(before) = slot.parent_element().and_then(|svg| svg.query_selector(".chart__slot--selected").ok().flatten()) {
        let _ = before.class_list().remove_1("chart__slot--selected");
        let _ = before.remove_attribute("aria-current");
    }
    let _ = slot.class_list().add_1("chart__slot--selected");
    let _ = slot.set_attribute("aria-current", "true");
}
