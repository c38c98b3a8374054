//! The pages before sign-in.

use super::{
    actions::{CARD, CODE, CONTACT, PASSWORD, TEAM},
    browser, secret,
};
use crate::routes::action;
use crate::sign_in::actions::AcceptInvitation;
use crate::sign_in::actions::AskForCode;
use crate::sign_in::actions::SignPersonaIn;
use crate::sign_in::actions::SignTeamIn;
use crate::sign_in::actions::TryCard;
use crate::sign_in::actions::TryCode;
use crate::web::page::{Address, Page, PageEnd, PageResult};
use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, TextField},
        icon::Icon,
    },
    web::{
        context::{Visitor, db},
        outcome::{FormDraft, load_draft},
    },
};
use domain::values::language::Language;
use leptos::prelude::*;

async fn kept_text(form: &str) -> FormDraft<String> {
    load_draft(form).await.unwrap_or_default()
}

fn summary(language: Language, kept: &FormDraft<String>) -> Vec<(String, String)> {
    kept.summary(language)
}

fn auth(
    language: Language,
    title: &str,
    lead: String,
    mistakes: Vec<(String, String)>,
    inside: impl IntoView + 'static,
    place: &'static str,
) -> Page {
    let title = t!(language, title);
    let any = !mistakes.is_empty();
    // Given before anything is sent, so that what is sent twice is known as one browser's.
    browser::token();
    let body = view! {
        <ErrorSummary language mistakes/>
        <div class="auth stack stack--wide">
            <header class="page__head">
                <h1 class="page__title">{title.clone()}</h1>
                <p class="page__lead">{lead}</p>
            </header>
            {inside.into_any()}
        </div>
    };
    Page::new(title, place, body).with_mistakes(language, any)
}

/// Phone or mail, then a code; the personas of a demo.
pub async fn contact(_: Address) -> PageResult {
    let visitor = Visitor::current();
    let language = visitor.language;
    let kept = kept_text(CONTACT).await;
    let mistakes = summary(language, &kept);
    let mistake = kept.mistake("contact").map(str::to_owned);
    let inside = view! {
        <form class="form auth__form" method="post" action={action::<AskForCode>()} novalidate>
            <TextField language name="contact" label=t!(language, "contact-label") hint=t!(language, "contact-hint") mistake value=kept.typed autocomplete="username"/>
            <button class="button button--main button--wide">{t!(language, "contact-send")}</button>
        </form>
        <p class="auth__other"><a href="/connexion/carte">{t!(language, "card-enter-link")}</a></p>
        <p class="auth__other"><a href="/connexion/equipe">{t!(language, "team-link")}</a></p>
        {visitor.demo.then(|| personas(language))}
    };
    Ok(auth(language, "contact-title", t!(language, "contact-lead"), mistakes, inside, "/connexion"))
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

/// The code that was sent.
pub async fn code(_: Address) -> PageResult {
    let language = Visitor::current().language;
    let kept = kept_text(CODE).await;
    let mistakes = summary(language, &kept);
    let mistake = kept.mistake("code").map(str::to_owned);
    let lead = t!(language, "code-lead", contact = kept.typed.clone());
    let inside = view! {
        <form class="form auth__form" method="post" action={action::<TryCode>()} novalidate>
            <TextField language name="code" label=t!(language, "code-label") mistake keyboard="numeric" autocomplete="one-time-code" class="input--code"/>
            <button class="button button--main button--wide">{t!(language, "code-send")}</button>
        </form>
        <form class="auth__other" method="post" action={action::<AskForCode>()}>
            <input type="hidden" name="contact" value=kept.typed/>
            <button class="button button--quiet">{t!(language, "code-again")}</button>
        </form>
        <p class="auth__other"><a href="/connexion">{t!(language, "code-other")}</a></p>
    };
    Ok(auth(language, "code-title", lead, mistakes, inside, "/connexion"))
}

/// The code of a printed card.
pub async fn card(_: Address) -> PageResult {
    let language = Visitor::current().language;
    let kept = kept_text(CARD).await;
    let mistakes = summary(language, &kept);
    let mistake = kept.mistake("code").map(str::to_owned);
    let inside = view! {
        <form class="form auth__form" method="post" action={action::<TryCard>()} novalidate>
            <TextField language name="code" label=t!(language, "card-enter-label") hint=t!(language, "card-enter-hint") mistake value=kept.typed/>
            <button class="button button--main button--wide">{t!(language, "card-enter-send")}</button>
        </form>
        <p class="auth__other"><a href="/connexion">{t!(language, "participant-link")}</a></p>
    };
    Ok(auth(language, "card-enter-title", t!(language, "card-enter-lead"), mistakes, inside, "/connexion"))
}

/// Address and password of the team.
pub async fn team(_: Address) -> PageResult {
    let language = Visitor::current().language;
    let kept = kept_text(TEAM).await;
    let mistakes = summary(language, &kept);
    let (email, password) = (kept.mistake("email").map(str::to_owned), kept.mistake("password").map(str::to_owned));
    let inside = view! {
        <form class="form auth__form" method="post" action={action::<SignTeamIn>()} novalidate>
            <TextField language name="email" kind="email" label=t!(language, "me-email") mistake=email value=kept.typed autocomplete="username"/>
            <TextField language name="password" kind="password" label=t!(language, "password-label") mistake=password autocomplete="current-password"/>
            <button class="button button--main button--wide">{t!(language, "team-send")}</button>
        </form>
        <p class="auth__other"><a href="/connexion">{t!(language, "participant-link")}</a></p>
    };
    Ok(auth(language, "team-title", t!(language, "team-lead"), mistakes, inside, "/connexion"))
}

/// An invitation: looking at it uses nothing up, only its button does.
pub async fn invitation(address: Address) -> PageResult {
    let visitor = Visitor::current();
    let language = visitor.language;
    let token: String = address.part("token")?;
    let browser_hash = visitor.browser.as_deref().map(secret::hash).unwrap_or_default();
    let person = db()?.invited(&secret::hash(&token), &browser_hash, visitor.now).await?.ok_or(PageEnd::Missing)?;
    let kept = kept_text(PASSWORD).await;
    let mistakes = summary(language, &kept);
    let mistake = kept.mistake("password").map(str::to_owned);
    let password = person.role.has_password().then(|| {
        view! {
            <TextField language name="password" kind="password" label=t!(language, "password-new") hint=t!(language, "password-hint") mistake autocomplete="new-password"/>
        }
    });
    let inside = view! {
        <form class="form auth__form" method="post" action={action::<AcceptInvitation>()} novalidate>
            <input type="hidden" name="token" value=token/>
            {password}
            <button class="button button--main button--wide">{t!(language, "invitation-send")}</button>
        </form>
    };
    Ok(auth(language, "invitation-title", t!(language, "invitation-lead", name = person.first_name), mistakes, inside, "/invitation"))
}
