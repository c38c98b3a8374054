//! Personnes: the participants as a table, by state, coach and search, and the team. The filters are query parameters.

use crate::{
    people::{
        assign::Assign,
        invite::{InviteAll, InviteChosen},
        parts::{form_value, sign_in_state, team_options},
        saved_views::views,
    },
    privacy::erasure::requests_section,
    texts::t,
    ui::{
        form::Select,
        icon::Icon,
        rows::capital,
        table::{Column, ListState, bulk_bar, keys, table},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::{
        Role,
        saved_view::SavedList,
        search::{Searched, search},
    },
    values::{ids::PersonId, language::Language, paris},
};
use leptos::prelude::*;
use store::{Colleague, ParticipantFilter, ParticipantOrder, ParticipantState, ParticipantSummary};

/// The address of the page.
const PATH: &str = "/personnes";
/// The address of its rows as a file.
pub const FILE: &str = "/personnes/liste.csv";

/// The states with their words in the address and the keys of their names.
const STATES: [(ParticipantState, &str, &str); 4] = [
    (ParticipantState::Running, "", "people-running"),
    (ParticipantState::NeverSignedIn, "nouveaux", "people-never-came"),
    (ParticipantState::Gone, "sortis", "people-gone"),
    (ParticipantState::Everyone, "tous", "people-everyone"),
];

/// What the address of a list of participants asks for.
pub struct PeopleList {
    /// Which participants.
    pub filter: ParticipantFilter,
    /// In which order.
    pub order: ParticipantOrder,
    /// The address.
    pub state: ListState,
    /// The word of the filter's state.
    word: &'static str,
}

impl PeopleList {
    /// Reads an address; unknown words filter nothing.
    pub fn of(address: &Address, path: &'static str) -> Self {
        let asked = address.query("etat");
        let (of, word) =
            STATES.iter().find(|(_, word, _)| asked.as_deref() == Some(*word)).map_or((ParticipantState::Running, ""), |it| (it.0, it.1));
        let coach = address.query("accompagnateur").and_then(|id| PersonId::try_from(id).ok());
        let search = address.query("q").map(|q| q.trim().to_owned()).unwrap_or_default();
        let coach_word = coach.as_ref().map(PersonId::to_string).unwrap_or_default();
        let filters = vec![("etat", word.to_owned()), ("accompagnateur", coach_word), ("q", search.clone())];
        let state = ListState::of(address, path, filters, &["nom", "accompagnateur", "debut"]);
        let order = match state.sort() {
            Some(("nom", true)) => ParticipantOrder::NameDescending,
            Some(("accompagnateur", false)) => ParticipantOrder::Coach,
            Some(("accompagnateur", true)) => ParticipantOrder::CoachDescending,
            Some(("debut", false)) => ParticipantOrder::Start,
            Some(("debut", true)) => ParticipantOrder::StartDescending,
            _ => ParticipantOrder::Name,
        };
        Self { filter: ParticipantFilter { state: of, coach, search }, order, state, word }
    }
}

/// The page, filtered by the query parameters `etat`, `accompagnateur` and `q`.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let list = PeopleList::of(&address, PATH);
    let team = team_options(&ctx).await?;
    let places = ctx.store.enrollments().places().await?;
    let people = ctx.store.people().participants(&list.filter, list.order, list.state.asked(), ctx.visitor.now).await?;
    let waiting = match list.filter.state {
        ParticipantState::NeverSignedIn => ctx.store.people().count_waiting_for_invitation(ctx.visitor.now).await?,
        _ => 0,
    };
    let nothing = (people.total == 0).then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <h3 class="empty__title">{t!(language, "people-none-title")}</h3>
                <p class="empty__text">{t!(language, "people-none-text")}</p>
            </div>
        }
    });
    let colleagues = ctx.store.people().colleagues().await?;
    let colleagues = search(&list.filter.search, &colleagues, |it| Searched {
        names: [&it.first_name, &it.last_name],
        trade: None,
        phone: it.phone.as_deref(),
        email: it.email.as_deref(),
    });
    let colleagues = colleague_table(language, &colleagues).map(|table| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "people-team")}</h2>{table}</section> }
    });
    let invite = (waiting > 0).then(|| {
        view! {
            <form method="post" action={action::<InviteAll>()}>
                <button class="button button--small">{t!(language, "invite-all", n = waiting)}</button>
            </form>
        }
    });
    let erasures = requests_section(&ctx).await?;
    let views = views(&ctx, SavedList::People, &list.state).await?;
    let columns = vec![
        Column::sorted(t!(language, "people-column-name"), "nom"),
        Column::sorted(t!(language, "people-coach"), "accompagnateur"),
        Column::plain(t!(language, "people-column-trade")).class("table__wide"),
        Column::sorted(t!(language, "people-column-start"), "debut").class("table__wide table__num"),
        Column::plain(t!(language, "people-column-access")),
    ];
    let head =
        view! { {list.state.tick_all(language, people.page)}{list.state.head(columns, list.filter.search.is_empty().then_some("nom"))} };
    let rows = people.rows.iter().enumerate().map(|(nth, person)| person_row(language, &list.state, nth, person)).collect_view();
    let pages = list.state.pages(language, &people);
    let shown = (people.total > 0).then(|| {
        view! {
            <form class="stack" method="post" action={action::<Assign>()}>
                {table("t_personnes", t!(language, "people-accompanied"), head, rows)}
                {pages}
                {bulk_bar(language, bulk(language, &team))}
            </form>
            {keys(language)}
        }
    });
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
        <div class="list-tools">
            {filter_links(language, &list)}
            {search_form(language, &list, team)}
        </div>
        {views}
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t!(language, "people-accompanied")}" "<span class="count">{people.total}</span></h2>
                <a href=list.state.address_of(FILE) download="">{t!(language, "list-csv")}</a>
            </div>
            <p class="no-print"><a href="/personnes/confier">{t!(language, "assign-link")}</a></p>
            {invite}
            {nothing}
            {shown}
        </section>
        {colleagues}
    };
    let key = STATES.iter().find(|(_, named, _)| *named == list.word).map_or("people-accompanied", |(_, _, key)| *key);
    Ok(Page::new(t!(language, "nav-people"), PATH, body).showing(&t!(language, key)))
}

/// The buttons for the ticked people.
fn bulk(language: Language, team: &[(String, String)]) -> impl IntoView + use<> {
    let options = std::iter::once((String::new(), t!(language, "assign-to-whom"))).chain(team.iter().cloned());
    let options = options.map(|(value, text)| view! { <option value=value>{text}</option> }).collect_view();
    view! {
        <div class="select">
            <select class="input select__input" name="coach" aria-label=t!(language, "assign-to")>{options}</select>
        </div>
        <button class="button button--small">{t!(language, "assign-do")}</button>
        <button class="button button--small" formaction={action::<InviteChosen>()}>{t!(language, "invite-do")}</button>
        <button class="button button--small" formaction=FILE formmethod="get">{t!(language, "list-csv-ticked")}</button>
    }
}

/// The links to the same list with another state.
fn filter_links(language: Language, list: &PeopleList) -> impl IntoView + use<> {
    let items = STATES
        .map(|(_, word, key)| {
            let here = (word == list.word).then_some("true");
            view! { <a class="filter__item" href=list.state.with("etat", word) aria-current=here>{t!(language, key)}</a> }
        })
        .into_iter()
        .collect_view();
    view! { <nav class="filter" aria-label=t!(language, "people-filter")>{items}</nav> }
}

/// The form that searches and filters by coach.
fn search_form(language: Language, list: &PeopleList, team: Vec<(String, String)>) -> impl IntoView + use<> {
    let options = std::iter::once((String::new(), t!(language, "people-all-coaches"))).chain(team).collect();
    let coach = list.filter.coach.as_ref().map(PersonId::to_string).unwrap_or_default();
    view! {
        <form role="search" action=PATH>
            {list.state.hidden_fields(&["accompagnateur", "q"])}
            <div class="field">
                <label class="field__label" for="q">{t!(language, "search-person")}</label>
                <input class="input" id="q" name="q" type="search" value=list.filter.search.clone()/>
            </div>
            <Select name="accompagnateur" label=t!(language, "people-coach") options chosen=coach/>
            <button class="button">{t!(language, "search")}</button>
        </form>
    }
}

/// The state of a person's sign-in or exit, as the suffix of its class and in words.
pub fn access_state(language: Language, it: &ParticipantSummary) -> (&'static str, String) {
    match it.left_on {
        Some(day) => ("off", t!(language, "person-left", day = language.date(day))),
        None => sign_in_state(language, it.first_signed_in_at, it.invited_at),
    }
}

fn person_row(language: Language, list: &ListState, nth: usize, it: &ParticipantSummary) -> impl IntoView + use<> {
    let (shape, word) = access_state(language, it);
    view! {
        <tr>
            {list.tick(language, nth, form_value(it), &it.name())}
            <th scope="row"><a href=url::person(&it.id)>{it.name()}</a></th>
            <td>{it.coach.clone()}</td>
            <td class="table__wide">{it.trade.as_deref().map(capital)}</td>
            <td class="table__wide table__num">{it.starts_on.map(|day| language.date(day))}</td>
            <td><span class=format!("state state--bare state--{shape}")>{word}</span></td>
        </tr>
    }
}

/// The team as a table; `None` if it is empty.
fn colleague_table(language: Language, colleagues: &[&Colleague]) -> Option<impl IntoView + use<>> {
    let rows = colleagues
        .iter()
        .map(|it| {
            let role = if it.role == Role::Coordinator { "role-coordinator" } else { "role-coach" };
            let (shape, word) = match it.left_team_at {
                Some(at) => ("off", t!(language, "person-left", day = language.date(paris::day(at)))),
                None => sign_in_state(language, it.first_signed_in_at, None),
            };
            view! {
                <tr>
                    <th scope="row"><a href=url::person(&it.id)>{it.name()}</a></th>
                    <td>{t!(language, role)}</td>
                    <td>{t!(language, "person-accompanies", n = it.people)}</td>
                    <td><span class=format!("state state--bare state--{shape}")>{word}</span></td>
                </tr>
            }
        })
        .collect_view();
    let head = ["people-column-name", "invite-role", "people-column-people", "people-column-access"]
        .map(|key| view! { <th scope="col">{t!(language, key)}</th> })
        .into_iter()
        .collect_view();
    (!colleagues.is_empty()).then(|| table("t_equipe", t!(language, "people-team"), head, rows))
}
