//! The documents of a participant as links, on the pages of the team.

use crate::{texts::t, ui::rows::capital, url, web::context::RequestContext};
use domain::{
    declarations::document::size_in_words,
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::{Document, Enrollment, StoreError};

/// The documents of an enrollment, for its coach; empty for any other member of the team.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn seen_by_team(ctx: &RequestContext, enrollment: &Enrollment) -> Result<Vec<Document>, StoreError> {
    if enrollment.coach_id != ctx.user.person_id {
        return Ok(Vec::new());
    }
    let mut documents = ctx.store.declarations().documents(&enrollment.id, ctx.visitor.now).await?;
    documents.retain(|document| document.removed_at.is_none());
    Ok(documents)
}

/// Kind and size: "PDF, 310 ko".
pub fn note(language: Language, document: &Document) -> String {
    let kind = language.isolated(document.kind.ending().to_uppercase());
    [kind, size_in_words(language, u64::try_from(document.bytes).unwrap_or_default())].join(language.comma())
}

/// A link for each document; empty when there is none.
pub fn links(language: Language, documents: &[Document]) -> impl IntoView + use<> {
    let items = documents
        .iter()
        .map(|document| {
            let to = url::participant_document(&document.participant_id, &document.id);
            view! { <li><a href=to>{document.name.clone()}</a>" "<span class="quiet">{note(language, document)}</span></li> }
        })
        .collect_view();
    (!documents.is_empty()).then(|| view! { <ul class="link-list" aria-label=t!(language, "documents-title")>{items}</ul> })
}

/// The documents of an enrollment by month, newest month first; empty when there is none.
pub fn section(language: Language, documents: &[Document]) -> impl IntoView + use<> {
    let mut months: BTreeMap<Month, Vec<Document>> = BTreeMap::new();
    for document in documents {
        months.entry(document.month).or_default().push(document.clone());
    }
    (!months.is_empty()).then(|| {
        let months = months
            .iter()
            .rev()
            .map(|(month, documents)| view! { <div><h3>{capital(&language.month(*month))}</h3>{links(language, documents)}</div> })
            .collect_view();
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "documents-title")}</h2>
                {months}
            </section>
        }
    })
}
