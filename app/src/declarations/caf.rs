//! The amounts to copy into the CAF's quarterly declaration.

use super::actions::activity_name;
use crate::{
    texts::t,
    ui::{copy::CopyButton, icon::Icon, notice::Notice, rows::capital},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    declarations::{
        declaration::Activity,
        rates::{
            caf::{CafMonth, CategoryTurnover, months, quarter},
            table::{What, row},
        },
    },
    enrollments::enrollment::Benefit,
    values::{language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;

/// The three months of a CAF declaration made in the current month, or in the month of the query.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let enrollment = ctx.store.enrollments().enrollment_of(&ctx.user.person_id).await?;
    let now = Month::of(ctx.visitor.today());
    let made_in = address.query("en").and_then(|month| month.parse().ok()).unwrap_or(now);
    let title = t!(language, "caf-title");
    let choices = [-1, 0, 1].map(|by| {
        let month = now.plus(by);
        let here = (month == made_in).then_some("true");
        view! { <a class="filter__item" href=format!("/declarations/caf?en={month}") aria-current=here>{tab_name(language, now, month)}</a> }
    });
    let quarter = match months(made_in) {
        Some([first, _, last]) => {
            let sums = ctx.store.declarations().category_sums(&enrollment.participant_id, first, last).await?;
            let sums: Vec<_> = sums.into_iter().map(|sum| (sum.month, sum.activity, sum.sum)).collect();
            quarter(made_in, now, &enrollment.period(), &sums)
        }
        None => None,
    };
    let content = match &quarter {
        Some(quarter) => {
            let [first, second, third] = quarter.each_ref().map(|(month, _)| *month);
            // "juillet, août et septembre 2026"; with each its year where two years meet.
            let name = |month| if first.year() == third.year() { language.month_name(month).to_owned() } else { language.month(month) };
            let (asked, last) = (language.month(made_in), language.month(third));
            view! {
                <p>{t!(language, "caf-asks", month = asked, first = name(first), second = name(second), third = last)}</p>
                {quarter.iter().map(|(month, state)| month_view(language, *month, state)).collect_view()}
                {background(language, now, quarter, enrollment.benefit_in(now))}
            }
            .into_any()
        }
        None => view! { <Notice><p>{t!(language, "caf-not-known")}</p></Notice> }.into_any(),
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href="/declarations"><Icon name="arrow-left"/>{t!(language, "declarations-title")}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "caf-lead")}</p>
        </header>
        <nav class="filter" aria-label=t!(language, "caf-when")>{choices}</nav>
        {content}
    };
    Ok(Page::new(title, "/declarations", body).showing(&language.month(made_in)))
}

/// The name of a tab, with the year when the three tabs are of two years.
fn tab_name(language: Language, now: Month, month: Month) -> String {
    if now.plus(-1).year() == now.plus(1).year() {
        capital(language.month_name(month))
    } else {
        capital(&format!("{} {}", language.month_short(month), month.year()))
    }
}

fn month_view(language: Language, month: Month, state: &CafMonth) -> impl IntoView + use<> {
    let inside = match state {
        CafMonth::Declared(turnovers) => {
            view! { <ul class="rows">{turnovers.iter().map(|turnover| turnover_row(language, month, *turnover)).collect_view()}</ul> }.into_any()
        }
        CafMonth::Missing => view! {
            <p>{t!(language, "caf-missing")}</p>
            <div class="actions"><a class="button" href=url::declaration(month)>{t!(language, "caf-declare", month = language.of_month(month))}</a></div>
        }
        .into_any(),
        CafMonth::NotOver => view! { <p>{t!(language, "month-not-over")}</p> }.into_any(),
        CafMonth::OutsidePeriod => view! { <p>{t!(language, "caf-outside")}</p> }.into_any(),
    };
    view! {
        <section class="section">
            <h2 class="section__title">{capital(&language.month(month))}</h2>
            {inside}
        </section>
    }
}

/// An amount to copy: a touch selects it, and with WebAssembly a button copies it.
fn turnover_row(language: Language, month: Month, turnover: CategoryTurnover) -> impl IntoView + use<> {
    let name = activity_name(language, turnover.activity);
    let copied = as_typed(turnover.gross());
    let signed = (turnover.declared < Cents::ZERO)
        .then(|| view! { <span class="row__note">{t!(language, "caf-negative", amount = language.amount(turnover.declared))}</span> });
    let about = t!(language, "caf-copy-of", activity = name.clone(), month = language.month(month));
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main"><span class="row__title">{name}</span>{signed}</span>
                <span class="copy row__figure num">{copied.clone()}</span>
            </div>
            <div class="row__aside"><CopyButton value=copied copy=t!(language, "caf-copy") copied=t!(language, "caf-copied") about/></div>
        </li>
    }
}

/// An amount as it is typed into a form: without unit, with cents only when they are not zero.
fn as_typed(amount: Cents) -> String {
    let typed = amount.typed();
    typed.strip_suffix(",00").map(str::to_owned).unwrap_or(typed)
}

/// What the CAF does with the amounts: abatements, and the base of the RSA.
fn background(language: Language, now: Month, quarter: &[(Month, CafMonth)], benefit: Benefit) -> impl IntoView + use<> {
    let mut occurring: Vec<Activity> = Vec::new();
    for (_, state) in quarter {
        if let CafMonth::Declared(turnovers) = state {
            occurring.extend(
                turnovers.iter().map(|turnover| turnover.activity).filter(|activity| !occurring.contains(activity)).collect::<Vec<_>>(),
            );
        }
    }
    let abatements = occurring
        .into_iter()
        .filter_map(|activity| Some((activity, row(What::Abatement, activity, now)?)))
        .map(|(activity, rate)| {
            let words = t!(language, "caf-abatement", rate = language.rate(rate.value), activity = activity_name(language, activity));
            view! { <li>{words}</li> }
        })
        .collect_view();
    // The RSA concerns only those who receive it.
    let rsa = row(What::RsaBase, None, now).filter(|_| benefit == Benefit::Rsa).map(|row| {
        let words = t!(language, "caf-rsa", amount = language.amount(Cents::new(row.value)), since = language.month(row.from));
        view! { <li>{words}</li> }
    });
    view! {
        <details class="disclose">
            <summary class="disclose__summary">{t!(language, "caf-how")}</summary>
            <ul class="disclose__body stack"><li>{t!(language, "caf-check")}</li> {abatements} {rsa}</ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_name_their_year_where_two_years_meet() {
        let tabs = |now: &str| {
            let now: Month = now.parse().unwrap();
            [-1, 0, 1].map(|by| tab_name(Language::Fr, now, now.plus(by)))
        };
        assert_eq!(tabs("2026-11"), ["Octobre", "Novembre", "Décembre"]);
        assert_eq!(tabs("2026-12"), ["Nov. 2026", "Déc. 2026", "Janv. 2027"]);
        assert_eq!(tabs("2027-01"), ["Déc. 2026", "Janv. 2027", "Févr. 2027"]);
    }
}
