//! The user's own page, `/moi`: language, contact details, size of the text, devices, sign out; password, second factor, passkeys, phone,
//! address and notifications in files of their own; [`drafts`]: what was typed into a form on an earlier visit.

pub mod actions;
pub mod contact;
pub mod drafts;
pub mod email;
mod frame;
pub mod language;
pub mod notifications;
pub mod passkeys;
pub mod password;
pub mod second_factor;

use crate::{
    me::actions::{ChooseTextSize, ResumeSms, SignDeviceOut, SignOthersOut},
    navigation::sign_out_button,
    news::digest,
    people::help_contact::own_contact,
    texts::t,
    ui::{form::OfWhat, icon::Icon, notice::Notice, rows::at},
    url::action,
    web::{
        context::{RequestContext, db},
        page::{Address, Page, PageResult},
        text_size::TextSize,
    },
};
use domain::{
    people::{Phone, Role},
    values::language::Language,
};
use leptos::prelude::*;
use store::{Device, Person};

/// The page, in the order of use: the language of the screens, contacts, the account, the size of the text, the devices
/// on which the user is signed in, their data, sign out.
pub async fn me(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let stopped = ctx.store.people().has_stopped_sms(&ctx.user.person_id).await?;
    let devices = db()?.devices(&ctx.user.person_id, ctx.visitor.now).await?;
    let help = if ctx.user.role == Role::Participant { own_contact(&ctx).await? } else { None };
    let help = help.map(|contact| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "help-contact-label")}</h2>{contact}</section> }
    });
    let reminders = (ctx.user.role == Role::Participant).then(|| notifications::link(language));
    let digest = ctx.user.role.is_staff().then(|| digest::link(language));
    let body = view! {
        <header class="page__head"><h1 class="page__title">{person.name()}</h1><p class="page__lead">{ctx.user.structure.clone()}</p></header>
        <section class="section" id="langue">
            <h2 class="section__title">{t!(language, "me-language")}</h2>
            {language::form(language, !ctx.user.role.has_password())}
        </section>
        {contact_section(language, &person, stopped)}
        {help}
        {reminders}
        {digest}
        {ctx.user.has_password.then(|| account_section(language))}
        {text_section(language)}
        {devices_section(language, devices, ctx.visitor.device.as_deref())}
        <ul class="link-list"><li><a href="/moi/donnees">{t!(language, "mine-title")}</a></li></ul>
        <section class="section">{sign_out_button(language, if ctx.user.role == Role::Participant { "button button--wide" } else { "button" }, false)}</section>
    };
    Ok(Page::new(t!(language, "nav-me"), "/moi", body))
}

/// A button of a choice; the chosen one is filled and has a check.
fn choice_button(name: &'static str, value: &'static str, label: String, chosen: bool) -> impl IntoView {
    let check = chosen.then(|| view! { <Icon name="check"/> });
    let pressed = if chosen { "true" } else { "false" };
    view! { <button class="button button--choice" name=name value=value aria-pressed=pressed>{check}{label}</button> }
}

/// The choice of the size of the text on this device.
fn text_section(language: Language) -> impl IntoView {
    let now = TextSize::of_request();
    let buttons = TextSize::ALL.map(|size| {
        let key = match size {
            TextSize::Normal => "text-size-normal",
            TextSize::Large => "text-size-large",
            TextSize::Larger => "text-size-larger",
        };
        choice_button("size", size.as_str(), t!(language, key), size == now)
    });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "text-size-title")}</h2>
            <form class="actions actions--row" method="post" action={action::<ChooseTextSize>()}>{buttons.collect_view()}</form>
        </section>
    }
}

/// Phone and mail address, each with the link to change it; after a STOP the button that lets SMS come again.
fn contact_section(language: Language, person: &Person, stopped: bool) -> impl IntoView + use<> {
    let phone = person.phone.as_deref().and_then(Phone::from_stored).map(|phone| phone.displayed());
    let contact = |icon: &'static str, label: &str, value: Option<String>, page: &'static str, change: &str| {
        let value = value.unwrap_or_else(|| t!(language, "contact-none"));
        view! {
            <div class="facts__item">
                <dt><Icon name=icon/>{t!(language, label)}</dt>
                <dd>{value}" "<a href=page>{t!(language, "contact-change")}<span class="visually-hidden">" "{t!(language, change)}</span></a></dd>
            </div>
        }
    };
    let resume = stopped.then(|| {
        view! {
            <Notice>
                <p>{t!(language, "sms-stopped")}</p>
                <form method="post" action={action::<ResumeSms>()}><button class="button button--small">{t!(language, "sms-resume")}</button></form>
            </Notice>
        }
    });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "me-contact")}</h2>
            <dl class="facts">
                {contact("phone", "me-phone", phone, "/moi/telephone", "contact-change-phone")}
                {contact("mail", "me-email", person.email.clone(), "/moi/adresse", "contact-change-email")}
            </dl>
            {resume}
        </section>
    }
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
            </ul>
        </section>
    }
}

/// The devices on which the user is signed in; `this_device` is the hash of the token of the request.
fn devices_section(language: Language, devices: Vec<Device>, this_device: Option<&str>) -> impl IntoView + use<> {
    let others = devices.iter().any(|device| Some(device.token_hash.as_str()) != this_device);
    let out_others = others.then(|| {
        view! {
            <form method="post" action={action::<SignOthersOut>()}>
                <button class="button">{t!(language, "me-others-out")}</button>
            </form>
        }
    });
    let rows = devices.into_iter().map(|device| device_row(language, device, this_device)).collect_view();
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "me-devices")}</h2>
            <ul class="rows">{rows}</ul>
            {out_others}
        </section>
    }
}

/// A device, named by its browser and its last use, with the button that signs it out unless it is `this_device`.
fn device_row(language: Language, device: Device, this_device: Option<&str>) -> impl IntoView + use<> {
    let is_this = this_device == Some(device.token_hash.as_str());
    let (agent, seen) = (agent_name(language, &device.agent), at(language, device.last_seen_at));
    let name = if is_this { agent } else { t!(language, "me-device-named", agent = agent, seen = seen) };
    let sign_out = (!is_this).then(|| {
        view! {
            <div class="row__aside">
                <form method="post" action={action::<SignDeviceOut>()}>
                    <input type="hidden" name="device" value=device.token_hash.clone()/>
                    <button class="button button--small">{t!(language, "me-device-out")}<OfWhat language name=name.clone()/></button>
                </form>
            </div>
        }
    });
    let note =
        if is_this { t!(language, "me-device-here") } else { t!(language, "me-device-since", at = at(language, device.signed_in_at)) };
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main"><span class="row__title">{name}</span><span class="row__note">{note}</span></span>
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
