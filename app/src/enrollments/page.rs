//! The path of a person as the team reads it: both clocks, what happened, what can be done.

use super::{
    About,
    history::history,
    line::{To, left_in_words, of_days, path_line},
    official_end,
    pass_number::pass_number,
};
use crate::enrollments::extension::TakeExtensionBack;
use crate::routes::action;
use crate::url;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    declarations::months::EarlierPath,
    texts::t,
    ui::{form::ErrorSummary, icon::Icon, rows::row},
};
use chrono::NaiveDate;
use domain::{enrollments::enrollment::EnrollmentPeriod, people::Role, values::language::Language};
use leptos::prelude::*;
use store::{Enrollment, ExtensionEvent, SuspensionEvent};

/// Both clocks, the events, and for the coordinator what can be recorded.
pub async fn page(address: Address) -> PageResult {
    let about = About::at(&address).await?;
    let language = about.language();
    let rows = &about.ctx.store;
    let enrollment = &about.enrollment;
    let today = about.ctx.visitor.today();
    let suspensions = rows.enrollments().suspensions_of(&enrollment.id).await?;
    let extensions = rows.enrollments().extensions_of(&enrollment.id).await?;
    let paths = rows.enrollments().paths_of(&about.participant).await?;
    let deeds = rows.journal().deeds_on(enrollment.id.as_str(), enrollment.id.as_str()).await?;
    let may = about.ctx.user.role == Role::Coordinator;
    let (pass, mistakes) = pass_number(&about, may).await?;
    let any = !mistakes.is_empty();
    let events = events(&about, &suspensions, &extensions, may);
    let title = t!(language, "path-of", name = enrollment.name());
    let body = view! {
        <ErrorSummary language mistakes/>
        <header class="page__head">
            <a class="back" href=url::participant(&about.participant)><Icon name="arrow-left"/>{enrollment.name()}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "with", name = enrollment.coach_name.clone())}</p>
        </header>
        <div class="columns">
            <div>
                <section class="section">
                    {path_line(language, enrollment, today, To::Team)}
                </section>
                <section class="section">
                    <h2 class="section__title">{t!(language, "path-events")}</h2>
                    <ul class="rows">{events}</ul>
                </section>
                {may.then(|| actions(&about))}
                {earlier(language, enrollment, &paths)}
            </div>
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "path-clocks")}</h2>
                    {clocks(language, enrollment, today, may.then(|| format!("{}/fin-officielle", about.page())))}
                    {pass}
                </section>
                {history(language, &deeds)}
            </div>
        </div>
    };
    Ok(Page::new(title, "/suivis", body).with_mistakes(language, any))
}

/// The PASS, its end elsewhere, and the aid: from when, until when, how long still.
fn clocks(language: Language, enrollment: &Enrollment, today: NaiveDate, to_official_end: Option<String>) -> impl IntoView + use<> {
    let span = |from: NaiveDate, to: NaiveDate| t!(language, "path-from-to", from = language.date(from), to = language.date(to));
    let path = enrollment.path();
    let aid = enrollment.signed_on.zip(enrollment.aid_ends_on()).map(|(signed_on, ends_on)| {
        let left = left_in_words(language, &EnrollmentPeriod { starts_on: signed_on, ends_on, left_on: path.left_on }, today, To::Team);
        view! { <span class="facts__line">{span(signed_on, ends_on)}</span><span class="facts__line quiet">{left}</span> }.into_any()
    });
    let aid = aid.unwrap_or_else(|| view! { <span class="facts__line">{t!(language, "aid-unknown")}</span> }.into_any());
    view! {
        <dl class="facts">
            <div class="facts__item">
                <dt>{t!(language, "clock-pass")}</dt>
                <dd>
                    <span class="facts__line">{span(path.starts_on, path.ends_on)}</span>
                    <span class="facts__line quiet">{left_in_words(language, &path, today, To::Team)}</span>
                </dd>
            </div>
            {official_end::beside(language, enrollment, to_official_end)}
            <div class="facts__item"><dt>{t!(language, "clock-aid")}</dt><dd>{aid}</dd></div>
        </dl>
        <p class="quiet">{t!(language, "clocks-note")}</p>
    }
}

/// One event as a row; a link where it can be corrected.
fn event_row(title: String, note: String, to: Option<String>) -> AnyView {
    row(view! { <span class="row__main"><span class="row__title">{title}</span><span class="row__note">{note}</span></span> }, to)
}

/// Start, suspensions, extensions, exit.
fn events(about: &About, suspensions: &[SuspensionEvent], extensions: &[ExtensionEvent], may: bool) -> Vec<AnyView> {
    let language = about.language();
    let enrollment = &about.enrollment;
    let to = |where_to: &str| may.then(|| format!("{}/{where_to}", about.page()));
    let mut rows = vec![event_row(
        t!(language, "event-start", day = language.date(enrollment.starts_on)),
        match enrollment.signed_on {
            Some(day) => t!(language, "event-signed", day = language.date(day)),
            None => t!(language, "event-not-signed"),
        },
        to("debut"),
    )];
    for event in suspensions {
        let title = t!(language, "event-suspension", of = of_days(language, &event.suspension()));
        let note = t!(language, "event-days", n = event.suspension().length(), reason = event.reason.clone());
        rows.push(event_row(title, note, to(&format!("suspensions/{}", event.id))));
    }
    for event in extensions {
        rows.push(extension_row(about, event, may));
    }
    if let Some(day) = enrollment.left_on {
        let category = enrollment.exit_category().map(|category| t!(language, &format!("exit-category-{}", category.as_str())));
        let note = [category, enrollment.exit_reason.clone()].into_iter().flatten().collect::<Vec<_>>().join(" : ");
        rows.push(event_row(t!(language, "event-exit", day = language.date(day)), note, to("sortie")));
    }
    rows
}

fn extension_row(about: &About, event: &ExtensionEvent, may: bool) -> AnyView {
    let language = about.language();
    let title = t!(language, "event-extension", reason = t!(language, &format!("extension-reason-{}", event.reason.as_str())));
    let undo = may.then(|| {
        view! {
            <form class="row__aside" method="post" action={action::<TakeExtensionBack>()}>
                {about.meant()}
                <input type="hidden" name="extension" value=event.id.to_string()/>
                <button class="button button--small">{t!(language, "extension-take-back")}</button>
            </form>
        }
    });
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main">
                    <span class="row__title">{title}</span>
                    <span class="row__note">{t!(language, "event-extension-days", n = event.days)}</span>
                </span>
            </div>
            {undo}
        </li>
    }
    .into_any()
}

/// What the coordinator can record.
fn actions(about: &About) -> impl IntoView + use<> {
    let language = about.language();
    let link = |where_to: &str, key: &str| view! { <a class="button" href=format!("{}/{where_to}", about.page())>{t!(language, key)}</a> };
    let links = if about.enrollment.left_on.is_some() {
        view! { {link("retour", "path-return")} }.into_any()
    } else {
        view! { {link("suspendre", "path-suspend")} {link("prolonger", "path-extend")} {link("sortie", "path-leave")} }.into_any()
    };
    view! { <div class="actions">{links}</div> }
}

/// The paths that the person had before, each with a link to its months.
fn earlier(language: Language, newest: &Enrollment, paths: &[Enrollment]) -> impl IntoView + use<> {
    let rows: Vec<_> = paths
        .iter()
        .filter(|path| path.id != newest.id)
        .map(|path| {
            let last = path.left_on.unwrap_or(path.ends_on);
            let title = t!(language, "path-from-to", from = language.date(path.starts_on), to = language.date(last));
            let category = path.exit_category().map(|category| t!(language, &format!("exit-category-{}", category.as_str())));
            let months = format!("{}#{}", url::participant(&path.participant_id), EarlierPath::anchor(path));
            event_row(title, category.unwrap_or_default(), Some(months))
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "path-earlier")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}
