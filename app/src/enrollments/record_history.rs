//! The corrections of an entry record in words.

use crate::{privacy::words::stored_word, structure::letterhead::printed, texts::t, ui::rows::at};
use chrono::NaiveDate;
use domain::{
    enrollments::{corrections::RecordField, pass_number::PassNumber},
    values::{language::Language, money::Cents},
};
use leptos::prelude::*;
use store::RecordCorrection;

/// The label of a field.
fn field_name(language: Language, field: RecordField) -> String {
    let key = match field {
        RecordField::Trade => "newcomer-trade",
        RecordField::Activity => "newcomer-activity-label",
        RecordField::RegisteredOn => "record-registered",
        RecordField::Acre => "record-acre",
        RecordField::Benefit => "newcomer-benefit",
        RecordField::BenefitSince => "record-benefit-since",
        RecordField::StartingTurnover => "newcomer-starting",
        RecordField::Goal => "record-goal",
        RecordField::PassNumber => "pass-label",
        RecordField::Siret => "letterhead-siret",
        RecordField::Address => "address-label",
    };
    t!(language, key)
}

/// A stored value of a correction in words.
fn value_in_words(language: Language, field: RecordField, value: Option<&str>) -> String {
    let Some(value) = value else { return t!(language, "record-empty") };
    let said = match field {
        RecordField::Activity => stored_word(language, "activity", value),
        RecordField::Acre => stored_word(language, "acre", value),
        RecordField::Benefit => stored_word(language, "benefit", value),
        RecordField::RegisteredOn | RecordField::BenefitSince => value.parse::<NaiveDate>().ok().map(|day| language.date(day)),
        RecordField::StartingTurnover | RecordField::Goal => value.parse().ok().map(|cents| language.amount(Cents::new(cents))),
        RecordField::PassNumber => PassNumber::read(value).ok().map(|number| number.printed()),
        RecordField::Siret => Some(printed(Some(value))),
        RecordField::Trade | RecordField::Address => None,
    };
    said.unwrap_or_else(|| value.to_owned())
}

/// The corrections, newest first: field, old and new value, from when, who, why and when; `None` without any.
pub(super) fn history(language: Language, corrections: &[RecordCorrection]) -> Option<impl IntoView + use<>> {
    let line = |it: &RecordCorrection| {
        let change = &it.change;
        let old = value_in_words(language, change.field, change.old.as_deref());
        let new = value_in_words(language, change.field, change.new.as_deref());
        let from = match change.counts_from {
            Some(day) => t!(language, "record-since", day = language.date(day)),
            None => t!(language, "record-since-start"),
        };
        let who = it.who.clone().unwrap_or_else(|| t!(language, "history-nobody"));
        view! {
            <tr>
                <th scope="row">{field_name(language, change.field)}</th>
                <td data-label=t!(language, "record-old")>{old}</td>
                <td data-label=t!(language, "record-new")>{new}" "<span class="quiet">{from}</span></td>
                <td data-label=t!(language, "record-why")>{it.reason.clone()}</td>
                <td data-label=t!(language, "record-who")>{who}", "{at(language, it.corrected_at)}</td>
            </tr>
        }
    };
    let lines = corrections.iter().map(line).collect_view();
    (!corrections.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title" id="t-corrections">{t!(language, "record-history")}</h2>
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-corrections">
                    <table class="table table--stack">
                        <caption class="visually-hidden">{t!(language, "record-history")}</caption>
                        <thead><tr>
                            <th scope="col">{t!(language, "record-field")}</th>
                            <th scope="col">{t!(language, "record-old")}</th>
                            <th scope="col">{t!(language, "record-new")}</th>
                            <th scope="col">{t!(language, "record-why")}</th>
                            <th scope="col">{t!(language, "record-who")}</th>
                        </tr></thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
