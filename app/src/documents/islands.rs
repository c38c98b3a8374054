//! The field of a document. As it is, it sends the file that was chosen; on the phone a large photo is made smaller first,
//! for those who pay their network by the megabyte.

use crate::texts::IslandTexts;
use domain::{
    document::{LARGEST_DOCUMENT, size_in_words},
    language::Language,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{
    JsFuture,
    js_sys::{Array, Promise},
};
use web_sys::{Blob, CanvasRenderingContext2d, DataTransfer, File, FilePropertyBag, HtmlCanvasElement, HtmlInputElement, ImageBitmap};

/// The longest side of a photo that was made smaller, in pixels: a page of A4 stays readable.
const LONGEST_SIDE: u32 = 1_600;

/// Photos up to this size, in bytes, go out as they are.
const SMALL_ENOUGH: u64 = 1_000_000;

/// The quality of a photo that was made smaller, from 0 to 1.
const QUALITY: f64 = 0.82;

/// Its name, and its identifier.
pub const FIELD: &str = "document";

/// The keys of the texts that the field needs.
pub const TEXTS: &[&str] = &["photo-shrunk", "document-too-large"];

/// The field.
#[island]
pub fn PhotoField(
    /// The identifiers of what describes it.
    described: String,
    /// Whether what was sent before was refused.
    wrong: bool,
    /// Its texts.
    texts: IslandTexts,
    /// The language of the screens.
    language: Language,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let node = NodeRef::<leptos::html::Input>::new();
    let texts = StoredValue::new(texts);
    let chosen = move || {
        let Some(input) = node.get_untracked() else { return };
        said.set(String::new());
        let Some(file) = file_of(&input) else { return };
        spawn_local(async move {
            let small = shrunk(&file).await;
            // Another one may have been chosen meanwhile.
            if file_of(&input).as_ref() != Some(&file) {
                return;
            }
            let size = |file: &File| size_in_words(language, file.size() as u64);
            let words = match small.filter(|small| put(&input, small).is_some()) {
                Some(small) => {
                    let words = texts.with_value(|texts| texts.get("photo-shrunk"));
                    words.replace("{before}", &size(&file)).replace("{after}", &size(&small))
                }
                None if file.size() as u64 > LARGEST_DOCUMENT as u64 => texts.with_value(|texts| texts.get("document-too-large")),
                None => return,
            };
            said.set(words);
        });
    };
    // What was chosen before WebAssembly was there counts.
    Effect::new(move |_| {
        node.track();
        chosen();
    });
    view! {
        <input
            class="input input--file"
            id=FIELD
            name=FIELD
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            aria-describedby=described
            aria-invalid=wrong.then_some("true")
            node_ref=node
            on:change=move |_| chosen()
        />
        <p class="field__hint" role="status">{said}</p>
    }
}

fn file_of(input: &HtmlInputElement) -> Option<File> {
    input.files()?.get(0)
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
