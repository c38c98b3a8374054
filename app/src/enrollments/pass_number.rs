//! The number of the PASS, as it is printed on it.

use super::EnrollmentContext;
use crate::{
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
    },
};
use domain::{enrollments::pass_number::PassNumber, values::ids::PersonId};
use leptos::prelude::*;
use store::StoreError;

const FORM: &str = "pass";

/// Sets the number of the PASS; an empty field removes it.
#[server(endpoint = "parcours/pass")]
pub async fn set_pass_number(
    participant: PersonId,
    #[server(default)] path: String,
    #[server(default)] pass_number: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let typed = pass_number;
    let read = if typed.trim().is_empty() { Ok(None) } else { PassNumber::read(&typed).map(Some) };
    let number = match read {
        Ok(number) => number,
        Err(mistake) => {
            let mistakes = vec![("pass_number", mistake.key()).into()];
            return respond(context.reject(FORM, context.page(), typed, mistakes).await);
        }
    };
    let request = &context.request;
    let result = request.store.settings().set_pass_number(&request.actor(), &context.enrollment.id, number.as_ref()).await;
    respond(context.finish_or_reject(FORM, context.page(), typed, result, |_| "pass_number", "pass-saved").await)
}

/// The number with its form, or the number alone unless `may_change`; and the summary of the mistakes in what was typed.
///
/// # Errors
/// [`StoreError::Database`].
pub(super) async fn pass_number(context: &EnrollmentContext, may_change: bool) -> Result<(AnyView, Vec<(String, String)>), StoreError> {
    let language = context.language();
    let set = context.request.store.settings().pass_number(&context.enrollment.id).await?.map(|number| number.printed());
    if !may_change {
        let view = set.map(|number| view! { <p class="num">{t!(language, "pass-number", number = number)}</p> });
        return Ok((view.into_any(), Vec::new()));
    }
    let draft: FormDraft<String> =
        load_draft(&context.draft_name(FORM)).await.unwrap_or_else(|| FormDraft { typed: set.unwrap_or_default(), mistakes: Vec::new() });
    let mistake = draft.mistake("pass_number").map(str::to_owned);
    let summary = draft.summary(language);
    let view = view! {
        <form class="form" method="post" action={action::<SetPassNumber>()} novalidate>
            {context.hidden_fields()}
            <TextField language name="pass_number" label=t!(language, "pass-label") hint=t!(language, "pass-hint") keyboard="text" class="input--medium" mistake value=draft.typed/>
            <button class="button">{t!(language, "settings-save")}</button>
        </form>
    };
    Ok((view.into_any(), summary))
}
