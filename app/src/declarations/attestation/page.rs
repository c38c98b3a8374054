//! The page of an attestation: the period, the sheet, the issued attestations. The sheet is in French, the rest in the language of the
//! screens.

use super::{
    actions::{IssueAttestation, RevokeAttestation, page_of},
    sheet::{Sheet, offered_months},
};
use crate::{
    privacy::readings::record_read,
    structure::letterhead::{Back, address_section},
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError},
        icon::Icon,
        print::PrintScript,
        rows::capital,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::values::{ids::PersonId, language::Language, month::Month, paris};
use leptos::prelude::*;
use store::{Enrollment, IssuedAttestation};

/// The length of the default period, in months.
const MONTHS: i32 = 12;

/// The signed-in participant's attestation.
pub async fn own(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let enrollment = ctx.store.enrollments().enrollment_of(&ctx.user.person_id).await?;
    let back = ("/declarations".to_owned(), t!(ctx.language(), "declarations-title"));
    attestation_page(&ctx, &address, &enrollment, "/declarations", back).await
}

/// A participant's attestation, for the team.
pub async fn of_participant(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let id: PersonId = address.part("participant")?;
    let enrollment = ctx.store.enrollments().enrollment_of(&id).await?;
    record_read(&ctx, &id).await;
    let back = (url::participant(&id), enrollment.name());
    attestation_page(&ctx, &address, &enrollment, "/suivis", back).await
}

/// The period of the query.
struct Period {
    from: Option<Month>,
    to: Option<Month>,
    /// The name of a field and the key of a sentence.
    mistake: Option<(&'static str, &'static str)>,
}

impl Period {
    /// Reads the two months; without them, the last [`MONTHS`] of the offered months, which are oldest first.
    fn read(address: &Address, offered: &[Month]) -> Self {
        let month = |name: &str| address.query(name).map(|text| text.parse().ok().filter(|month| offered.contains(month)));
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

async fn attestation_page(
    ctx: &RequestContext,
    address: &Address,
    enrollment: &Enrollment,
    place: &'static str,
    (to_back, back): (String, String),
) -> PageResult {
    let language = ctx.language();
    let participant = &enrollment.participant_id;
    let enrollments = ctx.store.enrollments().enrollments_of(participant).await?;
    let offered = offered_months(&enrollments, Month::of(ctx.visitor.today()));
    let period = Period::read(address, &offered);
    let own = ctx.user.person_id == *participant;
    let title = t!(Language::Fr, "attestation-title");
    let mistake = period.mistake.filter(|_| !offered.is_empty());
    let mut summary: Vec<_> = mistake.iter().map(|(field, key)| ((*field).to_owned(), t!(language, key))).collect();
    let issued = ctx.store.declarations().attestations_of(participant).await?;
    let (sheet, action) = match (period.from, period.to, period.mistake) {
        (Some(from), Some(to), None) => {
            let sheet = Sheet::load(ctx, enrollment, &enrollments, (from, to)).await?;
            let digest = sheet.digest();
            let same = issued.iter().find(|it| it.revoked_at.is_none() && it.digest == digest);
            let action = match same {
                Some(_) => print_button(language).into_any(),
                None if sheet.months.is_empty() => ().into_any(),
                None => issue_form(language, participant, from, to).into_any(),
            };
            (sheet.view(ctx, same), action)
        }
        _ if offered.is_empty() => (view! { <p class="quiet">{t!(language, "attestation-nothing-yet")}</p> }.into_any(), ().into_any()),
        _ => (().into_any(), ().into_any()),
    };
    let address = if own {
        None
    } else {
        let (view, wrong) = address_section(ctx, participant, Back::Attestation).await?;
        summary.extend(wrong);
        Some(view)
    };
    let any = !summary.is_empty();
    let lead = if own { "attestation-lead" } else { "attestation-lead-team" };
    let period_form = (!offered.is_empty()).then(|| period_form(language, &offered, &period));
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head no-print">
            <a class="back" href=to_back><Icon name="arrow-left"/>{back}</a>
            <h1 class="page__title">{t!(language, "attestation-title")}</h1>
            <p class="page__lead">{t!(language, lead)}</p>
        </header>
        {period_form}
        {address}
        {action}
        {sheet}
        {issued_list(language, ctx, participant, &issued)}
    };
    Ok(Page::new(title, place, body).with_mistakes(language, any))
}

/// The form that issues the sheet.
fn issue_form(language: Language, participant: &PersonId, from: Month, to: Month) -> impl IntoView + use<> {
    view! {
        <form class="no-print stack" method="post" action={action::<IssueAttestation>()}>
            <p>{t!(language, "attestation-issue-how")}</p>
            <input type="hidden" name="participant" value=participant.to_string()/>
            <input type="hidden" name="from" value=from.to_string()/>
            <input type="hidden" name="to" value=to.to_string()/>
            <div class="actions"><button class="button button--main">{t!(language, "attestation-issue")}</button></div>
        </form>
    }
}

fn print_button(language: Language) -> impl IntoView {
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

/// The issued attestations, each with the button to revoke it; `None` when there is none.
fn issued_list(language: Language, ctx: &RequestContext, participant: &PersonId, issued: &[IssuedAttestation]) -> Option<AnyView> {
    let page = page_of(ctx, participant);
    let row = |it: &IssuedAttestation| {
        let to = format!("{page}?de={}&a={}", it.from_month, it.to_month);
        let period = t!(language, "attestation-period", from = capital(&language.month(it.from_month)), to = language.month(it.to_month));
        let day = language.date(paris::day(it.issued_at));
        let note = t!(language, "attestation-issued-on", day = day, total = language.amount(it.total));
        let aside = match it.revoked_at {
            Some(at) => {
                let sentence = t!(language, "attestation-revoked-on", day = language.date(paris::day(at)));
                view! { <span class="row__aside"><span class="state state--off">{sentence}</span></span> }.into_any()
            }
            None => view! {
                <form class="row__aside" method="post" action={action::<RevokeAttestation>()}>
                    <input type="hidden" name="participant" value=participant.to_string()/>
                    <input type="hidden" name="attestation" value=it.id.to_string()/>
                    <button class="button button--small">{t!(language, "attestation-revoke")}</button>
                </form>
            }
            .into_any(),
        };
        view! {
            <li class="row">
                <a class="row__link" href=to>
                    <span class="row__main">
                        <span class="row__title">{t!(language, "attestation-reference", reference = language.isolated(it.reference.clone()))}</span>
                        <span class="row__note">{period}</span>
                        <span class="row__note">{note}</span>
                    </span>
                </a>
                {aside}
            </li>
        }
    };
    (!issued.is_empty()).then(|| {
        view! {
            <section class="section no-print">
                <h2 class="section__title">{t!(language, "attestation-before-title")}</h2>
                <p class="quiet">{t!(language, "attestation-revoke-what")}</p>
                <ul class="rows">{issued.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
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
