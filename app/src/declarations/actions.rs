//! The server functions of a month, for its participant: declare it, answer the coach's question, request a correction.

use crate::{
    texts::{t, text},
    url,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, clear_draft, finish_form, reject_form},
        outcome::{Outcome, explain, refused_or, respond},
    },
};
use domain::{
    declarations::{
        declaration::{Activity, LineKind, TurnoverLine, total},
        typed::{TypedDeclaration, TypedLine},
    },
    people::one_line,
    review::step::LONGEST_SENTENCE,
    values::{language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;
use store::{Refusal, StoreError, Submission};

/// How the names of the drafts of declarations begin.
pub const DRAFTS: &str = "declaration.";

/// The name of the draft of a month's declaration.
pub fn form_of(month: Month) -> String {
    format!("{DRAFTS}{month}")
}

/// The name of the draft of the answer to a month's question.
pub fn answer_form_of(month: Month) -> String {
    format!("answer.{month}")
}

/// The name of the draft of the reason for a month's correction.
pub fn reason_form_of(month: Month) -> String {
    format!("reason.{month}")
}

/// What a button of the form does in place of sending it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormEdit {
    /// Adds an empty line of that kind.
    AddLine(LineKind),
    /// Removes the line with that number, from 0.
    RemoveLine(usize),
    SaveDraft,
}

/// Declares a month, or saves the draft of it; without WebAssembly also adds a line to the form or removes one.
#[server(endpoint = "declarations/envoyer")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of the form")]
pub async fn send_month(
    month: Month,
    #[server(default)] seen: i64,
    #[server(default)] lines: Vec<TypedLine>,
    #[server(default)] note: String,
    #[server(default)] clients: String,
    #[server(default)] add: String,
    #[server(default)] remove: String,
    #[server(default)] keep: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (form, page) = (form_of(month), format!("{}?corriger=oui", url::declaration(month)));
    let typed = TypedDeclaration { seen, lines, note, clients };
    let edit = match (remove.parse(), add.is_empty(), keep.is_empty()) {
        (Ok(at), ..) => Some(FormEdit::RemoveLine(at)),
        (_, false, _) => Some(FormEdit::AddLine(LineKind::try_from(add).unwrap_or(LineKind::Sale))),
        (_, _, false) => Some(FormEdit::SaveDraft),
        _ => None,
    };
    if let Some(edit) = edit {
        return respond(edit_form(&form, page, typed, edit).await);
    }
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    let sent = ctx.store.declarations().submit(&ctx.actor(), &ctx.user.person_id, month, new, seen, ctx.visitor.today()).await;
    let wanted = typed.total();
    let sent = finish_form(&ctx, &form, typed, sent).await;
    explain_other_amount(&ctx, month, wanted, &sent).await?;
    respond(sent_or_refused(sent, month, "declaration-sent"))
}

/// The outcome of sending a month. When it was sent before with another content, its page shows the sent content and the
/// typed one.
fn sent_or_refused(sent: Result<Submission, StoreError>, month: Month, say: &'static str) -> Result<Outcome, StoreError> {
    let page = url::declaration(month);
    match sent {
        Err(StoreError::Refused(Refusal::MovedOn)) => Ok(Outcome::Overtaken { to: page, because: Refusal::MovedOn.key() }),
        sent => refused_or(sent, &page, |_| Outcome::done(url::sent(month), say)),
    }
}

/// Edits a form and saves it as a draft.
async fn edit_form(form: &str, page: String, mut typed: TypedDeclaration, edit: FormEdit) -> Result<Outcome, StoreError> {
    match edit {
        FormEdit::AddLine(kind) => {
            let activity = typed.lines.last().map(|line| line.activity.clone()).unwrap_or_default();
            typed.lines.push(TypedLine { kind: kind.as_str().into(), ..TypedLine::empty(activity) });
        }
        FormEdit::RemoveLine(at) if at < typed.lines.len() && typed.lines.len() > 1 => {
            typed.lines.remove(at);
        }
        FormEdit::RemoveLine(_) | FormEdit::SaveDraft => {}
    }
    reject_form(form, "", &FormDraft { typed, mistakes: Vec::new() }).await?;
    Ok(if edit == FormEdit::SaveDraft { Outcome::done("/declarations", "draft-saved") } else { Outcome::go(page) })
}

/// Declares "0 € ce mois-ci".
#[server(endpoint = "declarations/zero")]
pub async fn declare_nil(month: Month) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let enrollment = ctx.store.enrollments().enrollment_for(&ctx.user.person_id, month).await?;
    let nil = [TurnoverLine::nil(enrollment.activity_in(month))];
    let sent = ctx.store.declarations().submit(&ctx.actor(), &ctx.user.person_id, month, &nil, 0, ctx.visitor.today()).await;
    match &sent {
        Ok(_) => clear_draft(&ctx, &form_of(month)).await?,
        Err(StoreError::Refused(Refusal::MovedOn)) => {
            let line = TypedLine { amount: "0".into(), ..TypedLine::empty(enrollment.activity_in(month).as_str()) };
            let typed = TypedDeclaration { lines: vec![line], ..TypedDeclaration::default() };
            reject_form(&form_of(month), "", &FormDraft { typed, mistakes: Vec::new() }).await?;
        }
        Err(_) => {}
    }
    explain_other_amount(&ctx, month, Some(Cents::ZERO), &sent).await?;
    respond(sent_or_refused(sent, month, "declaration-nil-sent"))
}

/// Says both amounts when the month was sent before with another one than `wanted`, such as from another phone.
async fn explain_other_amount<T>(
    ctx: &RequestContext,
    month: Month,
    wanted: Option<Cents>,
    sent: &Result<T, StoreError>,
) -> Result<(), StoreError> {
    let (Err(StoreError::Refused(Refusal::MovedOn | Refusal::DeclarationClosed)), Some(wanted)) = (sent, wanted) else { return Ok(()) };
    let enrollment = ctx.store.enrollments().enrollment_for(&ctx.user.person_id, month).await?;
    if let Some(there) = ctx.store.declarations().declaration(&enrollment.id, month).await? {
        let language = ctx.language();
        let (there, wanted) = (language.amount(total(there.lines())), language.amount(wanted));
        explain(&format!("{} {}", t!(language, "month-sent-before", sent = there, amount = wanted), t!(language, "month-sent-how")));
    }
    Ok(())
}

/// Answers the coach's question by a sentence.
#[server(endpoint = "declarations/repondre")]
pub async fn answer_question(month: Month, #[server(default)] answer: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (form, page) = (answer_form_of(month), url::declaration(month));
    let sentence = match one_line(&answer, LONGEST_SENTENCE) {
        Ok(sentence) => sentence,
        Err(mistake) => return respond(reject_form(&form, page, &FormDraft::of(answer, [("answer", mistake.key())])).await),
    };
    let answered = ctx.store.review().answer(&ctx.actor(), &ctx.user.person_id, month, &sentence).await;
    let answered = finish_form(&ctx, &form, answer, answered).await;
    respond(refused_or(answered, &page, |()| Outcome::done(&page, "answer-sent")))
}

/// Requests that a validated declaration is opened again for a correction.
#[server(endpoint = "declarations/rouvrir")]
pub async fn request_correction(month: Month, #[server(default)] reason: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (form, page) = (reason_form_of(month), url::declaration(month));
    let sentence = match one_line(&reason, LONGEST_SENTENCE) {
        Ok(sentence) => sentence,
        Err(mistake) => return respond(reject_form(&form, page, &FormDraft::of(reason, [("reason", mistake.key())])).await),
    };
    let requested = ctx.store.declarations().request_correction(&ctx.actor(), &ctx.user.person_id, month, &sentence).await;
    let requested = finish_form(&ctx, &form, reason, requested).await;
    respond(refused_or(requested, &page, |()| Outcome::done(&page, "correction-sent")))
}

/// The codes and names of the categories, the category of the enrollment first.
pub fn activities(language: Language, own: Activity) -> Vec<(String, String)> {
    let mut all = Activity::ALL.to_vec();
    all.sort_by_key(|activity| *activity != own);
    all.into_iter().map(|activity| (activity.as_str().to_owned(), activity_name(language, activity))).collect()
}

/// The name of a category.
pub fn activity_name(language: Language, activity: Activity) -> String {
    text(language, &format!("activity-{}", activity.as_str()))
}
