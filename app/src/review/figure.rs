//! One figure under review: why it deserves a look, the months before it, its lines, what was asked, what to do.

use super::actions::question_form_of;
use crate::review::actions::Ask;
use crate::review::actions::Validate;
use crate::routes::action;
use crate::url;
use crate::{
    declarations::record::{beside, sums},
    texts::t,
    ui::{
        form::FieldError,
        icon::Icon,
        rows::{MonthState, StateMark, at, capital, initials},
    },
    web::outcome::FormDraft,
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

/// How many months stand beside a figure, its own included.
const MONTHS_SHOWN: usize = 6;

/// A figure with the reasons to look at it.
pub struct Reviewed {
    /// The figure.
    pub waiting: PendingReview,
    /// Why it deserves a look, the most telling reason first.
    pub signals: Vec<Signal>,
}

impl Reviewed {
    /// Looks at a figure.
    pub fn of(waiting: PendingReview) -> Self {
        let figure = ReviewedMonth {
            month: waiting.month,
            total: waiting.total,
            version: waiting.version,
            answered: waiting.answered(),
            ceiling_near: waiting.ceiling_near,
        };
        Self { signals: signals(&waiting.before, &figure), waiting }
    }

    /// Whether its participant is to answer first.
    pub fn is_asked(&self) -> bool {
        self.waiting.state == DeclarationState::QuestionAsked
    }

    /// Whether nothing speaks against taking it as right with the others.
    pub fn is_quiet(&self) -> bool {
        !self.is_asked() && self.signals.is_empty()
    }
}

/// What all figures of a page have in common.
pub struct Shown<'a> {
    /// The language of the screens.
    pub language: Language,
    /// Who looks.
    pub me: &'a PersonId,
    /// Whether everyone's figures are shown, not the own ones alone.
    pub everyone: bool,
    /// The questions that were refused, by the name of their form.
    pub kept: HashMap<String, FormDraft<String>>,
    /// The figure after each, to go on with.
    pub next: HashMap<DeclarationId, DeclarationId>,
    /// The figure before each.
    pub back: HashMap<DeclarationId, DeclarationId>,
}

impl Shown<'_> {
    /// A figure that deserves a look, or whose answer is awaited: open, whole.
    pub fn article(&mut self, reviewed: &Reviewed) -> impl IntoView + use<> {
        let (language, waiting) = (self.language, &reviewed.waiting);
        let state = MonthState::Declared { state: waiting.state, imported: false };
        let (next, back) = self.neighbours(&waiting.id);
        let month = capital(&language.month(waiting.month));
        let sent = t!(language, "review-sent", month = month, at = at(language, waiting.sent.created_at));
        view! {
            <article class="review" id=format!("d-{}", waiting.id) tabindex="-1" data-figure data-next=next data-back=back>
                <header class="review__head">
                    <span class="avatar" aria-hidden="true">{initials(&waiting.name)}</span>
                    <div>
                        <h3 class="review__name"><a href=url::month(&waiting.participant_id, waiting.month)>{waiting.name.clone()}</a></h3>
                        <p class="review__month">{sent}{self.of_coach(waiting)}</p>
                    </div>
                    <StateMark language state/>
                </header>
                {reasons(language, &reviewed.signals)}
                {self.panel(reviewed)}
            </article>
        }
    }

    /// A figure like the months before it: a line that opens.
    pub fn row(&mut self, reviewed: &Reviewed) -> impl IntoView + use<> {
        let (language, waiting) = (self.language, &reviewed.waiting);
        let open = self.kept.contains_key(&question_form_of(&waiting.id));
        let (next, back) = self.neighbours(&waiting.id);
        let note = format!("{}{}", month_and_change(language, waiting), self.of_coach(waiting));
        let months = sparkline(language, waiting);
        view! {
            <li class="row">
                <details class="disclose review__row" open=open data-next=next data-back=back>
                    <summary class="row__link disclose__summary" id=format!("d-{}", waiting.id) data-figure>
                        <span class="row__main">
                            <span class="row__title">{waiting.name.clone()}</span>
                            <span class="row__note">{note}</span>
                        </span>
                        <span class="row__spark" aria-hidden="true">{months}</span>
                        <span class="row__figure num">{language.amount(waiting.total)}</span>
                    </summary>
                    <div class="review__panel">
                        <p><a href=url::month(&waiting.participant_id, waiting.month)>{t!(language, "review-see", name = waiting.name.clone())}</a></p>
                        {self.panel(reviewed)}
                    </div>
                </details>
            </li>
        }
    }

    /// The places on the page of the figures after and before one; none at its ends.
    fn neighbours(&self, id: &DeclarationId) -> (String, String) {
        let place = |to: &HashMap<_, _>| to.get(id).map(|id: &DeclarationId| format!("d-{id}")).unwrap_or_default();
        (place(&self.next), place(&self.back))
    }

    /// ", à la place de Claire Martin" in a substitute's own queue; ", avec Claire Martin" in everyone's.
    fn of_coach(&self, waiting: &PendingReview) -> String {
        let key = match (self.everyone, waiting.coach_id == *self.me) {
            (_, true) => return String::new(),
            (true, false) => "with",
            (false, false) => "review-instead",
        };
        format!(", {}", t!(self.language, key, name = waiting.coach.clone()))
    }

    fn panel(&mut self, reviewed: &Reviewed) -> impl IntoView + use<> {
        let (language, waiting) = (self.language, &reviewed.waiting);
        let start = language.short_amount(waiting.starting_turnover);
        let aims = match waiting.goal {
            Some(goal) => t!(language, "review-goal", goal = language.short_amount(goal), start = start),
            None => t!(language, "review-start", start = start),
        };
        view! {
            <div class="review__body">
                <div>
                    <p class="review__figure num">{language.amount(waiting.total)}</p>
                    <p class="review__compare">{compare(language, waiting)}</p>
                    <p class="review__compare">{aims}</p>
                </div>
                {sparkline(language, waiting)}
            </div>
            {sums(language, &waiting.sent.lines)}
            {beside(language, &waiting.sent)}
            {thread(language, waiting)}
            <div class="review__actions">
                <form method="post" action={action::<Validate>()}>
                    {self.hidden(waiting)}
                    <button class="button button--small">
                        <Icon name="check"/>
                        {t!(language, "review-validate")}
                        <span class="visually-hidden">{t!(language, "review-of", name = waiting.name.clone())}</span>
                    </button>
                </form>
                {(!reviewed.is_asked()).then(|| self.ask(reviewed))}
            </div>
        }
    }

    /// What a decision says of the figure that was seen, and where it leads.
    fn hidden(&self, waiting: &PendingReview) -> impl IntoView + use<> {
        let field = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
        view! {
            {field("declaration", waiting.id.to_string())}
            {field("seen", waiting.version.to_string())}
            {self.everyone.then(|| field("everyone", "oui".into()))}
            {self.next.get(&waiting.id).map(|next| field("next", next.to_string()))}
        }
    }

    fn ask(&mut self, reviewed: &Reviewed) -> impl IntoView + use<> {
        let (language, waiting) = (self.language, &reviewed.waiting);
        let kept = self.kept.remove(&question_form_of(&waiting.id));
        let mistake = kept.as_ref().and_then(|kept| kept.mistake("question")).map(str::to_owned);
        let open = kept.is_some();
        let value = kept.map(|kept| kept.typed).unwrap_or_default();
        view! {
            <details class="disclose" open=open data-ask>
                <summary class="button button--small disclose__summary">{t!(language, "review-ask")}</summary>
                <form class="disclose__body form" method="post" action={action::<Ask>()} novalidate>
                    {self.hidden(waiting)}
                    {suggestions(language, reviewed)}
                    <QuestionField language id=waiting.id.to_string() mistake value/>
                    <button class="button">{t!(language, "review-ask-send")}</button>
                </form>
            </details>
        }
    }
}

/// Why a figure deserves a look, in words.
fn reasons(language: Language, signals: &[Signal]) -> impl IntoView + use<> {
    let reasons = signals.iter().map(|signal| view! { <li class="signal">{words(language, *signal)}</li> }).collect_view();
    (!signals.is_empty()).then(|| view! { <ul class="signals" aria-label=t!(language, "review-signals")>{reasons}</ul> })
}

fn words(language: Language, signal: Signal) -> String {
    t!(language, signal.key(), n = signal.number())
}

/// Questions to choose from: those that the signals suggest, then two that always fit.
fn suggestions(language: Language, reviewed: &Reviewed) -> impl IntoView + use<> {
    let mut keys: Vec<&str> = reviewed.signals.iter().map(|signal| signal.question()).chain(["suggest-all", "suggest-category"]).collect();
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

/// The field of the question; several stand on one page, so its identifier is the declaration's.
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

/// What was asked of this month and answered, oldest first.
fn thread(language: Language, waiting: &PendingReview) -> impl IntoView + use<> {
    let item = |question: &Question| {
        let answer = question.answer.clone().zip(question.answered_at).map(|(answer, when)| {
            view! {
                <li class="thread__item thread__item--mine">
                    <p class="thread__who">{t!(language, "thread-who", name = waiting.name.clone(), at = at(language, when))}</p>
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
    let items: Vec<_> = waiting.earlier_questions.iter().chain(&waiting.question).map(item).collect();
    (!items.is_empty()).then(|| view! { <ol class="thread">{items}</ol> })
}

/// "Octobre 2026, 69,51 € de moins qu’en septembre".
pub fn month_and_change(language: Language, waiting: &PendingReview) -> String {
    format!("{}, {}", capital(&language.month(waiting.month)), compare(language, waiting))
}

fn compare(language: Language, waiting: &PendingReview) -> String {
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
fn sparkline(language: Language, waiting: &PendingReview) -> impl IntoView + use<> {
    let before = &waiting.before[(waiting.before.len() + 1).saturating_sub(MONTHS_SHOWN)..];
    let all: Vec<_> = before.iter().copied().chain([(waiting.month, waiting.total)]).collect();
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
