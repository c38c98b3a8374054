//! The user's own page, `/moi`: contact details, language, devices, sign out; password, second factor, passkeys, address and notifications in
//! files of their own.

pub mod actions;
pub mod email;
mod frame;
pub mod notifications;
pub mod passkeys;
pub mod password;
pub mod second_factor;

use crate::{
    me::actions::{ChooseLanguage, SignDeviceOut, SignOthersOut},
    navigation::sign_out_button,
    texts::t,
    ui::{icon::Icon, rows::at},
    url::action,
    web::{
        context::{RequestContext, db},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::{Phone, Role},
    values::language::Language,
};
use leptos::prelude::*;
use store::Device;

/// The page: the user's name and contacts, the language of their screens, the devices on which they are signed in.
pub async fn me(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let devices = db()?.devices(&ctx.user.person_id, ctx.visitor.now).await?;
    let phone = person.phone.as_deref().and_then(Phone::from_stored).map(|phone| phone.displayed());
    let contact = |icon, label: &str, value: Option<String>| {
        let value = value.unwrap_or_else(|| t!(language, "contact-none"));
        view! { <div class="facts__item"><dt><Icon name=icon/>{t!(language, label)}</dt><dd>{value}</dd></div> }
    };
    let this_device = ctx.visitor.device.clone();
    let others = devices.iter().any(|device| Some(&device.token_hash) != this_device.as_ref());
    let out_others = others.then(|| {
        view! {
            <form method="post" action={action::<SignOthersOut>()}>
                <button class="button">{t!(language, "me-others-out")}</button>
            </form>
        }
    });
    let reminders = (ctx.user.role == Role::Participant).then(|| notifications::link(language));
    let account = ctx.user.has_password.then(|| account_section(language));
    let devices = devices.into_iter().map(|device| device_row(language, device, this_device.as_deref())).collect_view();
    let body = view! {
        <header class="page__head"><h1 class="page__title">{person.name()}</h1><p class="page__lead">{ctx.user.structure.clone()}</p></header>
        <section class="section">
            <h2 class="section__title">{t!(language, "me-contact")}</h2>
            <dl class="facts">
                {contact("phone", "me-phone", phone)}
                {contact("mail", "me-email", person.email.clone())}
            </dl>
        </section>
        {account}
        <section class="section">
            <h2 class="section__title">{t!(language, "me-language")}</h2>
            <form class="actions actions--row" method="post" action={action::<ChooseLanguage>()}>
                <button class="button" name="language" value="fr" lang="fr" aria-pressed=pressed(language, Language::Fr)>"Français"</button>
                <button class="button" name="language" value="en" lang="en" aria-pressed=pressed(language, Language::En)>"English"</button>
            </form>
        </section>
        <section class="section">
            <h2 class="section__title">{t!(language, "me-devices")}</h2>
            <ul class="rows">{devices}</ul>
            {out_others}
        </section>
        {reminders}
        <ul class="link-list"><li><a href="/moi/donnees">{t!(language, "mine-title")}</a></li></ul>
        <section class="section">{sign_out_button(language, "button button--wide", false)}</section>
    };
    Ok(Page::new(t!(language, "nav-me"), "/moi", body))
}

/// The links of an account with a password.
fn account_section(language: Language) -> impl IntoView {
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "person-account")}</h2>
            <ul class="link-list">
                <li><a href="/moi/mot-de-passe">{t!(language, "password-change-title")}</a></li>
                <li><a href="/moi/second-facteur">{t!(language, "second-factor-title")}</a></li>
                <li><a href="/moi/cles">{t!(language, "passkeys-title")}</a></li>
                <li><a href="/moi/adresse">{t!(language, "email-change-title")}</a></li>
            </ul>
        </section>
    }
}

/// The `aria-pressed` of the button of a language.
fn pressed(current: Language, button: Language) -> &'static str {
    if current == button { "true" } else { "false" }
}

/// A device, with the button that signs it out unless it is `this_device`, the hash of the token of the request.
fn device_row(language: Language, device: Device, this_device: Option<&str>) -> impl IntoView + use<> {
    let is_this = this_device == Some(device.token_hash.as_str());
    let sign_out = (!is_this).then(|| {
        view! {
            <div class="row__aside">
                <form method="post" action={action::<SignDeviceOut>()}>
                    <input type="hidden" name="device" value=device.token_hash.clone()/>
                    <button class="button button--small">{t!(language, "me-device-out")}</button>
                </form>
            </div>
        }
    });
    let note = if is_this {
        t!(language, "me-device-here")
    } else {
        t!(language, "me-device-since", at = at(language, device.signed_in_at), seen = at(language, device.last_seen_at))
    };
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main"><span class="row__title">{agent_name(language, &device.agent)}</span><span class="row__note">{note}</span></span>
            </div>
            {sign_out}
        </li>
    }
}

/// The browser and the system of a `User-Agent`, "Chrome, Android"; a sentence when neither is recognised.
fn agent_name(language: Language, agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| names.iter().find(|(token, _)| agent.contains(token)).map(|(_, name)| *name);
    let browser = first(&[
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t!(language, "me-device-unknown"),
    }
}
