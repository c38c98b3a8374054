//! What the phone adds to the field of a document: a large photo is made smaller before it goes out, for those who pay their
//! network by the megabyte. Without it the field sends the file that was chosen.
//!
//! The field is drawn by the server and carries its words: an island with properties of its own weighs twice as much.

use domain::{
    declarations::document::{LARGEST_DOCUMENT, size_in_words},
    values::language::Language,
};
use gloo::events::EventListener;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{
    JsFuture,
    js_sys::{Array, Promise},
};
use web_sys::{
    Blob, CanvasRenderingContext2d, DataTransfer, Element, File, FilePropertyBag, HtmlCanvasElement, HtmlInputElement, ImageBitmap,
};

/// The longest side of a photo that was made smaller, in pixels: a page of A4 stays readable.
const LONGEST_SIDE: u32 = 1_600;

/// Photos up to this size, in bytes, go out as they are.
const SMALL_ENOUGH: u64 = 1_000_000;

/// The quality of a photo that was made smaller, from 0 to 1.
const QUALITY: f64 = 0.82;

/// What is said under the field of a photo: how much smaller it was made, or that it is too large. It listens to the field
/// that it stands in.
#[island]
pub fn PhotoField() -> impl IntoView {
    let node = NodeRef::<leptos::html::P>::new();
    Effect::new(move |_| {
        let Some(said) = node.get().map(|node| node.unchecked_into::<Element>()) else { return };
        let field = said.closest(".field").ok().flatten().and_then(|field| field.query_selector("input").ok().flatten());
        let Some(input) = field.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
        let chosen = {
            let input = input.clone();
            move || spawn_local(say(input.clone(), said.clone()))
        };
        // What was chosen before WebAssembly was there counts.
        chosen();
        // The field lives as long as its page.
        EventListener::new(&input, "change", move |_| chosen()).forget();
    });
    view! { <p class="field__hint" role="status" node_ref=node></p> }
}

fn file_of(input: &HtmlInputElement) -> Option<File> {
    input.files()?.get(0)
}

/// Makes the photo in a field smaller, if that is one, and says so.
async fn say(input: HtmlInputElement, said: Element) {
    said.set_text_content(None);
    let Some(file) = file_of(&input) else { return };
    let small = shrunk(&file).await;
    // Another one may have been chosen meanwhile.
    if file_of(&input).as_ref() != Some(&file) {
        return;
    }
    let word = |name: &str| input.get_attribute(name).unwrap_or_default();
    let language = if word("data-language") == "en" { Language::En } else { Language::Fr };
    let size = |file: &File| size_in_words(language, file.size() as u64);
    match small.filter(|small| put(&input, small).is_some()) {
        Some(small) => {
            let words = word("data-shrunk").replace("{before}", &size(&file)).replace("{after}", &size(&small));
            said.set_text_content(Some(&words));
        }
        None if file.size() as u64 > LARGEST_DOCUMENT as u64 => said.set_text_content(Some(&word("data-too-large"))),
        None => {}
    }
}

/// A photo made smaller; nothing when it is small enough, is no photo, or the browser cannot.
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
    // A JPEG has no glass: what one could see through becomes paper, not ink.
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

/// Puts a file in the field in place of the one that was chosen.
fn put(input: &HtmlInputElement, file: &File) -> Option<()> {
    let transfer = DataTransfer::new().ok()?;
    transfer.items().add_with_file(file).ok()?;
    input.set_files(transfer.files().as_ref());
    Some(())
}
