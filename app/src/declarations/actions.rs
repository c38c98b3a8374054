//! What a participant does with a month.

use crate::{
    answer::{Kept, Reply, again, answer, forget, or_refused},
    error::AppError,
    session::Asking,
};
use domain::{
    declaration::{Activity, LineKind, LineMistake, TurnoverLine, TypedLine, read_lines},
    money::Cents,
    month::Month,
    people::one_line,
    review::LONGEST_SENTENCE,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::StoreError;

/// The form of a month as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedMonth {
    /// The version that was seen.
    pub seen: i64,
    /// Its lines.
    pub lines: Vec<TypedLine>,
}

/// Under which name the form of a month is kept.
pub fn form_of(month: Month) -> String {
    format!("declaration.{month}")
}

fn month_of(text: &str) -> Result<Month, StoreError> {
    text.parse().map_err(|_| StoreError::NotFound)
}

/// Sends a month, or adds a line to its form or takes one out, for phones without WebAssembly.
#[server(endpoint = "declarations/envoyer")]
pub async fn send_month(
    month: String,
    #[server(default)] seen: i64,
    #[server(default)] lines: Vec<TypedLine>,
    #[server(default)] add: String,
    #[server(default)] remove: String,
) -> Result<(), AppError> {
    answer(send(month, TypedMonth { seen, lines }, !add.is_empty(), remove.parse().ok()).await)
}

async fn send(month: String, mut typed: TypedMonth, add: bool, remove: Option<usize>) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let month = month_of(&month)?;
    let form = form_of(month);
    let page = format!("/declarations/{month}?corriger=oui");
    if add || remove.is_some() {
        if add {
            let activity = typed.lines.last().map(|line| line.activity.clone()).unwrap_or_default();
            typed.lines.push(TypedLine { activity, kind: LineKind::Sale.as_str().into(), amount: String::new() });
        }
        if let Some(at) = remove.filter(|at| *at < typed.lines.len() && typed.lines.len() > 1) {
            typed.lines.remove(at);
        }
        let back = again(&form, page, &Kept { typed, mistakes: Vec::new() }).await?;
        return Ok(match back {
            Reply::Again { to } => Reply::go(to),
            other => other,
        });
    }
    let lines = match read_lines(&typed.lines) {
        Ok(lines) => lines,
        Err(mistakes) => {
            let mistakes = mistakes.into_iter().map(|(at, mistake): (usize, LineMistake)| (at.to_string().into(), mistake.key().into()));
            return again(&form, page, &Kept { mistakes: mistakes.collect(), typed }).await;
        }
    };
    let sent = asking.rows.submit(&asking.by(), &asking.who.person_id, month, &lines, typed.seen, asking.visitor.today()).await;
    if sent.is_ok() {
        forget(&asking, &form).await?;
    } else {
        again(&form, "", &Kept { typed, mistakes: Vec::new() }).await?;
    }
    or_refused(sent, &format!("/declarations/{month}"), |_| Reply::done(format!("/declarations/{month}"), "declaration-sent"))
}

/// Declares "0 € ce mois-ci", in one tap.
#[server(endpoint = "declarations/zero")]
pub async fn declare_nil(month: String) -> Result<(), AppError> {
    answer(nil(month).await)
}

async fn nil(month: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let month = month_of(&month)?;
    let enrollment = asking.rows.enrollment_of(&asking.who.person_id).await?;
    let line = TurnoverLine::new(enrollment.activity, LineKind::Sale, Cents::ZERO).map_err(|_| StoreError::NotFound)?;
    let sent = asking.rows.submit(&asking.by(), &asking.who.person_id, month, &[line], 0, asking.visitor.today()).await;
    if sent.is_ok() {
        forget(&asking, &form_of(month)).await?;
    }
    or_refused(sent, &format!("/declarations/{month}"), |_| Reply::done(format!("/declarations/{month}"), "declaration-nil-sent"))
}

/// Answers the coach's question by a sentence.
#[server(endpoint = "declarations/repondre")]
pub async fn answer_question(month: String, #[server(default)] answer: String) -> Result<(), AppError> {
    crate::answer::answer(respond(month, answer).await)
}

/// Under which name the answer to a month's question is kept.
pub fn answer_form_of(month: Month) -> String {
    format!("answer.{month}")
}

async fn respond(month: String, typed: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let month = month_of(&month)?;
    let form = answer_form_of(month);
    let page = format!("/declarations/{month}");
    let sentence = match one_line(&typed, LONGEST_SENTENCE) {
        Ok(sentence) => sentence,
        Err(mistake) => return again(&form, page, &Kept { typed, mistakes: vec![("answer".into(), mistake.key().into())] }).await,
    };
    let answered = asking.rows.answer(&asking.by(), &asking.who.person_id, month, &sentence).await;
    forget(&asking, &form).await?;
    or_refused(answered, &page.clone(), |()| Reply::done(page, "answer-sent"))
}

/// The categories by name, the person's own first.
pub fn activities(language: domain::language::Language, own: Activity) -> Vec<(String, String)> {
    let mut all = Activity::ALL.to_vec();
    all.sort_by_key(|activity| *activity != own);
    all.into_iter().map(|activity| (activity.as_str().to_owned(), activity_name(language, activity))).collect()
}

/// The name of a category.
pub fn activity_name(language: domain::language::Language, activity: Activity) -> String {
    crate::texts::text(language, &format!("activity-{}", activity.as_str()))
}
