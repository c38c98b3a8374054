//! Closing a month: the form and its server function.

use super::form::StatementForm;
use crate::{
    texts::t,
    ui::{form::FieldError, icon::Icon, rows::capital},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    statements::StatementRefusal,
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Closing, DueLine, MonthStatement, Refusal, StoreError, fingerprint_of};

/// The name of the draft of the form that closes a month.
const CLOSE: &str = "statement.close";

/// The form that closes a month as it was refused: only the month is needed to show the mistake on the right page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedClosing {
    month: String,
}

/// Closes the next version of a month. `version` is its number and `seen` the fingerprint of its rows, both as the page showed
/// them; `confirmed` is `yes` to close it though something is missing.
#[server(endpoint = "etats/clore")]
pub async fn close(
    month: Month,
    #[server(default)] version: String,
    #[server(default)] seen: String,
    #[server(default)] confirmed: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::statement(month);
    let version = version.trim().parse().unwrap_or_default();
    let closing = Closing { month, version, seen: &seen, confirmed: confirmed == "yes" };
    let closed = ctx.store.statements().close_statement(&ctx.actor(), &closing, ctx.visitor.today()).await;
    let typed = TypedClosing { month: month.to_string() };
    if let Err(StoreError::Refused(Refusal::Statement(refusal @ StatementRefusal::Incomplete))) = &closed {
        let mistakes = vec![("confirmed", refusal.key()).into()];
        return respond(reject_form(CLOSE, page, &FormDraft { typed, mistakes }).await);
    }
    let closed = finish_form(&ctx, CLOSE, typed, closed).await;
    respond(refused_or(closed, &page, |()| Outcome::done(&page, "statement-closed")))
}

/// The form that closes the next version; `None` while the month is not over or no row is due. It is folded, so that opening it
/// confirms; when something is missing, a checkbox confirms too.
pub async fn closing_form(language: Language, month: &MonthStatement, due: &[DueLine], over: bool) -> Option<StatementForm> {
    if due.is_empty() || !over {
        return None;
    }
    let lacking = due.iter().filter(|line| !line.missing.is_empty()).count() as i64;
    let draft: Option<FormDraft<TypedClosing>> = load_draft(CLOSE).await;
    let draft = draft.filter(|draft| lacking > 0 && draft.typed.month == month.month.to_string());
    let mistake = draft.as_ref().and_then(|draft| draft.mistake("confirmed")).map(str::to_owned);
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
            <summary class="button button--main disclose__summary"><Icon name="lock"/>{t!(language, open)}</summary>
            <form class="disclose__body form" method="post" action={action::<Close>()} novalidate>
                <input type="hidden" name="month" value=month.month.to_string()/>
                <input type="hidden" name="version" value=month.next_version().to_string()/>
                <input type="hidden" name="seen" value=fingerprint_of(due)/>
                <p>{t!(language, "close-text", month = name, n = due.len() as i64)}</p>
                {confirm}
                <button class="button button--main">{t!(language, send)}</button>
            </form>
        </details>
    };
    let mistakes = sentence.map(|sentence| ("confirmed".to_owned(), sentence)).into_iter().collect();
    Some(StatementForm { view: view.into_any(), mistakes })
}
