//! The page of a month's documents, with the form to attach one.

use super::{
    actions::{AddDocument, FIELD, MISTAKE, RemoveDocument, RestoreDocument},
    links::note,
    photo::PhotoField,
};
use crate::{
    texts::t,
    ui::{
        file_field::FileField,
        form::{ErrorSummary, FieldError},
        icon::Icon,
        notice::notice,
        rows::{at, capital, titled_row},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use chrono::Duration;
use domain::{
    declarations::document::{DocumentMistake, LARGEST_DOCUMENT, MOST_DOCUMENTS, UNDO_DAYS, may_attach},
    values::{language::Language, month::Month, paris},
};
use leptos::prelude::*;
use store::Document;

/// The documents of a month of the participant.
pub async fn month(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let month: Month = address.part("month")?;
    let enrollment = ctx.store.enrollments().enrollment_for(&ctx.user.person_id, month).await?;
    let documents = ctx.store.declarations().documents(&enrollment.id, ctx.visitor.now).await?;
    let (removed, attached): (Vec<_>, Vec<_>) =
        documents.into_iter().filter(|document| document.month == month).partition(|document| document.removed_at.is_some());
    let mistake =
        address.query(MISTAKE).and_then(|key| DocumentMistake::ALL.map(DocumentMistake::key).into_iter().find(|known| *known == key));
    let refusal = may_attach(&enrollment.period(), month, ctx.visitor.today()).err();
    let full = attached.len() >= MOST_DOCUMENTS;
    let add = match (refusal, full) {
        (Some(refusal), _) => notice(t!(language, refusal.key())).into_any(),
        (None, true) => notice(t!(language, "document-too-many")).into_any(),
        (None, false) => form(language, month, mistake).into_any(),
    };
    let summary: Vec<_> = mistake.iter().map(|key| (FIELD.to_owned(), t!(language, key))).collect();
    let any = !summary.is_empty();
    let title = t!(language, "documents-of", month = language.of_month(month), year = month.year().to_string());
    let nothing = attached.is_empty().then(|| view! { <p class="quiet">{t!(language, "documents-none")}</p> });
    let attached = attached.iter().map(|document| row(language, document)).collect_view();
    let removed = (!removed.is_empty()).then(|| {
        let rows = removed.iter().map(|document| removed_row(language, document)).collect_view();
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "documents-removed")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=url::declaration(month)><Icon name="arrow-left"/>{capital(&language.month(month))}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "documents-lead", name = enrollment.coach_name.clone())}</p>
        </header>
        {nothing}
        <ul class="rows">{attached}</ul>
        {add}
        {removed}
    };
    Ok(Page::new(title, "/declarations", body).with_mistakes(language, any))
}

fn form(language: Language, month: Month, mistake: Option<&'static str>) -> impl IntoView {
    let wrong = mistake.is_some();
    let described = if wrong { format!("{FIELD}-aide {FIELD}-erreur") } else { format!("{FIELD}-aide") };
    view! {
        <form class="form" method="post" action={action::<AddDocument>()} enctype="multipart/form-data" novalidate>
            <input type="hidden" name="month" value=month.to_string()/>
            <div class=if wrong { "field field--error" } else { "field" }>
                <label class="field__label" for=FIELD>{t!(language, "document-label")}</label>
                <p class="field__hint" id=format!("{FIELD}-aide")>{t!(language, "document-hint")}</p>
                {mistake.map(|key| view! {
                    <FieldError field=FIELD.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, key)/>
                })}
                <FileField language>
                    <input
                        class="input input--file"
                        id=FIELD
                        name=FIELD
                        type="file"
                        required=true
                        accept="image/jpeg,image/png,image/webp,application/pdf"
                        aria-describedby=described
                        aria-invalid=wrong.then_some("true")
                        data-language=language.lang()
                        data-shrunk=t!(language, "photo-shrunk")
                        data-too-large=t!(language, "document-too-large")
                        data-most=LARGEST_DOCUMENT.to_string()
                    />
                </FileField>
                <PhotoField/>
            </div>
            <div class="actions"><button class="button button--main">{t!(language, "document-add")}</button></div>
        </form>
    }
}

fn row(language: Language, document: &Document) -> impl IntoView + use<> {
    let added = t!(language, "document-note", what = note(language, document), at = at(language, document.added_at));
    view! {
        <li class="row">
            <a class="row__link" href=format!("{}/{}", url::documents(document.month), document.id)>
                <span class="row__main">
                    <span class="row__title">{document.name.clone()}</span>
                    <span class="row__note">{added}</span>
                </span>
            </a>
            <div class="row__aside">
                <form method="post" action={action::<RemoveDocument>()}>
                    <input type="hidden" name="document" value=document.id.to_string()/>
                    <button class="button button--small">
                        {t!(language, "document-remove")}
                        <span class="visually-hidden">{t!(language, "document-which", name = document.name.clone())}</span>
                    </button>
                </form>
            </div>
        </li>
    }
}

/// A removed document, with the button to restore it.
fn removed_row(language: Language, document: &Document) -> impl IntoView + use<> {
    let until = document.removed_at.map(|removed| {
        let day = paris::day(removed + Duration::days(UNDO_DAYS));
        t!(language, "document-until", day = language.day_and_month(day))
    });
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main">
                    <span class="row__title">{document.name.clone()}</span>
                    <span class="row__note">{until}</span>
                </span>
            </div>
            <div class="row__aside">
                <form method="post" action={action::<RestoreDocument>()}>
                    <input type="hidden" name="document" value=document.id.to_string()/>
                    <input type="hidden" name="month" value=document.month.to_string()/>
                    <button class="button button--small">
                        {t!(language, "document-restore")}
                        <span class="visually-hidden">{t!(language, "document-which", name = document.name.clone())}</span>
                    </button>
                </form>
            </div>
        </li>
    }
}

/// The link from a month to its documents, with their number.
pub fn documents_link(language: Language, month: Month, documents: &[Document]) -> impl IntoView + use<> {
    let attached = documents.iter().filter(|document| document.month == month && document.removed_at.is_none()).count();
    let count = t!(language, "documents-count", n = attached as i64);
    view! { <ul class="rows">{titled_row(t!(language, "documents-title"), count, Some(url::documents(month)))}</ul> }
}
