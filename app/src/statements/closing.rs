//! Closing a month: the form, and what it does.

use super::month::{Form, page_of};
use crate::routes::action;
use crate::{
    texts::t,
    ui::{form::FieldError, icon::Icon, rows::capital},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, refused_or, reject_form, respond},
    },
};
use domain::{
    statements::StatementRefusal,
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Closing, DueLine, MonthStatement, Refusal, StoreError, mark_of};

/// Under which name the form that closes a month is kept.
const CLOSE: &str = "statement.close";

/// The form that closes a month, as it was sent and refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedClosing {
    month: String,
}

/// Closes the next version of a month, as it was looked at.
#[server(endpoint = "etats/clore")]
pub async fn close(
    month: String,
    #[server(default)] version: String,
    #[server(default)] seen: String,
    #[server(default)] confirmed: String,
) -> Result<(), AppError> {
    respond(closed(month, &version, &seen, confirmed == "yes").await)
}

async fn closed(month: String, version: &str, seen: &str, confirmed: bool) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let of: Month = month.parse().map_err(|_| StoreError::NotFound)?;
    let page = page_of(of);
    let closing = Closing { month: of, version: version.trim().parse().unwrap_or_default(), seen, confirmed };
    let closed = ctx.store.statements().close_statement(&ctx.actor(), &closing, ctx.visitor.today()).await;
    if let Err(StoreError::Refused(Refusal::Statement(refusal @ StatementRefusal::Incomplete))) = &closed {
        let mistakes = vec![("confirmed".into(), refusal.key().into())];
        return reject_form(CLOSE, page, &FormDraft { typed: TypedClosing { month }, mistakes }).await;
    }
    let closed = finish_form(&ctx, CLOSE, TypedClosing { month }, closed).await;
    refused_or(closed, &page, |()| Outcome::done(&page, "statement-closed"))
}

/// The form that closes the next version, when there is something to close. It is folded: to open it and to press is to
/// confirm; what is missing needs a tick too.
pub async fn closing_form(language: Language, month: &MonthStatement, due: &[DueLine], over: bool) -> Option<Form> {
    if due.is_empty() || !over {
        return None;
    }
    let lacking = due.iter().filter(|line| !line.missing.is_empty()).count() as i64;
    let kept: Option<FormDraft<TypedClosing>> = load_draft(CLOSE).await;
    let kept = kept.filter(|kept| lacking > 0 && kept.typed.month == month.month.to_string());
    let mistake = kept.as_ref().and_then(|kept| kept.mistake("confirmed")).map(str::to_owned);
    let sentence = mistake.map(|key| t!(language, &key));
    let wrong = sentence.is_some();
    let error = sentence.clone().map(|sentence| {
        view! { <FieldError field="confirmed".to_owned() prefix=t!(language, "error-prefix") sentence/> }
    });
    let confirm = (lacking > 0).then(|| {
        view! {
            <div class=if wrong { "field field--error" } else { "field" }>
                {error}
                <label class="choice">
                    <input
                        class="choice__input"
                        type="checkbox"
                        id="confirmed"
                        name="confirmed"
                        value="yes"
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=wrong.then(|| format!("{}-erreur", "confirmed"))
                    />
                    <span class="choice__text">
                        <span class="choice__title">{t!(language, "close-confirm", n = lacking)}</span>
                        <span class="choice__hint">{t!(language, "close-confirm-hint")}</span>
                    </span>
                </label>
            </div>
        }
    });
    let (open, send) = if month.versions.is_empty() { ("close-open", "close-send") } else { ("amend-open", "amend-send") };
    let name = capital(&language.month(month.month));
    let view = view! {
        <details class="disclose" open=wrong>
            <summary class="button disclose__summary"><Icon name="lock"/>{t!(language, open)}</summary>
            <form class="disclose__body form" method="post" action={action::<Close>()} novalidate>
                <input type="hidden" name="month" value=month.month.to_string()/>
                <input type="hidden" name="version" value=month.next_version().to_string()/>
                <input type="hidden" name="seen" value=mark_of(due)/>
                <p>{t!(language, "close-text", month = name, n = due.len() as i64)}</p>
                {confirm}
                <button class="button button--main">{t!(language, send)}</button>
            </form>
        </details>
    };
    let mistakes = sentence.map(|sentence| ("confirmed".to_owned(), sentence)).into_iter().collect();
    Some(Form { view: view.into_any(), mistakes })
}
