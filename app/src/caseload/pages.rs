//! Mes suivis: whom I accompany, and what to know of each today.

use super::{
    alerts::concerns_in_words,
    parts::{Reach, searched},
    wanted::{PAGE, Wanted},
};
use crate::url;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    review::pages::coaches,
    texts::t,
    ui::{
        icon::Icon,
        rows::{at, capital, initials},
    },
    web::context::RequestContext,
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

/// Someone with what to know of them.
struct Case {
    person: CaseloadEntry,
    alerts: Vec<Alert>,
}

/// Whom I accompany, the people of a coach in whose place I stand included; a coordinator sees everyone.
pub async fn list(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let wanted = Wanted::of(&ctx, &address);
    let all = cases(&ctx, wanted.everyone).await?;
    let mut shown: Vec<&Case> = all.iter().filter(|case| wanted.view.holds(&case.alerts)).collect();
    if wanted.by_name {
        sort_by_name(&mut shown, |case| (&case.person.enrollment.last_name, &case.person.enrollment.first_name));
    } else {
        shown.sort_by_key(|case| Reverse(Urgency::of(&case.alerts)));
    }
    let shown = search(&wanted.name, shown, |case| searched(&case.person.enrollment));
    let nothing = shown.is_empty().then(|| {
        let text = if wanted.name.is_empty() { wanted.view.nobody() } else { "caseload-none-text" };
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <h2 class="empty__title">{t!(language, "caseload-none-title")}</h2>
                <p class="empty__text">{t!(language, text)}</p>
            </div>
        }
    });
    let (today, count) = (ctx.visitor.today(), shown.len());
    let items = shown.iter().map(|case| item(&ctx, case, wanted.everyone, today)).collect_view();
    let views = wanted.views(language, &|view| all.iter().filter(|case| view.holds(&case.alerts)).count());
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-caseload")}</h1>
            <p class="page__lead">{t!(language, "caseload-lead")}</p>
        </header>
        {wanted.search(language)}
        {wanted.whose(language)}
        {views}
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t!(language, "caseload-people", n = count as i64)}</h2>
                {(count > 1).then(|| wanted.order(language))}
            </div>
            {nothing}
            <ul class="caseload">{items}</ul>
            {wanted.unsearched(language)}
        </section>
    };
    Ok(Page::new(t!(language, "nav-caseload"), PAGE, body))
}

/// The people that are looked at, by family name within each coach.
async fn cases(ctx: &RequestContext, everyone: bool) -> Result<Vec<Case>, StoreError> {
    let (today, due_day) = (ctx.visitor.today(), u32::try_from(ctx.user.due_day).unwrap_or(1));
    let mut all = Vec::new();
    for coach in coaches(ctx, everyone).await? {
        all.extend(ctx.store.caseload().entries(coach.as_ref(), ctx.visitor.now).await?);
    }
    Ok(all.into_iter().map(|person| Case { alerts: person.alerts(today, due_day), person }).collect())
}

fn item(ctx: &RequestContext, case: &Case, everyone: bool, today: NaiveDate) -> impl IntoView + use<> {
    let language = ctx.language();
    let enrollment = &case.person.enrollment;
    let name = enrollment.name();
    let month = t!(language, "progress-month", month = enrollment.month_reached(today), months = enrollment.length_in_months());
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
            <div class="case__concerns">{concerns_in_words(language, &case.alerts)}{next(language, &case.person)}</div>
            <div class="case__reach">
                {Reach::of(enrollment).buttons(language)}
                <a class="button button--icon" href=format!("{}#notes", url::participant(&enrollment.participant_id))>
                    <Icon name="edit"/>
                    <span class="visually-hidden">{t!(language, "note-on", name = name.clone())}</span>
                </a>
            </div>
        </li>
    }
}

/// The next appointment; that there is none is a concern, said among those.
fn next(language: Language, person: &CaseloadEntry) -> impl IntoView + use<> {
    person.next.as_ref().map(|next| {
        let when = capital(&at(language, next.starts_at));
        view! {
            <p class="case__next">
                <Icon name="calendar"/>
                <span><a href=url::agenda_session(&next.session_id)>{when}</a>", "{next.title.clone()}</span>
            </p>
        }
    })
}
