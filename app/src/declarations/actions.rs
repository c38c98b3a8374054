//! What a participant does with a month.

use crate::url;
use crate::web::{
    context::RequestContext,
    error::AppError,
    outcome::{FormDraft, Outcome, clear_draft, finish_form, refused_or, reject_form, respond},
};
use domain::{
    declarations::declaration::{Activity, LineKind, LineMistake, TurnoverLine, TypedLine, read_clients, read_lines, total},
    people::{TextMistake, one_line},
    review::step::LONGEST_SENTENCE,
    values::{money::Cents, month::Month},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use store::{NewDeclaration, StoreError};

/// The form of a month as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedMonth {
    /// The version that was seen.
    pub seen: i64,
    /// Its lines.
    pub lines: Vec<TypedLine>,
    /// A sentence beside the figure.
    #[serde(default)]
    pub note: String,
    /// How many clients paid.
    #[serde(default)]
    pub clients: String,
}

/// What is done with a form besides sending it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// A line is added.
    Add,
    /// The line of that place, from 0, is taken out.
    Remove(usize),
    /// It is kept as a draft.
    Keep,
}

/// How the names begin under which the forms of months are kept.
pub const DRAFTS: &str = "declaration.";

/// Under which name the form of a month is kept.
pub fn form_of(month: Month) -> String {
    format!("{DRAFTS}{month}")
}

fn month_of(text: &str) -> Result<Month, StoreError> {
    text.parse().map_err(|_| StoreError::NotFound)
}

/// Sends a month, or keeps it as a draft; or adds a line to its form or takes one out, for phones without WebAssembly.
#[server(endpoint = "declarations/envoyer")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of the form")]
pub async fn send_month(
    month: String,
    #[server(default)] seen: i64,
    #[server(default)] lines: Vec<TypedLine>,
    #[server(default)] note: String,
    #[server(default)] clients: String,
    #[server(default)] add: String,
    #[server(default)] remove: String,
    #[server(default)] keep: String,
) -> Result<(), AppError> {
    let aside = match (remove.parse(), add.is_empty(), keep.is_empty()) {
        (Ok(at), ..) => Some(Aside::Remove(at)),
        (_, false, _) => Some(Aside::Add),
        (_, _, false) => Some(Aside::Keep),
        _ => None,
    };
    respond(send(month, TypedMonth { seen, lines, note, clients }, aside).await)
}

/// Does what a form asks besides being sent, and keeps it.
async fn set_aside(form: &str, page: String, mut typed: TypedMonth, aside: Aside) -> Result<Outcome, StoreError> {
    match aside {
        Aside::Add => {
            let activity = typed.lines.last().map(|line| line.activity.clone()).unwrap_or_default();
            typed.lines.push(TypedLine { activity, kind: LineKind::Sale.as_str().into(), amount: String::new() });
        }
        Aside::Remove(at) if at < typed.lines.len() && typed.lines.len() > 1 => {
            typed.lines.remove(at);
        }
        Aside::Remove(_) | Aside::Keep => {}
    }
    reject_form(form, "", &FormDraft { typed, mistakes: Vec::new() }).await?;
    Ok(if aside == Aside::Keep { Outcome::done("/declarations", "draft-saved") } else { Outcome::go(page) })
}

async fn send(month: String, typed: TypedMonth, aside: Option<Aside>) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let month = month_of(&month)?;
    let form = form_of(month);
    let page = format!("{}?corriger=oui", url::declaration(month));
    if let Some(aside) = aside {
        return set_aside(&form, page, typed, aside).await;
    }
    let read = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return reject_form(&form, page, &FormDraft { typed, mistakes }).await,
    };
    let figure = NewDeclaration { lines: &read.lines, note: read.note.as_deref(), clients: read.clients };
    let sent = ctx.store.declarations().submit(&ctx.actor(), &ctx.user.person_id, month, figure, typed.seen, ctx.visitor.today()).await;
    let sent = finish_form(&ctx, &form, typed, sent).await;
    refused_or(sent, &url::declaration(month), |_| Outcome::done(url::declaration(month), "declaration-sent"))
}

/// A field with the key of what is wrong with it.
type Mistake = (Cow<'static, str>, Cow<'static, str>);

/// A form that was understood.
struct ReadMonth {
    lines: Vec<TurnoverLine>,
    note: Option<String>,
    clients: Option<u32>,
}

impl TypedMonth {
    /// What its lines sum up to, if all of them can be read.
    pub fn total(&self) -> Option<Cents> {
        read_lines(&self.lines).ok().map(|lines| total(&lines))
    }

    /// Its lines, its note and its number of clients, or everything that is wrong with it.
    fn read(&self) -> Result<ReadMonth, Vec<Mistake>> {
        let mut mistakes: Vec<Mistake> = Vec::new();
        let lines = read_lines(&self.lines).unwrap_or_else(|wrong| {
            mistakes.extend(wrong.into_iter().map(|(at, mistake): (usize, LineMistake)| (at.to_string().into(), mistake.sentence())));
            Vec::new()
        });
        let clients = read_clients(&self.clients).unwrap_or_else(|mistake| {
            mistakes.push(("clients".into(), mistake.key().into()));
            None
        });
        let note = match one_line(&self.note, LONGEST_SENTENCE) {
            Ok(note) => Some(note),
            Err(TextMistake::Empty) => None,
            Err(mistake) => {
                mistakes.push(("note".into(), mistake.key().into()));
                None
            }
        };
        if mistakes.is_empty() { Ok(ReadMonth { lines, note, clients }) } else { Err(mistakes) }
    }
}

/// Declares "0 € ce mois-ci", in one tap.
#[server(endpoint = "declarations/zero")]
pub async fn declare_nil(month: String) -> Result<(), AppError> {
    respond(nil(month).await)
}

async fn nil(month: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let month = month_of(&month)?;
    let enrollment = ctx.store.enrollments().enrollment_for(&ctx.user.person_id, month).await?;
    let line = TurnoverLine::new(enrollment.activity, LineKind::Sale, Cents::ZERO).map_err(|_| StoreError::NotFound)?;
    let sent = ctx.store.declarations().submit(&ctx.actor(), &ctx.user.person_id, month, &[line], 0, ctx.visitor.today()).await;
    if sent.is_ok() {
        clear_draft(&ctx, &form_of(month)).await?;
    }
    refused_or(sent, &url::declaration(month), |_| Outcome::done(url::declaration(month), "declaration-nil-sent"))
}

/// Answers the coach's question by a sentence.
#[server(endpoint = "declarations/repondre")]
pub async fn answer_question(month: String, #[server(default)] answer: String) -> Result<(), AppError> {
    crate::web::outcome::respond(answer_with(month, answer).await)
}

/// Under which name the answer to a month's question is kept.
pub fn answer_form_of(month: Month) -> String {
    format!("answer.{month}")
}

async fn answer_with(month: String, typed: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let month = month_of(&month)?;
    let form = answer_form_of(month);
    let page = url::declaration(month);
    let sentence = match one_line(&typed, LONGEST_SENTENCE) {
        Ok(sentence) => sentence,
        Err(mistake) => return reject_form(&form, page, &FormDraft::of(typed, [("answer", mistake.key())])).await,
    };
    let answered = ctx.store.review().answer(&ctx.actor(), &ctx.user.person_id, month, &sentence).await;
    let answered = finish_form(&ctx, &form, typed, answered).await;
    refused_or(answered, &page.clone(), |()| Outcome::done(page, "answer-sent"))
}

/// Asks for a validated figure to be opened again.
#[server(endpoint = "declarations/rouvrir")]
pub async fn request_correction(month: String, #[server(default)] reason: String) -> Result<(), AppError> {
    respond(ask_to_reopen(month, reason).await)
}

/// Under which name the reason for opening a month again is kept.
pub fn reason_form_of(month: Month) -> String {
    format!("reason.{month}")
}

async fn ask_to_reopen(month: String, typed: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let month = month_of(&month)?;
    let form = reason_form_of(month);
    let page = url::declaration(month);
    let reason = match one_line(&typed, LONGEST_SENTENCE) {
        Ok(reason) => reason,
        Err(mistake) => return reject_form(&form, page, &FormDraft::of(typed, [("reason", mistake.key())])).await,
    };
    let asked = ctx.store.declarations().request_correction(&ctx.actor(), &ctx.user.person_id, month, &reason).await;
    let asked = finish_form(&ctx, &form, typed, asked).await;
    refused_or(asked, &page.clone(), |()| Outcome::done(page, "correction-sent"))
}

/// The categories by name, the person's own first.
pub fn activities(language: domain::values::language::Language, own: Activity) -> Vec<(String, String)> {
    let mut all = Activity::ALL.to_vec();
    all.sort_by_key(|activity| *activity != own);
    all.into_iter().map(|activity| (activity.as_str().to_owned(), activity_name(language, activity))).collect()
}

/// The name of a category.
pub fn activity_name(language: domain::values::language::Language, activity: Activity) -> String {
    crate::texts::text(language, &format!("activity-{}", activity.as_str()))
}
