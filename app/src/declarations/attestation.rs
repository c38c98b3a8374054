//! The statement of validated months, to print or to keep as a PDF: for a bank or the CAF. The statement itself is always
//! in French, as those who read it are; what stands around it speaks the language of the screens.

use super::actions::activity_name;
use crate::{
    session::Asking,
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError},
        frame::{Address, Page, PageResult},
        icon::Icon,
        print::PrintButton,
        rows::capital,
    },
};
use domain::{
    declaration::{TurnoverLine, by_activity, total},
    ids::PersonId,
    language::Language,
    money::Cents,
    month::Month,
    paris,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::{AttestedMonth, Enrollment};

/// How many months are shown unless others are asked for.
const MONTHS: i32 = 12;

/// The participant's own.
pub async fn own(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let enrollment = asking.rows.enrollment_of(&asking.who.person_id).await?;
    let back = ("/declarations".to_owned(), t!(asking.language(), "declarations-title"));
    statement(&asking, &address, &enrollment, "/declarations", back).await
}

/// A participant's, for the team.
pub async fn of_participant(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let id: PersonId = address.part("participant")?;
    let enrollment = asking.rows.enrollment_of(&id).await?;
    let back = (format!("/suivis/{id}"), enrollment.name());
    statement(&asking, &address, &enrollment, "/suivis", back).await
}

/// A period that was asked for, with what is wrong with it: the name of a field and the key of a sentence.
struct Period {
    from: Option<Month>,
    to: Option<Month>,
    mistake: Option<(&'static str, &'static str)>,
}

impl Period {
    /// Reads the two months; without them, the last twelve of those offered, which are oldest first.
    fn read(address: &Address, offered: &[Month]) -> Self {
        let month = |name: &str| address.asked(name).map(|text| text.parse().ok().filter(|month| offered.contains(month)));
        let to = month("a").unwrap_or_else(|| offered.last().copied());
        let first = offered.first().copied();
        let from = month("de").unwrap_or_else(|| Some(to?.plus(1 - MONTHS).max(first?)));
        let mistake = match (from, to) {
            (None, _) => Some(("de", "attestation-month")),
            (_, None) => Some(("a", "attestation-month")),
            (Some(from), Some(to)) if from > to => Some(("a", "attestation-order")),
            _ => None,
        };
        Self { from, to, mistake }
    }
}

async fn statement(
    asking: &Asking,
    address: &Address,
    enrollment: &Enrollment,
    place: &'static str,
    (to_back, back): (String, String),
) -> PageResult {
    let language = asking.language();
    let running = Month::of(asking.visitor.today());
    let paths = asking.rows.paths_of(&enrollment.participant_id).await?;
    let over = |of: &Enrollment| of.path().declarable_months().take_while(|month| *month < running).collect::<Vec<_>>();
    let offered: BTreeSet<Month> = paths.iter().flat_map(over).collect();
    let offered: Vec<Month> = offered.into_iter().collect();
    let period = Period::read(address, &offered);
    let title = t!(Language::Fr, "attestation-title");
    let mistake = period.mistake.filter(|_| !offered.is_empty());
    let summary: Vec<_> = mistake.iter().map(|(field, key)| ((*field).to_owned(), t!(language, key))).collect();
    let any = !summary.is_empty();
    let sheet = match (period.from, period.to, period.mistake) {
        (Some(from), Some(to), None) => sheet(asking, enrollment, &paths, from, to).await?.into_any(),
        _ if offered.is_empty() => view! { <p class="quiet">{t!(language, "attestation-nothing-yet")}</p> }.into_any(),
        _ => ().into_any(),
    };
    let printing = (!offered.is_empty() && !any).then(|| {
        view! {
            <div class="no-print stack">
                <p>{t!(language, "attestation-print-how")}</p>
                <div class="actions">
                    <button class="button button--main" type="button" hidden><Icon name="print"/>{t!(language, "attestation-print")}</button>
                    <PrintButton/>
                </div>
            </div>
        }
    });
    let asking_for = (!offered.is_empty()).then(|| period_form(language, &offered, &period));
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=to_back><Icon name="arrow-left"/>{back}</a>
            <h1 class="page__title" lang="fr">{title.clone()}</h1>
            <p class="page__lead no-print">{t!(language, "attestation-lead")}</p>
        </header>
        {asking_for}
        {printing}
        {sheet}
    };
    Ok(Page::new(title, place, body).with_mistakes(language, any))
}

fn period_form(language: Language, offered: &[Month], period: &Period) -> impl IntoView + use<> {
    let select = |name: &'static str, label: String, chosen: Option<Month>| {
        let mistake = period.mistake.filter(|(field, _)| *field == name).map(|(_, key)| key);
        let options = offered
            .iter()
            .rev()
            .map(|month| view! { <option value=month.to_string() selected=Some(*month) == chosen>{capital(&language.month(*month))}</option> })
            .collect_view();
        view! {
            <div class=if mistake.is_some() { "field field--error" } else { "field" }>
                <label class="field__label" for=name>{label}</label>
                {mistake.map(|key| view! {
                    <FieldError field=name.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, key)/>
                })}
                <div class="select">
                    <select class="input select__input" id=name name=name
                        aria-describedby=mistake.map(|_| format!("{name}-erreur")) aria-invalid=mistake.map(|_| "true")>
                        {options}
                    </select>
                </div>
            </div>
        }
    };
    view! {
        <form class="form no-print">
            <div class="field-row">
                {select("de", t!(language, "attestation-from"), period.from)}
                {select("a", t!(language, "attestation-to"), period.to)}
            </div>
            <button class="button">{t!(language, "attestation-show")}</button>
        </form>
    }
}

/// The sheet itself, in French.
async fn sheet(
    asking: &Asking,
    enrollment: &Enrollment,
    paths: &[Enrollment],
    from: Month,
    to: Month,
) -> Result<impl IntoView + use<>, store::StoreError> {
    let fr = Language::Fr;
    let months = asking.rows.attested_months(&enrollment.participant_id, from, to).await?;
    let structure = asking.rows.structure().await?.name;
    let months = &months;
    // A month through which a path stood still is not due, so that nothing of it is left out.
    let due = |of: &Enrollment| {
        let path = of.path();
        path.declarable_months().filter(|month| !of.suspensions.cover(&path, *month)).collect::<Vec<_>>()
    };
    let due: BTreeSet<Month> = paths.iter().flat_map(due).filter(|month| (from..=to).contains(month)).collect();
    let lacking = due.into_iter().filter(|month| !months.iter().any(|attested| attested.month == *month));
    let missing: Vec<String> = lacking.map(|month| fr.month(month)).collect();
    let period = if from == to {
        capital(&fr.month(from))
    } else {
        t!(fr, "attestation-period", from = capital(&fr.month(from)), to = fr.month(to))
    };
    let fact = |label: &str, value: String| view! { <div class="facts__item"><dt>{t!(fr, label)}</dt><dd>{value}</dd></div> };
    let registered = enrollment.registered_on.map(|day| fact("attestation-registered", fr.date(day)));
    let figures = (!months.is_empty()).then(|| {
        let words = t!(fr, "attestation-words", structure = structure.clone(), name = enrollment.name());
        view! { <p>{words}</p>{table(months)} }
    });
    let none = months.is_empty().then(|| view! { <p><strong>{t!(fr, "attestation-none")}</strong></p> });
    let left_out = (!missing.is_empty()).then(|| view! { <p>{t!(fr, "attestation-left-out", months = missing.join(", "))}</p> });
    Ok(view! {
        <article class="stack" lang="fr">
            <dl class="facts">
                {fact("attestation-structure", structure)}
                {fact("attestation-person", enrollment.name())}
                {fact("attestation-trade", capital(&enrollment.trade))}
                {registered}
                {fact("attestation-period-label", period)}
            </dl>
            {figures}
            {none}
            {left_out}
            <p>{t!(fr, "attestation-issued", day = fr.date(paris::day(asking.visitor.now)))}</p>
        </article>
    })
}

/// One line a month with its categories, and the sums of the period under them.
fn table(months: &[AttestedMonth]) -> impl IntoView + use<> {
    let fr = Language::Fr;
    let categories = |lines: &[TurnoverLine]| {
        by_activity(lines)
            .into_iter()
            .map(|(activity, sum)| view! { <div>{activity_name(fr, activity)}" "<span class="num">{fr.amount(sum)}</span></div> })
            .collect_view()
    };
    let rows = months
        .iter()
        .map(|attested| {
            let by = match &attested.validated {
                Some((name, when)) => t!(fr, "attestation-by", name = name.clone(), day = fr.date(paris::day(*when))),
                None if attested.imported => t!(fr, "attestation-before"),
                None => String::new(),
            };
            view! {
                <tr>
                    <th scope="row">{capital(&fr.month(attested.month))}</th>
                    <td data-label=t!(fr, "attestation-categories")><div>{categories(&attested.lines)}</div></td>
                    <td class="table__num" data-label=t!(fr, "total")>{fr.amount(total(&attested.lines))}</td>
                    <td data-label=t!(fr, "attestation-validated")>{by}</td>
                </tr>
            }
        })
        .collect_view();
    let all: Vec<TurnoverLine> = months.iter().flat_map(|attested| attested.lines.iter().copied()).collect();
    let sum: Cents = total(&all);
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-mois">
            <table class="table table--stack">
                <caption class="visually-hidden" id="t-mois">{t!(fr, "attestation-title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(fr, "attestation-month-column")}</th>
                        <th scope="col">{t!(fr, "attestation-categories")}</th>
                        <th scope="col" class="table__num">{t!(fr, "total")}</th>
                        <th scope="col">{t!(fr, "attestation-validated")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    <tr>
                        <th scope="row">{t!(fr, "attestation-sum", n = months.len() as i64)}</th>
                        <td data-label=t!(fr, "attestation-categories")><div>{categories(&all)}</div></td>
                        <td class="table__num" data-label=t!(fr, "total")><strong>{fr.amount(sum)}</strong></td>
                        <td></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}
