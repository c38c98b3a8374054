//! Wakes the islands of [`app`] in the browser. Nothing else belongs here.

/// Called by the page's script once the WebAssembly module is there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    // A release has no words left to say (.ci/strip-wasm.mjs).
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    // What wakes them is their own crate, so that it is linked: islands register themselves, and of a crate that nobody
    // names they would vanish silently.
    app::wake();
}
