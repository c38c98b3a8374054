//! The page of the caseload.

use super::{
    alerts::alert_list,
    cases::{Case, Cases},
    filter::{COACH, CaseloadFilter, MONTH, NAME, PAGE, URGENCY, View},
    parts::ContactButtons,
};
use crate::{
    people::saved_views::views,
    texts::t,
    ui::{
        icon::Icon,
        rows::{at, capital, empty_list},
        table::{Column, bulk_bar, keys, table},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::{Role, saved_view::SavedList},
    values::language::Language,
};
use leptos::prelude::*;
use store::CaseloadEntry;

/// The address of the rows as a file.
const FILE: &str = "/suivis/liste.csv";

/// Page of the caseload: the user's participants and those of the coaches they substitute for; everyone for a coordinator.
pub async fn list(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let filter = CaseloadFilter::of(&ctx, &address).await?;
    let Cases { page, counts } = Cases::load(&ctx, &filter, filter.state.asked()).await?;
    let empty = (page.total == 0).then(|| {
        let text = match (filter.name.is_empty(), filter.everyone) {
            (true, _) => filter.view.empty_text(),
            (false, true) => "caseload-none-found",
            (false, false) => "caseload-none-found-own",
        };
        empty_list("empty-people", t!(language, "caseload-none-title"), t!(language, text))
    });
    let count_of =
        |view: View| counts.as_ref().and_then(|counts| View::ALL.iter().position(|it| *it == view).and_then(|at| counts.get(at).copied()));
    let view_links = filter.view_links(language, &count_of);
    let columns = [
        Some(Column::sorted(t!(language, "caseload-column-name"), NAME)),
        // Of one's own people the coach says nothing.
        filter.everyone.then(|| Column::sorted(t!(language, "caseload-column-coach"), COACH).class("table__wide case__coach")),
        Some(Column::sorted(t!(language, "caseload-column-month"), MONTH).class("table__num")),
        Some(Column::plain(t!(language, "caseload-column-last")).class("table__num table__wide case__last")),
        Some(Column::sorted(t!(language, "caseload-column-todo"), URGENCY)),
        Some(Column::plain(t!(language, "caseload-column-reach"))),
    ];
    let columns = columns.into_iter().flatten().collect();
    let usual = filter.name.is_empty().then(|| filter.usual());
    let head = view! { {filter.state.tick_all(language, page.page)}{filter.state.head(columns, usual)} };
    let rows = page.rows.iter().enumerate().map(|(nth, case)| row(&ctx, &filter, nth, case)).collect_view();
    let pages = filter.state.pages(language, &page);
    let assign = (ctx.user.role == Role::Coordinator).then(|| {
        view! { <button class="button button--small" formaction="/personnes/confier">{t!(language, "assign-do")}</button> }
    });
    let bulk = view! { {assign}<button class="button button--small">{t!(language, "list-csv-ticked")}</button> };
    let keep = filter.state.hidden_fields(&["q"]);
    let section_head = (page.total > 0).then(|| {
        view! {
            <div class="section__head">
                <h2 class="section__title">{t!(language, "caseload-people", n = page.total)}</h2>
                <a href=filter.state.address_of(FILE) download="">{t!(language, "list-csv")}</a>
            </div>
        }
    });
    let shown = (page.total > 0).then(|| {
        view! {
            <form class="stack" action=FILE>
                {keep}
                {table("t_suivis", t!(language, "nav-caseload"), head, rows)}
                {pages}
                {bulk_bar(language, bulk)}
            </form>
            {keys(language)}
        }
    });
    let views = views(&ctx, SavedList::Caseload, &filter.state).await?;
    let lead = if filter.usual() == URGENCY { "caseload-lead" } else { "caseload-lead-large" };
    let body = view! {
        <header class="page__head page__head--lines">
            <h1 class="page__title">{t!(language, "nav-caseload")}</h1>
            <p class="page__lead">{t!(language, lead)}</p>
            <div class="page__actions">
                <a class="button button--small" href=if filter.everyone { "/relances?tous=oui" } else { "/relances" }>{t!(language, "remind-link")}</a>
            </div>
        </header>
        <div class="list-tools caseload">
            {filter.search_form(language)}
            {filter.coach_links(language)}
            {view_links}
        </div>
        {views}
        <section class="section">
            {section_head}
            {empty}
            {shown}
            {filter.end_search_link(language)}
        </section>
    };
    Ok(Page::new(t!(language, "nav-caseload"), PAGE, body))
}

fn row(ctx: &RequestContext, filter: &CaseloadFilter, nth: usize, case: &Case) -> impl IntoView + use<> {
    let language = ctx.language();
    let enrollment = &case.entry.enrollment;
    let name = enrollment.name();
    let value = format!("{}.{}", enrollment.participant_id, enrollment.coach_id);
    let today = ctx.visitor.today();
    let month = if today < enrollment.starts_on {
        t!(language, "path-begins", day = language.date(enrollment.starts_on))
    } else {
        format!("{}/{}", enrollment.month_reached(today), enrollment.length_in_months())
    };
    let instead = !filter.everyone && enrollment.coach_id != ctx.user.person_id;
    let coach = filter.everyone.then(|| view! { <td class="table__wide case__coach">{enrollment.coach_name.clone()}</td> });
    let instead = instead.then(|| {
        let whose = t!(language, "review-instead", name = enrollment.coach_name.clone());
        view! { " "<span class="table__soft case__note">{whose}</span> }
    });
    let last = case.entry.declared_months.last().map(|(month, total)| {
        view! { <span class="table__soft">{language.month_short(*month)}</span>" "{language.amount(*total)} }
    });
    view! {
        <tr class="case">
            {filter.state.tick(language, nth, value, &name)}
            <th scope="row" class="case__name">
                <a href=url::participant(&enrollment.participant_id)>{name.clone()}</a>
                " "<span class="table__soft case__note">{enrollment.trade.clone()}</span>
                {instead}
            </th>
            {coach}
            <td class="table__num">{month}</td>
            <td class="table__num table__wide case__last">{last}</td>
            <td class="case__concerns table__below">{alert_list(language, &case.alerts)}{next_appointment(language, &case.entry)}</td>
            <td>
                <div class="table__reach">
                    {ContactButtons::of(enrollment).icons(language)}
                    <a href=format!("{}#notes", url::participant(&enrollment.participant_id)) aria-label=t!(language, "note-on", name = name)>
                        <Icon name="edit"/>
                    </a>
                </div>
            </td>
        </tr>
    }
}

/// The next appointment; `None` without one, which is an alert.
fn next_appointment(language: Language, entry: &CaseloadEntry) -> impl IntoView + use<> {
    entry.next.as_ref().map(|next| {
        let when = capital(&at(language, next.starts_at));
        view! {
            <p class="case__next table__wide">
                <Icon name="calendar"/><a href=url::agenda_session(&next.session_id)>{when}</a>" "<span class="table__soft">{next.title.clone()}</span>
            </p>
        }
    })
}
