//! Requests to correct a validated declaration: the team reopens the month, or keeps it and says why.

use super::actions::month_message;
use crate::{
    texts::t,
    ui::{form::TextField, icon::Icon, rows::at},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    people::{TextMistake, one_line},
    review::step::LONGEST_SENTENCE,
    values::{ids::PersonId, language::Language, month::Month},
};
use leptos::prelude::*;
use store::{CorrectionRequest, Declaration, RequestedCorrection, StoreError};

/// Name of the form under which the team's sentence on a month is kept.
fn form_of(participant: &PersonId, month: Month) -> String {
    format!("correction.{participant}.{month}")
}

/// Decides on the correction that a participant requested: with `open` the month is reopened, the sentence being optional;
/// without it the month stays validated, and the sentence says why.
#[server(endpoint = "verifications/rouvrir")]
pub async fn decide_correction(
    participant: PersonId,
    month: Month,
    #[server(default)] seen: i64,
    #[server(default)] sentence: String,
    #[server(default)] open: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let reopens = !open.is_empty();
    let (page, form) = (url::month(&participant, month), form_of(&participant, month));
    let read = match one_line(&sentence, LONGEST_SENTENCE) {
        Ok(read) => Some(read),
        Err(TextMistake::Empty) if reopens => None,
        Err(mistake) => {
            let key = if mistake == TextMistake::Empty { "correction-why-empty" } else { mistake.key() };
            return respond(reject_form(&form, page, &FormDraft::of(sentence, [("sentence", key)])).await);
        }
    };
    let enrollment = ctx.store.enrollments().enrollment_for(&participant, month).await?;
    let declaration = ctx.store.declarations().declaration(&enrollment.id, month).await?.ok_or(StoreError::NotFound)?;
    let message = month_message(&ctx, &participant, month, "message-correction-subject", "message-correction").await?;
    let (by, role) = (ctx.actor(), ctx.user.role);
    let decided = match &read {
        Some(read) if !reopens => ctx.store.declarations().keep_validated(&by, role, &declaration.id, seen, read, message.as_ref()).await,
        read => ctx.store.declarations().reopen(&by, role, &declaration.id, seen, read.as_deref(), message.as_ref()).await,
    };
    let decided = finish_form(&ctx, &form, sentence, decided).await;
    let say = if reopens { "correction-opened" } else { "correction-kept" };
    respond(refused_or(decided, &page, |()| Outcome::done(&page, say)))
}

/// The most correction requests that the queue shows; the title says how many there are.
const MOST_REQUESTS: usize = 20;

/// Section of the review queue with the oldest open correction requests; `None` if there are none.
pub fn requested(language: Language, requests: &[RequestedCorrection]) -> impl IntoView + use<> {
    let rows = requests
        .iter()
        .take(MOST_REQUESTS)
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
    let count = requests.len();
    let count_shown = (count > MOST_REQUESTS).then(|| view! { <span class="count">{count}</span> });
    (count > 0).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "corrections-title")}{count_shown}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

/// Form that decides on the open correction request of a declaration; `None` if no request is open.
pub async fn decision_form(
    language: Language,
    participant: &PersonId,
    declaration: &Declaration,
    requests: &[CorrectionRequest],
) -> Option<impl IntoView + use<>> {
    let request = requests.iter().find(|request| request.decided_at.is_none())?;
    let draft: Option<FormDraft<String>> = load_draft(&form_of(participant, declaration.month)).await;
    let mistake = draft.as_ref().and_then(|draft| draft.mistake("sentence")).map(str::to_owned);
    let value = draft.map(|draft| draft.typed).unwrap_or_default();
    Some(view! {
        <article class="card card--question">
            <p class="card__eyebrow"><Icon name="question"/>{t!(language, "corrections-one")}</p>
            <blockquote class="card__quote">{request.reason.clone()}</blockquote>
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
