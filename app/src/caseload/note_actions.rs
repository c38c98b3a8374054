//! Server functions of notes: write, change, remove, restore.

use crate::{
    url,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::{
    caseload::note::TypedNote,
    values::ids::{NoteId, PersonId},
};
use leptos::prelude::*;
use store::StoreError;

/// Beginning of the names of the forms that change a note.
pub const CHANGES: &str = "note-change.";

/// Name under which the form of a new note on a participant is kept.
pub fn new_form(participant: &PersonId) -> String {
    format!("note.{participant}")
}

/// Name under which the form that changes a note is kept.
pub fn change_form(note: &NoteId) -> String {
    format!("{CHANGES}{note}")
}

/// Address of the notes on the page of a participant.
fn notes_url(participant: &PersonId) -> String {
    format!("{}#notes", url::participant(participant))
}

/// The participant named by a form.
///
/// # Errors
/// [`StoreError::NotFound`] for a text that is no identifier, or a person without an enrollment in the structure.
async fn participant_of_form(ctx: &RequestContext, participant: String) -> Result<PersonId, StoreError> {
    let participant = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    ctx.store.enrollments().enrollment_of(&participant).await?;
    Ok(participant)
}

/// Adds a note on a participant.
#[server(endpoint = "suivis/notes/ecrire")]
pub async fn write_note(
    participant: PersonId,
    #[server(default)] text: String,
    #[server(default)] readers: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedNote { text, readers };
    let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
    let form = new_form(&participant);
    let (text, readers) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(&form, notes_url(&participant), &FormDraft::of(typed, mistakes)).await),
    };
    let written = ctx.store.caseload().add_note(&ctx.actor(), &ctx.user.person_id, &enrollment.id, &text, readers).await;
    finish_form(&ctx, &form, typed, written).await?;
    let say = if readers.include_the_person() { "note-written-shared" } else { "note-written" };
    respond(Ok(Outcome::done(notes_url(&participant), say)))
}

/// Changes the text or the readers of a note of the user.
#[server(endpoint = "suivis/notes/changer")]
pub async fn change_note(
    note: NoteId,
    #[server(default)] participant: String,
    #[server(default)] text: String,
    #[server(default)] readers: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedNote { text, readers };
    let form = change_form(&note);
    let (text, readers) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => {
            let participant = participant_of_form(&ctx, participant).await?;
            let back = format!("{}#note-{note}", url::participant(&participant));
            return respond(reject_form(&form, back, &FormDraft::of(typed, mistakes)).await);
        }
    };
    let participant = match ctx.store.caseload().change_note(&ctx.actor(), &ctx.user.person_id, &note, &text, readers).await {
        Err(StoreError::Refused(refusal)) => {
            // The note was removed and its form with it: the text goes into the form of a new note.
            let participant = participant_of_form(&ctx, participant).await?;
            let draft = FormDraft::of(typed, [("text", refusal.key())]);
            return respond(reject_form(&new_form(&participant), notes_url(&participant), &draft).await);
        }
        changed => finish_form(&ctx, &form, typed, changed).await?,
    };
    let say = if readers.include_the_person() { "note-changed-shared" } else { "note-changed" };
    respond(Ok(Outcome::done(notes_url(&participant), say)))
}

/// Removes a note of the user.
#[server(endpoint = "suivis/notes/retirer")]
pub async fn remove_note(note: NoteId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let participant = ctx.store.caseload().remove_note(&ctx.actor(), &ctx.user.person_id, &note).await?;
    respond(Ok(Outcome::done(notes_url(&participant), "note-removed")))
}

/// Restores a removed note of the user.
#[server(endpoint = "suivis/notes/remettre")]
pub async fn restore_note(note: NoteId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let participant = ctx.store.caseload().restore_note(&ctx.actor(), &ctx.user.person_id, &note).await?;
    respond(Ok(Outcome::done(notes_url(&participant), "note-restored")))
}
