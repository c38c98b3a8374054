//! Taking figures as right together: the page that confirms it, what is told afterwards, and the way back.

use super::{
    figure::month_and_change,
    pages::{coaches, of_everyone, reviewed},
};
use crate::review::actions::Undo;
use crate::review::actions::ValidateAll;
use crate::routes::action;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    texts::t,
    ui::{icon::Icon, rows::at},
    web::context::{RequestContext, Visitor},
};
use domain::values::{
    ids::{BatchId, DeclarationId},
    language::Language,
    paris,
};
use leptos::prelude::*;
use store::{Batch, BatchOutcome, LastStep, StoreError};

/// The figures without a signal, each ticked, and the one button that takes them as right.
pub async fn confirm(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let everyone = of_everyone(&ctx, &address);
    let all = reviewed(&ctx, &coaches(&ctx, everyone).await?).await?;
    let quiet: Vec<_> = all.into_iter().filter(|it| it.is_quiet()).map(|it| it.waiting).collect();
    let back = if everyone { "/verifications?tous=oui" } else { "/verifications" };
    let count = quiet.len();
    let figures = quiet
        .into_iter()
        .enumerate()
        .map(|(place, waiting)| {
            let change = month_and_change(language, &waiting);
            view! {
                <label class="choice">
                    <input
                        class="choice__input"
                        type="checkbox"
                        name=format!("figures[{place}]")
                        value=format!("{}.{}", waiting.id, waiting.version)
                        checked
                    />
                    <span class="choice__text">
                        <span class="choice__title">{waiting.name}</span>
                        <span class="choice__hint">{change}</span>
                    </span>
                    <span class="row__figure num">{language.amount(waiting.total)}</span>
                </label>
            }
        })
        .collect_view();
    let send = (count > 0).then(|| {
        view! {
            <div class="actionbar">
                <button class="button button--main"><Icon name="check"/>{t!(language, "batch-confirm")}</button>
            </div>
        }
    });
    let lead = if count > 0 { "batch-lead" } else { "batch-none" };
    let body = view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "nav-review")}</a>
            <h1 class="page__title">{t!(language, "batch-begin", n = count as i64)}</h1>
            <p class="page__lead">{t!(language, lead)}</p>
        </header>
        <form class="form" method="post" action={action::<ValidateAll>()}>
            {everyone.then(|| view! { <input type="hidden" name="everyone" value="oui"/> })}
            <div class="choices">{figures}</div>
            {send}
        </form>
    };
    Ok(Page::new(t!(language, "batch-title"), "/verifications", body))
}

/// What the queue tells of the decision before.
pub struct ReviewFlash {
    /// In words.
    pub flash: Option<AnyView>,
    /// What was taken as right in one go, if the address names it.
    pub batch: Option<Batch>,
}

/// Reads what the address names: a batch, or a figure that somebody else was first at.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn told(ctx: &RequestContext, address: &Address) -> Result<ReviewFlash, StoreError> {
    let language = ctx.language();
    if let Some(id) = address.asked("lot").and_then(|id| BatchId::try_from(id).ok())
        && let Some(batch) = ctx.store.review().batch(&id).await?
    {
        return Ok(ReviewFlash { flash: Some(of_batch(language, &batch)), batch: Some(batch) });
    }
    if let Some(id) = address.asked("vu").and_then(|id| DeclarationId::try_from(id).ok())
        && let Some(step) = ctx.store.review().last_step(&id).await?
    {
        let mine = step.actor_id.as_deref() == Some(ctx.user.person_id.as_str());
        let sentence = first(language, &ctx.visitor, &step, mine);
        return Ok(ReviewFlash { flash: Some(flash("warning", vec![sentence])), batch: None });
    }
    Ok(ReviewFlash { flash: None, batch: None })
}

fn flash(kind: &str, sentences: Vec<String>) -> AnyView {
    let (icon, role) = if kind == "done" { ("check", "status") } else { ("warning", "alert") };
    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    view! { <div class=format!("flash flash--{kind}") role=role><Icon name=icon/><div class="flash__text">{sentences}</div></div> }
        .into_any()
}

fn of_batch(language: Language, batch: &Batch) -> AnyView {
    let count = |outcome| batch.of(outcome).count() as i64;
    let names = |outcome| {
        let name = |figure: &store::BatchFigure| format!("{} ({})", figure.name, language.month_name(figure.month));
        batch.of(outcome).map(name).collect::<Vec<_>>().join(", ")
    };
    let (done, left, kept) = (count(BatchOutcome::Validated), count(BatchOutcome::Left), count(BatchOutcome::FormDraft));
    let first = if batch.undone_at.is_some() {
        t!(language, "batch-undone", n = count(BatchOutcome::Undone))
    } else if batch.figures.len() == 1 && done == 1 {
        t!(language, "review-validated")
    } else {
        t!(language, "batch-validated", n = done)
    };
    let left = (left > 0).then(|| t!(language, "batch-left", n = left, names = names(BatchOutcome::Left)));
    let kept = (kept > 0).then(|| t!(language, "batch-kept", n = kept, names = names(BatchOutcome::FormDraft)));
    let kind = if left.is_some() || kept.is_some() { "warning" } else { "done" };
    flash(kind, [Some(first), left, kept].into_iter().flatten().collect())
}

/// Who was first, with what and when: "à 10 h 42" today, with its day before.
fn first(language: Language, visitor: &Visitor, step: &LastStep, mine: bool) -> String {
    let wall = paris::wall_clock(step.at);
    let when = if wall.date() == visitor.today() {
        t!(language, "today-at", time = language.hour(wall.time()))
    } else {
        t!(language, "day-at", at = at(language, step.at))
    };
    let key = match (step.action.as_str(), mine) {
        ("declaration.validated", true) => "first-validated-mine",
        ("declaration.validated", false) => "first-validated",
        ("declaration.question", true) => "first-asked-mine",
        ("declaration.question", false) => "first-asked",
        ("declaration.corrected", _) => "first-corrected",
        ("declaration.answered", _) => "first-answered",
        ("declaration.validation_undone", false) => "first-undone",
        _ => "first-other",
    };
    let month = language.month_name(step.month);
    t!(language, key, who = step.actor.clone(), name = step.name.clone(), month = month, when = when)
}

/// The way back, at the thumb, as long as it is one.
pub fn undo_bar(language: Language, batch: &Batch, everyone: bool) -> Option<impl IntoView + use<>> {
    let validated: Vec<_> = batch.of(BatchOutcome::Validated).collect();
    let figure = match validated.as_slice() {
        [] => return None,
        [one] => format!("{}, {}", one.name, language.month_name(one.month)),
        many => t!(language, "batch-figures", n = many.len() as i64),
    };
    Some(view! {
        <form class="actionbar" method="post" action={action::<Undo>()}>
            <input type="hidden" name="batch" value=batch.id.to_string()/>
            {everyone.then(|| view! { <input type="hidden" name="everyone" value="oui"/> })}
            <p class="actionbar__total">
                <span class="actionbar__label">{t!(language, "batch-just")}</span>
                <span class="actionbar__figure">{figure}</span>
            </p>
            <button class="button">{t!(language, "batch-undo")}</button>
        </form>
    })
}
