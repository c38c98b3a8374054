//! The notes that are shared with the signed-in participant, on the page of their plan.

use crate::{texts::t, web::context::RequestContext};
use domain::values::paris;
use leptos::prelude::*;
use store::StoreError;

/// Section "Ce que nous nous sommes dit" with the notes shared with the user; `None` without any.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn section(ctx: &RequestContext) -> Result<impl IntoView + use<>, StoreError> {
    let language = ctx.language();
    let notes = ctx.store.caseload().shared_notes(&ctx.user.person_id).await?;
    let items = notes
        .iter()
        .map(|note| {
            let day = language.date(paris::day(note.created_at));
            let changed = note
                .changed_at
                .map(|at| format!("{}{}", language.comma(), t!(language, "note-changed-on", day = language.date(paris::day(at)))));
            view! {
                <li class="thread__item">
                    <p class="thread__who">{t!(language, "note-by", name = note.author.clone(), day = day)}{changed}</p>
                    <p class="thread__text note__text" lang=language.of_structures()>{note.text.clone()}</p>
                </li>
            }
        })
        .collect_view();
    Ok((!notes.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "shared-notes-title")}</h2>
                <p class="quiet">{t!(language, "shared-notes-lead")}</p>
                <ol class="thread">{items}</ol>
            </section>
        }
    }))
}
