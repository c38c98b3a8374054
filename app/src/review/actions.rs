//! The coach's decisions.

use crate::{
    answer::{Kept, Reply, again, answer, forget, or_refused},
    error::AppError,
    session::{Asking, settings},
    texts::t,
};
use domain::{ids::DeclarationId, ids::PersonId, language::Language, month::Month, people::one_line, review::LONGEST_SENTENCE};
use leptos::prelude::*;
use store::{Message, StoreError};

fn declaration(text: String) -> Result<DeclarationId, StoreError> {
    DeclarationId::try_from(text).map_err(|_| StoreError::NotFound)
}

/// Takes a figure as right.
#[server(endpoint = "verifications/valider")]
pub async fn validate(declaration: String, #[server(default)] seen: i64) -> Result<(), AppError> {
    answer(take_as_right(declaration, seen).await)
}

async fn take_as_right(id: String, seen: i64) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let id = declaration(id)?;
    let validated = asking.rows.validate(&asking.by(), asking.who.role, &id, seen).await;
    or_refused(validated, "/verifications", |()| Reply::done("/verifications", "review-validated"))
}

/// How the names begin under which questions are kept.
pub const QUESTIONS: &str = "question.";

/// Under which name the question on a declaration is kept.
pub fn question_form_of(id: &DeclarationId) -> String {
    format!("{QUESTIONS}{id}")
}

/// Asks a question on a figure, in one sentence.
#[server(endpoint = "verifications/demander")]
pub async fn ask(
    declaration: String,
    #[server(default)] seen: i64,
    #[server(default)] participant: String,
    #[server(default)] month: String,
    #[server(default)] question: String,
) -> Result<(), AppError> {
    answer(put_question(declaration, seen, participant, month, question).await)
}

async fn put_question(id: String, seen: i64, participant: String, month: String, typed: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let id = declaration(id)?;
    let form = question_form_of(&id);
    let question = match one_line(&typed, LONGEST_SENTENCE) {
        Ok(question) => question,
        Err(mistake) => {
            let mistakes = vec![("question".into(), mistake.key().into())];
            return again(&form, format!("/verifications#d-{id}"), &Kept { typed, mistakes }).await;
        }
    };
    let participant = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    let month: Month = month.parse().map_err(|_| StoreError::NotFound)?;
    let message = tell(&asking, &participant, month, "message-question-subject", "message-question").await?;
    let asked = asking.rows.ask(&asking.by(), asking.who.role, &id, seen, &question, message.as_ref()).await;
    forget(&asking, &form).await?;
    or_refused(asked, "/verifications", |()| Reply::done("/verifications", "review-asked"))
}

/// Tells the participant that something waits on a month: what it is stays in the app. The text may name the month and
/// holds the link to it.
pub async fn tell(
    asking: &Asking,
    participant: &PersonId,
    month: Month,
    subject: &'static str,
    text: &'static str,
) -> Result<Option<Message>, StoreError> {
    let person = asking.rows.person(participant).await?;
    let language = Language::of_tag(&person.language).unwrap_or_default();
    let to = person.phone.as_deref().or(person.email.as_deref()).and_then(|contact| contact.parse().ok());
    let link = format!("{}/declarations/{month}", settings().base_url);
    Ok(to.map(|to| Message { to, subject: t!(language, subject), body: t!(language, text, month = language.of_month(month), link = link) }))
}
