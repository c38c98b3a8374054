//! Attaching a document to a month, taking it away, putting it back.

use super::picture::cleaned;
use crate::url;
use crate::{
    sign_in::secret,
    texts::t,
    web::{
        context::{RequestContext, objects},
        error::AppError,
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    declarations::document::{DocumentMistake, LARGEST_DOCUMENT, read_document, shown_name},
    values::{ids::DocumentId, month::Month},
};
use leptos::prelude::*;
use server_fn::{
    codec::{MultipartData, MultipartFormData},
    error::{FromServerFnError, ServerFnErrorErr},
};
use store::{NewDocument, Refusal, StoreError, UploadFile};
use tokio::sync::Semaphore;

/// The name of the file's field, and its identifier.
pub const FIELD: &str = "document";

/// Under which name the page is told what was wrong with the file. The name stands in the address: a file cannot be put
/// back into its field, so there is nothing to keep.
pub const MISTAKE: &str = "refus";

/// The page of a month's documents.
pub fn page_of(month: Month) -> String {
    url::documents(month)
}

/// So many documents are in memory at once: each takes up to three times its size.
static READING: Semaphore = Semaphore::const_new(3);

/// What a form of a document holds.
struct Upload {
    month: String,
    /// The name of the file, as its owner's device wrote it.
    name: String,
    /// What is in it, on the disk; of one that is too large, only its beginning.
    file: UploadFile,
    /// How long it was in all, in bytes.
    size: usize,
}

impl Upload {
    /// Reads a form piece by piece.
    ///
    /// # Errors
    /// [`AppError::BadForm`] when it breaks off or was never one; within, [`StoreError::Io`] when a piece could not be kept.
    async fn read(form: MultipartData) -> Result<Result<Self, StoreError>, AppError> {
        let not_understood =
            |error: &dyn std::fmt::Display| AppError::from_server_fn_error(ServerFnErrorErr::Deserialization(error.to_string()));
        let mut form = form.into_inner().ok_or(AppError::BadForm)?;
        let mut upload = match new_file().await {
            Ok(file) => Self { month: String::new(), name: String::new(), file, size: 0 },
            Err(error) => return Ok(Err(error)),
        };
        while let Some(mut field) = form.next_field().await.map_err(|error| not_understood(&error))? {
            match field.name().map(str::to_owned).as_deref() {
                Some("month") => upload.month = field.text().await.map_err(|error| not_understood(&error))?,
                Some(FIELD) => {
                    upload.name = field.file_name().unwrap_or_default().to_owned();
                    match new_file().await {
                        Ok(file) => (upload.file, upload.size) = (file, 0),
                        Err(error) => return Ok(Err(error)),
                    }
                    while let Some(piece) = field.chunk().await.map_err(|error| not_understood(&error))? {
                        upload.size += piece.len();
                        // Of one too large the rest is read and let go: a browser that is still sending shows no answer.
                        if upload.size <= LARGEST_DOCUMENT
                            && let Err(error) = upload.file.append(&piece).await
                        {
                            return Ok(Err(error));
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(Ok(upload))
    }
}

async fn new_file() -> Result<UploadFile, StoreError> {
    objects()?.upload().await
}

/// Attaches a document to a month.
#[server(endpoint = "declarations/pieces/ajouter", input = MultipartFormData)]
pub async fn add_document(form: MultipartData) -> Result<(), AppError> {
    let upload = Upload::read(form).await?;
    respond(async { attach(upload?).await }.await)
}

async fn attach(upload: Upload) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let month: Month = upload.month.parse().map_err(|_| StoreError::NotFound)?;
    let _turn = READING.acquire().await.map_err(|_| StoreError::Busy)?;
    let (name, size) = (upload.name.clone(), upload.size);
    let content = upload.file.content().await?;
    let read = tokio::task::spawn_blocking(move || {
        let kind = read_document(&name, &content, size)?;
        let digest = secret::digest(&content);
        cleaned(kind, content).map(|content| (kind, digest, content))
    });
    let (kind, digest, content) = match read.await.map_err(std::io::Error::other)? {
        Ok(read) => read,
        Err(mistake) => return Ok(told(month, mistake)),
    };
    let new = NewDocument {
        name: shown_name(&upload.name, kind, &t!(ctx.language(), "document-unnamed")),
        kind,
        bytes: content.len(),
        object: ctx.store.declarations().fresh_object(ctx.visitor.now),
        digest,
    };
    let objects = objects()?;
    if let Err(error) = objects.write(&new.object, content).await {
        tracing::error!(%error, "a document could not be kept");
        return Ok(told(month, DocumentMistake::NotKept));
    }
    let added = ctx.store.declarations().add_document(&ctx.actor(), &ctx.user.person_id, month, &new, ctx.visitor.today()).await;
    if added.is_err()
        && let Err(error) = objects.erase(&new.object).await
    {
        tracing::warn!(%error, object = new.object, "an object stays that no row names");
    }
    match added {
        Err(StoreError::Refused(Refusal::TooManyDocuments)) => Ok(told(month, DocumentMistake::TooMany)),
        // Sent twice: it is there, as whoever sent it wanted.
        Err(StoreError::Refused(Refusal::DocumentSentBefore)) => Ok(Outcome::done(page_of(month), "document-added")),
        added => refused_or(added, &page_of(month), |_| Outcome::done(page_of(month), "document-added")),
    }
}

/// Tells a mistake beside the field.
fn told(month: Month, mistake: DocumentMistake) -> Outcome {
    Outcome::Again { to: format!("{}?{MISTAKE}={}", page_of(month), mistake.key()) }
}

fn document_of(text: String) -> Result<DocumentId, StoreError> {
    DocumentId::try_from(text).map_err(|_| StoreError::NotFound)
}

/// Takes a document away.
#[server(endpoint = "declarations/pieces/retirer")]
pub async fn remove_document(document: String) -> Result<(), AppError> {
    respond(take_away(document).await)
}

async fn take_away(document: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let month = ctx.store.declarations().remove_document(&ctx.actor(), &ctx.user.person_id, &document_of(document)?).await?;
    Ok(Outcome::done(page_of(month), "document-removed"))
}

/// Puts a document back that was taken away.
#[server(endpoint = "declarations/pieces/remettre")]
pub async fn restore_document(document: String, #[server(default)] month: String) -> Result<(), AppError> {
    respond(put_back(document, month).await)
}

async fn put_back(document: String, month: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let restored = ctx.store.declarations().restore_document(&ctx.actor(), &ctx.user.person_id, &document_of(document)?).await;
    // Where the form stood, for a refusal to be said there.
    let back = month.parse().map_or_else(|_| "/declarations".to_owned(), page_of);
    refused_or(restored, &back, |month| Outcome::done(page_of(month), "document-restored"))
}
