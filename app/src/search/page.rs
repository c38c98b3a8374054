//! The page of the search: without a query the records that were opened last, else people, months, sessions and pages.

use super::{field::LONGEST, month_query::MonthQuery, pages};
use crate::{
    texts::t,
    ui::rows::{MonthState, capital, titled_row, when},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult, encoded},
    },
};
use chrono::Duration;
use domain::{
    bookings::span::Span,
    people::{
        Role,
        search::{Query, Rank, matches_words},
    },
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{FindScope, Findable, StoreError};

/// The most people that are shown.
const MOST_PEOPLE: usize = 10;

/// Of how many people the named month is looked for.
const MOST_OF_MONTH: usize = 4;

/// The most months and sessions that are shown, each.
const MOST: usize = 5;

/// The days before and after today whose sessions are found.
const SESSION_DAYS: (i64, i64) = (7, 60);

/// Something that was found: its address, what it is, and more about it.
struct Hit {
    to: String,
    title: String,
    note: String,
}

/// What was found of one kind.
struct Group {
    /// The key of its title.
    title: &'static str,
    hits: Vec<Hit>,
    /// The address of all of them, when not all are shown, and their number.
    more: Option<(String, usize)>,
}

impl Group {
    fn of(title: &'static str, hits: Vec<Hit>) -> Self {
        Self { title, hits, more: None }
    }

    fn section(self, language: Language) -> impl IntoView + use<> {
        let rows = self.hits.into_iter().map(|hit| titled_row(hit.title, hit.note, Some(hit.to)));
        let more = self.more.map(|(to, n)| view! { <p><a href=to>{t!(language, "search-more", n = n as i64)}</a></p> });
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, self.title)}</h2>
                <ul class="rows rows--dense">{rows.collect_view()}</ul>
                {more}
            </section>
        }
    }
}

/// The page; `words` is the query.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let typed: String = address.query("words").unwrap_or_default().trim().chars().take(LONGEST.parse().unwrap_or(100)).collect();
    let groups: Vec<Group> = found(&ctx, &typed).await?.into_iter().filter(|group| !group.hits.is_empty()).collect();
    let count: usize = groups.iter().map(|group| group.hits.len()).sum();
    let said = if typed.is_empty() { String::new() } else { t!(language, "search-found", n = count as i64) };
    let nothing = (count == 0).then(|| {
        if typed.is_empty() {
            return view! { <p class="quiet">{t!(language, "search-empty")}</p> }.into_any();
        }
        // Of a month alone nothing is found for a coach: it is a month of a person.
        let is_month = MonthQuery::read(&typed).is_some_and(|months| months.rest.is_empty());
        let text = if is_month { t!(language, "search-none-month", month = typed.clone()) } else { t!(language, "search-none-text") };
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <p class="empty__text">{text}</p>
            </div>
        }
        .into_any()
    });
    let sections = groups.into_iter().map(|group| group.section(language)).collect_view();
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "search-title")}</h1></header>
        <form class="search" action=url::SEARCH>
            <label class="visually-hidden" for="mots">{t!(language, "search-label")}</label>
            <input
                class="input"
                id="mots"
                name="words"
                type="search"
                autocomplete="off"
                maxlength=LONGEST
                value=typed.clone()
                autofocus=typed.is_empty()
                data-find-here
            />
            <button class="button">{t!(language, "search")}</button>
        </form>
        <p class="quiet" role="status" data-found-status>{said.clone()}</p>
        <div class="stack stack--wide" data-found=said>{nothing}{sections}</div>
    };
    let page = Page::new(t!(language, "search-title"), url::SEARCH, body);
    Ok(if typed.is_empty() { page } else { page.showing(&typed) })
}

/// What a query finds, the kinds in their order; without one, the records that the user opened last.
async fn found(ctx: &RequestContext, typed: &str) -> Result<Vec<Group>, StoreError> {
    let language = ctx.language();
    let recent = ctx.store.people().recently_opened(&ctx.user.person_id, ctx.visitor.now).await?;
    let scope = if ctx.user.role == Role::Coordinator { FindScope::Everyone } else { FindScope::Participants };
    if typed.is_empty() {
        let mut hits = Vec::new();
        for id in &recent {
            hits.extend(ctx.store.people().findable_person(scope, id).await?.map(|person| person_hit(language, &person)));
        }
        return Ok(vec![Group::of("search-recent", hits)]);
    }
    let people = ctx.store.people().findable(scope).await?;
    let place = |person: &Findable| recent.iter().position(|id| *id == person.id).unwrap_or(usize::MAX);
    // The best match first; of equal ones a record that was opened lately, then by name.
    let ranked = |typed: &str| {
        let query = Query::read(typed);
        let mut found: Vec<(Rank, &Findable)> =
            people.iter().filter_map(|person| query.rank(&person.searched()).map(|rank| (rank, person))).collect();
        found.sort_by_key(|(rank, person)| (*rank, place(person)));
        found.into_iter().map(|(_, person)| person).collect::<Vec<&Findable>>()
    };
    let persons = ranked(typed);
    let more = (persons.len() > MOST_PEOPLE).then(|| {
        let list = if ctx.user.role == Role::Coordinator { "/personnes?etat=tous&q=" } else { "/suivis?tous=oui&q=" };
        (format!("{list}{}", encoded(typed)), persons.len())
    });
    let hits = persons.into_iter().take(MOST_PEOPLE).map(|person| person_hit(language, person)).collect();
    let persons = Group { more, ..Group::of("search-people", hits) };
    let months = match MonthQuery::read(typed) {
        Some(months) if months.rest.is_empty() => statement_hits(ctx, &months),
        Some(months) => {
            let named = ranked(&months.rest).into_iter().filter(|person| person.role == Role::Participant).take(MOST_OF_MONTH);
            month_hits(ctx, &months, named).await?
        }
        None => Vec::new(),
    };
    let pages = pages::find(language, ctx.user.role, typed).into_iter();
    let pages = pages.map(|(to, title)| Hit { to: to.to_owned(), title, note: t!(language, "search-page") }).collect();
    let sessions = session_hits(ctx, typed).await?;
    let [months, sessions, pages] =
        [("search-months", months), ("search-sessions", sessions), ("search-pages", pages)].map(|(title, hits)| Group::of(title, hits));
    Ok(vec![months, persons, sessions, pages])
}

fn person_hit(language: Language, person: &Findable) -> Hit {
    let (to, note) = match person.role {
        Role::Participant => (url::participant(&person.id), person.trade.as_deref().map(capital).unwrap_or_default()),
        Role::Coordinator => (url::person(&person.id), t!(language, "role-coordinator")),
        Role::Coach | Role::Network => (url::person(&person.id), t!(language, "role-coach")),
    };
    Hit { to, title: person.name(), note }
}

/// The monthly statements of the named months, for a coordinator.
fn statement_hits(ctx: &RequestContext, months: &MonthQuery) -> Vec<Hit> {
    let language = ctx.language();
    let last = Month::of(ctx.visitor.today()).plus(-1);
    let shown = if ctx.user.role == Role::Coordinator { months.newest(last) } else { Vec::new() };
    let hit =
        |month: Month| Hit { to: url::statement(month), title: capital(&language.month(month)), note: t!(language, "search-statement") };
    shown.into_iter().take(MOST).map(hit).collect()
}

/// The named months that these people have declared, newest first for each.
async fn month_hits<'a>(
    ctx: &RequestContext,
    months: &MonthQuery,
    people: impl Iterator<Item = &'a Findable>,
) -> Result<Vec<Hit>, StoreError> {
    let language = ctx.language();
    let mut hits = Vec::new();
    for person in people {
        for declared in ctx.store.people().declared_months(&person.id).await?.into_iter().filter(|it| months.includes(it.month)) {
            let (_, state) = MonthState::Declared { state: declared.state, imported: false }.look();
            hits.push(Hit {
                to: url::month(&person.id, declared.month),
                title: format!("{}, {}", person.name(), language.month(declared.month)),
                note: t!(language, state),
            });
        }
    }
    hits.truncate(MOST);
    Ok(hits)
}

/// The sessions around today whose title, venue, coach or day has the words of a query.
async fn session_hits(ctx: &RequestContext, typed: &str) -> Result<Vec<Hit>, StoreError> {
    let (language, (before, after)) = (ctx.language(), SESSION_DAYS);
    let span = Span { starts_at: ctx.visitor.now - Duration::days(before), ends_at: ctx.visitor.now + Duration::days(after) };
    let sessions = ctx.store.people().findable_sessions(&span).await?.into_iter();
    let hits = sessions.filter_map(|session| {
        let at = when(language, session.starts_at, session.ends_at);
        let venue = session.venue.unwrap_or_default();
        let text = format!("{} {venue} {} {at}", session.title, session.coach);
        matches_words(typed, &text).then(|| Hit {
            to: url::agenda_session(&session.id),
            title: session.title,
            note: format!("{}, {}", capital(&at), session.coach),
        })
    });
    Ok(hits.take(MOST).collect())
}
