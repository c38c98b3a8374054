//! The page of the caseload.

use super::{
    alerts::alert_list,
    filter::{CaseloadFilter, PAGE},
    parts::{ContactButtons, searched_fields},
};
use crate::{
    enrollments::line::month_in_words,
    review::queue::visible_coaches,
    texts::t,
    ui::{
        icon::Icon,
        rows::{at, capital, initials},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    caseload::alerts::{Alert, Urgency},
    people::{order::sort_by_name, search::search},
    values::language::Language,
};
use leptos::prelude::*;
use std::cmp::Reverse;
use store::{CaseloadEntry, StoreError};

/// An entry of the caseload with its alerts.
struct Case {
    entry: CaseloadEntry,
    alerts: Vec<Alert>,
}

/// Page of the caseload: the user's participants and those of the coaches they substitute for; everyone for a coordinator.
pub async fn list(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let filter = CaseloadFilter::of(&ctx, &address);
    let all = cases(&ctx, filter.everyone).await?;
    let mut shown: Vec<&Case> = all.iter().filter(|case| filter.view.includes(&case.alerts)).collect();
    if filter.by_name {
        sort_by_name(&mut shown, |case| (&case.entry.enrollment.last_name, &case.entry.enrollment.first_name));
    } else {
        shown.sort_by_key(|case| Reverse(Urgency::of(&case.alerts)));
    }
    let shown = search(&filter.name, shown, |case| searched_fields(&case.entry.enrollment));
    let empty = shown.is_empty().then(|| {
        let text = if filter.name.is_empty() { filter.view.empty_text() } else { "caseload-none-text" };
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <h2 class="empty__title">{t!(language, "caseload-none-title")}</h2>
                <p class="empty__text">{t!(language, text)}</p>
            </div>
        }
    });
    let (today, count) = (ctx.visitor.today(), shown.len());
    let items = shown.iter().map(|case| item(&ctx, case, filter.everyone, today)).collect_view();
    let views = filter.view_links(language, &|view| all.iter().filter(|case| view.includes(&case.alerts)).count());
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-caseload")}</h1>
            <p class="page__lead">{t!(language, "caseload-lead")}</p>
            <div class="page__actions">
                <a class="button" href=if filter.everyone { "/relances?tous=oui" } else { "/relances" }>{t!(language, "remind-link")}</a>
            </div>
        </header>
        {filter.search_form(language)}
        {filter.coach_links(language)}
        {views}
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t!(language, "caseload-people", n = count as i64)}</h2>
                {(count > 1).then(|| filter.order_link(language))}
            </div>
            {empty}
            <ul class="caseload">{items}</ul>
            {filter.end_search_link(language)}
        </section>
    };
    Ok(Page::new(t!(language, "nav-caseload"), PAGE, body))
}

/// The entries of the visible coaches, by family name within each coach.
async fn cases(ctx: &RequestContext, everyone: bool) -> Result<Vec<Case>, StoreError> {
    let (today, due_day) = (ctx.visitor.today(), ctx.user.due_day);
    let mut all = Vec::new();
    for coach in visible_coaches(ctx, everyone).await? {
        all.extend(ctx.store.caseload().entries(coach.as_ref(), ctx.visitor.now).await?);
    }
    Ok(all.into_iter().map(|entry| Case { alerts: entry.alerts(today, due_day), entry }).collect())
}

fn item(ctx: &RequestContext, case: &Case, everyone: bool, today: NaiveDate) -> impl IntoView + use<> {
    let language = ctx.language();
    let enrollment = &case.entry.enrollment;
    let name = enrollment.name();
    let month = month_in_words(language, enrollment, today);
    let of_coach = match (everyone, enrollment.coach_id == ctx.user.person_id) {
        (_, true) => String::new(),
        (true, false) => format!(", {}", t!(language, "with", name = enrollment.coach_name.clone())),
        (false, false) => format!(", {}", t!(language, "review-instead", name = enrollment.coach_name.clone())),
    };
    view! {
        <li class="case">
            <div class="case__person">
                <span class="avatar" aria-hidden="true">{initials(&name)}</span>
                <div>
                    <h3 class="case__name"><a href=url::participant(&enrollment.participant_id)>{name.clone()}</a></h3>
                    <p class="case__note">{month}", "{enrollment.trade.clone()}{of_coach}</p>
                </div>
            </div>
            <div class="case__concerns">{alert_list(language, &case.alerts)}{next_appointment(language, &case.entry)}</div>
            <div class="case__reach">
                {ContactButtons::of(enrollment).view(language)}
                <a class="button button--icon" href=format!("{}#notes", url::participant(&enrollment.participant_id))>
                    <Icon name="edit"/>
                    <span class="visually-hidden">{t!(language, "note-on", name = name.clone())}</span>
                </a>
            </div>
        </li>
    }
}

/// The next appointment; `None` without one, which is an alert.
fn next_appointment(language: Language, entry: &CaseloadEntry) -> impl IntoView + use<> {
    entry.next.as_ref().map(|next| {
        let when = capital(&at(language, next.starts_at));
        view! {
            <p class="case__next">
                <Icon name="calendar"/>
                <span><a href=url::agenda_session(&next.session_id)>{when}</a>", "{next.title.clone()}</span>
            </p>
        }
    })
}
