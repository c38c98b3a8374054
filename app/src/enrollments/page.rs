//! The enrollment of a participant: its clocks (PASS, official end, aid), its events, what the coordinator can record.

use super::{
    EnrollmentContext,
    extension::TakeExtensionBack,
    history::history,
    line::{Audience, enrollment_line, left_in_words, of_days},
    official_end::official_end_item,
    pass_number::pass_number,
    record::summary as record_summary,
    start_withdrawal::withdrawal,
};
use crate::{
    privacy::readings::record_read,
    texts::t,
    ui::{form::ErrorSummary, icon::Icon, rows::row},
    url::{self, action},
    web::page::{Address, Page, PageResult},
};
use chrono::NaiveDate;
use domain::{
    enrollments::enrollment::{EnrollmentPeriod, pass_end},
    people::Role,
    values::language::Language,
};
use leptos::prelude::*;
use store::{Enrollment, ExtensionEvent, SuspensionEvent};

/// The page of an enrollment.
pub async fn page(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    record_read(&context.request, &context.participant).await;
    let language = context.language();
    let store = &context.request.store;
    let enrollment = &context.enrollment;
    let today = context.request.visitor.today();
    let suspensions = store.enrollments().suspensions_of(&enrollment.id).await?;
    let extensions = store.enrollments().extensions_of(&enrollment.id).await?;
    let all = store.enrollments().enrollments_of(&context.participant).await?;
    let audit = store.journal().events_on_either(enrollment.id.as_str(), enrollment.id.as_str()).await?;
    let may_change = context.request.user.role == Role::Coordinator;
    let (pass, mistakes) = pass_number(&context, may_change).await?;
    let any = !mistakes.is_empty();
    let events = events(&context, &suspensions, &extensions, may_change);
    let title = t!(language, "path-of", name = enrollment.name());
    let body = view! {
        <ErrorSummary language mistakes/>
        <header class="page__head">
            <a class="back" href=url::participant(&context.participant)><Icon name="arrow-left"/>{enrollment.name()}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "with", name = enrollment.coach_name.clone())}</p>
        </header>
        <div class="columns">
            <div>
                <section class="section">
                    {enrollment_line(language, enrollment, today, Audience::Team)}
                </section>
                <section class="section">
                    <h2 class="section__title">{t!(language, "path-events")}</h2>
                    <ul class="rows">{events}</ul>
                </section>
                {may_change.then(|| actions(&context))}
                {may_change.then(|| withdrawal(&context, today))}
                {record_summary(&context, may_change.then(|| url::entry_record(&context.participant)))}
                {earlier(language, enrollment, &all)}
            </div>
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "path-clocks")}</h2>
                    {clocks(language, enrollment, today, may_change.then(|| format!("{}/fin-officielle", context.page())))}
                    {pass}
                </section>
                {history(language, &audit)}
            </div>
        </div>
    };
    Ok(Page::new(title, "/suivis", body).with_mistakes(language, any))
}

/// The PASS, its official end and the aid: first day, last day, time left.
fn clocks(language: Language, enrollment: &Enrollment, today: NaiveDate, to_official_end: Option<String>) -> impl IntoView + use<> {
    let span = |from: NaiveDate, to: NaiveDate| t!(language, "path-from-to", from = language.date(from), to = language.date(to));
    let period = enrollment.period();
    let aid = enrollment.signed_on.zip(enrollment.aid_ends_on()).map(|(signed_on, ends_on)| {
        let left =
            left_in_words(language, &EnrollmentPeriod { starts_on: signed_on, ends_on, left_on: period.left_on }, today, Audience::Team);
        view! { <span class="facts__line">{span(signed_on, ends_on)}</span><span class="facts__line quiet">{left}</span> }.into_any()
    });
    let aid = aid.unwrap_or_else(|| view! { <span class="facts__line">{t!(language, "aid-unknown")}</span> }.into_any());
    view! {
        <dl class="facts">
            <div class="facts__item">
                <dt>{pass_length(language, &period)}</dt>
                <dd>
                    <span class="facts__line">{span(period.starts_on, period.ends_on)}</span>
                    <span class="facts__line quiet">{left_in_words(language, &period, today, Audience::Team)}</span>
                </dd>
            </div>
            {official_end_item(language, enrollment, to_official_end)}
            <div class="facts__item"><dt>{t!(language, "clock-aid")}</dt><dd>{aid}</dd></div>
        </dl>
        <p class="quiet">{t!(language, "clocks-note")}</p>
    }
}

/// "PASS IAE : 730 jours"; once suspensions or extensions moved its end, with the days that it has now.
fn pass_length(language: Language, period: &EnrollmentPeriod) -> String {
    let days = (period.ends_on - period.starts_on).num_days() + 1;
    if period.ends_on == pass_end(period.starts_on) {
        t!(language, "clock-pass", n = days)
    } else {
        t!(language, "clock-pass-moved", n = days)
    }
}

/// A row for one event; a link to `to`, where it is corrected.
fn event_row(title: String, note: String, to: Option<String>) -> AnyView {
    row(view! { <span class="row__main"><span class="row__title">{title}</span><span class="row__note">{note}</span></span> }, to)
}

/// A row for the start, each suspension, each extension and the exit.
fn events(context: &EnrollmentContext, suspensions: &[SuspensionEvent], extensions: &[ExtensionEvent], may_change: bool) -> Vec<AnyView> {
    let language = context.language();
    let enrollment = &context.enrollment;
    let to = |where_to: &str| may_change.then(|| format!("{}/{where_to}", context.page()));
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
        rows.push(extension_row(context, event, may_change));
    }
    if let Some(day) = enrollment.left_on {
        let category = enrollment.exit_category.map(|category| t!(language, &format!("exit-category-{}", category.as_str())));
        let note = [category, enrollment.exit_reason.clone()].into_iter().flatten().collect::<Vec<_>>().join(" : ");
        rows.push(event_row(t!(language, "event-exit", day = language.date(day)), note, to("sortie")));
    }
    rows
}

fn extension_row(context: &EnrollmentContext, event: &ExtensionEvent, may_change: bool) -> AnyView {
    let language = context.language();
    let title = t!(language, "event-extension", reason = t!(language, &format!("extension-reason-{}", event.reason.as_str())));
    let undo = may_change.then(|| {
        view! {
            <form class="row__aside" method="post" action={action::<TakeExtensionBack>()}>
                {context.hidden_fields()}
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

/// Links to the forms of what can be recorded.
fn actions(context: &EnrollmentContext) -> impl IntoView + use<> {
    let language = context.language();
    let link =
        |where_to: &str, key: &str| view! { <a class="button" href=format!("{}/{where_to}", context.page())>{t!(language, key)}</a> };
    let links = if context.enrollment.left_on.is_some() {
        view! { {link("retour", "path-return")} }.into_any()
    } else {
        view! { {link("suspendre", "path-suspend")} {link("prolonger", "path-extend")} {link("sortie", "path-leave")} }.into_any()
    };
    view! { <div class="actions">{links}</div> }
}

/// The earlier enrollments of the participant, each with a link to its page.
fn earlier(language: Language, newest: &Enrollment, all: &[Enrollment]) -> impl IntoView + use<> {
    let rows: Vec<_> = all
        .iter()
        .filter(|earlier| earlier.id != newest.id)
        .map(|earlier| {
            let last = earlier.period().last_day();
            let title = t!(language, "path-from-to", from = language.date(earlier.starts_on), to = language.date(last));
            let category = earlier.exit_category.map(|category| t!(language, &format!("exit-category-{}", category.as_str())));
            event_row(title, category.unwrap_or_default(), Some(url::one_enrollment(&earlier.participant_id, &earlier.id)))
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
