//! The page of a month: its prepared rows with what is missing, or a closed version with what changed since.

use super::{
    closing::closing_form,
    coefficients::coefficients_form,
    form::StatementForm,
    parts::{self, RowDiff, ShownRow},
};
use crate::{
    texts::t,
    ui::{form::ErrorSummary, icon::Icon, notice::notice, rows::at},
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    statements::{Missing, smoothing_of},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{DueLine, MonthStatement, PreparedLine, Statement};

/// The most people whom the list of a missing piece names: those whose pieces come in make room for the others.
const MOST_MISSING: usize = 20;

/// The page of a month; `?version=` chooses one of the closed versions, the newest otherwise.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let of: Month = address.part("month")?;
    let month = ctx.store.statements().month_statement(of, ctx.visitor.now).await?;
    if month.versions.is_empty() && month.prepared.is_empty() {
        return Err(PageEnd::Missing);
    }
    let over = of < Month::of(ctx.visitor.today());
    let version = match address.query("version") {
        None => month.versions.last(),
        Some(asked) => Some(month.versions.iter().find(|it| it.version.to_string() == asked).ok_or(PageEnd::Missing)?),
    };
    let newest = version.map(|it| it.version) == month.versions.last().map(|it| it.version);
    let due = if newest { month.due() } else { Vec::new() };
    let coefficients = if newest { Some(coefficients_form(language, &address, &month).await) } else { None };
    let closing = closing_form(language, &month, &due, over).await;
    let (any, mistakes) = mistakes(&coefficients, &closing);
    let (coefficients, closing) = (coefficients.map(|form| form.view), closing.map(|form| form.view));
    let structure = ctx.store.settings().letterhead().await?.name;
    let title = t!(language, "statement-title", month = language.of_month(of), year = of.year().to_string());
    let (first, lines) = match version {
        Some(version) => (
            changes_since(language, &address, &month, version, &due).into_any(),
            closed_rows(language, &address, &month, version).into_any(),
        ),
        None => (open_month(language, &due, over).into_any(), prepared_rows(language, &address, &month).into_any()),
    };
    let missing = (version.is_none() && over).then(|| missing_pieces(language, &month));
    let body = view! {
        <ErrorSummary language mistakes/>
        <p class="print-head only-print">{structure}</p>
        <header class="page__head">
            <a class="back" href="/pilotage/etats"><Icon name="arrow-left"/>{t!(language, "statements-title")}</a>
            <h1 class="page__title">{title.clone()}</h1>
            {version.map(|version| closed_by(language, version))}
            {version.map(|version| files(language, version))}
        </header>
        <div class="stack stack--wide">
            {first}
            {closing}
            {missing}
            {coefficients}
            {lines}
        </div>
    };
    Ok(Page::new(title, "/pilotage/etats", body).with_mistakes(language, any))
}

/// Whether any form has mistakes, and all of them.
fn mistakes(coefficients: &Option<StatementForm>, closing: &Option<StatementForm>) -> (bool, Vec<(String, String)>) {
    let all: Vec<_> = [coefficients, closing].into_iter().flatten().flat_map(|form| form.mistakes.clone()).collect();
    (!all.is_empty(), all)
}

fn closed_by(language: Language, version: &Statement) -> impl IntoView + use<> {
    let when = at(language, version.closed_at);
    let smoothing = t!(language, version.smoothing.key());
    let closed = match version.closed_by.clone() {
        Some(who) => t!(language, "statement-closed-by", version = version.version, when = when, who = who),
        None => t!(language, "statement-closed-at", version = version.version, when = when),
    };
    view! { <p class="page__lead">{closed}" "{t!(language, "statement-smoothed-by", rule = smoothing)}</p> }
}

fn files(language: Language, version: &Statement) -> impl IntoView + use<> {
    let file = |kind: &str| format!("/pilotage/etats/{}/{}.{kind}", version.month, version.version);
    view! {
        <div class="page__actions">
            <a class="button" href=file("xlsx") download=""><Icon name="download"/>{t!(language, "statement-xlsx")}</a>
            <a class="button" href=file("csv") download=""><Icon name="download"/>{t!(language, "statement-csv")}</a>
        </div>
    }
}

/// The head of a month without a closed version.
fn open_month(language: Language, due: &[DueLine], over: bool) -> impl IntoView + use<> {
    let lacking = due.iter().filter(|line| !line.missing.is_empty()).count() as i64;
    let people = t!(language, "statement-people", n = due.len() as i64);
    let summary = if !over {
        String::new()
    } else if lacking == 0 {
        t!(language, "statement-whole")
    } else {
        t!(language, "statement-lacking-lead", n = lacking)
    };
    let not_over = (!over).then(|| notice(t!(language, "statement-not-over")));
    view! {
        {not_over}
        <p class="page__lead">{people}". "{summary}</p>
    }
}

/// The current row of every enrollment.
fn prepared_rows(language: Language, address: &Address, month: &MonthStatement) -> impl IntoView + use<> {
    let smoothing = t!(language, smoothing_of(month.month).key());
    let lines = month.prepared.iter().map(ShownRow::from).collect();
    view! {
        <section class="section sheet--wide">
            <h2 class="section__title">{t!(language, "statement-lines")}</h2>
            <p class="quiet">{t!(language, "statement-smoothed-by", rule = smoothing)}</p>
            {parts::paged_table(language, address, url::statement(month.month), lines)}
        </section>
    }
}

/// The missing pieces by kind, each with a link to where it is completed.
fn missing_pieces(language: Language, month: &MonthStatement) -> Option<impl IntoView + use<>> {
    let kinds: Vec<_> = Missing::ALL
        .into_iter()
        .filter_map(|kind| {
            let lines: Vec<_> = month.prepared.iter().filter(|line| line.prepared.missing.contains(&kind)).collect();
            (!lines.is_empty()).then(|| kind_of_missing(language, month.month, kind, &lines))
        })
        .collect();
    (!kinds.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "statement-missing")}</h2>
                <div class="stack">{kinds}</div>
            </section>
        }
    })
}

fn kind_of_missing(language: Language, month: Month, kind: Missing, lines: &[&PreparedLine]) -> impl IntoView + use<> {
    let rows = lines
        .iter()
        .flat_map(|line| mend_links(month, kind, line).into_iter().map(|to| (line.first_name.clone(), line.last_name.clone(), to)));
    let others = lines.len().saturating_sub(MOST_MISSING);
    let others = (others > 0).then(|| view! { <p class="quiet">{t!(language, "statement-others", n = others as i64)}</p> });
    let rows = rows
        .take(MOST_MISSING)
        .map(|(first_name, last_name, to)| {
            view! {
                <li class="row">
                    <a class="row__link" href=to>
                        <span class="row__main"><span class="row__title">{format!("{first_name} {last_name}")}</span></span>
                        <span class="row__note">{t!(language, mend_key(kind))}</span>
                        <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
                    </a>
                </li>
            }
        })
        .collect_view();
    let remind = (kind == Missing::NotDeclared).then(|| {
        let to = url::reminders(month, true);
        view! { <a class="button button--small" href=to><Icon name="message"/>{t!(language, "remind-n", n = lines.len() as i64)}</a> }
    });
    view! {
        <details class="disclose no-print" open=true>
            <summary class="disclose__summary"><span>{t!(language, kind.key())}" "<span class="count">{lines.len()}</span></span></summary>
            <div class="disclose__body stack">{remind}<ul class="rows rows--dense">{rows}</ul>{others}</div>
        </details>
    }
}

/// The addresses where a missing piece of a row is completed.
fn mend_links(month: Month, kind: Missing, line: &PreparedLine) -> Vec<String> {
    let participant = &line.participant_id;
    match kind {
        Missing::Attendance => line.unmarked.iter().map(url::agenda_session).collect(),
        Missing::NotDeclared | Missing::NotValidated | Missing::QuestionOpen | Missing::Reopened => vec![url::month(participant, month)],
        Missing::EndUnrecorded | Missing::ExitUnexplained => vec![url::exit(participant)],
    }
}

/// The key of what to do there.
fn mend_key(kind: Missing) -> &'static str {
    match kind {
        Missing::NotDeclared => "mend-call-or-enter",
        Missing::Reopened => "mend-call",
        Missing::NotValidated => "mend-check",
        Missing::QuestionOpen => "mend-question",
        Missing::Attendance => "mend-attendance",
        Missing::EndUnrecorded | Missing::ExitUnexplained => "mend-exit",
    }
}

/// The people whose names stand in one sentence.
const MOST_NAMES: usize = 10;

/// The versions, the rows in correction and, on the newest version, the rows that changed since.
fn changes_since(
    language: Language,
    address: &Address,
    month: &MonthStatement,
    version: &Statement,
    due: &[DueLine],
) -> impl IntoView + use<> {
    let newest = month.next_version() == version.version + 1;
    let changed = (newest && !due.is_empty()).then(|| {
        let diffs: Vec<RowDiff> = due.iter().map(RowDiff::from).collect();
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "amended-title")}</h2>
                <div class="notice notice--warning">
                    <Icon name="warning"/>
                    <div class="notice__text"><p>{t!(language, "amended-changed", n = due.len() as i64)}</p></div>
                </div>
                {parts::changes(language, address, url::statement(month.month), ("changements", t!(language, "amended-caption")), &diffs)}
            </section>
        }
    });
    let mut names: Vec<_> = month.in_correction().map(|line| format!("{} {}", line.first_name, line.last_name)).collect();
    let others = names.len().saturating_sub(MOST_NAMES);
    if others > 0 {
        names.truncate(MOST_NAMES);
        names.push(t!(language, "statement-others", n = others as i64));
    }
    let correcting = (newest && !names.is_empty()).then(|| {
        let sentence = t!(language, "statement-in-correction", names = names.join(", "));
        notice(sentence)
    });
    view! {
        {versions(language, month, version)}
        {correcting}
        {changed}
    }
}

/// The rows of a closed version.
fn closed_rows(language: Language, address: &Address, month: &MonthStatement, version: &Statement) -> impl IntoView + use<> {
    let lines = if version.version == 1 {
        let lines = version.lines.iter().map(ShownRow::from).collect();
        parts::paged_table(language, address, url::statement(month.month), lines).into_any()
    } else {
        let whole = format!("{}?version={}", url::statement(month.month), version.version);
        let caption = ("rectifiees", t!(language, "amended-handed-in"));
        parts::changes(language, address, whole, caption, &parts::row_diffs(month, version)).into_any()
    };
    view! {
        <section class="section sheet--wide">
            <h2 class="section__title">{t!(language, "statement-as-handed-in")}</h2>
            {lines}
        </section>
    }
}

/// Links to the versions; `None` for a single one.
fn versions(language: Language, month: &MonthStatement, shown: &Statement) -> Option<impl IntoView + use<>> {
    let items = month
        .versions
        .iter()
        .map(|version| {
            let key = if version.version == 1 { "statement-version" } else { "statement-version-amended" };
            let to = format!("{}?version={}", url::statement(month.month), version.version);
            let here = (version.version == shown.version).then_some("true");
            view! { <a class="filter__item" href=to aria-current=here>{t!(language, key, n = version.version)}</a> }
        })
        .collect_view();
    (month.versions.len() > 1).then(|| view! { <nav class="filter" aria-label=t!(language, "statement-versions")>{items}</nav> })
}
