//! What the pages of sign-in have in common: their frame, their drafts, the log of what was refused.

use crate::{
    sign_in::{browser, resume, secret},
    texts::t,
    ui::form::ErrorSummary,
    web::{
        context::Visitor,
        forms::{FormDraft, load_draft},
        languages,
        page::Page,
    },
};
use leptos::prelude::*;

/// The draft of a form of one text; empty if there is none.
pub async fn text_draft(form: &str) -> FormDraft<String> {
    load_draft(form).await.unwrap_or_default()
}

/// A page of sign-in around its form; `entry` as in [`Page::entry`].
pub fn auth(
    visitor: &Visitor,
    title: &str,
    lead: String,
    mistakes: Vec<(String, String)>,
    form: impl IntoView + 'static,
    entry: &'static str,
) -> Page {
    let language = visitor.language;
    let title = t!(language, title);
    let any = !mistakes.is_empty();
    // Before the form is sent, so that two requests of a double tap come from one browser.
    browser::token(visitor);
    let body = view! {
        <ErrorSummary language mistakes/>
        <div class="auth stack stack--wide">
            {languages::links(visitor)}
            <header class="page__head">
                <h1 class="page__title">{title.clone()}</h1>
                <p class="page__lead">{lead}</p>
            </header>
            {resume::notice(visitor)}
            {form.into_any()}
        </div>
    };
    Page::new(title, entry, body).with_mistakes(language, any)
}

/// Logs a refused sign-in for the operator: the contact as the beginning of its hash, and the client's address.
pub fn log_refusal(visitor: &Visitor, event: &'static str, why: &'static str, contact: Option<&str>) {
    let contact: String = contact.map(|contact| secret::hash(contact).chars().take(16).collect()).unwrap_or_default();
    let client = visitor.address.as_deref().unwrap_or_default();
    tracing::warn!(target: "security", event, why, contact, client, "sign-in");
}
