//! The number of the PASS, as it is printed on it.

use super::{About, on_path};
use crate::routes::action;
use crate::{
    texts::t,
    ui::form::TextField,
    web::{
        error::AppError,
        outcome::{FormDraft, Outcome, load_draft, respond},
    },
};
use domain::enrollments::pass_number::PassNumber;
use leptos::prelude::*;
use store::StoreError;

const FORM: &str = "pass";

/// Sets the number of the PASS of a path, or that it is not known.
#[server(endpoint = "parcours/pass")]
pub async fn set_pass_number(
    participant: String,
    #[server(default)] path: String,
    #[server(default)] pass_number: String,
) -> Result<(), AppError> {
    respond(on_path(participant, &path, async move |about| set(about, pass_number).await).await)
}

async fn set(about: About, typed: String) -> Result<Outcome, StoreError> {
    let number = match typed.trim() {
        "" => None,
        text => match PassNumber::read(text) {
            Ok(number) => Some(number),
            Err(mistake) => {
                let mistakes = vec![("pass_number".into(), mistake.key().into())];
                return about.mistaken(FORM, about.page(), typed, mistakes).await;
            }
        },
    };
    let ctx = &about.ctx;
    let said = ctx.store.settings().set_pass_number(&ctx.actor(), &about.enrollment.id, number.as_ref()).await;
    about.settle(FORM, about.page(), typed, said, |_| "pass_number", "pass-saved").await
}

/// The number, with its form for whoever may change it, and what is wrong with what was typed.
///
/// # Errors
/// [`StoreError::Database`].
pub(super) async fn pass_number(about: &About, may: bool) -> Result<(AnyView, Vec<(String, String)>), StoreError> {
    let language = about.language();
    let set = about.ctx.store.settings().pass_number(&about.enrollment.id).await?.map(|number| number.printed());
    if !may {
        let view = set.map(|number| view! { <p class="num">{t!(language, "pass-number", number = number)}</p> });
        return Ok((view.into_any(), Vec::new()));
    }
    let kept: FormDraft<String> =
        load_draft(&about.form(FORM)).await.unwrap_or_else(|| FormDraft { typed: set.unwrap_or_default(), mistakes: Vec::new() });
    let mistake = kept.mistake("pass_number").map(str::to_owned);
    let summary = kept.summary(language);
    let view = view! {
        <form class="form" method="post" action={action::<SetPassNumber>()} novalidate>
            {about.meant()}
            <TextField language name="pass_number" label=t!(language, "pass-label") hint=t!(language, "pass-hint") keyboard="text" class="input--medium" mistake value=kept.typed/>
            <button class="button">{t!(language, "settings-save")}</button>
        </form>
    };
    Ok((view.into_any(), summary))
}
