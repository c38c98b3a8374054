//! Assigning participants to another coach: one, several, or all of one coach.

use crate::{
    people::parts::{form_value, team_options, ticked_people},
    texts::t,
    ui::{
        form::{ErrorSummary, Select},
        icon::Icon,
        rows::capital,
        table::{Column, ListState, keys, table},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageResult, encoded},
    },
};
use domain::values::{ids::PersonId, language::Language};
use leptos::prelude::*;
use store::{PageRequest, ParticipantFilter, ParticipantOrder, ParticipantState, ParticipantSummary, StoreError};

const PAGE: &str = "/personnes/confier";

/// Query parameter with the key of the mistake.
const MISTAKE: &str = "refus";

/// The mistakes of the form, each with the identifier of its field.
const MISTAKES: [(&str, &str); 3] = [("assign-nobody", "personnes"), ("assign-not-running", "personnes"), ("assign-no-coach", "coach")];

/// Assigns participants to a coach. Each item of `people` is `participant.coach`, with the coach whom they had when the page
/// was shown; `back` is the person whose page sent the form, or empty.
#[server(endpoint = "personnes/confier")]
pub async fn assign(
    #[server(default)] people: Vec<String>,
    #[server(default)] coach: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let read = |text: &str| PersonId::try_from(text.to_owned()).map_err(|_| StoreError::NotFound);
    let page = read(&back).map_or_else(|_| PAGE.to_owned(), |person| url::person(&person));
    let ticked: String = people.iter().enumerate().map(|(nth, item)| format!("&people%5B{nth}%5D={}", encoded(item))).collect();
    let again = |key: &str| respond(Ok(Outcome::Rejected { to: format!("{PAGE}?{MISTAKE}={key}{ticked}") }));
    if people.is_empty() {
        return again("assign-nobody");
    }
    let mut reassigned = Vec::new();
    for item in &people {
        match item.split_once('.') {
            Some((participant, from)) => reassigned.push((read(participant)?, read(from)?)),
            None => {
                read(item)?;
                return again("assign-not-running");
            }
        }
    }
    if coach.is_empty() {
        return again("assign-no-coach");
    }
    let done = ctx.store.people().reassign(&ctx.actor(), &reassigned, &read(&coach)?).await;
    respond(refused_or(done, &page, |()| Outcome::done(&page, "people-assigned")))
}

/// The participants with a running enrollment: those of `people[…]`, ticked; else all, or those of the coach of `?de=`.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let team = team_options(&ctx).await?;
    let from = address.query("de").filter(|id| team.iter().any(|(coach, _)| coach == id)).unwrap_or_default();
    let mistake = address.query(MISTAKE).and_then(|asked| MISTAKES.into_iter().find(|(key, _)| *key == asked));
    let summary: Vec<_> = mistake.iter().map(|(key, field)| ((*field).to_owned(), t!(language, key))).collect();
    let any = mistake.is_some();
    let state = ListState::of(&address, PAGE, vec![("de", from.clone())], &["nom", "accompagnateur"]);
    let ticked = ticked_people(&address);
    let chosen = !ticked.is_empty();
    let people = if chosen {
        let rows = ctx.store.people().participants_of(&ticked, ctx.visitor.now).await?;
        let rows: Vec<_> = rows.into_iter().filter(ParticipantSummary::runs).collect();
        PageRequest::All.cut(rows)
    } else {
        let order = match state.sort() {
            Some(("nom", true)) => ParticipantOrder::NameDescending,
            Some(("accompagnateur", false)) => ParticipantOrder::Coach,
            Some(("accompagnateur", true)) => ParticipantOrder::CoachDescending,
            _ => ParticipantOrder::Name,
        };
        let coach = PersonId::try_from(from.clone()).ok();
        let filter = ParticipantFilter { state: ParticipantState::Running, coach, search: String::new() };
        ctx.store.people().participants(&filter, order, state.asked(), ctx.visitor.now).await?
    };
    let state = if chosen { state.all_ticked() } else { state };
    let columns = vec![
        Column::sorted(t!(language, "people-column-name"), "nom"),
        Column::sorted(t!(language, "people-coach"), "accompagnateur"),
        Column::plain(t!(language, "people-column-trade")).class("table__wide"),
    ];
    let head = view! { {state.tick_all(language, people.page)}{state.head(columns, Some("nom"))} };
    let rows = people.rows.iter().enumerate().map(|(nth, person)| row(language, &state, nth, person)).collect_view();
    let pages = state.pages(language, &people);
    let filter = std::iter::once((String::new(), t!(language, "people-all-coaches"))).chain(team.clone()).collect();
    let to = std::iter::once((String::new(), t!(language, "choose"))).chain(team).collect();
    let wrong = mistake.filter(|(_, field)| *field == "coach").map(|(key, _)| (language, key.to_owned()));
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{t!(language, "assign-title")}</h1>
            <p class="page__lead">{t!(language, "assign-lead")}</p>
        </header>
        <div class="list-tools">
            <form action=PAGE>
                <Select name="de" label=t!(language, "assign-from") options=filter chosen=from/>
                <button class="button">{t!(language, "assign-show")}</button>
            </form>
        </div>
        <form class="form" method="post" action={action::<Assign>()} novalidate>
            <div class="list-tools">
                <Select name="coach" label=t!(language, "assign-to") options=to mistake=wrong/>
                <button class="button button--main">{t!(language, "assign-send")}</button>
            </div>
            <fieldset class="fieldset" id="personnes">
                <legend class="fieldset__legend">{t!(language, "assign-whom")}</legend>
                {table("t_confier", t!(language, "assign-whom"), head, rows)}
            </fieldset>
            {pages}
        </form>
        {keys(language)}
    };
    Ok(Page::new(t!(language, "assign-title"), "/personnes", body).with_mistakes(language, any))
}

fn row(language: Language, list: &ListState, nth: usize, it: &ParticipantSummary) -> impl IntoView + use<> {
    view! {
        <tr>
            {list.tick(language, nth, form_value(it), &it.name())}
            <th scope="row"><a href=url::person(&it.id)>{it.name()}</a></th>
            <td>{it.coach.clone()}</td>
            <td class="table__wide">{it.trade.as_deref().map(capital)}</td>
        </tr>
    }
}
