//! Assigning participants to another coach: one, several, or all of one coach.

use crate::{
    people::parts::team_options,
    texts::t,
    ui::{
        form::{ErrorSummary, Select},
        icon::Icon,
        rows::capital,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::values::ids::PersonId;
use leptos::prelude::*;
use store::StoreError;

const PAGE: &str = "/personnes/confier";

/// Query parameter with the key of the mistake.
const MISTAKE: &str = "refus";

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
    let again = |key: &str| respond(Ok(Outcome::Rejected { to: format!("{PAGE}?{MISTAKE}={key}") }));
    if people.is_empty() {
        return again("assign-nobody");
    }
    if coach.is_empty() {
        return again("assign-no-coach");
    }
    let mut reassigned = Vec::new();
    for item in &people {
        let (participant, from) = item.split_once('.').ok_or(StoreError::NotFound)?;
        reassigned.push((read(participant)?, read(from)?));
    }
    let done = ctx.store.people().reassign(&ctx.actor(), &reassigned, &read(&coach)?).await;
    respond(refused_or(done, &page, |()| Outcome::done(&page, "people-assigned")))
}

/// The participants with a running enrollment, all or those of the coach of `?de=`.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let team = team_options(&ctx).await?;
    let from = address.query("de").filter(|id| team.iter().any(|(coach, _)| coach == id)).unwrap_or_default();
    let mistake = address.query(MISTAKE).filter(|key| key == "assign-nobody" || key == "assign-no-coach");
    let summary: Vec<_> =
        mistake.iter().map(|key| ((if key == "assign-nobody" { "personnes" } else { "coach" }).to_owned(), t!(language, key))).collect();
    let any = mistake.is_some();
    let of = PersonId::try_from(from.clone()).ok();
    let people = ctx.store.enrollments().running_enrollments(of.as_ref()).await?;
    let items = people
        .iter()
        .enumerate()
        .map(|(nth, enrollment)| {
            let value = format!("{}.{}", enrollment.participant_id, enrollment.coach_id);
            view! {
                <label class="choice">
                    <input class="choice__input" type="checkbox" name=format!("people[{nth}]") value=value/>
                    <span class="choice__text">
                        <span class="choice__title">{enrollment.name()}</span>
                        <span class="choice__hint">{capital(&enrollment.trade)}", "{t!(language, "with", name = enrollment.coach_name.clone())}</span>
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
