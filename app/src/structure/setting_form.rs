//! The form of one setting: the name of its draft, and saving what was typed.

use crate::web::{
    context::RequestContext,
    forms::{FormDraft, finish_form, reject_form},
    outcome::Outcome,
};
use store::StoreError;

/// The address of the page of all settings.
pub(super) const PAGE: &str = "/reglages";

/// Name of the draft of a setting's form.
pub(super) fn form_of(field: &str) -> String {
    format!("settings.{field}")
}

/// Parses a setting with `read` and stores it with `keep`. A value that cannot be parsed, or that the store refuses, leads back
/// to the page with its mistake beside the field.
///
/// # Errors
/// [`StoreError::Database`].
pub(super) async fn save_setting<T>(
    field: &'static str,
    typed: String,
    read: impl FnOnce(&str) -> Result<T, &'static str>,
    keep: impl AsyncFnOnce(&RequestContext, T) -> Result<(), StoreError>,
) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let set = match read(&typed) {
        Ok(value) => keep(&ctx, value).await,
        Err(key) => return reject_form(&form_of(field), PAGE, &FormDraft::of(typed, [(field, key)])).await,
    };
    match set {
        Err(StoreError::Refused(refusal)) => reject_form(&form_of(field), PAGE, &FormDraft::of(typed, [(field, refusal.key())])).await,
        set => {
            finish_form(&ctx, &form_of(field), typed, set).await?;
            Ok(Outcome::done(PAGE, "settings-saved"))
        }
    }
}
