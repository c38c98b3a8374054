//! The page of the rows that an indicator of *Pilotage* counts.

use super::{
    filter::Filter,
    labels::{exit_name, indicator_name},
};
use crate::{
    privacy::readings::export_taken,
    texts::t,
    ui::{
        form::ErrorSummary,
        icon::Icon,
        rows::capital,
        table::{Column, ListState, keys, table},
    },
    url,
    web::{
        context::{RequestContext, Visitor},
        csv::{CSV, csv, day_cell, escape_formula},
        files::{Download, FileError, download},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use axum::{
    Extension,
    extract::{RawQuery, State},
    response::Response,
};
use chrono::NaiveDate;
use domain::{
    bookings::{BookingState, SessionKind},
    declarations::declaration::DeclarationState,
    people::order::{sort_by_name, sort_by_text},
    reporting::{
        cohort::{Counted, Indicator},
        member::{CohortMember, Meeting},
    },
    values::{language::Language, money::Cents},
};
use leptos::prelude::*;
use store::{Db, StoreError};

/// The address of the page.
const PATH: &str = "/pilotage/liste";
/// The address of its rows as a file.
const FILE: &str = "/pilotage/liste.csv";

/// The columns by which the rows are sorted.
const COLUMNS: &[&str] = &["nom", "accompagnateur", "mois", "montant"];

/// The page of the rows; `?chiffre=` names the indicator.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let indicator = address.query("chiffre").and_then(|word| Indicator::of_word(&word)).ok_or(PageEnd::Missing)?;
    let members = ctx.store.reporting().members().await?;
    let filter = Filter::read(&address, &members, ctx.visitor.today());
    let summary = filter.summary(language);
    let any = !summary.is_empty();
    let state = list_state(&address, &filter, indicator);
    let mut rows = if any { Vec::new() } else { indicator.rows(&members, &filter.scope) };
    let count = t!(language, "cohort-rows", n = rows.len() as i64);
    // Those of today belong to no period.
    let of_today = matches!(indicator, Indicator::Taken | Indicator::Unrecorded);
    let lead = if of_today { count } else { format!("{}. {count}", filter.period(language)) };
    sort(&mut rows, &state);
    let amounts = rows.iter().any(|row| amount(row).is_some());
    let shown = state.asked().cut(rows);
    let mut columns = vec![
        Column::sorted(t!(language, "cohort-column-name"), "nom"),
        Column::sorted(t!(language, "cohort-coach"), "accompagnateur").class("table__wide"),
        Column::sorted(t!(language, "cohort-column-what"), "mois"),
    ];
    if amounts {
        columns.push(Column::sorted(t!(language, "cohort-column-amount"), "montant").class("table__num"));
    }
    let head = state.head(columns, None);
    let list = shown.rows.iter().map(|row| counted(language, row, amounts)).collect_view();
    let pages = state.pages(language, &shown);
    let title = indicator_name(language, indicator);
    let table = (!shown.rows.is_empty()).then(|| {
        view! {
            <p class="no-print"><a href=state.address_of(FILE) download="">{t!(language, "list-csv")}</a></p>
            {table("t_liste", capital(&title), head, list)}
            {pages}
            {keys(language)}
        }
    });
    let nothing = (shown.total == 0 && !any).then(|| view! { <p class="quiet">{t!(language, "cohort-no-row")}</p> });
    let back = if any { "/pilotage".to_owned() } else { format!("/pilotage?{}", filter.query()) };
    let form = any.then(|| filter.form(language));
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "nav-cohort")}</a>
            <h1 class="page__title">{capital(&title)}</h1>
            {(!any).then(|| view! { <p class="page__lead">{lead}</p> })}
        </header>
        {form}
        {nothing}
        {table}
    };
    Ok(Page::new(title, "/pilotage", body).with_mistakes(language, any))
}

/// The address of the list as it was understood.
fn list_state(address: &Address, filter: &Filter, indicator: Indicator) -> ListState {
    ListState::of_query(address, PATH, &format!("chiffre={}&{}", indicator.word(), filter.query()), COLUMNS)
}

/// The first day or the month of a row.
fn when(row: &Counted<'_>) -> NaiveDate {
    match row {
        Counted::Enrollment(member) => member.period.starts_on,
        Counted::Month(_, month, _) => month.first_day(),
        Counted::Meeting(_, meeting) => meeting.on,
    }
}

/// The amount of a row, if it has one.
fn amount(row: &Counted<'_>) -> Option<Cents> {
    match row {
        Counted::Month(_, _, Some(declared)) => Some(declared.total),
        _ => None,
    }
}

/// Sorts the rows by the column of the address; of the same value they keep the order of the indicator.
fn sort(rows: &mut [Counted<'_>], state: &ListState) {
    let Some((column, descending)) = state.sort() else { return };
    match column {
        "nom" => sort_by_name(rows, |row| (&row.member().last_name, &row.member().first_name)),
        "accompagnateur" => sort_by_text(rows, |row| row.member().coach_name.clone()),
        "mois" => rows.sort_by_key(when),
        _ => rows.sort_by_key(|row| amount(row).map(Cents::get)),
    }
    if descending {
        rows.reverse();
    }
}

/// The rows of an indicator as a file: all pages, in the order of the address. In French, as the other files.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, RawQuery(query): RawQuery) -> Response {
    download(list_csv(&db, &visitor, &Address::new(Vec::new(), &query.unwrap_or_default())).await)
}

async fn list_csv(db: &Db, visitor: &Visitor, address: &Address) -> Result<Download, FileError> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let indicator = address.query("chiffre").and_then(|word| Indicator::of_word(&word)).ok_or(StoreError::NotFound)?;
    let members = db.for_structure(&who.structure_id).reporting().members().await?;
    let filter = Filter::read(address, &members, visitor.today());
    let mut rows = indicator.rows(&members, &filter.scope);
    sort(&mut rows, &list_state(address, &filter, indicator));
    export_taken(db, visitor, "pilotage-liste.csv").await;
    let columns = ["parcours", "personne", "prenom", "nom", "accompagnateur", "jour_ou_mois", "montant", "detail"];
    let cells = rows.iter().map(|row| {
        let (member, (_, note)) = (row.member(), link_and_note(Language::Fr, row));
        let day = match row {
            Counted::Month(_, month, _) => month.to_string(),
            _ => day_cell(Some(when(row))),
        };
        vec![
            member.enrollment_id.to_string(),
            member.participant_id.to_string(),
            escape_formula(&member.first_name),
            escape_formula(&member.last_name),
            escape_formula(&member.coach_name),
            day,
            amount(row).map(Cents::typed).unwrap_or_default(),
            escape_formula(&note),
        ]
    });
    Ok(Download { kind: CSV, name: "pilotage-liste.csv".to_owned(), content: csv(&columns, cells)? })
}

/// Where a row leads, and its note.
fn link_and_note(language: Language, row: &Counted<'_>) -> (String, String) {
    let of_person = url::participant(&row.member().participant_id);
    match row {
        Counted::Enrollment(member) => {
            // An exit is corrected on the page of its enrollment: the participant may have come back since.
            let left = member.period.left_on.map(|_| url::one_enrollment(&member.participant_id, &member.enrollment_id));
            (left.unwrap_or(of_person), enrollment_note(language, member))
        }
        Counted::Month(_, month, None) => (of_person, capital(&language.month(*month))),
        Counted::Month(member, month, Some(declared)) => {
            let start = t!(language, "cohort-row-start", amount = language.amount(member.starting_turnover));
            let note = format!("{}, {}. {start}", capital(&language.month(*month)), state_name(language, declared.state));
            (format!("{of_person}/{month}"), note)
        }
        Counted::Meeting(_, meeting) => (of_person, meeting_note(language, meeting)),
    }
}

/// The cells of a row; with `amounts` the last one is its amount.
fn counted(language: Language, row: &Counted<'_>, amounts: bool) -> impl IntoView + use<> {
    let member = row.member();
    let (href, note) = link_and_note(language, row);
    view! {
        <tr>
            <th scope="row"><a href=href>{member.name()}</a></th>
            <td class="table__wide">{member.coach_name.clone()}</td>
            <td>{note}</td>
            {amounts.then(|| view! { <td class="table__num">{amount(row).map(|amount| language.amount(amount))}</td> })}
        </tr>
    }
}

fn enrollment_note(language: Language, member: &CohortMember) -> String {
    let from = language.date(member.period.starts_on);
    match member.period.left_on {
        None => t!(language, "cohort-row-path", from = from, to = language.date(member.period.ends_on)),
        Some(left) => {
            let exit = exit_name(language, member.exit);
            t!(language, "cohort-row-left", from = from, left = language.date(left), exit = exit)
        }
    }
}

/// The name of the state of a declaration.
pub fn state_name(language: Language, state: DeclarationState) -> String {
    match state {
        DeclarationState::Submitted => t!(language, "cohort-state-submitted"),
        DeclarationState::QuestionAsked => t!(language, "cohort-state-question"),
        DeclarationState::Validated => t!(language, "cohort-state-validated"),
        DeclarationState::Reported => t!(language, "cohort-state-reported"),
    }
}

/// The name of the state of a booking.
pub fn booking_name(language: Language, state: BookingState) -> String {
    match state {
        BookingState::Booked => t!(language, "cohort-booking-booked"),
        BookingState::Attended => t!(language, "cohort-booking-attended"),
        BookingState::NoShow => t!(language, "cohort-booking-no-show"),
        BookingState::CancelledByParticipant => t!(language, "cohort-booking-excused"),
        BookingState::CancelledByStructure => t!(language, "cohort-booking-cancelled"),
    }
}

/// The name of a kind of session.
pub fn kind_name(language: Language, kind: SessionKind) -> String {
    match kind {
        SessionKind::Coaching => t!(language, "kind-Coaching"),
        SessionKind::Training => t!(language, "kind-Training"),
        SessionKind::Expert => t!(language, "kind-Expert"),
    }
}

/// "in person" or "remote".
pub fn mode_name(language: Language, remote: bool) -> String {
    if remote { t!(language, "cohort-mode-remote") } else { t!(language, "cohort-mode-in-person") }
}

fn meeting_note(language: Language, meeting: &Meeting) -> String {
    let said = [kind_name(language, meeting.kind), mode_name(language, meeting.remote), booking_name(language, meeting.state)].join(", ");
    format!("{}. {said}", language.date(meeting.on))
}
