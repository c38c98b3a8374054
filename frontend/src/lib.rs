//! Wakes the islands of [`app`] in the browser. Nothing else belongs here.

// The islands are functions that the page's script calls by name. Of a crate that nobody names they would vanish silently.
use app as _;

/// Called by the page's script once the WebAssembly module is there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    // A release has no words left to say (.ci/strip-wasm.mjs).
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}
