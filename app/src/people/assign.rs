//! Giving people to another coach: one, several, or all of somebody.

use super::parts::team_options;
use crate::routes::action;
use crate::url;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, Select},
        icon::Icon,
        rows::capital,
    },
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::values::ids::PersonId;
use leptos::prelude::*;
use store::StoreError;

const PAGE: &str = "/personnes/confier";

/// Under which name the page is told what was wrong.
const MISTAKE: &str = "refus";

/// Gives people to a coach. Each comes as `person.coach`, with the coach whom they had when the page was shown.
#[server(endpoint = "personnes/confier")]
pub async fn assign(
    #[server(default)] people: Vec<String>,
    #[server(default)] coach: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    respond(give(people, coach, back).await)
}

async fn give(people: Vec<String>, coach: String, back: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let read = |text: &str| PersonId::try_from(text.to_owned()).map_err(|_| StoreError::NotFound);
    let page = read(&back).map_or_else(|_| PAGE.to_owned(), |person| url::person(&person));
    let told = |key: &str| Ok(Outcome::Again { to: format!("{PAGE}?{MISTAKE}={key}") });
    if people.is_empty() {
        return told("assign-nobody");
    }
    if coach.is_empty() {
        return told("assign-no-coach");
    }
    let mut given = Vec::new();
    for one in &people {
        let (person, from) = one.split_once('.').ok_or(StoreError::NotFound)?;
        given.push((read(person)?, read(from)?));
    }
    refused_or(ctx.store.people().reassign(&ctx.actor(), &given, &read(&coach)?).await, &page.clone(), |()| {
        Outcome::done(page, "people-assigned")
    })
}

/// The people to choose from, of one coach when asked.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let team = team_options(&ctx).await?;
    let from = address.asked("de").filter(|id| team.iter().any(|(known, _)| known == id)).unwrap_or_default();
    let mistake = address.asked(MISTAKE).filter(|key| key == "assign-nobody" || key == "assign-no-coach");
    let summary: Vec<_> =
        mistake.iter().map(|key| ((if key == "assign-nobody" { "personnes" } else { "coach" }).to_owned(), t!(language, key))).collect();
    let any = mistake.is_some();
    let of = PersonId::try_from(from.clone()).ok();
    let people = ctx.store.enrollments().running_enrollments(of.as_ref()).await?;
    let items = people
        .iter()
        .enumerate()
        .map(|(nth, path)| {
            let value = format!("{}.{}", path.participant_id, path.coach_id);
            view! {
                <label class="choice">
                    <input class="choice__input" type="checkbox" name=format!("people[{nth}]") value=value/>
                    <span class="choice__text">
                        <span class="choice__title">{path.name()}</span>
                        <span class="choice__hint">{capital(&path.trade)}", "{t!(language, "with", name = path.coach_name.clone())}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    let filter = std::iter::once((String::new(), t!(language, "people-all-coaches"))).chain(team.clone()).collect();
    let to = std::iter::once((String::new(), t!(language, "choose"))).chain(team).collect();
    let wrong = mistake.filter(|key| key == "assign-no-coach").map(|key| (language, key));
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{t!(language, "assign-title")}</h1>
            <p class="page__lead">{t!(language, "assign-lead")}</p>
        </header>
        <form class="form" action=PAGE>
            <Select name="de" label=t!(language, "assign-from") options=filter chosen=from/>
            <button class="button">{t!(language, "assign-show")}</button>
        </form>
        <form class="form" method="post" action={action::<Assign>()} novalidate>
            <fieldset class="fieldset" id="personnes">
                <legend class="fieldset__legend">{t!(language, "assign-whom")}</legend>
                <div class="choices">{items}</div>
            </fieldset>
            <Select name="coach" label=t!(language, "assign-to") options=to mistake=wrong/>
            <button class="button button--main">{t!(language, "assign-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "assign-title"), "/personnes", body).with_mistakes(language, any))
}
