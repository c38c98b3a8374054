//! Wakes the islands of [`app`] in the browser. Nothing else belongs here.

// Islands register themselves when their crate is linked: without this line they vanish silently.
#[allow(unused_imports)]
use app::*;

/// Called by the page's script once the WebAssembly module is there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    // A release has no words left to say (.ci/hush.mjs).
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
    app::ui::copy::wake();
}
