//! The page of the links for funders, with the half-years that are published or can be ([`publishing`]).

use super::{
    publishing::{self, past_half_years, unvalidated},
    ranges::half_name,
};
use crate::{
    sign_in::secret,
    texts::t,
    ui::{
        copy::CopyButton,
        form::{ErrorSummary, TextField},
        icon::Icon,
    },
    url::action,
    web::{
        context::RequestContext,
        cookies::{request_cookie, set_cookie},
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use chrono::{Days, NaiveDate};
use domain::{
    reporting::disclosure::{half_year::HalfYear, link::TypedLink},
    values::{ids::FunderLinkId, language::Language, paris},
};
use leptos::prelude::*;
use store::{FunderLink, Published, StoreError};

const PAGE: &str = "/pilotage/financeurs";
/// The name of the draft of the form of a link.
const FORM: &str = "funder";
/// How long an address is shown after it was made, in seconds.
const SHOWN: i64 = 600;
/// The prefix of the token in the cookie that shows it, by which other pages do not take it for theirs.
const ONCE_PREFIX: &str = "funder.";

/// Opens a link for a funder and shows its address once.
#[server(endpoint = "financeurs/lien")]
pub async fn open_funder_link(#[server(default)] label: String, #[server(default)] until: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let today = ctx.visitor.today();
    let typed = TypedLink { label, until };
    let new = match typed.read(today) {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(FORM, PAGE, &FormDraft::of(typed, mistakes)).await),
    };
    let secret = browser_secret();
    let token_hash = |id: &FunderLinkId| secret::hash(&link_token(&secret, id));
    match ctx.store.reporting().open_funder_link(&ctx.actor(), &new, token_hash, today).await {
        Err(StoreError::Refused(refusal)) => respond(reject_form(FORM, PAGE, &FormDraft::of(typed, [("label", refusal.key())])).await),
        result => {
            let id = finish_form(&ctx, FORM, typed, result).await?;
            // The address is nowhere else: the database has only its hash.
            set_cookie("once", &format!("{ONCE_PREFIX}{}", link_token(&secret, &id)), SHOWN);
            respond(Ok(Outcome::done(PAGE, "funder-link-opened")))
        }
    }
}

/// The token of the signed-in device, of which the database has only the hash.
fn browser_secret() -> String {
    request_cookie("device").unwrap_or_else(secret::token)
}

/// The token of a link, derived from its identifier and the secret of the browser: the same request sent twice gets the same
/// address, and without the secret it cannot be computed.
fn link_token(secret: &str, link: &FunderLinkId) -> String {
    secret::hash(&format!("funder-link:{secret}:{link}"))
}

/// Revokes a link.
#[server(endpoint = "financeurs/revoquer")]
pub async fn revoke_funder_link(link: FunderLinkId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.reporting().revoke_funder_link(&ctx.actor(), &link).await?;
    respond(Ok(Outcome::done(PAGE, "funder-link-revoked")))
}

/// The page.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let (language, today) = (ctx.language(), ctx.visitor.today());
    let links = ctx.store.reporting().funder_links().await?;
    let members = ctx.store.reporting().members().await?;
    let published = ctx.store.reporting().published().await?;
    let draft: FormDraft<TypedLink> = load_draft(FORM).await.unwrap_or_default();
    let summary = draft.summary(language);
    let any = !draft.mistakes.is_empty();
    let token = ctx.visitor.once.as_deref().and_then(|once| once.strip_prefix(ONCE_PREFIX)).map(str::to_owned);
    let shown = token.filter(|token| {
        let hash = secret::hash(token);
        links.iter().any(|link| link.token_hash == hash && link.opens_on(today))
    });
    let listed = (!links.is_empty()).then(|| {
        let cards = links.iter().map(|link| link_card(language, link, today)).collect_view();
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "funder-links")}</h2>
                <div class="stack">{cards}</div>
            </section>
        }
    });
    let half_years = past_half_years(&members, today).into_iter().rev().map(|half| {
        let published = published.iter().find(|published| published.half == half);
        half_row(language, half, published, unvalidated(&members, half).len() as i64).into_any()
    });
    let half_years: Vec<AnyView> = half_years.collect();
    let half_years = if half_years.is_empty() {
        view! { <p class="quiet">{t!(language, "results-none-over")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{half_years}</ul> }.into_any()
    };
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/pilotage"><Icon name="arrow-left"/>{t!(language, "nav-cohort")}</a>
            <h1 class="page__title">{t!(language, "funders-title")}</h1>
            <p class="page__lead">{t!(language, "funders-lead")}</p>
        </header>
        {shown.map(|token| address_card(language, &ctx.base_url, &token))}
        <section class="section">
            <h2 class="section__title">{t!(language, "funder-new")}</h2>
            {form(language, &draft, today)}
        </section>
        {listed}
        <section class="section">
            <h2 class="section__title">{t!(language, "results-told-title")}</h2>
            <p>{t!(language, "results-told-lead")}</p>
            {half_years}
        </section>
    };
    Ok(Page::new(t!(language, "funders-title"), "/pilotage/financeurs", body).with_mistakes(language, any))
}

fn form(language: Language, draft: &FormDraft<TypedLink>, today: NaiveDate) -> impl IntoView + use<> {
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let typed = draft.typed.clone();
    // A year by default.
    let in_a_year = today.checked_add_days(Days::new(365)).unwrap_or(today).to_string();
    let until = if typed.until.is_empty() && draft.mistakes.is_empty() { in_a_year } else { typed.until };
    view! {
        <form class="form" method="post" action={action::<OpenFunderLink>()} novalidate>
            <TextField language name="label" label=t!(language, "funder-label") hint=t!(language, "funder-label-hint") mistake=mistake("label") value=typed.label/>
            <TextField language name="until" kind="date" class="input--medium" label=t!(language, "funder-until") mistake=mistake("until") value=until/>
            <button class="button button--main">{t!(language, "funder-open")}</button>
        </form>
    }
}

/// The card with the address of a new link.
fn address_card(language: Language, base_url: &str, token: &str) -> impl IntoView + use<> {
    let address = format!("{base_url}/resultats/{token}");
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

fn link_card(language: Language, link: &FunderLink, today: NaiveDate) -> impl IntoView + use<> {
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

fn half_row(language: Language, half: HalfYear, published: Option<&Published>, waiting: i64) -> impl IntoView + use<> {
    let name = half_name(language, half);
    let Some(published) = published else {
        let note = (waiting > 0).then(|| view! { <span class="row__note">{t!(language, "results-waiting", n = waiting)}</span> });
        return view! {
            <li class="row">
                <a class="row__link" href=publishing::address(half)>
                    <span class="row__main"><span class="row__title">{t!(language, "results-tell", half = name)}</span>{note}</span>
                    <Icon name="chevron-right"/>
                </a>
            </li>
        }
        .into_any();
    };
    let since = t!(language, "results-since", day = language.date(paris::day(published.published_at)));
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
