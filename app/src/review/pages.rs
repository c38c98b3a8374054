//! The review queue.

use super::{
    actions::{QUESTIONS, question_form_of},
    corrections::requested,
};
use crate::{
    answer::{Kept, kept_of},
    session::Asking,
    texts::t,
    ui::{
        frame::{Address, Page, PageResult},
        icon::Icon,
        rows::{MonthState, StateMark, at, capital, initials},
    },
};
use domain::{declaration::DeclarationState, language::Language, money::Cents, month::Month, people::Role};
use leptos::prelude::*;
use store::WaitingReview;

/// What waits, of the coach's own people or of everyone's.
pub async fn queue(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let everyone = asking.who.role == Role::Coordinator || address.asked("tous").is_some();
    let own = (!everyone).then_some(&asking.who.person_id);
    let waiting = asking.rows.review_queue(own).await?;
    let requests = asking.rows.requested_corrections(own).await?;
    let count = waiting.iter().filter(|w| w.state == DeclarationState::Submitted).count();
    let mut kept = kept_of(QUESTIONS).await;
    let articles = waiting.iter().map(|waiting| article(language, waiting, kept.remove(&question_form_of(&waiting.id)))).collect_view();
    let filter = (asking.who.role == Role::Coach).then(|| {
        view! {
            <nav class="filter" aria-label=t!(language, "review-filter")>
                <a class="filter__item" href="/verifications" aria-current=(!everyone).then_some("true")>{t!(language, "review-own")}</a>
                <a class="filter__item" href="/verifications?tous=oui" aria-current=everyone.then_some("true")>{t!(language, "review-everyone")}</a>
            </nav>
        }
    });
    let nothing = (waiting.is_empty() && requests.is_empty()).then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-queue"></use></svg>
                <h2 class="empty__title">{t!(language, "review-none-title")}</h2>
                <p class="empty__text">{t!(language, "review-none-text")}</p>
            </div>
        }
    });
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-review")}</h1>
            <p class="page__lead">{t!(language, "review-lead", n = count as i64)}</p>
        </header>
        {filter}
        {nothing}
        {requested(language, &requests)}
        <div class="queue">{articles}</div>
    };
    Ok(Page::new(t!(language, "nav-review"), "/verifications", body))
}

fn article(language: Language, waiting: &WaitingReview, kept: Option<Kept<String>>) -> impl IntoView + use<> {
    let state = MonthState::Declared { state: waiting.state, imported: false };
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
    let id = waiting.id.to_string();
    let ask = (waiting.state == DeclarationState::Submitted).then(|| {
        let mistake = kept.as_ref().and_then(|kept| kept.mistake("question")).map(str::to_owned);
        let open = kept.is_some();
        let value = kept.map(|kept| kept.typed).unwrap_or_default();
        view! {
            <details class="disclose" open=open>
                <summary class="button button--small disclose__summary">{t!(language, "review-ask")}</summary>
                <form class="disclose__body form" method="post" action="/api/verifications/demander" novalidate>
                    {hidden("declaration", id.clone())}
                    {hidden("seen", waiting.version.to_string())}
                    {hidden("participant", waiting.participant_id.to_string())}
                    {hidden("month", waiting.month.to_string())}
                    <QuestionField language id=id.clone() mistake value/>
                    <button class="button">{t!(language, "review-ask-send")}</button>
                </form>
            </details>
        }
    });
    let month = capital(&language.month(waiting.month));
    view! {
        <article class="review" id=format!("d-{id}")>
            <header class="review__head">
                <span class="avatar" aria-hidden="true">{initials(&waiting.name)}</span>
                <div>
                    <h2 class="review__name"><a href=format!("/suivis/{}", waiting.participant_id)>{waiting.name.clone()}</a></h2>
                    <p class="review__month">{month}</p>
                </div>
                <StateMark language state/>
            </header>
            <div class="review__body">
                <div>
                    <p class="review__figure num">{language.amount(waiting.total)}</p>
                    <p class="review__compare">{compare(language, waiting)}</p>
                </div>
                {spark(language, &waiting.before, (waiting.month, waiting.total))}
            </div>
            {question(language, waiting)}
            <div class="review__actions">
                <form method="post" action="/api/verifications/valider">
                    {hidden("declaration", waiting.id.to_string())}
                    {hidden("seen", waiting.version.to_string())}
                    <button class="button button--main button--small">
                        <Icon name="check"/>
                        {t!(language, "review-validate")}
                        <span class="visually-hidden">{t!(language, "review-of", name = waiting.name.clone())}</span>
                    </button>
                </form>
                {ask}
            </div>
        </article>
    }
}

/// The field of the question; several stand on one page, so its identifier is the declaration's.
#[component]
fn QuestionField(language: Language, id: String, mistake: Option<String>, value: String) -> impl IntoView {
    let field = format!("question-{id}");
    let wrong = mistake.is_some();
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=field.clone()>{t!(language, "review-question-label")}</label>
            {mistake.map(|key| view! {
                <crate::ui::form::FieldError field=field.clone() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/>
            })}
            <input class="input" id=field.clone() name="question" autocomplete="off" value=value
                aria-describedby=wrong.then(|| format!("{field}-erreur")) aria-invalid=wrong.then_some("true")/>
        </div>
    }
}

fn question(language: Language, waiting: &WaitingReview) -> impl IntoView + use<> {
    waiting.question.as_ref().map(|question| {
        let answer = question.answer.clone().zip(question.answered_at).map(|(answer, when)| {
            view! {
                <li class="thread__item thread__item--mine">
                    <p class="thread__who">{t!(language, "thread-who", name = waiting.name.clone(), at = at(language, when))}</p>
                    <p class="thread__text">{answer}</p>
                </li>
            }
        });
        view! {
            <ol class="thread">
                <li class="thread__item">
                    <p class="thread__who">{t!(language, "thread-who", name = question.asked_by.clone(), at = at(language, question.asked_at))}</p>
                    <p class="thread__text">{question.question.clone()}</p>
                </li>
                {answer}
            </ol>
        }
    })
}

fn compare(language: Language, waiting: &WaitingReview) -> String {
    let Some((month, before)) = waiting.before.last() else { return t!(language, "compare-first") };
    let difference = waiting.total + before.negated();
    let key = match difference.cmp(&Cents::ZERO) {
        std::cmp::Ordering::Greater => "compare-more",
        std::cmp::Ordering::Equal => "compare-same",
        std::cmp::Ordering::Less => "compare-less",
    };
    t!(language, key, amount = language.amount(difference.magnitude()), month = language.month_name(*month))
}

/// The last months as small bars, the one under review last; read aloud as figures.
pub fn spark(language: Language, before: &[(Month, Cents)], now: (Month, Cents)) -> impl IntoView + use<> {
    let all: Vec<_> = before.iter().copied().chain([now]).collect();
    let top = all.iter().map(|(_, amount)| amount.get()).max().unwrap_or(0).max(1) as f64;
    let label = all.iter().map(|(month, amount)| format!("{} {}", language.month_name(*month), language.amount(*amount)));
    let label = label.collect::<Vec<_>>().join(", ");
    let first = 6 - all.len().min(6);
    let bars = all
        .iter()
        .enumerate()
        .map(|(at, (_, amount))| {
            let height = (amount.get().max(0) as f64 / top * 44.0).max(2.0).round();
            let class = match (at + 1 == all.len(), amount.get() > 0) {
                (true, _) => "spark__bar spark__bar--now",
                (false, true) => "spark__bar",
                (false, false) => "spark__bar spark__bar--none",
            };
            view! { <rect class=class x=(first + at) * 20 y=48.0 - height width="14" height=height rx="3"></rect> }
        })
        .collect_view();
    view! { <svg class="spark" width="114" height="48" viewBox="0 0 114 48" role="img" aria-label=label>{bars}</svg> }
}
