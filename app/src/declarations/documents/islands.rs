//! Makes a large photo smaller in its field before it is sent, which saves mobile data. Without WebAssembly the field sends the chosen
//! file.
//!
//! The server draws the field with its texts in attributes.

use domain::{
    declarations::document::{LARGEST_DOCUMENT, size_in_words},
    values::language::Language,
};
use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{
    JsFuture,
    js_sys::{Array, Promise},
    spawn_local,
};
use web_sys::{
    Blob, CanvasRenderingContext2d, DataTransfer, Element, File, FilePropertyBag, HtmlCanvasElement, HtmlInputElement, ImageBitmap,
};

/// The longest side of a smaller photo, in pixels: a page of A4 stays readable.
const LONGEST_SIDE: u32 = 1_600;

/// Photos up to this size, in bytes, are sent unchanged.
const SMALL_ENOUGH: u64 = 1_000_000;

/// The JPEG quality of a smaller photo, from 0 to 1.
const QUALITY: f64 = 0.82;

/// The sentence under the field of a document: how much smaller the photo was made, or that the file is too large. Listens to the field
/// in which it is.
#[component]
pub fn PhotoField() -> impl IntoView {
    view! { <leptos-island data-component="photo_field"><p class="field__hint" role="status"></p></leptos-island> }
}

/// Wakes the island.
#[cfg_attr(feature = "hydrate", wasm_bindgen::prelude::wasm_bindgen)]
pub fn photo_field(island: Element) {
    let Some(status) = island.first_element_child() else { return };
    let field = island.closest(".field").ok().flatten().and_then(|field| field.query_selector("input").ok().flatten());
    let Some(input) = field.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
    let chosen = {
        let input = input.clone();
        move || spawn_local(shrink_chosen(input.clone(), status.clone()))
    };
    // A file that was chosen before WebAssembly was loaded.
    chosen();
    // The field exists as long as its page.
    EventListener::new(&input, "change", move |_| chosen()).forget();
}

fn file_of(input: &HtmlInputElement) -> Option<File> {
    input.files()?.get(0)
}

/// Replaces the photo in a field by a smaller one and writes the sentence under it.
async fn shrink_chosen(input: HtmlInputElement, status: Element) {
    status.set_text_content(None);
    let Some(file) = file_of(&input) else { return };
    let small = shrunk(&file).await;
    // Another file may have been chosen meanwhile.
    if file_of(&input).as_ref() != Some(&file) {
        return;
    }
    let word = |name: &str| input.get_attribute(name).unwrap_or_default();
    let language = if word("data-language") == "en" { Language::En } else { Language::Fr };
    let size = |file: &File| size_in_words(language, file.size() as u64);
    match small.filter(|small| replace_file(&input, small).is_some()) {
        Some(small) => {
            let words = word("data-shrunk").replace("{before}", &size(&file)).replace("{after}", &size(&small));
            status.set_text_content(Some(&words));
        }
        None if file.size() as u64 > LARGEST_DOCUMENT as u64 => status.set_text_content(Some(&word("data-too-large"))),
        None => {}
    }
}

/// A smaller copy of a photo; `None` when it is small enough, is no photo or cannot be read by the browser.
async fn shrunk(file: &File) -> Option<File> {
    if file.size() as u64 <= SMALL_ENOUGH || !file.type_().starts_with("image/") {
        return None;
    }
    let photo = JsFuture::from(window().create_image_bitmap_with_blob(file).ok()?).await.ok()?.dyn_into::<ImageBitmap>().ok()?;
    let longest = photo.width().max(photo.height()).max(1);
    let side = |length: u32| if longest > LONGEST_SIDE { (length * LONGEST_SIDE / longest).max(1) } else { length };
    let (width, height) = (side(photo.width()), side(photo.height()));
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    // A JPEG has no transparency: transparent pixels become white, not black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    context.draw_image_with_image_bitmap_and_dw_and_dh(&photo, 0.0, 0.0, width.into(), height.into()).ok()?;
    photo.close();
    let made = Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &QUALITY.into());
    });
    let blob = JsFuture::from(made).await.ok()?.dyn_into::<Blob>().ok()?;
    let options = FilePropertyBag::new();
    options.set_type("image/jpeg");
    let small = File::new_with_blob_sequence_and_options(&Array::of1(&blob), &file.name(), &options).ok()?;
    (small.size() < file.size()).then_some(small)
}

/// Replaces the file in a field; `None` when the browser cannot.
fn replace_file(input: &HtmlInputElement, file: &File) -> Option<()> {
    let transfer = DataTransfer::new().ok()?;
    transfer.items().add_with_file(file).ok()?;
    input.set_files(transfer.files().as_ref());
    Some(())
}
