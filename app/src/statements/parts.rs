//! Rows of a statement as pages show them, and what differs between two of them.

use crate::{texts::t, ui::table::ListState, url, web::page::Address};
use domain::{
    enrollments::{exit::ExitCategory, pass_number::PassNumber},
    statements::{Coefficient, MeetingCounts, Missing, StatementRow},
    values::{language::Language, money::Cents},
};
use leptos::prelude::*;
use store::{DueLine, PreparedLine, Statement, StatementLine};

/// The sign of an empty cell.
const NOTHING: &str = "–";

/// A row of a prepared or of a closed statement, with its participant.
pub struct ShownRow<'a> {
    /// First and family name.
    pub name: String,
    /// The address of the participant.
    pub to: String,
    /// The row; `None` for one that a version withdrew.
    pub row: Option<&'a StatementRow>,
    /// What is missing.
    pub missing: &'a [Missing],
    /// The number of the PASS, if it is known.
    pub pass_number: Option<String>,
}

impl<'a> From<&'a PreparedLine> for ShownRow<'a> {
    fn from(line: &'a PreparedLine) -> Self {
        let (name, to) = (format!("{} {}", line.first_name, line.last_name), url::participant(&line.participant_id));
        Self { name, to, row: Some(&line.prepared.row), missing: &line.prepared.missing, pass_number: line.pass_number.clone() }
    }
}

impl<'a> From<&'a StatementLine> for ShownRow<'a> {
    fn from(line: &'a StatementLine) -> Self {
        let (name, to) = (format!("{} {}", line.first_name, line.last_name), url::participant(&line.participant_id));
        Self { name, to, row: line.row.as_ref(), missing: &line.missing, pass_number: line.pass_number.clone() }
    }
}

/// The locale key of an exit category.
pub fn exit_key(category: ExitCategory) -> &'static str {
    match category {
        ExitCategory::Durable => "statement-exit-durable",
        ExitCategory::Transition => "statement-exit-transition",
        ExitCategory::Positive => "statement-exit-positive",
        ExitCategory::Other => "statement-exit-other",
        ExitCategory::Withdrawn => "statement-exit-withdrawn",
    }
}

/// "oui" or "non".
pub fn yes_or_no(language: Language, yes: bool) -> String {
    if yes { t!(language, "statement-yes") } else { t!(language, "statement-no") }
}

/// An amount, or a dash.
fn amount(language: Language, amount: Option<Cents>) -> String {
    amount.map_or_else(|| NOTHING.to_owned(), |amount| language.amount(amount))
}

/// "3 (2 sur place, 1 à distance)", or "0".
fn meetings(language: Language, counts: &MeetingCounts) -> String {
    let of = [
        ("statement-in-person", counts.in_person),
        ("statement-remote", counts.remote),
        ("statement-com", counts.com),
        ("statement-soc", counts.soc),
    ];
    let parts: Vec<_> = of.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| t!(language, key, n = n)).collect();
    if parts.is_empty() { counts.all().to_string() } else { format!("{} ({})", counts.all(), parts.join(", ")) }
}

/// "12 octobre 2026, emploi durable, vit de son activité", or a dash.
fn exit(language: Language, row: &StatementRow) -> String {
    let Some(left_on) = row.left_on else { return NOTHING.to_owned() };
    let day = language.date(left_on);
    let category = row.exit_category.map(|category| t!(language, exit_key(category)));
    [Some(day), category, row.exit_reason.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Every field of a row: the locale key of its name, and its value in words.
fn fields(language: Language, row: &StatementRow) -> [(&'static str, String); 9] {
    let coefficient = row.coefficient.map_or_else(|| NOTHING.to_owned(), Coefficient::typed);
    let version = row.declaration_version.map_or_else(|| NOTHING.to_owned(), |version| version.to_string());
    [
        ("field-turnover", amount(language, row.turnover)),
        ("field-smoothed", amount(language, row.smoothed)),
        ("field-meetings", meetings(language, &row.meetings)),
        ("field-month-number", row.month_number.to_string()),
        ("field-acre", yes_or_no(language, row.acre)),
        ("field-coefficient", coefficient),
        ("field-suspended", yes_or_no(language, row.suspended)),
        ("field-exit", exit(language, row)),
        ("field-declaration", version),
    ]
}

/// The columns of numbers, and those of words, in the order of the table.
const NUMBERS: [&str; 3] = ["field-month-number", "field-turnover", "field-smoothed"];
const WORDS: [&str; 4] = ["field-meetings", "field-acre", "field-coefficient", "field-exit"];

/// The class of the cells of a column of [`WORDS`]: meetings begin with their number, a coefficient is one.
fn class_of(key: &str) -> Option<&'static str> {
    matches!(key, "field-meetings" | "field-coefficient").then_some("table__end")
}

/// The most rows that are shown on one page: more are cut into pages, unless the address asks for all of them to be printed.
const MOST_ON_ONE_PAGE: usize = 100;

/// The query parameter that shows all rows.
const ALL_ROWS: &str = "lignes";

/// The rows of a month that its address shows: all up to [`MOST_ON_ONE_PAGE`], or if it asks for them, else those of a page.
pub fn rows_shown<T>(address: &Address, rows: Vec<T>) -> Vec<T> {
    if rows.len() <= MOST_ON_ONE_PAGE || address.query(ALL_ROWS).is_some() {
        return rows;
    }
    ListState::of(address, "", Vec::new(), &[]).asked().cut(rows).rows
}

/// The table of the rows of a statement: whole up to [`MOST_ON_ONE_PAGE`] rows, else in pages, with the sums of all.
pub fn paged_table(language: Language, address: &Address, path: String, lines: Vec<ShownRow<'_>>) -> impl IntoView + use<> {
    let caption = t!(language, "statement-lines-caption");
    let all = address.query(ALL_ROWS).is_some();
    let sums = sums_of(language, &lines);
    if lines.len() <= MOST_ON_ONE_PAGE || all {
        return table(language, caption, lines, sums).into_any();
    }
    let version = address.query("version").unwrap_or_default();
    let state = ListState::of(address, path, vec![("version", version)], &[]);
    let shown = state.asked().cut(lines);
    let pages = state.pages(language, &shown);
    let whole = state.with(ALL_ROWS, "toutes");
    view! {
        <p class="no-print"><a href=whole>{t!(language, "statement-all-rows")}</a></p>
        {table(language, caption, shown.rows, sums)}
        {pages}
    }
    .into_any()
}

/// The table of the rows of a statement, each with its status; `sums` are those of all rows, on whichever page they are.
fn table(language: Language, caption: String, lines: Vec<ShownRow<'_>>, sums: impl IntoView + 'static) -> AnyView {
    let rows = lines.iter().map(|line| line_of(language, line)).collect_view();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="lignes">
            <table class="table table--stack">
                <caption class="visually-hidden" id="lignes">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(language, "statement-person")}</th>
                        <th scope="col">{t!(language, "statement-status")}</th>
                        {NUMBERS.map(|key| view! { <th scope="col" class="table__num">{t!(language, key)}</th> }).collect_view()}
                        {WORDS.map(|key| view! { <th scope="col" class=class_of(key)>{t!(language, key)}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{sums}</tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// The sums of the rows: people, turnover, meetings. A smoothed turnover is a mean, of which there is no sum.
fn sums_of(language: Language, lines: &[ShownRow<'_>]) -> impl IntoView + use<> {
    let rows = || lines.iter().filter_map(|line| line.row);
    let turnover: Cents = rows().filter_map(|row| row.turnover).sum();
    let mut met = MeetingCounts::default();
    for row in rows() {
        met.in_person += row.meetings.in_person;
        met.remote += row.meetings.remote;
        met.com += row.meetings.com;
        met.soc += row.meetings.soc;
    }
    let lacking = lines.iter().filter(|line| !line.missing.is_empty()).count() as i64;
    let status = (lacking > 0).then(|| t!(language, "statement-status-lacking", n = lacking));
    let people = t!(language, "statement-people", n = lines.len() as i64);
    view! {
        <tr>
            <th scope="row">{t!(language, "total")}", "{people}</th>
            <td data-label=t!(language, "statement-status")><span>{status}</span></td>
            <td></td>
            <td class="table__num" data-label=t!(language, "field-turnover")><span>{language.amount(turnover)}</span></td>
            <td></td>
            <td class="table__end" data-label=t!(language, "field-meetings")><span>{meetings(language, &met)}</span></td>
            <td colspan="3"></td>
        </tr>
    }
}

/// "Complet", "Suspendu", or the missing pieces.
fn status(language: Language, line: &ShownRow<'_>) -> String {
    let missing = line.missing.iter().map(|missing| t!(language, missing.key())).collect::<Vec<_>>().join(". ");
    match (missing.is_empty(), line.row) {
        (false, _) => missing,
        (true, Some(row)) if row.suspended => t!(language, "state-suspended"),
        // The month is not over.
        (true, Some(row)) if row.turnover.is_none() => t!(language, "state-not-due"),
        (true, Some(_)) => t!(language, "statement-status-whole"),
        (true, None) => t!(language, "statement-status-withdrawn"),
    }
}

fn line_of(language: Language, line: &ShownRow<'_>) -> impl IntoView + use<> {
    let number = line.pass_number.as_deref().and_then(|number| PassNumber::read(number).ok());
    let number =
        number.map(|number| view! { <br/><span class="quiet num">{t!(language, "statement-pass", number = number.printed())}</span> });
    let status = status(language, line);
    let cells = match line.row {
        Some(row) => {
            let [turnover, smoothed, meetings, number, acre, coefficient, _, exit, _] = fields(language, row);
            let numbers = [number, turnover, smoothed]
                .map(|(key, text)| view! { <td class="table__num" data-label=t!(language, key)><span>{text}</span></td> })
                .collect_view();
            let others = [meetings, acre, coefficient, exit]
                .map(|(key, text)| view! { <td class=class_of(key) data-label=t!(language, key)><span>{text}</span></td> })
                .collect_view();
            view! { {numbers}{others} }.into_any()
        }
        None => view! { <td colspan="7">{t!(language, "statement-withdrawn")}</td> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=line.to.clone()>{line.name.clone()}</a>{number}</th>
            <td data-label=t!(language, "statement-status")><span>{status}</span></td>
            {cells}
        </tr>
    }
}

/// One enrollment's row before and now.
pub struct RowDiff {
    name: String,
    to: String,
    before: Option<StatementRow>,
    now: Option<StatementRow>,
    missing: Vec<Missing>,
}

impl From<&DueLine> for RowDiff {
    fn from(line: &DueLine) -> Self {
        Self {
            name: format!("{} {}", line.first_name, line.last_name),
            to: url::participant(&line.participant_id),
            before: line.before.clone(),
            now: line.now.clone(),
            missing: line.missing.clone(),
        }
    }
}

/// The rows that a version changed, each against the versions before it.
pub fn row_diffs(month: &store::MonthStatement, version: &Statement) -> Vec<RowDiff> {
    let mut before = month.before(version.version);
    let diff = |line: &StatementLine| RowDiff {
        name: format!("{} {}", line.first_name, line.last_name),
        to: url::participant(&line.participant_id),
        before: before.remove(&line.enrollment_id),
        now: line.row.clone(),
        missing: line.missing.clone(),
    };
    version.lines.iter().map(diff).collect()
}

/// The rows whose changed fields a page shows unless its address asks for all.
const MOST_CHANGED: usize = 20;

/// The table of changed fields: one line for each, with its value before and now. Of more than [`MOST_CHANGED`] rows it has the first,
/// and a link to `whole`, the page with all.
pub fn changes(
    language: Language,
    address: &Address,
    whole: String,
    caption: (&'static str, String),
    diffs: &[RowDiff],
) -> impl IntoView + use<> {
    let (id, caption) = caption;
    let left = if address.query(ALL_ROWS).is_some() { 0 } else { diffs.len().saturating_sub(MOST_CHANGED) };
    let rows = diffs.iter().take(diffs.len() - left).map(|diff| diff_lines(language, diff)).collect_view();
    let more = (left > 0).then(|| {
        let to = format!("{whole}{}{ALL_ROWS}=toutes", if whole.contains('?') { '&' } else { '?' });
        let others = t!(language, "statement-others", n = left as i64);
        view! { <p>{others}" – "<a href=to>{t!(language, "statement-all-rows")}</a></p> }
    });
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby=id>
            <table class="table table--stack">
                <caption class="visually-hidden" id=id>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(language, "statement-person")}</th>
                        <th scope="col">{t!(language, "statement-what")}</th>
                        <th scope="col">{t!(language, "statement-before")}</th>
                        <th scope="col">{t!(language, "statement-now")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
}

fn diff_lines(language: Language, diff: &RowDiff) -> Vec<AnyView> {
    let missing = diff.missing.iter().map(|missing| t!(language, missing.key())).collect::<Vec<_>>().join(". ");
    let missing = (!missing.is_empty()).then_some(missing);
    let line = |what: String, before: String, now: String| {
        let missing = missing.clone().map(|missing| view! { <br/><span class="quiet">{missing}</span> });
        view! {
            <tr>
                <th scope="row"><a href=diff.to.clone()>{diff.name.clone()}</a>{missing}</th>
                <td data-label=t!(language, "statement-what")><span>{what}</span></td>
                <td data-label=t!(language, "statement-before")><span class="num">{before}</span></td>
                <td data-label=t!(language, "statement-now")><span class="num"><mark>{now}</mark></span></td>
            </tr>
        }
        .into_any()
    };
    let whole = |key| t!(language, key);
    match (&diff.before, &diff.now) {
        (Some(before), Some(now)) => fields(language, before)
            .into_iter()
            .zip(fields(language, now))
            .filter(|(before, now)| before != now)
            .map(|((key, before), (_, now))| line(t!(language, key), before, now))
            .collect(),
        (None, Some(now)) => vec![line(whole("statement-line"), NOTHING.to_owned(), added(language, now))],
        _ => vec![line(whole("statement-line"), whole("statement-handed-in"), whole("statement-withdrawn"))],
    }
}

/// "Ajoutée, 240,00 €".
fn added(language: Language, row: &StatementRow) -> String {
    let turnover = row.turnover.map(|turnover| language.amount(turnover));
    [Some(t!(language, "statement-added")), turnover].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
