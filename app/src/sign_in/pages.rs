//! The pages of sign-in: by code, by printed card, by password, by invitation.

use crate::{
    help::sign_in_help,
    sign_in::{
        actions::{AcceptInvitation, AskForCode, SignPersonaIn, SignTeamIn, TryCard, TryCode},
        form_names::{CARD, CODE, CONTACT, PASSWORD, TEAM},
        frame::{auth, text_draft},
        oidc::button::{BUTTON, button},
        passkeys, secret,
    },
    texts::t,
    ui::{form::TextField, icon::Icon, notice::Notice},
    url::action,
    web::{
        context::{Visitor, db, settings},
        page::{Address, PageEnd, PageResult},
    },
};
use domain::{people::Contact, values::language::Language};
use leptos::prelude::*;

/// The form of a phone number or an address; on a demo database also its personas. With `envoi` in the address it says that what
/// was sent after the end of the session waits on the phone.
pub async fn contact(address: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let draft = text_draft(CONTACT).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("contact").map(str::to_owned);
    let help = sign_in_help(language).await?;
    let waits = address.query("envoi").map(|_| {
        let sentence = t!(language, "waiting-session-over");
        view! { <Notice icon="clock"><p>{sentence}</p></Notice> }
    });
    let form = view! {
        {waits}
        <form class="form auth__form" method="post" action={action::<AskForCode>()} novalidate>
            <TextField language name="contact" required=true label=t!(language, "contact-label") hint=t!(language, "contact-hint") mistake value=draft.typed autocomplete="username"/>
            <button class="button button--main button--wide">{t!(language, "contact-send")}</button>
        </form>
        <p class="auth__other"><a href="/connexion/carte">{t!(language, "card-enter-link")}</a></p>
        <p class="auth__other"><a href="/connexion/equipe">{t!(language, "team-link")}</a></p>
        {help}
        {visitor.demo.then(|| personas(language))}
    };
    Ok(auth(&visitor, "contact-title", t!(language, "contact-lead"), mistakes, form, "/connexion"))
}

fn personas(language: Language) -> impl IntoView {
    let persona = |value: &'static str, icon: &'static str, key: &'static str| {
        view! {
            <button class="persona" name="persona" value=value>
                <Icon name=icon/>
                <span class="persona__text">
                    <span class="persona__name">{t!(language, &format!("persona-{key}"))}</span>
                    <span class="persona__note">{t!(language, &format!("persona-{key}-note"))}</span>
                </span>
            </button>
        }
    };
    view! {
        <section class="personas" aria-labelledby="essayer">
            <h2 class="personas__title" id="essayer">{t!(language, "personas-title")}</h2>
            <form method="post" action={action::<SignPersonaIn>()}>
                {persona("participant", "leaf", "participant")}
                {persona("coach", "caseload", "coach")}
                {persona("coordinator", "dashboard", "coordinator")}
                {persona("network", "comb", "network")}
            </form>
        </section>
    }
}

/// The form of the code that was sent.
pub async fn code(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let draft = text_draft(CODE).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("code").map(str::to_owned);
    // As it is written everywhere: its spaces keep the digits together, and in order where the text runs from right to left.
    let contact = draft.typed.parse::<Contact>().map_or_else(|_| draft.typed.clone(), |contact| contact.to_string());
    let lead = t!(language, "code-lead", contact = contact);
    let help = sign_in_help(language).await?;
    let form = view! {
        <form class="form auth__form" method="post" action={action::<TryCode>()} novalidate>
            <TextField language name="code" required=true label=t!(language, "code-label") mistake keyboard="numeric" autocomplete="one-time-code" class="input--code"/>
            <button class="button button--main button--wide">{t!(language, "code-send")}</button>
        </form>
        <form class="auth__other" method="post" action={action::<AskForCode>()}>
            <input type="hidden" name="contact" value=draft.typed/>
            <button class="button button--quiet">{t!(language, "code-again")}</button>
        </form>
        <p class="auth__other"><a href="/connexion">{t!(language, "code-other")}</a></p>
        {help}
    };
    Ok(auth(&visitor, "code-title", lead, mistakes, form, "/connexion"))
}

/// The code of a printed card.
pub async fn card(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let draft = text_draft(CARD).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("code").map(str::to_owned);
    let help = sign_in_help(language).await?;
    let form = view! {
        <form class="form auth__form" method="post" action={action::<TryCard>()} novalidate>
            <TextField language name="code" required=true label=t!(language, "card-enter-label") hint=t!(language, "card-enter-hint") mistake value=draft.typed/>
            <button class="button button--main button--wide">{t!(language, "card-enter-send")}</button>
        </form>
        <p class="auth__other"><a href="/connexion">{t!(language, "participant-link")}</a></p>
        {help}
    };
    Ok(auth(&visitor, "card-enter-title", t!(language, "card-enter-lead"), mistakes, form, "/connexion"))
}

/// The form of address and password, for the team.
pub async fn team(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let draft = text_draft(TEAM).await;
    let mistakes = draft.summary(language);
    let (email, password) = (draft.mistake("email").map(str::to_owned), draft.mistake("password").map(str::to_owned));
    let provider = settings()?.sign_in.oidc.clone();
    let by_provider = provider.map(|provider| button(language, &provider, None, draft.mistake(BUTTON).map(str::to_owned)));
    let form = view! {
        {by_provider}
        <form class="form auth__form" method="post" action={action::<SignTeamIn>()} novalidate>
            <TextField language name="email" required=true kind="email" label=t!(language, "me-email") mistake=email value=draft.typed autocomplete="username"/>
            <TextField language name="password" required=true kind="password" label=t!(language, "password-label") mistake=password autocomplete="current-password"/>
            <button class="button button--main button--wide">{t!(language, "team-send")}</button>
        </form>
        {passkeys::sign_in_form(language)}
        <p class="auth__other"><a href="/connexion/oublie">{t!(language, "password-forgotten-link")}</a></p>
        <p class="auth__other"><a href="/connexion">{t!(language, "participant-link")}</a></p>
    };
    Ok(auth(&visitor, "team-title", t!(language, "team-lead"), mistakes, form, "/connexion"))
}

/// An invitation: opening the page does not use it up, only the button does.
pub async fn invitation(address: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let token: String = address.part("token")?;
    let browser_hash = visitor.browser.as_deref().map(secret::hash).unwrap_or_default();
    let person = db()?.invited(&secret::hash(&token), &browser_hash, visitor.now).await?.ok_or(PageEnd::Missing)?;
    let draft = text_draft(PASSWORD).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("password").map(str::to_owned);
    let password = person.role.has_password().then(|| {
        view! {
            <TextField language name="password" required=true kind="password" label=t!(language, "password-new") hint=t!(language, "password-hint") mistake autocomplete="new-password"/>
        }
    });
    let form = view! {
        <form class="form auth__form" method="post" action={action::<AcceptInvitation>()} novalidate>
            <input type="hidden" name="token" value=token/>
            {password}
            <button class="button button--main button--wide">{t!(language, "invitation-send")}</button>
        </form>
    };
    Ok(auth(&visitor, "invitation-title", t!(language, "invitation-lead", name = person.first_name), mistakes, form, "/invitation"))
}
