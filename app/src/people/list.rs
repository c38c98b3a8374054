//! Personnes: the participants, by state, coach and search, and the team. The filters are query parameters.

use crate::{
    people::{
        invite::InviteAll,
        parts::{sign_in_state, team_options},
    },
    privacy::erasure::requests_section,
    texts::t,
    ui::{
        form::Select,
        icon::Icon,
        rows::{capital, initials, row},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult, encoded},
    },
};
use domain::{
    people::{
        Role,
        search::{Searched, search},
    },
    values::{language::Language, paris},
};
use leptos::prelude::*;
use store::{Colleague, ParticipantSummary};

/// Which participants the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Running,
    NeverCame,
    Gone,
    Everyone,
}

impl Filter {
    const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Running, "", "people-running"),
        (Self::NeverCame, "nouveaux", "people-never-came"),
        (Self::Gone, "sortis", "people-gone"),
        (Self::Everyone, "tous", "people-everyone"),
    ];

    /// The filter of a word in the address, with that word; [`Self::Running`] for any other.
    fn of(word: Option<String>) -> (Self, &'static str) {
        let found = Self::ALL.into_iter().find(|(_, name, _)| word.as_deref() == Some(*name));
        found.map_or((Self::Running, ""), |(filter, name, _)| (filter, name))
    }

    fn shows(self, person: &ParticipantSummary) -> bool {
        match self {
            Self::Running => person.runs(),
            Self::NeverCame => person.runs() && person.first_signed_in_at.is_none(),
            Self::Gone => !person.runs(),
            Self::Everyone => true,
        }
    }
}

/// The page, filtered by the query parameters `etat`, `accompagnateur` and `q`.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let query = address.query("q").unwrap_or_default();
    let (filter, word) = Filter::of(address.query("etat"));
    let team = team_options(&ctx).await?;
    let coach = address.query("accompagnateur").filter(|id| team.iter().any(|(coach, _)| coach == id)).unwrap_or_default();
    let coach_name = team.iter().find(|(id, _)| *id == coach).map(|(_, name)| name.clone());
    let places = ctx.store.enrollments().places().await?;
    let people = ctx.store.people().participants(ctx.visitor.now).await?;
    let waiting = match filter {
        Filter::NeverCame => ctx.store.people().waiting_for_invitation(ctx.visitor.now).await?.len(),
        _ => 0,
    };
    let of_coach = |person: &&ParticipantSummary| coach_name.is_none() || person.coach == coach_name;
    let shown = search(&query, people.iter().filter(|it| filter.shows(it)).filter(of_coach), |it| searched(it));
    let nothing = shown.is_empty().then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <h3 class="empty__title">{t!(language, "people-none-title")}</h3>
                <p class="empty__text">{t!(language, "people-none-text")}</p>
            </div>
        }
    });
    let count = shown.len();
    let left = people.iter().filter(|it| filter == Filter::Running && it.left_on.is_some()).filter(of_coach);
    let left = search(&query, left, |it| searched(it));
    let left = (!left.is_empty()).then(|| {
        let rows = left.into_iter().map(|person| person_row(language, person)).collect_view();
        view! { <section class="section"><h2 class="section__title">{t!(language, "people-left")}</h2><ul class="rows">{rows}</ul></section> }
    });
    let rows = shown.into_iter().map(|person| person_row(language, person)).collect_view();
    let colleagues = ctx.store.people().colleagues().await?;
    let colleagues = search(&query, &colleagues, |it| Searched {
        names: [&it.first_name, &it.last_name],
        trade: None,
        phone: it.phone.as_deref(),
        email: it.email.as_deref(),
    });
    let colleagues = colleagues.into_iter().map(|it| colleague_row(language, it)).collect_view();
    let invite = (waiting > 0).then(|| {
        view! {
            <form method="post" action={action::<InviteAll>()}>
                <button class="button">{t!(language, "invite-all", n = waiting as i64)}</button>
            </form>
        }
    });
    let erasures = requests_section(&ctx).await?;
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-people")}</h1>
            <p class="page__lead">{t!(language, "places-taken-label", taken = places.taken, all = places.all)}</p>
            <div class="page__actions">
                <a class="button button--main" href="/personnes/ajouter"><Icon name="user-plus"/>{t!(language, "newcomer-title")}</a>
                <a class="button" href="/personnes/importer"><Icon name="people"/>{t!(language, "import-title")}</a>
                <a class="button" href="/personnes/inviter"><Icon name="mail"/>{t!(language, "invite-colleague")}</a>
            </div>
        </header>
        {erasures}
        {filter_links(language, word, &coach, &query)}
        {search_form(language, word, team, coach, &query)}
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t!(language, "people-accompanied")}" "<span class="count">{count}</span></h2>
                <a href="/personnes/confier">{t!(language, "assign-link")}</a>
            </div>
            {invite}
            {nothing}
            <ul class="rows">{rows}</ul>
        </section>
        {left}
        <section class="section"><h2 class="section__title">{t!(language, "people-team")}</h2><ul class="rows">{colleagues}</ul></section>
    };
    let key = Filter::ALL.into_iter().find(|(_, named, _)| *named == word).map_or("people-accompanied", |(_, _, key)| key);
    Ok(Page::new(t!(language, "nav-people"), "/personnes", body).showing(&t!(language, key)))
}

/// The links to the same list with another filter; `current` is the word of the chosen one.
fn filter_links(language: Language, current: &'static str, coach: &str, query: &str) -> impl IntoView + use<> {
    let items = Filter::ALL
        .map(|(_, word, key)| {
            let to = format!("/personnes?etat={word}&accompagnateur={}&q={}", encoded(coach), encoded(query));
            view! { <a class="filter__item" href=to aria-current=(word == current).then_some("true")>{t!(language, key)}</a> }
        })
        .into_iter()
        .collect_view();
    view! { <nav class="filter" aria-label=t!(language, "people-filter")>{items}</nav> }
}

/// The form that searches and filters by coach.
fn search_form(language: Language, word: &'static str, team: Vec<(String, String)>, coach: String, query: &str) -> impl IntoView + use<> {
    let options = std::iter::once((String::new(), t!(language, "people-all-coaches"))).chain(team).collect();
    view! {
        <form class="form" role="search" action="/personnes">
            <input type="hidden" name="etat" value=word/>
            <div class="field-row">
                <div class="field">
                    <label class="field__label" for="q">{t!(language, "search-person")}</label>
                    <input class="input" id="q" name="q" type="search" value=query.to_owned()/>
                </div>
                <Select name="accompagnateur" label=t!(language, "people-coach") options chosen=coach/>
            </div>
            <div class="actions"><button class="button">{t!(language, "search")}</button></div>
        </form>
    }
}

/// The searched fields of a participant.
fn searched(it: &ParticipantSummary) -> Searched<'_> {
    let names = [it.first_name.as_str(), it.last_name.as_str()];
    Searched { names, trade: it.trade.as_deref(), phone: it.phone.as_deref(), email: it.email.as_deref() }
}

fn linked_row(to: String, name: String, note: String, (shape, word): (&'static str, String)) -> impl IntoView {
    let inside = view! {
        <span class="avatar" aria-hidden="true">{initials(&name)}</span>
        <span class="row__main">
            <span class="row__title">{name}</span>
            <span class="row__note">{note}</span>
            <span class=format!("state state--bare state--{shape}")>{word}</span>
        </span>
    };
    row(inside, Some(to))
}

fn person_row(language: Language, it: &ParticipantSummary) -> impl IntoView + use<> {
    let trade = it.trade.as_deref().map(capital);
    let coach = it.coach.clone().map(|name| t!(language, "with", name = name));
    let note = trade.into_iter().chain(coach).collect::<Vec<_>>().join(", ");
    let state = match it.left_on {
        Some(day) => ("off", t!(language, "person-left", day = language.date(day))),
        None => sign_in_state(language, it.first_signed_in_at, it.invited_at),
    };
    linked_row(url::person(&it.id), it.name(), note, state)
}

fn colleague_row(language: Language, it: &Colleague) -> impl IntoView + use<> {
    let role = if it.role == Role::Coordinator { "role-coordinator" } else { "role-coach" };
    let note = format!("{}, {}", t!(language, role), t!(language, "person-accompanies", n = it.people));
    let state = match it.left_team_at {
        Some(at) => ("off", t!(language, "person-left", day = language.date(paris::day(at)))),
        None => sign_in_state(language, it.first_signed_in_at, None),
    };
    linked_row(url::person(&it.id), it.name(), note, state)
}
