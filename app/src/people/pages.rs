//! The page that invites a colleague.

use crate::{
    people::actions::{INVITE, Invite, TypedPerson},
    texts::t,
    ui::{
        form::{AllRequired, ErrorSummary, TextField},
        icon::Icon,
    },
    url::action,
    web::{
        context::RequestContext,
        forms::{FormDraft, load_draft},
        page::{Address, Page, PageResult},
    },
};
use domain::people::Role;
use leptos::prelude::*;

/// The form that invites a colleague.
pub async fn invite(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let kept: FormDraft<TypedPerson> = load_draft(INVITE).await.unwrap_or_default();
    let summary = kept.summary(language);
    let any = !kept.mistakes.is_empty();
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let coordinator = kept.typed.role == Role::Coordinator.as_str();
    let choice = |role: Role, key: &str, checked: bool| {
        view! {
            <label class="choice">
                <input class="choice__input" type="radio" name="role" value=role.as_str() checked=checked/>
                <span class="choice__text"><span class="choice__title">{t!(language, key)}</span></span>
            </label>
        }
    };
    let typed = kept.typed.clone();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{t!(language, "invite-colleague")}</h1>
            <p class="page__lead">{t!(language, "invite-lead")}</p>
        </header>
        <form class="form" method="post" action={action::<Invite>()} novalidate>
            <AllRequired language/>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">{t!(language, "invite-role")}</legend>
                <div class="choices choices--row">
                    {choice(Role::Coach, "role-coach", !coordinator)}
                    {choice(Role::Coordinator, "role-coordinator", coordinator)}
                </div>
            </fieldset>
            <div class="field-row">
                <TextField language name="first_name" required=true label=t!(language, "first-name") mistake=mistake("first_name") value=typed.first_name/>
                <TextField language name="last_name" required=true label=t!(language, "last-name") mistake=mistake("last_name") value=typed.last_name/>
            </div>
            <TextField language name="email" required=true kind="email" label=t!(language, "me-email") hint=t!(language, "invite-email-hint") mistake=mistake("email") value=typed.email/>
            <TextField language name="phone" kind="tel" label=t!(language, "invite-phone") mistake=mistake("phone") value=typed.phone class="input--medium"/>
            <button class="button button--main">{t!(language, "invite-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "invite-colleague"), "/personnes", body).with_mistakes(language, any))
}
