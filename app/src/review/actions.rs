//! The team's decisions on declarations: validate one or many, undo a batch, ask a question.

use crate::{
    texts::t,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::{
    people::one_line,
    review::step::LONGEST_SENTENCE,
    values::{
        ids::{BatchId, DeclarationId, PersonId},
        month::Month,
    },
};
use leptos::prelude::*;
use store::{Message, SeenDeclaration, StoreError};

/// Most declarations that one batch may hold: more than a structure has places.
const MOST_IN_BATCH: usize = 500;
/// Beginning of the names of the forms under which questions are kept.
pub const QUESTIONS: &str = "question.";

/// An address of the review queue.
#[derive(Default)]
pub struct QueueAddress {
    /// All declarations of the structure, in place of those of the coach's own people.
    pub everyone: bool,
    /// What the flash message is about: `lot` and a batch, or `vu` and a declaration that was decided by another person first.
    pub flash: Option<(&'static str, String)>,
    /// The declaration to scroll to.
    pub at: Option<DeclarationId>,
}

impl QueueAddress {
    /// The address to return to after a form with these fields; a `next` that is no identifier is ignored.
    fn of_form(everyone: &str, next: String) -> Self {
        Self { everyone: !everyone.is_empty(), flash: None, at: DeclarationId::try_from(next).ok() }
    }

    /// The address with a flash message, as text.
    fn with_flash(self, kind: &'static str, id: impl ToString) -> String {
        Self { flash: Some((kind, id.to_string())), ..self }.address()
    }

    /// The address as text: `/verifications?tous=oui&lot=01J…#d-01J…`.
    pub fn address(&self) -> String {
        let everyone = self.everyone.then(|| "tous=oui".to_owned());
        let flash = self.flash.as_ref().map(|(kind, id)| format!("{kind}={id}"));
        let query = everyone.into_iter().chain(flash).collect::<Vec<_>>().join("&");
        let query = if query.is_empty() { query } else { format!("?{query}") };
        let at = self.at.as_ref().map(|id| format!("#d-{id}")).unwrap_or_default();
        format!("/verifications{query}{at}")
    }
}

/// Validates a declaration in the version `seen`.
#[server(endpoint = "verifications/valider")]
pub async fn validate(
    declaration: DeclarationId,
    #[server(default)] seen: i64,
    #[server(default)] everyone: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let queue = QueueAddress::of_form(&everyone, next);
    let validated = ctx.store.review().validate(&ctx.actor(), ctx.user.role, &declaration, seen).await;
    respond(overtaken_or(validated, &declaration, queue, |queue, batch| Outcome::go(queue.with_flash("lot", batch))))
}

/// Outcome of a decision on a declaration. A refusal leads to the queue, whose flash message says who decided first.
fn overtaken_or<T>(
    result: Result<T, StoreError>,
    declaration: &DeclarationId,
    queue: QueueAddress,
    then: impl FnOnce(QueueAddress, T) -> Outcome,
) -> Result<Outcome, StoreError> {
    match result {
        Ok(value) => Ok(then(queue, value)),
        Err(StoreError::Refused(refusal)) => {
            let to = QueueAddress { at: None, ..queue }.with_flash("vu", declaration);
            Ok(Outcome::Overtaken { to, because: refusal.key() })
        }
        Err(error) => Err(error),
    }
}

/// Validates many declarations in one batch: each entry is an identifier and the version that was seen, `01J….2`.
#[server(endpoint = "verifications/valider-lot")]
pub async fn validate_all(#[server(default)] figures: Vec<String>, #[server(default)] everyone: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let queue = QueueAddress::of_form(&everyone, String::new());
    let seen = figures.iter().take(MOST_IN_BATCH).map(|text| read_seen(text)).collect::<Result<Vec<_>, StoreError>>()?;
    if seen.is_empty() {
        return respond(Ok(Outcome::Refused { to: queue.address(), because: "batch-empty" }));
    }
    let batch = ctx.store.review().validate_all(&ctx.actor(), ctx.user.role, &seen).await?;
    respond(Ok(Outcome::go(queue.with_flash("lot", batch))))
}

/// Reads `01J….2`; [`StoreError::NotFound`] for any other text.
fn read_seen(text: &str) -> Result<SeenDeclaration, StoreError> {
    let (id, version) = text.split_once('.').ok_or(StoreError::NotFound)?;
    let id = DeclarationId::try_from(id.to_owned()).map_err(|_| StoreError::NotFound)?;
    let version = version.parse().map_err(|_| StoreError::NotFound)?;
    Ok(SeenDeclaration { id, version })
}

/// Undoes the validations of a batch.
#[server(endpoint = "verifications/annuler-lot")]
pub async fn undo(batch: BatchId, #[server(default)] everyone: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.review().undo_batch(&ctx.actor(), ctx.user.role, &batch).await?;
    respond(Ok(Outcome::go(QueueAddress::of_form(&everyone, String::new()).with_flash("lot", batch))))
}

/// Name of the form under which the question on a declaration is kept.
pub fn question_form_of(id: &DeclarationId) -> String {
    format!("{QUESTIONS}{id}")
}

/// Asks the participant a question on a declaration, in one sentence: the typed one, or the suggested one that was chosen.
#[server(endpoint = "verifications/demander")]
pub async fn ask(
    declaration: DeclarationId,
    #[server(default)] seen: i64,
    #[server(default)] question: String,
    #[server(default)] suggested: String,
    #[server(default)] everyone: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let queue = QueueAddress::of_form(&everyone, next);
    let typed = if question.trim().is_empty() && !suggested.is_empty() { suggested } else { question };
    let form = question_form_of(&declaration);
    let sentence = match one_line(&typed, LONGEST_SENTENCE) {
        Ok(sentence) => sentence,
        Err(mistake) => {
            let back = QueueAddress { at: Some(declaration), ..queue }.address();
            return respond(reject_form(&form, back, &FormDraft::of(typed, [("question", mistake.key())])).await);
        }
    };
    let (participant, month) = ctx.store.review().owner_of_declaration(&declaration).await?;
    let message = month_message(&ctx, &participant, month, "message-question-subject", "message-question").await?;
    let asked = ctx.store.review().ask(&ctx.actor(), ctx.user.role, &declaration, seen, &sentence, message.as_ref()).await;
    let asked = finish_form(&ctx, &form, typed, asked).await;
    respond(overtaken_or(asked, &declaration, queue, |queue, ()| Outcome::done(queue.address(), "review-asked")))
}

/// Message to a participant with the link to a month's declaration, in their language; `None` without an address to write to.
/// The text may name the month: what happened to it is shown in the app only.
///
/// # Errors
/// [`StoreError::NotFound`] for a person of another structure.
pub async fn month_message(
    ctx: &RequestContext,
    participant: &PersonId,
    month: Month,
    subject: &'static str,
    text: &'static str,
) -> Result<Option<Message>, StoreError> {
    let person = ctx.store.people().person(participant).await?;
    let language = person.language;
    let to = ctx.unsent.contact(person.phone.as_deref(), person.email.as_deref());
    let link = format!("{}/declarations/{month}", ctx.base_url);
    Ok(to.map(|to| Message { to, subject: t!(language, subject), body: t!(language, text, month = language.of_month(month), link = link) }))
}
