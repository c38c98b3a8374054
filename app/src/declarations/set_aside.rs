//! The amount to put aside: in the page of a month, on a page with the settings it depends on, and in the list of months.

use super::{actions::activity_name, ceiling, estimate};
use crate::{
    texts::t,
    ui::{icon::Icon, notice::Notice, rows::capital},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    declarations::{
        declaration::{Activity, TurnoverLine, by_activity},
        rates::{
            acre,
            set_aside::{Charge, Part, SetAside, set_aside},
            table::KNOWN_UNTIL,
        },
    },
    values::{language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;
use store::{CategorySum, DeclarationSummary, Enrollment, StoreError};

/// The address of the page.
pub const PAGE: &str = "/declarations/a-mettre-de-cote";

/// The amount to put aside for a declared month, as a section of its page.
pub fn section(language: Language, enrollment: &Enrollment, month: Month, lines: &[TurnoverLine]) -> impl IntoView + use<> {
    let estimate = set_aside(month, &by_activity(lines), &enrollment.terms(month));
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "set-aside-title")}</h2>
            {explanation(language, enrollment, &estimate)}
            <p class="link-list"><a href=PAGE>{t!(language, "set-aside-change")}</a></p>
        </section>
    }
}

/// The estimate with its charges, rates and remarks.
fn explanation(language: Language, enrollment: &Enrollment, estimate: &SetAside) -> impl IntoView + use<> {
    let word = |key: &'static str| t!(language, key);
    let class = if estimate.total().is_some() { "figure num" } else { "figure" };
    let rates = rates(language, enrollment, estimate);
    let how = (!estimate.parts.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary class="disclose__summary">{t!(language, "set-aside-how")}</summary>
                <ul class="disclose__body stack">{rates}</ul>
            </details>
            <p class="quiet">{t!(language, "set-aside-known-until", month = language.month(KNOWN_UNTIL))}</p>
        }
    });
    view! {
        <p class=class>{estimate::amount(estimate, language, &word)}</p>
        <p class="figure__note">{t!(language, "set-aside-estimate")}</p>
        {remarks(language, estimate)}
        {charges(language, estimate)}
        {how}
    }
}

/// How the amount of an estimate was computed, folded.
pub fn reasons(language: Language, enrollment: &Enrollment, estimate: &SetAside) -> impl IntoView + use<> {
    let rates = (!estimate.parts.is_empty()).then(|| rates(language, enrollment, estimate));
    view! {
        <details class="disclose">
            <summary class="disclose__summary">{t!(language, "set-aside-how")}</summary>
            <div class="disclose__body stack">
                <p>{t!(language, "set-aside-estimate")}</p>
                {remarks(language, estimate)}
                {charges(language, estimate)}
                {rates.map(|rates| view! { <ul class="stack">{rates}</ul> })}
                <ul class="link-list"><li><a href=PAGE>{t!(language, "set-aside-change")}</a></li></ul>
            </div>
        </details>
    }
}

/// The remarks of an estimate, each a paragraph.
fn remarks(language: Language, estimate: &SetAside) -> impl IntoView + use<> {
    let word = |key: &'static str| t!(language, key);
    let remarks = estimate::remarks(estimate, language, &word, &|activity| activity_name(language, activity));
    remarks.into_iter().map(|remark| view! { <p>{remark}</p> }).collect_view()
}

/// The charges of an estimate with their amounts.
fn charges(language: Language, estimate: &SetAside) -> impl IntoView + use<> {
    let charges: Vec<_> = estimate::charges(estimate)
        .map(|(charge, amount)| {
            let (charge, amount) = (t!(language, charge.key()), language.short_amount(amount));
            view! { <div class="sums__row"><dt>{charge}</dt><dd class="num">{amount}</dd></div> }
        })
        .collect();
    (!charges.is_empty()).then(|| view! { <dl class="sums">{charges}</dl> })
}

/// The rates of an estimate and what it leaves out, as items of a list.
fn rates(language: Language, enrollment: &Enrollment, estimate: &SetAside) -> impl IntoView + use<> {
    let until = enrollment.registered_on.map(Month::of).map(acre::last_month);
    let rates = estimate.parts.iter().map(|part| view! { <li>{rate_line(language, part, until)}</li> }).collect_view();
    let no_tax = (!enrollment.pays_income_tax).then(|| view! { <li>{t!(language, "set-aside-no-tax")}</li> });
    view! {
        {rates}
        {no_tax}
        <li>{t!(language, "set-aside-left-out")}</li>
        <li>{t!(language, "set-aside-rounded")}</li>
    }
}

/// "Cotisations sociales : 21,2 % de 190,00 € depuis octobre 2022"; while ACRE runs, both rates and until when.
fn rate_line(language: Language, part: &Part, until: Option<Month>) -> String {
    let charge = t!(language, part.charge.key());
    let activity = activity_name(language, part.activity);
    let (rate, base) = (language.rate(part.rate.value), language.amount(part.base));
    let since = match language.is_french() {
        true => format!("{} {}", language.of_month(part.rate.from), part.rate.from.year()),
        false => language.month(part.rate.from),
    };
    match (part.normal, until) {
        _ if part.charge != Charge::Contributions => {
            t!(language, "rate-of", charge = charge, activity = activity, rate = rate, base = base)
        }
        (Some(normal), Some(until)) => {
            let (normal, until) = (language.rate(normal.value), language.month(until));
            t!(language, "rate-reduced", charge = charge, activity = activity, rate = rate, base = base, normal = normal, until = until)
        }
        _ => t!(language, "rate-since", charge = charge, activity = activity, rate = rate, base = base, since = since),
    }
}

/// The signed sums of one month by category.
fn of_month(sums: &[CategorySum], month: Month) -> Vec<(Activity, Cents)> {
    sums.iter().filter(|sum| sum.month == month).map(|sum| (sum.activity, sum.sum)).collect()
}

/// The amount to put aside for the newest declared month, and the settings it depends on.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let enrollment = ctx.store.enrollments().enrollment_of(&ctx.user.person_id).await?;
    let newest = ctx.store.declarations().summaries(&enrollment.id).await?.last().map(|declared| declared.month);
    let estimate = match newest {
        Some(month) => {
            let sums = ctx.store.declarations().category_sums(&enrollment.participant_id, month, month).await?;
            let estimate = set_aside(month, &of_month(&sums, month), &enrollment.terms(month));
            view! {
                <section class="section">
                    <h2 class="section__title"><a href=url::declaration(month)>{capital(&language.month(month))}</a></h2>
                    {explanation(language, &enrollment, &estimate)}
                </section>
            }
            .into_any()
        }
        None => view! { <Notice><p>{t!(language, "set-aside-none")}</p></Notice> }.into_any(),
    };
    let choice = |name: &'static str, title: &str, hint: &str, checked: bool| {
        view! {
            <label class="choice">
                <input class="choice__input" type="checkbox" name=name value="yes" checked=checked/>
                <span class="choice__text">
                    <span class="choice__title">{t!(language, title)}</span>
                    <span class="choice__hint">{t!(language, hint)}</span>
                </span>
            </label>
        }
    };
    let title = t!(language, "set-aside-title");
    let body = view! {
        <header class="page__head">
            <a class="back" href="/declarations"><Icon name="arrow-left"/>{t!(language, "declarations-title")}</a>
            <h1 class="page__title">{title.clone()}</h1>
        </header>
        {estimate}
        <section class="section">
            <form class="form" method="post" action={action::<SetBusiness>()}>
                <fieldset class="fieldset">
                    <legend class="fieldset__legend">{t!(language, "business-title")}</legend>
                    <div class="choices">
                        {choice("income_tax", "business-tax", "business-tax-hint", enrollment.pays_income_tax)}
                        {choice("craft", "business-craft", "business-craft-hint", enrollment.craft)}
                    </div>
                </fieldset>
                <div class="actions"><button class="button button--main">{t!(language, "save")}</button></div>
            </form>
        </section>
    };
    Ok(Page::new(title, "/declarations", body))
}

/// Sets whether income tax is paid with the contributions and whether the activity is a craft.
#[server(endpoint = "declarations/activite")]
pub async fn set_business(#[server(default)] income_tax: String, #[server(default)] craft: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (income_tax, craft) = (income_tax == "yes", craft == "yes");
    ctx.store.enrollments().set_business(&ctx.actor(), &ctx.user.person_id, income_tax, craft).await?;
    respond(Ok(Outcome::done(PAGE, "business-set")))
}

/// The parts of the list of months on what is to be paid.
pub struct Overview {
    /// The links to the amount to put aside and to the CAF's declaration, and the ceiling when it is near.
    pub above: AnyView,
    /// The ceiling when it is not near.
    pub below: AnyView,
}

/// The amount to put aside for the newest month, a link to the CAF's declaration, and the ceiling of the year. `declared` are the
/// declared months of the enrollment, oldest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn overview(ctx: &RequestContext, enrollment: &Enrollment, declared: &[DeclarationSummary]) -> Result<Overview, StoreError> {
    let language = ctx.language();
    let now = Month::of(ctx.visitor.today());
    let january = Month::new(now.year(), 1).unwrap_or(now);
    let newest = declared.last().map(|declared| declared.month);
    let from = newest.map_or(january, |newest| newest.min(january));
    let sums = ctx.store.declarations().category_sums(&enrollment.participant_id, from, now).await?;
    let row = |to: &'static str, title: String, note: String, amount: Option<String>| {
        view! {
            <li class="row">
                <a class="row__link" href=to>
                    <span class="row__main"><span class="row__title">{title}</span><span class="row__note">{note}</span></span>
                    {amount.map(|amount| view! { <span class="row__figure num">{amount}</span> })}
                    <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
                </a>
            </li>
        }
    };
    let set_aside_row = newest.map(|month| {
        let total = set_aside(month, &of_month(&sums, month), &enrollment.terms(month)).total();
        let note = t!(language, "set-aside-for", month = capital(&language.month(month)));
        let amount = total.map_or_else(|| t!(language, "set-aside-not-known"), |total| language.short_amount(total));
        row(PAGE, t!(language, "set-aside-title"), note, Some(amount))
    });
    let above = view! {
        <ul class="rows">
            {set_aside_row}
            {row("/declarations/caf", t!(language, "caf-title"), t!(language, "caf-note"), None)}
        </ul>
    };
    let of_year: Vec<_> = sums.iter().map(|sum| (sum.month, sum.activity, sum.sum)).collect();
    let (near, ceiling) = ceiling::section(language, enrollment, now.year(), &of_year);
    Ok(if near {
        Overview { above: view! { {above} {ceiling} }.into_any(), below: ().into_any() }
    } else {
        Overview { above: above.into_any(), below: ceiling.into_any() }
    })
}
