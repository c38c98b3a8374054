//! Validating in a batch: the page that confirms it, the flash message that reports it, the bar that undoes it.

use super::{
    actions::{Undo, ValidateAll},
    item::month_and_change,
    queue::{pending_items, shows_everyone, visible_coaches},
};
use crate::{
    texts::t,
    ui::{icon::Icon, rows::at},
    url::action,
    web::{
        context::{RequestContext, Visitor},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    review::batch::BatchOutcome,
    values::{
        ids::{BatchId, DeclarationId},
        language::Language,
        paris,
    },
};
use leptos::prelude::*;
use store::{Batch, BatchedDeclaration, LastStep, StoreError};

/// The most declarations that are validated at once; the rest is offered once these are done.
pub const MOST_AT_ONCE: usize = 100;

/// Page with the declarations without a signal, each ticked, and the button that validates them; [`MOST_AT_ONCE`] at most.
pub async fn confirm(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let everyone = shows_everyone(&ctx, &address);
    let all = pending_items(&ctx, &visible_coaches(&ctx, everyone).await?).await?;
    let batchable: Vec<_> = all.into_iter().filter(|it| it.is_batchable()).take(MOST_AT_ONCE).map(|it| it.pending).collect();
    let back = if everyone { "/verifications?tous=oui" } else { "/verifications" };
    let count = batchable.len();
    let choices = batchable
        .into_iter()
        .enumerate()
        .map(|(index, pending)| {
            let change = month_and_change(language, &pending);
            view! {
                <label class="choice">
                    <input
                        class="choice__input"
                        type="checkbox"
                        name=format!("figures[{index}]")
                        value=format!("{}.{}", pending.id, pending.version)
                        checked
                    />
                    <span class="choice__text">
                        <span class="choice__title">{pending.name}</span>
                        <span class="choice__hint">{change}</span>
                    </span>
                    <span class="row__figure num">{language.amount(pending.total)}</span>
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
            <div class="choices">{choices}</div>
            {send}
        </form>
    };
    Ok(Page::new(t!(language, "batch-title"), "/verifications", body))
}

/// Report of the last decision, above the queue.
pub struct ReviewFlash {
    /// The message.
    pub flash: Option<AnyView>,
    /// The batch that the address names.
    pub batch: Option<Batch>,
}

/// Report of what the address names: a batch (`lot`), or a declaration that was decided by another person first (`vu`).
///
/// # Errors
/// [`StoreError::Database`].
pub async fn review_flash(ctx: &RequestContext, address: &Address) -> Result<ReviewFlash, StoreError> {
    let language = ctx.language();
    if let Some(id) = address.query("lot").and_then(|id| BatchId::try_from(id).ok())
        && let Some(batch) = ctx.store.review().batch(&id).await?
    {
        return Ok(ReviewFlash { flash: Some(batch_flash(language, &batch)), batch: Some(batch) });
    }
    if let Some(id) = address.query("vu").and_then(|id| DeclarationId::try_from(id).ok())
        && let Some(step) = ctx.store.review().last_step(&id).await?
    {
        let mine = step.actor_id.as_ref() == Some(&ctx.user.person_id);
        let sentence = decided_first(language, &ctx.visitor, &step, mine);
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

fn batch_flash(language: Language, batch: &Batch) -> AnyView {
    let count = |outcome| batch.of(outcome).count() as i64;
    let names = |outcome| {
        let name = |it: &BatchedDeclaration| format!("{} ({})", it.name, language.month_name(it.month));
        batch.of(outcome).map(name).collect::<Vec<_>>().join(", ")
    };
    let (done, left, not_undone) = (count(BatchOutcome::Validated), count(BatchOutcome::Left), count(BatchOutcome::NotUndone));
    let first = if batch.undone_at.is_some() {
        t!(language, "batch-undone", n = count(BatchOutcome::Undone))
    } else if batch.declarations.len() == 1 && done == 1 {
        t!(language, "review-validated")
    } else {
        t!(language, "batch-validated", n = done)
    };
    let left = (left > 0).then(|| t!(language, "batch-left", n = left, names = names(BatchOutcome::Left)));
    let not_undone = (not_undone > 0).then(|| t!(language, "batch-kept", n = not_undone, names = names(BatchOutcome::NotUndone)));
    let kind = if left.is_some() || not_undone.is_some() { "warning" } else { "done" };
    flash(kind, [Some(first), left, not_undone].into_iter().flatten().collect())
}

/// Who decided first, on what and when: "à 10 h 42" today, with the day before today.
fn decided_first(language: Language, visitor: &Visitor, step: &LastStep, mine: bool) -> String {
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
        ("declaration.withdrawn", _) => "first-withdrawn",
        ("declaration.answered", _) => "first-answered",
        ("declaration.validation_undone", false) => "first-undone",
        _ => "first-other",
    };
    let month = language.month_name(step.month);
    t!(language, key, who = step.actor.clone(), name = step.name.clone(), month = month, when = when)
}

/// Bar that undoes the batch; `None` if none of its validations is left.
pub fn undo_bar(language: Language, batch: &Batch, everyone: bool) -> Option<impl IntoView + use<>> {
    let validated: Vec<_> = batch.of(BatchOutcome::Validated).collect();
    let label = match validated.as_slice() {
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
                <span class="actionbar__figure">{label}</span>
            </p>
            <button class="button">{t!(language, "batch-undo")}</button>
        </form>
    })
}
