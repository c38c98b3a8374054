//! Personnes: those accompanied, the team, invitations.

use super::actions::{INVITE, TypedPerson};
use crate::{
    answer::{Kept, kept},
    caseload::parts::{matches, person_row, search},
    session::Asking,
    texts::t,
    ui::{
        form::{ErrorSummary, TextField},
        frame::{Address, Page, PageResult},
        icon::Icon,
        rows::initials,
    },
};
use domain::{language::Language, people::Role};
use leptos::prelude::*;
use store::Person;

/// Everyone: those accompanied, and the team.
pub async fn list(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let wanted = address.asked("q").unwrap_or_default();
    let places = asking.rows.places().await?;
    let enrolled = asking.rows.running_enrollments(None).await?;
    let team = asking.rows.team().await?;
    let today = asking.visitor.today();
    let shown: Vec<_> = enrolled.iter().filter(|enrollment| matches(&enrollment.name(), &wanted)).collect();
    let nothing = shown.is_empty().then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <h3 class="empty__title">{t!(language, "people-none-title")}</h3>
                <p class="empty__text">{t!(language, "people-none-text")}</p>
            </div>
        }
    });
    let left = asking.rows.left_enrollments().await?;
    let left: Vec<_> = left.iter().filter(|enrollment| matches(&enrollment.name(), &wanted)).collect();
    let left = (!left.is_empty()).then(|| {
        let rows = left.into_iter().map(|enrollment| person_row(language, enrollment, today)).collect_view();
        view! { <section class="section"><h2 class="section__title">{t!(language, "people-left")}</h2><ul class="rows">{rows}</ul></section> }
    });
    let people = shown.into_iter().map(|enrollment| person_row(language, enrollment, today)).collect_view();
    let team = team.into_iter().filter(|person| matches(&person.name(), &wanted)).map(|person| team_row(language, &person)).collect_view();
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-people")}</h1>
            <p class="page__lead">{t!(language, "places-taken-label", taken = places.taken, all = places.all)}</p>
            <div class="page__actions">
                <a class="button button--main" href="/personnes/inviter"><Icon name="user-plus"/>{t!(language, "invite-colleague")}</a>
            </div>
        </header>
        {search(language, "/personnes", &wanted, &[])}
        <section class="section"><h2 class="section__title">{t!(language, "people-accompanied")}</h2>{nothing}<ul class="rows">{people}</ul></section>
        {left}
        <section class="section"><h2 class="section__title">{t!(language, "people-team")}</h2><ul class="rows">{team}</ul></section>
    };
    Ok(Page::new(t!(language, "nav-people"), "/personnes", body))
}

fn team_row(language: Language, person: &Person) -> impl IntoView + use<> {
    let role = if person.role == Role::Coordinator { "role-coordinator" } else { "role-coach" };
    view! {
        <li class="row">
            <div class="row__link">
                <span class="avatar" aria-hidden="true">{initials(&person.name())}</span>
                <span class="row__main">
                    <span class="row__title">{person.name()}</span>
                    <span class="row__note">{t!(language, role)}", "{person.email.clone().or_else(|| person.phone.clone())}</span>
                </span>
            </div>
        </li>
    }
}

/// The form that invites a colleague.
pub async fn invite(_: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let kept: Kept<TypedPerson> = kept(INVITE).await.unwrap_or_default();
    let summary = kept.mistakes.iter().map(|(field, key)| (field.to_string(), t!(language, key))).collect();
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
        <form class="form" method="post" action="/api/personnes/inviter" novalidate>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">{t!(language, "invite-role")}</legend>
                <div class="choices choices--row">
                    {choice(Role::Coach, "role-coach", !coordinator)}
                    {choice(Role::Coordinator, "role-coordinator", coordinator)}
                </div>
            </fieldset>
            <div class="field-row">
                <TextField language name="first_name" label=t!(language, "first-name") mistake=mistake("first_name") value=typed.first_name/>
                <TextField language name="last_name" label=t!(language, "last-name") mistake=mistake("last_name") value=typed.last_name/>
            </div>
            <TextField language name="email" kind="email" label=t!(language, "me-email") hint=t!(language, "invite-email-hint") mistake=mistake("email") value=typed.email/>
            <TextField language name="phone" kind="tel" label=t!(language, "invite-phone") mistake=mistake("phone") value=typed.phone class="input--medium"/>
            <button class="button button--main">{t!(language, "invite-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "invite-colleague"), "/personnes", body).with_mistakes(language, any))
}
