//! A participant asks for a validated figure to be opened again: the coach opens it, or says why not.

use super::actions::tell;
use crate::routes::action;
use crate::url;
use crate::{
    texts::t,
    ui::{form::TextField, icon::Icon, rows::at},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, refused_or, reject_form, respond},
    },
};
use domain::{
    people::{TextMistake, one_line},
    review::step::LONGEST_SENTENCE,
    values::{ids::PersonId, language::Language, month::Month},
};
use leptos::prelude::*;
use store::{CorrectionRequest, Declaration, RequestedCorrection, StoreError};

/// Under which name the coach's sentence on a month is kept.
fn form_of(participant: &PersonId, month: Month) -> String {
    format!("correction.{participant}.{month}")
}

/// Opens a month again (`open`), or leaves it as it is and says why.
#[server(endpoint = "verifications/rouvrir")]
pub async fn decide_correction(
    participant: String,
    #[server(default)] month: String,
    #[server(default)] seen: i64,
    #[server(default)] sentence: String,
    #[server(default)] open: String,
) -> Result<(), AppError> {
    respond(decide(participant, month, seen, sentence, !open.is_empty()).await)
}

async fn decide(participant: String, month: String, seen: i64, typed: String, open: bool) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let participant = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    let month: Month = month.parse().map_err(|_| StoreError::NotFound)?;
    let page = url::month(&participant, month);
    let form = form_of(&participant, month);
    let sentence = match one_line(&typed, LONGEST_SENTENCE) {
        Ok(sentence) => Some(sentence),
        // Who opens the month need not say anything.
        Err(TextMistake::Empty) if open => None,
        Err(mistake) => {
            let key = if mistake == TextMistake::Empty { "correction-why-empty" } else { mistake.key() };
            return reject_form(&form, page, &FormDraft::of(typed, [("sentence", key)])).await;
        }
    };
    let enrollment = ctx.store.enrollments().enrollment_for(&participant, month).await?;
    let declaration = ctx.store.declarations().declaration(&enrollment.id, month).await?.ok_or(StoreError::NotFound)?;
    let message = tell(&ctx, &participant, month, "message-correction-subject", "message-correction").await?;
    let (by, role) = (ctx.actor(), ctx.user.role);
    let decided = match &sentence {
        Some(sentence) if !open => {
            ctx.store.declarations().keep_validated(&by, role, &declaration.id, seen, sentence, message.as_ref()).await
        }
        sentence => ctx.store.declarations().reopen(&by, role, &declaration.id, seen, sentence.as_deref(), message.as_ref()).await,
    };
    let decided = finish_form(&ctx, &form, typed, decided).await;
    let say = if open { "correction-opened" } else { "correction-kept" };
    refused_or(decided, &page.clone(), |()| Outcome::done(page, say))
}

/// What is requested of the coach, first thing in the review.
pub fn requested(language: Language, requests: &[RequestedCorrection]) -> impl IntoView + use<> {
    let rows = requests
        .iter()
        .map(|request| {
            let month = language.month(request.month);
            let note = t!(language, "thread-correction", reason = request.reason.clone());
            view! {
                <li class="row">
                    <a class="row__link" href=url::month(&request.participant_id, request.month)>
                        <span class="row__main">
                            <span class="row__title">{t!(language, "correction-of", name = request.name.clone(), month = month)}</span>
                            <span class="row__note">{note}</span>
                            <span class="row__note">{at(language, request.asked_at)}</span>
                        </span>
                        <span class="row__figure num">{language.amount(request.total)}</span>
                        <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
                    </a>
                </li>
            }
        })
        .collect_view();
    (!requests.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "corrections-title")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

/// The decision on an open request, with one sentence for both answers.
pub async fn decision_form(
    language: Language,
    participant: &PersonId,
    declaration: &Declaration,
    requests: &[CorrectionRequest],
) -> Option<impl IntoView + use<>> {
    let request = requests.iter().find(|request| request.decided_at.is_none())?;
    let kept: Option<FormDraft<String>> = load_draft(&form_of(participant, declaration.month)).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake("sentence")).map(str::to_owned);
    let value = kept.map(|kept| kept.typed).unwrap_or_default();
    Some(view! {
        <article class="card card--question">
            <p class="card__eyebrow"><Icon name="question"/>{t!(language, "corrections-one")}</p>
            <p class="card__quote">{request.reason.clone()}</p>
            <form class="form" method="post" action={action::<DecideCorrection>()} novalidate>
                <input type="hidden" name="participant" value=participant.to_string()/>
                <input type="hidden" name="month" value=declaration.month.to_string()/>
                <input type="hidden" name="seen" value=declaration.version().to_string()/>
                <TextField language name="sentence" label=t!(language, "correction-sentence") hint=t!(language, "correction-sentence-hint") mistake value/>
                <div class="actions">
                    <button class="button button--main" name="open" value="1">{t!(language, "correction-do-open")}</button>
                    <button class="button">{t!(language, "correction-do-keep")}</button>
                </div>
            </form>
        </article>
    })
}
