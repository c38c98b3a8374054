//! A pending declaration in the review queue: its signals, the months before it, its lines, its questions and its forms.

use super::actions::{Ask, Validate, question_form_of};
use crate::{
    declarations::record::{beside, sums},
    texts::t,
    ui::{
        form::{FieldError, OfWhat},
        icon::Icon,
        rows::{MonthState, StateMark, at, capital, initials},
    },
    url::{self, action},
    web::forms::FormDraft,
};
use domain::{
    declarations::declaration::DeclarationState,
    review::signals::{ReviewedMonth, Signal, signals},
    values::{
        ids::{DeclarationId, PersonId},
        language::Language,
        money::Cents,
    },
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{PendingReview, Question};

/// Bars of the sparkline: the month under review and those before it.
const MONTHS_SHOWN: usize = 6;

/// A pending declaration with its signals.
pub struct ReviewItem {
    /// The declaration.
    pub pending: PendingReview,
    /// Its signals, the strongest first.
    pub signals: Vec<Signal>,
}

impl ReviewItem {
    /// Computes the signals of a pending declaration.
    pub fn of(pending: PendingReview) -> Self {
        let month = ReviewedMonth {
            month: pending.month,
            total: pending.total,
            version: pending.version,
            answered: pending.answered(),
            contested: pending.contested,
            ceiling_near: pending.ceiling_near,
        };
        Self { signals: signals(&pending.before, &month), pending }
    }

    /// Whether it awaits the participant's answer to a question.
    pub fn awaits_answer(&self) -> bool {
        self.pending.state == DeclarationState::QuestionAsked
    }

    /// Whether it may be validated in a batch: it awaits a decision and has no signal.
    pub fn is_batchable(&self) -> bool {
        !self.awaits_answer() && self.signals.is_empty()
    }
}

/// What the items of one page share.
pub struct QueueView<'a> {
    /// The language of the screens.
    pub language: Language,
    /// The signed-in user.
    pub user: &'a PersonId,
    /// Whether the people of every coach are shown.
    pub everyone: bool,
    /// Refused questions by the name of their form; drawing an item takes its draft.
    pub drafts: HashMap<String, FormDraft<String>>,
    /// The declaration after each.
    pub next: HashMap<DeclarationId, DeclarationId>,
    /// The declaration before each.
    pub previous: HashMap<DeclarationId, DeclarationId>,
}

impl QueueView<'_> {
    /// Card of a declaration with signals or with an open question.
    pub fn article(&mut self, item: &ReviewItem) -> impl IntoView + use<> {
        let (language, pending) = (self.language, &item.pending);
        let state = MonthState::Declared { state: pending.state, imported: false };
        let (next, previous) = self.neighbours(&pending.id);
        let month = capital(&language.month(pending.month));
        let sent = t!(language, "review-sent", month = month, at = at(language, pending.sent.created_at));
        view! {
            <article class="review" id=format!("d-{}", pending.id) tabindex="-1" data-figure data-next=next data-back=previous>
                <header class="review__head">
                    <span class="avatar" aria-hidden="true">{initials(&pending.name)}</span>
                    <div>
                        <h3 class="review__name"><a href=url::month(&pending.participant_id, pending.month)>{pending.name.clone()}</a></h3>
                        <p class="review__month">{sent}{self.coach_suffix(pending)}</p>
                    </div>
                    <StateMark language state/>
                </header>
                {reasons(language, &item.signals)}
                {self.panel(item)}
            </article>
        }
    }

    /// Row of a declaration without signals, which opens into the same panel.
    pub fn row(&mut self, item: &ReviewItem) -> impl IntoView + use<> {
        let (language, pending) = (self.language, &item.pending);
        let open = self.drafts.contains_key(&question_form_of(&pending.id));
        let (next, previous) = self.neighbours(&pending.id);
        let note = format!("{}{}", month_and_change(language, pending), self.coach_suffix(pending));
        let months = sparkline(language, pending);
        view! {
            <li class="row">
                <details class="disclose review__row" open=open data-next=next data-back=previous>
                    <summary class="row__link disclose__summary" id=format!("d-{}", pending.id) data-figure>
                        <span class="row__main">
                            <span class="row__title">{pending.name.clone()}</span>
                            <span class="row__note">{note}</span>
                        </span>
                        <span class="row__spark" aria-hidden="true">{months}</span>
                        <span class="row__figure num">{language.amount(pending.total)}</span>
                    </summary>
                    <div class="review__panel">
                        <p class="link-list"><a href=url::month(&pending.participant_id, pending.month)>{t!(language, "review-see", name = pending.name.clone())}</a></p>
                        {self.panel(item)}
                    </div>
                </details>
            </li>
        }
    }

    /// Anchors of the next and the previous declaration; empty at the ends of the list.
    fn neighbours(&self, id: &DeclarationId) -> (String, String) {
        let anchor = |to: &HashMap<_, _>| to.get(id).map(|id: &DeclarationId| format!("d-{id}")).unwrap_or_default();
        (anchor(&self.next), anchor(&self.previous))
    }

    /// ", à la place de Claire Martin" in a substitute's own queue; ", avec Claire Martin" in everyone's.
    fn coach_suffix(&self, pending: &PendingReview) -> String {
        let key = match (self.everyone, pending.coach_id == *self.user) {
            (_, true) => return String::new(),
            (true, false) => "with",
            (false, false) => "review-instead",
        };
        format!(", {}", t!(self.language, key, name = pending.coach.clone()))
    }

    fn panel(&mut self, item: &ReviewItem) -> impl IntoView + use<> {
        let (language, pending) = (self.language, &item.pending);
        let start = language.short_amount(pending.starting_turnover);
        let aims = match pending.goal {
            Some(goal) => t!(language, "review-goal", goal = language.short_amount(goal), start = start),
            None => t!(language, "review-start", start = start),
        };
        let entered = pending.sent.entered_reason.clone().map(|reason| {
            let by = t!(language, "entry-by", name = pending.sent.author.clone(), at = at(language, pending.sent.created_at));
            view! { <p class="review__compare">{by}" "{t!(language, "entered-reason", reason = reason)}</p> }
        });
        view! {
            <div class="review__body">
                <div>
                    <p class="review__figure num">{language.amount(pending.total)}</p>
                    <p class="review__compare">{change_since_last_month(language, pending)}</p>
                    <p class="review__compare">{aims}</p>
                </div>
                {sparkline(language, pending)}
            </div>
            {entered}
            {sums(language, &pending.sent.lines)}
            {beside(language, &pending.sent)}
            {thread(language, pending)}
            <div class="review__actions">
                <form method="post" action={action::<Validate>()}>
                    {self.hidden_fields(pending)}
                    <button class="button button--small">
                        <Icon name="check"/>
                        {t!(language, "review-validate")}
                        <span class="visually-hidden">{t!(language, "review-of", name = pending.name.clone())}</span>
                    </button>
                </form>
                {(!item.awaits_answer()).then(|| self.question_form(item))}
            </div>
        }
    }

    /// Hidden fields of a decision: the declaration, its version, and where to go on.
    fn hidden_fields(&self, pending: &PendingReview) -> impl IntoView + use<> {
        let field = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
        view! {
            {field("declaration", pending.id.to_string())}
            {field("seen", pending.version.to_string())}
            {self.everyone.then(|| field("everyone", "oui".into()))}
            {self.next.get(&pending.id).map(|next| field("next", next.to_string()))}
        }
    }

    fn question_form(&mut self, item: &ReviewItem) -> impl IntoView + use<> {
        let (language, pending) = (self.language, &item.pending);
        let draft = self.drafts.remove(&question_form_of(&pending.id));
        let mistake = draft.as_ref().and_then(|draft| draft.mistake("question")).map(str::to_owned);
        let open = draft.is_some();
        let value = draft.map(|draft| draft.typed).unwrap_or_default();
        view! {
            <details class="disclose" open=open data-ask>
                <summary class="button button--small disclose__summary">{t!(language, "review-ask")}</summary>
                <form class="disclose__body form" method="post" action={action::<Ask>()} novalidate>
                    {self.hidden_fields(pending)}
                    {suggestions(language, item)}
                    <QuestionField language id=pending.id.to_string() mistake value/>
                    <button class="button">{t!(language, "review-ask-send")}<OfWhat language name=pending.name.clone()/></button>
                </form>
            </details>
        }
    }
}

/// List of the signals; `None` if there are none.
fn reasons(language: Language, signals: &[Signal]) -> impl IntoView + use<> {
    let reasons = signals.iter().map(|signal| view! { <li class="signal">{signal_text(language, *signal)}</li> }).collect_view();
    (!signals.is_empty()).then(|| view! { <ul class="signals" aria-label=t!(language, "review-signals")>{reasons}</ul> })
}

fn signal_text(language: Language, signal: Signal) -> String {
    t!(language, signal.key(), n = signal.number())
}

/// Three suggested questions at most: those of the signals, then two general ones.
fn suggestions(language: Language, item: &ReviewItem) -> impl IntoView + use<> {
    let mut keys: Vec<&str> = item.signals.iter().map(|signal| signal.question()).chain(["suggest-all", "suggest-category"]).collect();
    keys.truncate(3);
    let choices = keys
        .into_iter()
        .map(|key| {
            let sentence = t!(language, key);
            view! {
                <label class="choice">
                    <input class="choice__input" type="radio" name="suggested" value=sentence.clone()/>
                    <span class="choice__text">{sentence}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="fieldset">
            <legend class="fieldset__legend">{t!(language, "review-suggested")}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

/// Field of the question; its id holds the declaration's, as a page has several.
#[component]
fn QuestionField(language: Language, id: String, mistake: Option<String>, value: String) -> impl IntoView {
    let field = format!("question-{id}");
    let wrong = mistake.is_some();
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=field.clone()>{t!(language, "review-question-label")}</label>
            {mistake.map(|key| view! { <FieldError field=field.clone() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <input class="input" id=field.clone() name="question" autocomplete="off" value=value
                aria-describedby=wrong.then(|| format!("{field}-erreur")) aria-invalid=wrong.then_some("true")/>
        </div>
    }
}

/// Questions and answers on the month, oldest first; `None` if there are none.
fn thread(language: Language, pending: &PendingReview) -> impl IntoView + use<> {
    let item = |question: &Question| {
        let answer = question.answer.clone().zip(question.answered_at).map(|(answer, when)| {
            view! {
                <li class="thread__item thread__item--mine">
                    <p class="thread__who">{t!(language, "thread-who", name = pending.name.clone(), at = at(language, when))}</p>
                    <p class="thread__text">{answer}</p>
                </li>
            }
        });
        view! {
            <li class="thread__item">
                <p class="thread__who">{t!(language, "thread-who", name = question.asked_by.clone(), at = at(language, question.asked_at))}</p>
                <p class="thread__text">{question.question.clone()}</p>
            </li>
            {answer}
        }
    };
    let items: Vec<_> = pending.earlier_questions.iter().chain(&pending.question).map(item).collect();
    (!items.is_empty()).then(|| view! { <ol class="thread">{items}</ol> })
}

/// "Octobre 2026, 69,51 € de moins qu’en septembre".
pub fn month_and_change(language: Language, pending: &PendingReview) -> String {
    format!("{}, {}", capital(&language.month(pending.month)), change_since_last_month(language, pending))
}

fn change_since_last_month(language: Language, pending: &PendingReview) -> String {
    let Some((month, before)) = pending.before.last() else { return t!(language, "compare-first") };
    let difference = pending.total + before.negated();
    let key = match difference.cmp(&Cents::ZERO) {
        std::cmp::Ordering::Greater => "compare-more",
        std::cmp::Ordering::Equal => "compare-same",
        std::cmp::Ordering::Less => "compare-less",
    };
    t!(language, key, amount = language.amount(difference.magnitude()), month = language.month_name(*month))
}

/// The last months as bars, the month under review last; the label lists their amounts.
fn sparkline(language: Language, pending: &PendingReview) -> impl IntoView + use<> {
    let before = &pending.before[(pending.before.len() + 1).saturating_sub(MONTHS_SHOWN)..];
    let all: Vec<_> = before.iter().copied().chain([(pending.month, pending.total)]).collect();
    let top = all.iter().map(|(_, amount)| amount.get()).max().unwrap_or(0).max(1) as f64;
    let label = all.iter().map(|(month, amount)| format!("{} {}", language.month_name(*month), language.amount(*amount)));
    let label = label.collect::<Vec<_>>().join(", ");
    let first = MONTHS_SHOWN - all.len().min(MONTHS_SHOWN);
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
