//! Publishing a half-year: the results as funders will see them, what they lack, and the button that cannot be taken back.

use super::{ranges::half_name, results::tables};
use crate::{
    sign_in::secret,
    texts::t,
    ui::{icon::Icon, rows::titled_row},
    url::{self, action},
    web::{
        context::{RequestContext, db},
        error::AppError,
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    reporting::{
        disclosure::{
            half_year::HalfYear,
            person::{Person, rsa_base},
            snapshot::{Context, Snapshot},
        },
        member::CohortMember,
    },
    values::{ids::PersonId, language::Language, month::Month},
};
use leptos::prelude::*;
use store::{Published, StoreError};

const FUNDERS: &str = "/pilotage/financeurs";
/// How many of the months that are not validated the page names.
const NAMED: usize = 20;

/// The address of the page of a half-year to publish.
pub fn address(half: HalfYear) -> String {
    format!("{FUNDERS}/publier/{half}")
}

/// Publishes a half-year to all funders, if its results are still those that the page showed: `shown` is their digest. It cannot be
/// published again.
#[server(endpoint = "financeurs/publier")]
pub async fn publish_half_year(#[server(default)] half: String, #[server(default)] shown: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let members = ctx.store.reporting().members().await?;
    let mut offered = past_half_years(&members, ctx.visitor.today()).into_iter();
    let Some(half) = offered.find(|offered| offered.to_string() == half) else {
        return respond(Ok(Outcome::Refused { to: FUNDERS.into(), because: "results-not-over" }));
    };
    let published = ctx.store.reporting().published().await?;
    let snapshot = snapshot(&ctx, &members, &published, half).await?;
    let is_published = published.iter().any(|published| published.half == half);
    if !is_published && digest(&snapshot)? != shown {
        return respond(Ok(Outcome::Refused { to: address(half), because: "results-moved" }));
    }
    let result = ctx.store.reporting().publish(&ctx.actor(), half, &snapshot).await;
    respond(refused_or(result, FUNDERS, |()| Outcome::done(FUNDERS, "results-told")))
}

/// The results of a half-year as of now. They come out the same until a figure changes, so that what the page shows is what is
/// published, on any device: the draw comes from a secret of the installation, which no funder can know and nobody can have drawn anew.
async fn snapshot(ctx: &RequestContext, members: &[CohortMember], published: &[Published], half: HalfYear) -> Result<Snapshot, StoreError> {
    let people: Vec<Person> = members.iter().filter_map(|member| Person::of(member, half)).collect();
    let of = |half: HalfYear| published.iter().find(|published| published.half == half).map(|published| &published.snapshot);
    let (previous, next) = (of(half.plus(-1)), of(half.plus(1)));
    let context = Context { places: ctx.store.enrollments().places().await?.all, rsa_base: rsa_base(half), previous, next };
    let draws = db()?.draw_secret(&secret::token()).await?;
    let mut coins = secret::coins(&format!("half-year:{draws}:{}:{half}", ctx.user.structure_id));
    Ok(Snapshot::of(&people, &context, &mut coins))
}

/// The digest of results, which the form sends back.
fn digest(snapshot: &Snapshot) -> Result<String, StoreError> {
    Ok(secret::digest(&serde_json::to_vec(snapshot)?))
}

/// The half-years since the first enrollment that are over, oldest first.
pub(super) fn past_half_years(members: &[CohortMember], today: NaiveDate) -> Vec<HalfYear> {
    let first = members.iter().map(|member| member.period.starts_on).min();
    first.into_iter().flat_map(|day| HalfYear::of(day).until_over(today)).collect()
}

/// A month of a half-year that is owed and not validated.
pub(super) struct Unvalidated<'a> {
    participant: &'a PersonId,
    name: String,
    month: Month,
    is_declared: bool,
}

/// The months of a half-year that are owed and not validated, by month; published now, it will never count them.
pub(super) fn unvalidated(members: &[CohortMember], half: HalfYear) -> Vec<Unvalidated<'_>> {
    let lacks = |member: &&CohortMember, month| member.owes(month) && member.month(month).is_none_or(|declared| declared.state.is_open());
    let of_month = |month: Month| {
        members.iter().filter(move |member| lacks(member, month)).map(move |member| Unvalidated {
            participant: &member.participant_id,
            name: member.name(),
            month,
            is_declared: member.month(month).is_some(),
        })
    };
    half.months().flat_map(of_month).collect()
}

/// The enrollments that ended in a half-year without an exit recorded.
fn without_exit(members: &[CohortMember], half: HalfYear) -> Vec<&CohortMember> {
    let ended = |member: &&CohortMember| {
        let last = member.period.last_day();
        member.exit.is_none() && half.first_day() <= last && last <= half.last_day()
    };
    members.iter().filter(ended).collect()
}

/// The page of a half-year that is over and not published yet.
pub async fn page(at: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let (language, today) = (ctx.language(), ctx.visitor.today());
    let asked: String = at.part("half")?;
    let members = ctx.store.reporting().members().await?;
    let half = past_half_years(&members, today).into_iter().find(|half| half.to_string() == asked).ok_or(PageEnd::Missing)?;
    let published = ctx.store.reporting().published().await?;
    if published.iter().any(|published| published.half == half) {
        return Err(PageEnd::Elsewhere(FUNDERS.to_owned()));
    }
    let snapshot = snapshot(&ctx, &members, &published, half).await?;
    let shown = digest(&snapshot)?;
    let name = half_name(language, half);
    let mut of_year: Vec<Published> = published.into_iter().filter(|published| published.half.year() == half.year()).collect();
    of_year.push(Published { half, snapshot, published_at: ctx.visitor.now });
    of_year.sort_by_key(|published| published.half);
    let of_year: Vec<&Published> = of_year.iter().collect();
    let body = view! {
        <header class="page__head">
            <a class="back" href=FUNDERS><Icon name="arrow-left"/>{t!(language, "funders-title")}</a>
            <h1 class="page__title">{t!(language, "results-tell", half = name.clone())}</h1>
            <p class="page__lead">{t!(language, "results-tell-sure")}</p>
        </header>
        {missing(language, &members, half)}
        <form class="form" method="post" action={action::<PublishHalfYear>()}>
            <input type="hidden" name="half" value=half.to_string()/>
            <input type="hidden" name="shown" value=shown/>
            <p><a href="#apercu">{t!(language, "results-preview-see")}</a></p>
            <button class="button button--main">{t!(language, "results-tell-yes")}</button>
        </form>
        <section class="section preview" id="apercu" aria-labelledby="apercu-titre">
            <h2 class="section__title" id="apercu-titre">{t!(language, "results-preview")}</h2>
            {tables(language, &of_year)}
        </section>
    };
    Ok(Page::new(t!(language, "results-tell", half = name), FUNDERS, body))
}

/// What the half-year lacks, each with the page that mends it.
fn missing(language: Language, members: &[CohortMember], half: HalfYear) -> impl IntoView + use<> {
    let months = unvalidated(members, half);
    let exits = without_exit(members, half);
    let more = months.len().saturating_sub(NAMED);
    let of_months = months.iter().take(NAMED).map(|lacking| {
        let why = if lacking.is_declared { "missing-not-validated" } else { "missing-not-declared" };
        let note = format!("{}, {}", language.month(lacking.month), t!(language, why));
        titled_row(lacking.name.clone(), note, Some(url::month(lacking.participant, lacking.month)))
    });
    let of_exits = exits
        .iter()
        .take(NAMED)
        .map(|member| titled_row(member.name(), t!(language, "missing-end-unrecorded"), Some(url::exit(&member.participant_id))));
    let rows: Vec<AnyView> = of_months.chain(of_exits).collect();
    let sentence = match months.len() {
        0 if exits.is_empty() => t!(language, "results-whole"),
        0 => t!(language, "results-exits-lacking", n = exits.len() as i64),
        n => t!(language, "results-waiting", n = n as i64),
    };
    let open = !rows.is_empty() && rows.len() <= 5;
    let list = (!rows.is_empty()).then(|| {
        view! {
            <details class="disclose" open=open>
                <summary class="disclose__summary">{t!(language, "statement-missing")}</summary>
                <ul class="rows">{rows}</ul>
                {(more > 0).then(|| view! { <p class="quiet">{t!(language, "results-waiting-more", n = more as i64)}</p> })}
            </details>
        }
    });
    view! {
        <section class="section">
            <p><strong>{sentence}</strong></p>
            {list}
        </section>
    }
}
