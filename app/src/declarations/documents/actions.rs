//! The server functions of a document: attach it to a month, remove it, restore it.

use super::picture::without_metadata;
use crate::{
    sign_in::secret,
    texts::t,
    url,
    web::{
        context::{RequestContext, objects},
        error::AppError,
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    declarations::document::{DocumentKind, DocumentMistake, LARGEST_DOCUMENT, read_document, shown_name},
    values::{ids::DocumentId, month::Month},
};
use leptos::prelude::*;
use server_fn::{
    codec::{MultipartData, MultipartFormData},
    error::{FromServerFnError, ServerFnErrorErr},
};
use store::{NewDocument, Refusal, StoreError, UploadFile};
use tokio::sync::Semaphore;

/// The name and the identifier of the file's field.
pub const FIELD: &str = "document";

/// The query parameter with the key of the mistake in a file. There is no draft: a file cannot be put back into its field.
pub const MISTAKE: &str = "refus";

/// Limits how many documents are checked at the same time: each takes up to three times its size of memory.
static CHECKS: Semaphore = Semaphore::const_new(2);

/// The form of a document.
struct Upload {
    month: String,
    /// The name of the file on the sender's device.
    name: String,
    /// Its content, on the disk; the beginning of it when it is too large.
    file: UploadFile,
    /// Its whole length in bytes.
    size: usize,
}

impl Upload {
    /// Reads a form chunk by chunk.
    ///
    /// # Errors
    /// [`AppError::BadForm`] when the form is truncated or not a form; [`StoreError::Io`] when the file cannot be written.
    async fn read(form: MultipartData) -> Result<Self, AppError> {
        let not_understood =
            |error: &dyn std::fmt::Display| AppError::from_server_fn_error(ServerFnErrorErr::Deserialization(error.to_string()));
        let mut form = form.into_inner().ok_or(AppError::BadForm)?;
        let mut upload = Self { month: String::new(), name: String::new(), file: new_file().await?, size: 0 };
        while let Some(mut field) = form.next_field().await.map_err(|error| not_understood(&error))? {
            match field.name().map(str::to_owned).as_deref() {
                Some("month") => upload.month = field.text().await.map_err(|error| not_understood(&error))?,
                Some(FIELD) => {
                    upload.name = field.file_name().unwrap_or_default().to_owned();
                    (upload.file, upload.size) = (new_file().await?, 0);
                    while let Some(chunk) = field.chunk().await.map_err(|error| not_understood(&error))? {
                        upload.size += chunk.len();
                        // The rest of a file that is too large is read and dropped: a browser that is still sending shows no response.
                        if upload.size <= LARGEST_DOCUMENT {
                            upload.file.append(&chunk).await?;
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(upload)
    }
}

async fn new_file() -> Result<UploadFile, StoreError> {
    objects()?.upload().await
}

/// A file that may be attached.
struct CheckedFile {
    kind: DocumentKind,
    /// SHA-256 of the content as it was sent, in hexadecimal.
    digest: String,
    /// The content without metadata.
    content: Vec<u8>,
}

impl CheckedFile {
    /// Checks the kind of a file and removes its metadata. `size` is its whole length in bytes.
    fn read(name: &str, content: Vec<u8>, size: usize) -> Result<Self, DocumentMistake> {
        let kind = read_document(name, &content, size)?;
        let digest = secret::digest(&content);
        without_metadata(kind, content).map(|content| Self { kind, digest, content })
    }
}

/// Attaches a document to a month.
#[server(endpoint = "declarations/pieces/ajouter", input = MultipartFormData)]
pub async fn add_document(form: MultipartData) -> Result<(), AppError> {
    let Upload { month, name, file, size } = Upload::read(form).await?;
    let ctx = RequestContext::current()?;
    let month: Month = month.parse().map_err(|_| StoreError::NotFound)?;
    let page = url::documents(month);
    let _permit = CHECKS.acquire().await.map_err(|_| StoreError::Busy)?;
    let content = file.content().await?;
    let sent_name = name.clone();
    let checked = tokio::task::spawn_blocking(move || CheckedFile::read(&sent_name, content, size)).await;
    let CheckedFile { kind, digest, content } = match checked.map_err(|error| StoreError::from(std::io::Error::other(error)))? {
        Ok(checked) => checked,
        Err(mistake) => return respond(Ok(rejected(month, mistake))),
    };
    let new = NewDocument {
        name: shown_name(&name, kind, &t!(ctx.language(), "document-unnamed")),
        kind,
        bytes: content.len(),
        object: ctx.store.declarations().new_object_key(ctx.visitor.now),
        digest,
        stored_digest: secret::digest(&content),
    };
    let objects = objects()?;
    if let Err(error) = objects.write(&new.object, content).await {
        tracing::error!(%error, "a document could not be kept");
        return respond(Ok(rejected(month, DocumentMistake::NotKept)));
    }
    let added = ctx.store.declarations().add_document(&ctx.actor(), &ctx.user.person_id, month, &new, ctx.visitor.today()).await;
    if added.is_err()
        && let Err(error) = objects.erase(&new.object).await
    {
        tracing::warn!(%error, object = new.object, "an object stays that no row names");
    }
    respond(match added {
        Err(StoreError::Refused(Refusal::TooManyDocuments)) => Ok(rejected(month, DocumentMistake::TooMany)),
        // Sent twice: it is attached.
        Err(StoreError::Refused(Refusal::DocumentSentBefore)) => Ok(Outcome::done(&page, "document-added")),
        added => refused_or(added, &page, |_| Outcome::done(&page, "document-added")),
    })
}

/// Back to the documents of a month, with a mistake beside the field.
fn rejected(month: Month, mistake: DocumentMistake) -> Outcome {
    Outcome::Rejected { to: format!("{}?{MISTAKE}={}", url::documents(month), mistake.key()) }
}

/// Removes a document.
#[server(endpoint = "declarations/pieces/retirer")]
pub async fn remove_document(document: DocumentId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let month = ctx.store.declarations().remove_document(&ctx.actor(), &ctx.user.person_id, &document).await?;
    respond(Ok(Outcome::done(url::documents(month), "document-removed")))
}

/// Restores a document that was removed. A refusal is shown on the page of `month`, where the form was.
#[server(endpoint = "declarations/pieces/remettre")]
pub async fn restore_document(document: DocumentId, #[server(default)] month: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let restored = ctx.store.declarations().restore_document(&ctx.actor(), &ctx.user.person_id, &document).await;
    let back = month.parse().map_or_else(|_| "/declarations".to_owned(), url::documents);
    respond(refused_or(restored, &back, |month| Outcome::done(url::documents(month), "document-restored")))
}
