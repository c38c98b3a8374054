//! The published results of a structure: the page behind a funder's link, open without signing in. They hold no data of a person.

use super::ranges::{amount_range, exit_kind_name, half_name, people_range, percent_range, rsa_share, start_share, time_name};
use crate::{
    sign_in::secret,
    texts::t,
    ui::{icon::Icon, print::PrintScript, rows::capital},
    web::{
        context::{Visitor, db},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use axum::http::{HeaderName, HeaderValue};
use domain::{
    reporting::disclosure::{
        FEWEST_IN_A_MEDIAN, HEAVIEST_SHARE, RoundedRange, THRESHOLD,
        half_year::HalfYear,
        person::rsa_base,
        snapshot::{TurnoverComparison, exit_kinds},
    },
    values::{language::Language, paris},
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::Published;

/// The page behind a link; missing, as any unknown address, for a link that was revoked, has ended or never existed.
pub async fn page(address: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let (language, db) = (visitor.language, db()?);
    let token: String = address.part("token")?;
    let view = db.funder_view(&secret::hash(&token), visitor.today()).await?.ok_or(PageEnd::Missing)?;
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
    let published = db.for_structure(&view.structure_id).reporting().published().await?;
    Ok(of_structure(language, &address, view.structure, &published, ""))
}

/// The results of a structure in the year that `?annee=` names, else the newest; `place` is the entry of the page in the
/// navigation.
pub fn of_structure(language: Language, address: &Address, structure: String, published: &[Published], place: &'static str) -> Page {
    let mut years: Vec<i32> = published.iter().map(|half_year| half_year.half.year()).collect();
    years.dedup();
    // Only the year can be chosen: a filter would isolate people.
    let asked = address.query("annee").and_then(|year| year.parse().ok()).filter(|year| years.contains(year));
    let Some(year) = asked.or(years.last().copied()) else { return nothing(language, structure, place) };
    let half_years: Vec<&Published> = published.iter().filter(|half_year| half_year.half.year() == year).collect();
    let title = t!(language, "results-title", year = year.to_string());
    let since = half_years.last().map(|half_year| t!(language, "results-since", day = language.date(paris::day(half_year.published_at))));
    let back = (!place.is_empty()).then(|| {
        view! { <a class="back" href=place><Icon name="arrow-left"/>{t!(language, "nav-network")}</a> }
    });
    let body = view! {
        <header class="page__head">
            {back}
            <p class="page__eyebrow">{structure.clone()}</p>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "results-lead")}</p>
            <p class="quiet">{since}</p>
        </header>
        {(years.len() > 1).then(|| choice(language, &years, year))}
        {print(language)}
        {tables(language, &half_years)}
        {method(language)}
    };
    Page::new(format!("{title} – {structure}"), place, body).with_team_style()
}

/// The tables of half-years of one year, as funders see them; headings of the second level.
pub fn tables(language: Language, half_years: &[&Published]) -> impl IntoView + use<> {
    view! {
        <section class="section">
            <h2 class="section__title" id="parcours">{t!(language, "results-paths")}</h2>
            {table(language, "parcours", half_years, enrollment_lines(language, half_years), true)}
        </section>
        <section class="section">
            <h2 class="section__title" id="chiffres">{t!(language, "results-turnover")}</h2>
            <p>{t!(language, "results-turnover-lead")}</p>
            {table(language, "chiffres", half_years, turnover_lines(language, half_years), false)}
        </section>
        {half_years.iter().map(|half_year| by_time(language, half_year)).collect_view()}
    }
}

fn nothing(language: Language, structure: String, place: &'static str) -> Page {
    let body = view! {
        <div class="empty empty--page">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-queue"></use></svg>
            <h1 class="empty__title">{t!(language, "results-nothing")}</h1>
            <p class="empty__text">{t!(language, "results-nothing-text", structure = structure.clone())}</p>
        </div>
    };
    Page::new(structure, place, body)
}

fn choice(language: Language, years: &[i32], chosen: i32) -> impl IntoView + use<> {
    let links = years.iter().rev().map(|year| {
        let here = (*year == chosen).then_some("true");
        view! { <a class="filter__item" href=format!("?annee={year}") aria-current=here>{year.to_string()}</a> }
    });
    view! { <nav class="filter" aria-label=t!(language, "results-years")>{links.collect_view()}</nav> }
}

fn print(language: Language) -> impl IntoView + use<> {
    view! {
        <div class="no-print stack">
            <p>{t!(language, "attestation-print-how")}</p>
            <div class="actions">
                <button class="button button--main" type="button" data-print hidden><Icon name="print"/>{t!(language, "attestation-print")}</button>
                <PrintScript/>
            </div>
        </div>
    }
}

/// A line of a table: its name, whether it is part of the line above, a cell for each half-year and one for the year.
type Line = (String, bool, Vec<String>, Option<String>);

/// The table of half-years side by side; with `with_year` also the year, once both half-years are published.
fn table(language: Language, id: &'static str, half_years: &[&Published], lines: Vec<Line>, with_year: bool) -> impl IntoView + use<> {
    let with_year = with_year && half_years.len() > 1;
    let mut heads: Vec<String> = half_years.iter().map(|half_year| capital(&half_name(language, half_year.half))).collect();
    heads.extend(with_year.then(|| t!(language, "results-whole-year")));
    let rows = lines
        .into_iter()
        .map(|(name, part, cells, of_year)| {
            let cells = cells.into_iter().chain(of_year.filter(|_| with_year)).zip(&heads);
            let cells = cells.map(|(cell, head)| view! { <td data-label=head.clone()><span class="num">{cell}</span></td> }).collect_view();
            view! { <tr><th scope="row" class:quiet=part>{name}</th>{cells}</tr> }
        })
        .collect_view();
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby=id>
            <table class="table table--stack" aria-labelledby=id>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The lines of places, entries, exits and attendance.
fn enrollment_lines(language: Language, half_years: &[&Published]) -> Vec<Line> {
    let line = |name: String, part: bool, number: &dyn Fn(&Published) -> Option<RoundedRange>| {
        let cell =
            |number: Option<RoundedRange>| number.map_or_else(|| t!(language, "told-unknown"), |number| people_range(language, number));
        let all = half_years.iter().map(|half_year| number(half_year)).reduce(|one, other| Some(one? + other?)).flatten();
        (name, part, half_years.iter().map(|half_year| cell(number(half_year))).collect::<Vec<_>>(), Some(cell(all)))
    };
    // Of places, the year's are those of its end.
    let of_the_end = |(name, part, cells, _): Line| (name, part, cells.clone(), cells.last().cloned());
    let places = half_years.iter().map(|half_year| half_year.snapshot.places.to_string()).collect();
    let attendance = half_years.iter().map(|half_year| match half_year.snapshot.attendance {
        Some(rate) => percent_range(language, rate.low(), rate.high()),
        None => t!(language, "told-too-few"),
    });
    let mut lines = vec![
        of_the_end((t!(language, "results-places"), false, places, None)),
        of_the_end(line(t!(language, "results-taken"), false, &|half_year| Some(half_year.snapshot.taken))),
        line(t!(language, "results-entries"), false, &|half_year| Some(half_year.snapshot.entries)),
        line(t!(language, "results-exits"), false, &|half_year| Some(half_year.snapshot.exits)),
    ];
    lines.extend(exit_kinds().map(|kind| {
        let of_kind = |half_year: &Published| half_year.snapshot.exits_by.iter().find(|(of, _)| *of == kind).map(|(_, number)| *number);
        line(exit_kind_name(language, kind), true, &of_kind)
    }));
    lines.push((t!(language, "results-attendance"), false, attendance.collect(), Some("–".to_owned())));
    lines
}

/// The cells of a group's turnover: how many people, two medians, two shares.
fn comparison_cells(language: Language, group: &TurnoverComparison) -> [String; 5] {
    let (start, now) = group.medians.unzip();
    let median = |range: Option<RoundedRange>| range.map_or_else(|| t!(language, "told-too-few"), |range| amount_range(language, range));
    [people_range(language, group.counted()), median(start), median(now), start_share(language, group), rsa_share(language, group)]
}

const TURNOVER: [&str; 5] = ["results-counted", "results-median-start", "results-median-now", "results-above-start", "results-above-rsa"];

fn turnover_lines(language: Language, half_years: &[&Published]) -> Vec<Line> {
    let of_each: Vec<[String; 5]> = half_years.iter().map(|half_year| comparison_cells(language, &half_year.snapshot.turnover)).collect();
    let line = |(at, key): (usize, &&str)| (t!(language, key), false, of_each.iter().map(|cells| cells[at].clone()).collect(), None);
    TURNOVER.iter().enumerate().map(line).collect()
}

/// The table of a half-year's turnover by time since the start.
fn by_time(language: Language, half_year: &Published) -> impl IntoView + use<> {
    let id = format!("t-{}", half_year.half);
    let heads = TURNOVER.map(|key| t!(language, key));
    let rows = half_year.snapshot.by_time.iter().map(|(time_enrolled, group)| {
        let cells = comparison_cells(language, group).into_iter().zip(heads.clone());
        let cells = cells.map(|(cell, head)| view! { <td data-label=head><span class="num">{cell}</span></td> }).collect_view();
        view! { <tr><th scope="row">{time_name(language, *time_enrolled)}</th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <section class="section">
            <h2 class="section__title" id=id.clone()>{t!(language, "results-by-time", half = half_name(language, half_year.half))}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby=id.clone()>
                <table class="table table--stack" aria-labelledby=id.clone()>
                    <thead><tr><th scope="col">{t!(language, "results-time")}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {base(language, half_year.half)}
        </section>
    }
}

/// The RSA base amount of a half-year, where it is known.
fn base(language: Language, half: HalfYear) -> impl IntoView + use<> {
    rsa_base(half).map(|base| {
        let month = language.month(half.last_month());
        view! { <p class="quiet">{t!(language, "results-base", amount = language.amount(base), month = month)}</p> }
    })
}

/// How the numbers are protected.
fn method(language: Language) -> impl IntoView + use<> {
    let words = [
        t!(language, "method-between", n = THRESHOLD),
        t!(language, "method-sums", n = THRESHOLD),
        t!(language, "method-once"),
        t!(language, "method-medians", n = FEWEST_IN_A_MEDIAN),
        t!(language, "method-attendance", n = FEWEST_IN_A_MEDIAN, share = HEAVIEST_SHARE),
        t!(language, "method-filters"),
    ];
    let words = words.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! {
        <section class="section prose">
            <h2 class="section__title">{t!(language, "method-title")}</h2>
            <p>{t!(language, "method-lead")}</p>
            <ul>{words}</ul>
        </section>
    }
}
