//! The coach's decisions.

use crate::{
    texts::t,
    web::{
        context::{RequestContext, settings},
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, reject_form, respond},
    },
};
use domain::{
    people::{Contact, one_line},
    review::step::LONGEST_SENTENCE,
    values::{
        ids::{BatchId, DeclarationId, PersonId},
        language::Language,
        month::Month,
    },
};
use leptos::prelude::*;
use store::{Message, SeenFigure, StoreError};

fn declaration(text: String) -> Result<DeclarationId, StoreError> {
    DeclarationId::try_from(text).map_err(|_| StoreError::NotFound)
}

/// Where the queue is seen again: of whom, what is told there, and at which figure.
#[derive(Default)]
pub struct Back {
    /// Of everyone, or of the coach's own people.
    pub everyone: bool,
    /// What is told: `lot` a batch, `vu` a figure that somebody else was first at.
    pub told: Option<(&'static str, String)>,
    /// The figure to go on with.
    pub at: Option<DeclarationId>,
}

impl Back {
    /// As a form says it.
    fn to(everyone: &str, next: String) -> Self {
        Self { everyone: !everyone.is_empty(), told: None, at: DeclarationId::try_from(next).ok() }
    }

    fn telling(self, what: &'static str, id: impl ToString) -> String {
        Self { told: Some((what, id.to_string())), ..self }.address()
    }

    /// The address.
    pub fn address(&self) -> String {
        let everyone = self.everyone.then(|| "tous=oui".to_owned());
        let told = self.told.as_ref().map(|(what, id)| format!("{what}={id}"));
        let query = everyone.into_iter().chain(told).collect::<Vec<_>>().join("&");
        let query = if query.is_empty() { query } else { format!("?{query}") };
        let at = self.at.as_ref().map(|id| format!("#d-{id}")).unwrap_or_default();
        format!("/verifications{query}{at}")
    }
}

/// Takes a figure as right.
#[server(endpoint = "verifications/valider")]
pub async fn validate(
    declaration: String,
    #[server(default)] seen: i64,
    #[server(default)] everyone: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    respond(take_as_right(declaration, seen, Back::to(&everyone, next)).await)
}

async fn take_as_right(id: String, seen: i64, back: Back) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = declaration(id)?;
    let validated = ctx.store.review().validate(&ctx.actor(), ctx.user.role, &id, seen).await;
    or_overtaken(validated, &id, back, |back, batch| Outcome::go(back.telling("lot", batch)))
}

/// Someone else was first: the queue tells who, from what it finds of that figure.
fn or_overtaken<T>(
    result: Result<T, StoreError>,
    id: &DeclarationId,
    back: Back,
    then: impl FnOnce(Back, T) -> Outcome,
) -> Result<Outcome, StoreError> {
    match result {
        Ok(value) => Ok(then(back, value)),
        Err(StoreError::Refused(refusal)) => {
            Ok(Outcome::Overtaken { to: Back { at: None, ..back }.telling("vu", id), because: refusal.key() })
        }
        Err(error) => Err(error),
    }
}

/// Takes many figures as right in one go: each is its identifier and the version that was seen, `01J….2`.
#[server(endpoint = "verifications/valider-lot")]
pub async fn validate_all(#[server(default)] figures: Vec<String>, #[server(default)] everyone: String) -> Result<(), AppError> {
    respond(take_all_as_right(figures, Back::to(&everyone, String::new())).await)
}

/// The most figures that one go may take: more than a structure has places.
const MOST_FIGURES: usize = 500;

async fn take_all_as_right(figures: Vec<String>, back: Back) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let seen = figures.iter().take(MOST_FIGURES).map(|text| {
        let (id, version) = text.split_once('.').ok_or(StoreError::NotFound)?;
        Ok(SeenFigure { id: declaration(id.to_owned())?, version: version.parse().map_err(|_| StoreError::NotFound)? })
    });
    let seen = seen.collect::<Result<Vec<_>, StoreError>>()?;
    if seen.is_empty() {
        return Ok(Outcome::Refused { to: back.address(), because: "batch-empty" });
    }
    let batch = ctx.store.review().validate_all(&ctx.actor(), ctx.user.role, &seen).await?;
    Ok(Outcome::go(back.telling("lot", batch)))
}

/// Takes back what was taken as right in one go.
#[server(endpoint = "verifications/annuler-lot")]
pub async fn undo(batch: String, #[server(default)] everyone: String) -> Result<(), AppError> {
    respond(take_back(batch, Back::to(&everyone, String::new())).await)
}

async fn take_back(batch: String, back: Back) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let batch = BatchId::try_from(batch).map_err(|_| StoreError::NotFound)?;
    ctx.store.review().undo_batch(&ctx.actor(), ctx.user.role, &batch).await?;
    Ok(Outcome::go(back.telling("lot", batch)))
}

/// How the names begin under which questions are kept.
pub const QUESTIONS: &str = "question.";

/// Under which name the question on a declaration is kept.
pub fn question_form_of(id: &DeclarationId) -> String {
    format!("{QUESTIONS}{id}")
}

/// Asks a question on a figure, in one sentence: the one typed, or else the suggested one that was chosen.
#[server(endpoint = "verifications/demander")]
pub async fn ask(
    declaration: String,
    #[server(default)] seen: i64,
    #[server(default)] question: String,
    #[server(default)] suggested: String,
    #[server(default)] everyone: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let question = if question.trim().is_empty() && !suggested.is_empty() { suggested } else { question };
    respond(put_question(declaration, seen, question, Back::to(&everyone, next)).await)
}

async fn put_question(id: String, seen: i64, typed: String, back: Back) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = declaration(id)?;
    let form = question_form_of(&id);
    let question = match one_line(&typed, LONGEST_SENTENCE) {
        Ok(question) => question,
        Err(mistake) => {
            let mistakes = vec![("question".into(), mistake.key().into())];
            return reject_form(&form, Back { at: Some(id), ..back }.address(), &FormDraft { typed, mistakes }).await;
        }
    };
    let (participant, month) = ctx.store.review().owner_of_declaration(&id).await?;
    let message = tell(&ctx, &participant, month, "message-question-subject", "message-question").await?;
    let asked = ctx.store.review().ask(&ctx.actor(), ctx.user.role, &id, seen, &question, message.as_ref()).await;
    let asked = finish_form(&ctx, &form, typed, asked).await;
    or_overtaken(asked, &id, back, |back, ()| Outcome::done(back.address(), "review-asked"))
}

/// Tells the participant that something waits on a month: what it is stays in the app. The text may name the month and
/// holds the link to it.
pub async fn tell(
    ctx: &RequestContext,
    participant: &PersonId,
    month: Month,
    subject: &'static str,
    text: &'static str,
) -> Result<Option<Message>, StoreError> {
    let person = ctx.store.people().person(participant).await?;
    let language = Language::of_tag(&person.language).unwrap_or_default();
    let to = Contact::to_write_to(person.phone.as_deref(), person.email.as_deref());
    let link = format!("{}/declarations/{month}", settings().base_url);
    Ok(to.map(|to| Message { to, subject: t!(language, subject), body: t!(language, text, month = language.of_month(month), link = link) }))
}
