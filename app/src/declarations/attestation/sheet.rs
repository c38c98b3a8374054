//! The sheet of an attestation: its content, the digest of it, and its view.

use crate::{
    declarations::actions::activity_name,
    sign_in::secret,
    structure::letterhead::printed,
    texts::t,
    ui::{qr::QrCode, rows::capital},
    web::context::RequestContext,
};
use domain::{
    declarations::{
        attestation::IssuedMonth,
        declaration::{TurnoverLine, by_activity, total},
    },
    structure::town_of,
    values::{language::Language, month::Month, paris},
};
use leptos::{prelude::*, serde_json::json};
use std::collections::BTreeSet;
use store::{AttestedMonth, Enrollment, IssuedAttestation, Letterhead, PersonAddress, StoreError};

/// The months that an attestation can contain, oldest first: the months of all enrollments before the `current` one.
pub fn offered_months(enrollments: &[Enrollment], current: Month) -> Vec<Month> {
    let over = |of: &Enrollment| of.period().declarable_months().take_while(|month| *month < current).collect::<Vec<_>>();
    let offered: BTreeSet<Month> = enrollments.iter().flat_map(over).collect();
    offered.into_iter().collect()
}

/// The content of a sheet, without reference and day of issue.
pub struct Sheet {
    /// The letterhead of the structure that issues it.
    pub letterhead: Letterhead,
    name: String,
    address: PersonAddress,
    trade: String,
    registered_on: Option<chrono::NaiveDate>,
    /// The first and the last month of its period, inclusive.
    pub period: (Month, Month),
    /// The attested months, oldest first.
    pub months: Vec<AttestedMonth>,
    /// The months of the period that were due and are not validated.
    missing: Vec<Month>,
}

impl Sheet {
    /// Loads the content of a period. `enrollments` are all those of the participant.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn load(
        ctx: &RequestContext,
        enrollment: &Enrollment,
        enrollments: &[Enrollment],
        period: (Month, Month),
    ) -> Result<Self, StoreError> {
        let (from, to) = period;
        let months = ctx.store.declarations().attested_months(&enrollment.participant_id, from, to).await?;
        // A month that was suspended from its first to its last day is not due and not missing.
        let due = |of: &Enrollment| {
            let period = of.period();
            period.declarable_months().filter(|month| !of.suspensions.cover(&period, *month)).collect::<Vec<_>>()
        };
        let due: BTreeSet<Month> = enrollments.iter().flat_map(due).filter(|month| (from..=to).contains(month)).collect();
        let missing = due.into_iter().filter(|month| !months.iter().any(|attested| attested.month == *month)).collect();
        Ok(Self {
            letterhead: ctx.store.settings().letterhead().await?,
            name: enrollment.name(),
            address: ctx.store.settings().person_address(&enrollment.participant_id).await?,
            trade: enrollment.trade.clone(),
            registered_on: enrollment.registered_on,
            period,
            months,
            missing,
        })
    }

    /// SHA-256 of the content, in hexadecimal digits.
    pub fn digest(&self) -> String {
        let months: Vec<_> = self.months.iter().map(|it| json!([it.month, it.lines, it.imported, it.validated])).collect();
        let head = &self.letterhead;
        let all = json!([
            [head.name, head.address, head.siret, head.signatory_name, head.signatory_function],
            [self.name, self.address.address, self.address.siret, self.trade],
            self.registered_on,
            self.period,
            months,
            self.missing,
        ]);
        secret::hash(&all.to_string())
    }

    /// Its months as they are stored when it is issued.
    pub fn issued_months(&self) -> Vec<IssuedMonth> {
        let month = |it: &AttestedMonth| IssuedMonth { month: it.month, total: total(&it.lines), imported: only_imported(it) };
        self.months.iter().map(month).collect()
    }

    /// The view of the sheet: with the reference when it was `issued`, else as a draft.
    pub fn view(&self, ctx: &RequestContext, issued: Option<&IssuedAttestation>) -> AnyView {
        let fr = Language::Fr;
        let title = t!(fr, "attestation-title");
        let reference = issued.map(|issued| t!(fr, "attestation-reference", reference = issued.reference.clone()));
        let running =
            [Some(title.clone()), reference.clone(), Some(self.name.clone())].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let draft = issued.is_none().then(|| view! { <p class="paper__draft">{t!(fr, "attestation-draft")}</p> });
        let day = paris::day(issued.map_or(ctx.visitor.now, |issued| issued.issued_at));
        // The frame is a table so that its head is repeated on every printed page.
        view! {
            <article class="paper" lang="fr" dir="ltr">
                <table class="paper__frame" role="presentation">
                    <thead><tr><td><p class="paper__running only-print">{running}</p></td></tr></thead>
                    <tbody><tr><td>
                        {self.heading()}
                        <h2 class="paper__title">{title}</h2>
                        <p class="paper__reference">{reference}</p>
                        {draft}
                        {self.facts()}
                        {self.turnover()}
                        {self.signature(day)}
                        {issued.map(|issued| verification(issued, &ctx.base_url))}
                    </td></tr></tbody>
                </table>
            </article>
        }
        .into_any()
    }

    /// The structure, its address and its SIRET.
    fn heading(&self) -> impl IntoView + use<> {
        let head = &self.letterhead;
        let siret = printed(head.siret.as_deref());
        let siret = (!siret.is_empty()).then(|| view! { <p>{t!(Language::Fr, "attestation-siret", siret = siret)}</p> });
        view! {
            <div class="paper__head">
                <p class="paper__issuer">{head.name.clone()}</p>
                {lines_of(head.address.as_deref())}
                {siret}
            </div>
        }
    }

    fn facts(&self) -> impl IntoView + use<> {
        let fr = Language::Fr;
        let fact = |label: &str, value: AnyView| view! { <div class="facts__item"><dt>{t!(fr, label)}</dt><dd>{value}</dd></div> };
        let text = |text: String| view! { {text} }.into_any();
        let siret = printed(self.address.siret.as_deref());
        let (from, to) = self.period;
        let period = if from == to {
            capital(&fr.month(from))
        } else {
            t!(fr, "attestation-period", from = capital(&fr.month(from)), to = fr.month(to))
        };
        view! {
            <dl class="facts">
                {fact("attestation-person", text(self.name.clone()))}
                {self.address.address.as_deref().map(|address| fact("attestation-address", lines_of(Some(address)).into_any()))}
                {(!siret.is_empty()).then(|| fact("attestation-siret-label", text(siret)))}
                {fact("attestation-trade", text(capital(&self.trade)))}
                {self.registered_on.map(|day| fact("attestation-registered", text(fr.date(day))))}
                {fact("attestation-period-label", text(period))}
            </dl>
        }
    }

    /// The attested months with their turnover, and the names of the missing ones.
    fn turnover(&self) -> AnyView {
        let fr = Language::Fr;
        let missing: Vec<String> = self.missing.iter().map(|month| fr.month(*month)).collect();
        let left_out = (!missing.is_empty()).then(|| view! { <p>{t!(fr, "attestation-left-out", months = missing.join(", "))}</p> });
        if self.months.is_empty() {
            return view! { <p><strong>{t!(fr, "attestation-none")}</strong></p>{left_out} }.into_any();
        }
        let words = t!(fr, "attestation-words", structure = self.letterhead.name.clone(), of_name = fr.of_name(&self.name));
        let imported = self.months.iter().any(only_imported);
        let imported = imported.then(|| view! { <p>{t!(fr, "attestation-imported")}</p> });
        view! {
            <p>{words}" "<strong>{t!(fr, "attestation-declared")}</strong></p>
            {table(&self.months)}
            {imported}
            {left_out}
        }
        .into_any()
    }

    /// "Fait à Troyes, le 29 novembre 2026", the signatory, and room for stamp and signature.
    fn signature(&self, day: chrono::NaiveDate) -> impl IntoView + use<> {
        let fr = Language::Fr;
        let head = &self.letterhead;
        let done = match head.address.as_deref().and_then(town_of) {
            Some(town) => t!(fr, "attestation-done-at", town = town.to_owned(), day = fr.date(day)),
            None => t!(fr, "attestation-done", day = fr.date(day)),
        };
        let signatory = [head.signatory_name.clone(), head.signatory_function.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        view! {
            <div class="paper__sign">
                <p>{done}</p>
                {(!signatory.is_empty()).then(|| view! { <p>{signatory}</p> })}
                <p class="paper__stamp">{t!(fr, "attestation-stamp")}</p>
            </div>
        }
    }
}

/// Whether a month was imported from the structure's spreadsheet and never validated in Essor.
fn only_imported(month: &AttestedMonth) -> bool {
    month.imported && month.validated.is_none()
}

/// The lines of an address, one below the other.
fn lines_of(address: Option<&str>) -> impl IntoView + use<> {
    address.unwrap_or_default().lines().map(|line| view! { <span class="facts__line">{line.to_owned()}</span> }).collect_view()
}

/// The code, as text and as a QR code, with the address of the page that verifies it.
fn verification(issued: &IssuedAttestation, base_url: &str) -> impl IntoView + use<> {
    let fr = Language::Fr;
    let code = issued.code.printed();
    let address = format!("{base_url}/verifier/{code}");
    view! {
        <div class="paper__verify">
            <QrCode text=address label=t!(fr, "attestation-qr")/>
            <p>{t!(fr, "attestation-verify", address = format!("{base_url}/verifier"), code = code)}</p>
        </div>
    }
}

/// A row for each month with its categories, and a row with the sums of the period.
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
                None if only_imported(attested) => t!(fr, "attestation-before"),
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
    let sum = total(&all);
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
