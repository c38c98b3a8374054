//! Writing a note, changing it, taking it away, putting it back.

use crate::url;
use crate::web::{
    context::RequestContext,
    error::AppError,
    outcome::{FormDraft, Outcome, finish_form, reject_form, respond},
};
use domain::{
    caseload::note::TypedNote,
    values::ids::{NoteId, PersonId},
};
use leptos::prelude::*;
use store::StoreError;

/// Under which name the form of a new note on someone is kept.
pub fn new_form(participant: &PersonId) -> String {
    format!("note.{participant}")
}

/// With what the names of the forms begin that change a note.
pub const CHANGES: &str = "note-change.";

/// Under which name the form that changes a note is kept.
pub fn change_form(note: &NoteId) -> String {
    format!("{CHANGES}{note}")
}

/// The notes on someone's page.
fn notes_of(participant: &PersonId) -> String {
    format!("{}#notes", url::participant(&participant))
}

fn note_of(text: String) -> Result<NoteId, StoreError> {
    NoteId::try_from(text).map_err(|_| StoreError::NotFound)
}

/// The form as it was refused.
fn refused(typed: TypedNote, mistakes: Vec<domain::caseload::note::NoteMistake>) -> FormDraft<TypedNote> {
    FormDraft::of(typed, mistakes)
}

/// Writes a note on someone.
#[server(endpoint = "suivis/notes/ecrire")]
pub async fn write_note(
    #[server(default)] participant: String,
    #[server(default)] text: String,
    #[server(default)] readers: String,
) -> Result<(), AppError> {
    respond(write(participant, TypedNote { text, readers }).await)
}

async fn write(participant: String, typed: TypedNote) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let participant = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
    let form = new_form(&participant);
    let (text, readers) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return reject_form(&form, notes_of(&participant), &refused(typed, mistakes)).await,
    };
    let written = ctx.store.caseload().add_note(&ctx.actor(), &ctx.user.person_id, &enrollment.id, &text, readers).await;
    finish_form(&ctx, &form, typed, written).await?;
    Ok(Outcome::done(notes_of(&participant), if readers.include_the_person() { "note-written-shared" } else { "note-written" }))
}

/// Changes the words of a note of one's own, or who reads it.
#[server(endpoint = "suivis/notes/changer")]
pub async fn change_note(
    #[server(default)] note: String,
    #[server(default)] participant: String,
    #[server(default)] text: String,
    #[server(default)] readers: String,
) -> Result<(), AppError> {
    respond(change(note, participant, TypedNote { text, readers }).await)
}

async fn change(note: String, participant: String, typed: TypedNote) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = note_of(note)?;
    let form = change_form(&id);
    let (text, readers) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => {
            let participant = named(&ctx, participant).await?;
            return reject_form(&form, format!("{}#note-{id}", url::participant(&participant)), &refused(typed, mistakes)).await;
        }
    };
    let participant = match ctx.store.caseload().change_note(&ctx.actor(), &ctx.user.person_id, &id, &text, readers).await {
        Err(StoreError::Refused(refusal)) => {
            // The note has no form any more: its words go to the form of a new one.
            let participant = named(&ctx, participant).await?;
            return reject_form(&new_form(&participant), notes_of(&participant), &FormDraft::of(typed, [("text", refusal.key())])).await;
        }
        changed => finish_form(&ctx, &form, typed, changed).await?,
    };
    Ok(Outcome::done(notes_of(&participant), if readers.include_the_person() { "note-changed-shared" } else { "note-changed" }))
}

/// Whom a form names, if there is such a person here.
async fn named(ctx: &RequestContext, participant: String) -> Result<PersonId, StoreError> {
    let participant = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    ctx.store.enrollments().enrollment_of(&participant).await?;
    Ok(participant)
}

/// Takes a note of one's own away.
#[server(endpoint = "suivis/notes/retirer")]
pub async fn remove_note(#[server(default)] note: String) -> Result<(), AppError> {
    respond(remove(note).await)
}

async fn remove(note: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let participant = ctx.store.caseload().remove_note(&ctx.actor(), &ctx.user.person_id, &note_of(note)?).await?;
    Ok(Outcome::done(notes_of(&participant), "note-removed"))
}

/// Puts a note of one's own back.
#[server(endpoint = "suivis/notes/remettre")]
pub async fn restore_note(#[server(default)] note: String) -> Result<(), AppError> {
    respond(restore(note).await)
}

async fn restore(note: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let participant = ctx.store.caseload().restore_note(&ctx.actor(), &ctx.user.person_id, &note_of(note)?).await?;
    Ok(Outcome::done(notes_of(&participant), "note-restored"))
}
