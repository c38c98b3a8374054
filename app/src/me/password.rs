//! The change of one's own password.

use crate::{
    me::frame::own_page,
    sign_in::{
        frame::text_draft,
        fresh_proof::check_password,
        new_password::{changed_message, check_new},
        secret,
    },
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, PageResult},
    },
};
use leptos::prelude::*;

/// The name of the form.
const FORM: &str = "me.password";
/// The address of the page.
const PAGE: &str = "/moi/mot-de-passe";

/// Changes the password of the user, who types the old one; their other devices are signed out. Refused to users without one.
#[server(endpoint = "moi/mot-de-passe")]
pub async fn change_password(#[server(default)] old: String, #[server(default)] password: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return respond(Ok(Outcome::Refused { to: "/moi".into(), because: "account-without-password" }));
    }
    let reject =
        async |field: &'static str, key: &'static str| reject_form(FORM, PAGE, &FormDraft::of(String::new(), [(field, key)])).await;
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    if let Err(mistake) = check_new(&password, &person, &ctx.user.structure) {
        return respond(reject("password", mistake.key()).await);
    }
    if let Err(key) = check_password(&ctx, old).await? {
        return respond(reject("old", key).await);
    }
    let hash = secret::hash_password(password).await?;
    let (device, notice) = (ctx.visitor.device.as_deref(), changed_message(&person));
    ctx.store.people().change_password(&ctx.actor(), &person, &hash, device, notice.as_ref()).await?;
    respond(Ok(Outcome::done("/moi", "password-changed")))
}

/// The form of a new password.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let draft = text_draft(FORM).await;
    let mistakes = draft.summary(language);
    let (old, new) = (draft.mistake("old").map(str::to_owned), draft.mistake("password").map(str::to_owned));
    let form = if ctx.user.has_password {
        view! {
            <form class="form" method="post" action={action::<ChangePassword>()} novalidate>
                <TextField language name="old" required=true kind="password" label=t!(language, "password-old") mistake=old autocomplete="current-password"/>
                <TextField language name="password" required=true kind="password" label=t!(language, "password-new") hint=t!(language, "password-hint") mistake=new autocomplete="new-password"/>
                <button class="button button--main">{t!(language, "password-change-send")}</button>
            </form>
            <p class="quiet">{t!(language, "password-change-ends")}</p>
        }
        .into_any()
    } else {
        view! { <p>{t!(language, "account-without-password")}</p> }.into_any()
    };
    Ok(own_page(language, t!(language, "password-change-title"), mistakes, form))
}
