//! The ceiling of the year, compared with the declared turnover.

use super::actions::activity_name;
use crate::texts::t;
use domain::{
    declarations::{
        declaration::Activity,
        rates::{
            ceiling::{Gauge, Level, NoGauge, gauge},
            table::{What, row},
        },
    },
    values::{language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;
use store::Enrollment;

/// The section of a year's ceiling, and whether the ceiling is near. `sums` are the signed turnovers by month and category.
pub fn section(language: Language, enrollment: &Enrollment, year: i32, sums: &[(Month, Activity, Cents)]) -> (bool, impl IntoView + use<>) {
    let gauge = gauge(enrollment.registered_on, year, sums);
    let near = gauge.as_ref().is_ok_and(Gauge::is_near);
    let inside = match (&gauge, enrollment.registered_on) {
        (Ok(gauge), _) => known(language, enrollment, year, gauge),
        (Err(NoGauge::NotRegistered), Some(day)) => {
            view! { <p class="quiet">{t!(language, "ceiling-not-registered", day = language.date(day))}</p> }.into_any()
        }
        _ => view! { <p class="quiet">{t!(language, "ceiling-not-known", year = year.to_string())}</p> }.into_any(),
    };
    let view = view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "ceiling-title", year = year.to_string())}</h2>
            {inside}
        </section>
    };
    (near, view)
}

fn known(language: Language, enrollment: &Enrollment, year: i32, gauge: &Gauge) -> AnyView {
    let total = if gauge.services.is_some() { "ceiling-all" } else { "ceiling-turnover" };
    let bars = [Some((total, gauge.total)), gauge.services.map(|services| ("ceiling-services", services))];
    let bars = bars.into_iter().flatten().map(|(name, level)| bar(language, t!(language, name), level)).collect_view();
    let word = if gauge.levels().any(Level::is_over) {
        t!(language, "ceiling-over", name = enrollment.coach_name.clone())
    } else if gauge.is_near() {
        t!(language, "ceiling-near", name = enrollment.coach_name.clone())
    } else {
        t!(language, "ceiling-far")
    };
    let counted = match enrollment.registered_on {
        None => Some(t!(language, "ceiling-no-date")),
        Some(day) if gauge.total.days < gauge.total.of_days => {
            Some(t!(language, "ceiling-prorated", day = language.date(day), days = gauge.total.days, of_days = gauge.total.of_days))
        }
        Some(_) => None,
    };
    let left_out = gauge
        .not_known
        .iter()
        .map(|activity| view! { <p class="quiet">{t!(language, "ceiling-left-out", activity = activity_name(language, *activity))}</p> })
        .collect_view();
    let before = gauge.before_registration.then(|| view! { <p class="quiet">{t!(language, "ceiling-before")}</p> });
    let explained = view! {
        {counted.map(|counted| view! { <p class="quiet">{counted}</p> })}
        {before}
        {left_out}
        {vat(language, year).map(|vat| view! { <p class="quiet">{vat}</p> })}
    };
    if gauge.is_near() || gauge.levels().any(Level::is_over) {
        return view! { {bars} <p>{word}</p> {explained} }.into_any();
    }
    // Far below it, a bar shows nothing but a dot.
    view! {
        <p>{word}</p>
        <details class="disclose">
            <summary class="disclose__summary">{t!(language, "ceiling-details")}</summary>
            <div class="disclose__body stack">{bars} {explained}</div>
        </details>
    }
    .into_any()
}

/// The turnovers of the year from which VAT may be due; `None` when the table has none.
fn vat(language: Language, year: i32) -> Option<String> {
    let of = |activity| Some(language.short_amount(Cents::new(row(What::VatFranchise, activity, Month::new(year, 1)?)?.value)));
    let (goods, services) = (of(Activity::Goods)?, of(Activity::CraftServices)?);
    Some(t!(language, "ceiling-vat", goods = goods, services = services))
}

/// A level as a sentence and a bar. When a prorated ceiling is near, a second sentence compares whole years.
fn bar(language: Language, name: String, level: Level) -> impl IntoView + use<> {
    let whole_euros = |amount: Cents| language.short_amount(Cents::new(amount.get() / 100 * 100));
    let (turnover, ceiling) = (language.short_amount(level.turnover), whole_euros(level.prorated()));
    let of = t!(language, "ceiling-of", name = name, turnover = turnover, ceiling = ceiling);
    let as_if = (level.days < level.of_days && level.is_near()).then(|| {
        let words = t!(language, "ceiling-year", turnover = whole_euros(level.annualised()), ceiling = whole_euros(level.ceiling));
        view! { <span class="progress__text quiet">{words}</span> }
    });
    view! {
        <div class="progress">
            <span class="progress__text"><strong>{of}</strong></span>
            {as_if}
            <progress class="bar" value=level.percent() max="100" aria-hidden="true"></progress>
        </div>
    }
}
