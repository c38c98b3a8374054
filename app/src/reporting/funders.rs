//! What funders may see: their links, and the half-years that are told.

use super::ranges::half_name;
use crate::routes::action;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    sign_in::{actions::cookie, secret},
    texts::t,
    ui::{
        copy::CopyButton,
        form::{ErrorSummary, TextField},
        icon::Icon,
    },
    web::{
        context::{RequestContext, settings},
        error::AppError,
        outcome::{FormDraft, Outcome, cookie_name, finish_form, load_draft, refused_or, reject_form, respond, set_cookie},
    },
};
use axum::http::request::Parts;
use chrono::{Days, NaiveDate};
use domain::{
    reporting::{
        disclosure::{
            half_year::HalfYear,
            link::TypedLink,
            person::{Person, rsa_base},
            snapshot::{Context, Snapshot},
        },
        member::CohortMember,
    },
    values::{ids::FunderLinkId, language::Language, paris},
};
use leptos::prelude::*;
use store::{FunderLink, Published, StoreError};

const PAGE: &str = "/pilotage/financeurs";
/// Under which name the form of a link is kept.
const FORM: &str = "funder";
/// How long an address is shown after it was made, in seconds.
const SHOWN: i64 = 600;
/// Stands before the token in the cookie that shows it, so that no other page takes it for its own.
const OURS: &str = "funder.";

/// Makes a link for a funder.
#[server(endpoint = "financeurs/lien")]
pub async fn open_funder_link(#[server(default)] label: String, #[server(default)] until: String) -> Result<(), AppError> {
    respond(open(TypedLink { label, until }).await)
}

async fn open(typed: TypedLink) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let today = ctx.visitor.today();
    let new = match typed.read(today) {
        Ok(new) => new,
        Err(mistakes) => {
            return reject_form(FORM, PAGE, &FormDraft::of(typed, mistakes)).await;
        }
    };
    let browser = secret_of_browser();
    let token_hash = |id: &FunderLinkId| secret::hash(&token_of(&browser, id));
    match ctx.store.reporting().open_funder_link(&ctx.actor(), &new, token_hash, today).await {
        Err(StoreError::Refused(refusal)) => reject_form(FORM, PAGE, &FormDraft::of(typed, [("label", refusal.key())])).await,
        opened => {
            let id = finish_form(&ctx, FORM, typed, opened).await?;
            // The address is nowhere but here: the database has its hash alone.
            set_cookie("once", &format!("{OURS}{}", token_of(&browser, &id)), SHOWN);
            Ok(Outcome::done(PAGE, "funder-link-opened"))
        }
    }
}

/// What the browser that asks alone knows: the token of its device, of which the database has the hash.
fn secret_of_browser() -> String {
    let device = use_context::<Parts>().and_then(|parts| cookie(&parts.headers, &cookie_name("device")));
    device.unwrap_or_else(secret::token)
}

/// The token of a link, made of it and of the secret of the browser that asks: the same request sent twice gets the same
/// address, and nobody else can make it.
fn token_of(browser: &str, link: &FunderLinkId) -> String {
    secret::hash(&format!("funder-link:{browser}:{link}"))
}

/// Cuts a link.
#[server(endpoint = "financeurs/revoquer")]
pub async fn revoke_funder_link(link: String) -> Result<(), AppError> {
    respond(revoke(link).await)
}

async fn revoke(link: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = FunderLinkId::try_from(link).map_err(|_| StoreError::NotFound)?;
    ctx.store.reporting().revoke_funder_link(&ctx.actor(), &id).await?;
    Ok(Outcome::done(PAGE, "funder-link-revoked"))
}

/// Tells a half-year to all funders, once and for all.
#[server(endpoint = "financeurs/publier")]
pub async fn publish_half_year(#[server(default)] half: String) -> Result<(), AppError> {
    respond(publish(half).await)
}

async fn publish(half: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let members = ctx.store.reporting().members().await?;
    let mut offered = halves(&members, ctx.visitor.today()).into_iter();
    let Some(half) = offered.find(|offered| offered.to_string() == half) else {
        return Ok(Outcome::Refused { to: PAGE.into(), because: "results-not-over" });
    };
    let people: Vec<Person> = members.iter().filter_map(|member| Person::of(member, half)).collect();
    let published = ctx.store.reporting().published().await?;
    let of = |half: HalfYear| published.iter().find(|told| told.half == half).map(|told| &told.snapshot);
    let (previous, next) = (of(half.plus(-1)), of(half.plus(1)));
    let context = Context { places: ctx.store.enrollments().places().await?.all, rsa_base: rsa_base(half), previous, next };
    let snapshot = Snapshot::of(&people, &context, &mut secret::coin);
    let published = ctx.store.reporting().publish(&ctx.actor(), half, &snapshot).await;
    refused_or(published, PAGE, |()| Outcome::done(PAGE, "results-told"))
}

/// The half-years of the structure that are over, the oldest first.
fn halves(members: &[CohortMember], today: NaiveDate) -> Vec<HalfYear> {
    let first = members.iter().map(|member| member.path.starts_on).min();
    first.into_iter().flat_map(|day| HalfYear::of(day).until_over(today)).collect()
}

/// How many figures of a half-year are asked for and not validated: they are never counted once it is told.
fn waiting(members: &[CohortMember], half: HalfYear) -> i64 {
    let lacks = |member: &&CohortMember, month| member.owes(month) && member.month(month).is_none_or(|declared| declared.state.is_open());
    half.months().map(|month| members.iter().filter(|member| lacks(member, month)).count() as i64).sum()
}

/// The links and the half-years.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let (language, today) = (ctx.language(), ctx.visitor.today());
    let links = ctx.store.reporting().funder_links().await?;
    let members = ctx.store.reporting().members().await?;
    let published = ctx.store.reporting().published().await?;
    let kept: FormDraft<TypedLink> = load_draft(FORM).await.unwrap_or_default();
    let summary = kept.summary(language);
    let any = !kept.mistakes.is_empty();
    let token = ctx.visitor.once.as_deref().and_then(|once| once.strip_prefix(OURS)).map(str::to_owned);
    let shown = token.filter(|token| {
        let hash = secret::hash(token);
        links.iter().any(|link| link.token_hash == hash && link.opens_on(today))
    });
    let listed = (!links.is_empty()).then(|| {
        let cards = links.iter().map(|link| card(language, link, today)).collect_view();
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "funder-links")}</h2>
                <div class="stack">{cards}</div>
            </section>
        }
    });
    let told = halves(&members, today).into_iter().rev().map(|half| {
        let told = published.iter().find(|told| told.half == half);
        half_row(language, half, told, waiting(&members, half)).into_any()
    });
    let told: Vec<AnyView> = told.collect();
    let told = if told.is_empty() {
        view! { <p class="quiet">{t!(language, "results-none-over")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{told}</ul> }.into_any()
    };
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/pilotage"><Icon name="arrow-left"/>{t!(language, "nav-cohort")}</a>
            <h1 class="page__title">{t!(language, "funders-title")}</h1>
            <p class="page__lead">{t!(language, "funders-lead")}</p>
        </header>
        {shown.map(|token| address_of(language, &token))}
        <section class="section">
            <h2 class="section__title">{t!(language, "funder-new")}</h2>
            {form(language, &kept, today)}
        </section>
        {listed}
        <section class="section">
            <h2 class="section__title">{t!(language, "results-told-title")}</h2>
            <p>{t!(language, "results-told-lead")}</p>
            {told}
        </section>
    };
    Ok(Page::new(t!(language, "funders-title"), "/pilotage", body).with_mistakes(language, any))
}

fn form(language: Language, kept: &FormDraft<TypedLink>, today: NaiveDate) -> impl IntoView + use<> {
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let typed = kept.typed.clone();
    // A year, until somebody types something else.
    let in_a_year = today.checked_add_days(Days::new(365)).unwrap_or(today).to_string();
    let until = if typed.until.is_empty() && kept.mistakes.is_empty() { in_a_year } else { typed.until };
    view! {
        <form class="form" method="post" action={action::<OpenFunderLink>()} novalidate>
            <TextField language name="label" label=t!(language, "funder-label") hint=t!(language, "funder-label-hint") mistake=mistake("label") value=typed.label/>
            <TextField language name="until" kind="date" class="input--medium" label=t!(language, "funder-until") mistake=mistake("until") value=until/>
            <button class="button button--main">{t!(language, "funder-open")}</button>
        </form>
    }
}

/// The address of a link that was made a moment ago.
fn address_of(language: Language, token: &str) -> impl IntoView + use<> {
    let address = format!("{}/resultats/{token}", settings().base_url);
    view! {
        <article class="card">
            <h2 class="card__title">{t!(language, "funder-address")}</h2>
            <p class="card__text">{t!(language, "funder-once")}</p>
            <p class="copy"><code class="copy__text">{address.clone()}</code></p>
            <div class="card__actions actions">
                <CopyButton value=address copy=t!(language, "caf-copy") copied=t!(language, "caf-copied") about=t!(language, "funder-address")/>
            </div>
        </article>
    }
}

fn card(language: Language, link: &FunderLink, today: NaiveDate) -> impl IntoView + use<> {
    let (shape, word) = match link.revoked_at {
        Some(_) => ("state state--off", "funder-revoked"),
        None if link.opens_on(today) => ("state state--validated", "funder-opens"),
        None => ("state state--paused", "funder-ended"),
    };
    let seen = match link.seen_on {
        Some(day) => t!(language, "funder-seen", day = language.date(day)),
        None => t!(language, "funder-unseen"),
    };
    let until = match link.revoked_at {
        Some(at) => t!(language, "funder-revoked-on", day = language.date(paris::day(at))),
        None => t!(language, "funder-until-day", day = language.date(link.until)),
    };
    let cut = link.opens_on(today).then(|| {
        view! {
            <details class="disclose">
                <summary class="button button--small disclose__summary">
                    {t!(language, "funder-revoke")}<span class="visually-hidden">" "{link.label.clone()}</span>
                </summary>
                <form class="disclose__body form" method="post" action={action::<RevokeFunderLink>()}>
                    <p>{t!(language, "funder-revoke-sure")}</p>
                    <input type="hidden" name="link" value=link.id.to_string()/>
                    <button class="button button--danger">{t!(language, "funder-revoke-yes")}</button>
                </form>
            </details>
        }
    });
    view! {
        <article class="card">
            <h3 class="card__title">{link.label.clone()}</h3>
            <p><span class=shape>{t!(language, word)}</span></p>
            <p class="card__text">{until}" "{seen}</p>
            {cut}
        </article>
    }
}

fn half_row(language: Language, half: HalfYear, told: Option<&Published>, waiting: i64) -> impl IntoView + use<> {
    let name = half_name(language, half);
    let Some(told) = told else {
        return view! {
            <li class="row">
                <details class="disclose review__row">
                    <summary class="row__link disclose__summary">
                        <span class="row__main"><span class="row__title">{t!(language, "results-tell", half = name)}</span></span>
                    </summary>
                    <form class="review__panel" method="post" action={action::<PublishHalfYear>()}>
                        <p>{t!(language, "results-tell-sure")}</p>
                        {(waiting > 0).then(|| view! { <p><strong>{t!(language, "results-waiting", n = waiting)}</strong></p> })}
                        <input type="hidden" name="half" value=half.to_string()/>
                        <button class="button">{t!(language, "results-tell-yes")}</button>
                    </form>
                </details>
            </li>
        }
        .into_any();
    };
    let since = t!(language, "results-since", day = language.date(paris::day(told.published_at)));
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main"><span class="row__title">{name}</span><span class="row__note">{since}</span></span>
                <span class="state state--bare state--validated">{t!(language, "results-is-told")}</span>
            </div>
        </li>
    }
    .into_any()
}
