//! The start of an enrollment: correcting its first day and the signature of its contract; enrolling a participant who has left
//! once more.

use super::{EnrollmentContext, FormReader, Mistakes};
use crate::{
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
        page::{Address, PageEnd, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::read_day,
    enrollments::enrollment::PeriodRefusal,
    values::{ids::PersonId, language::Language, money::Cents},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Refusal, StoreError};

const FORM: &str = "start";
const RETURN: &str = "return";

/// The days of a start as typed; for a return also the monthly turnover at the start.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedStart {
    starts_on: String,
    signed_on: String,
    turnover: String,
}

impl TypedStart {
    /// The first day, and the day of the signature unless it was left empty; `None` with mistakes in `reader`.
    fn read_days(&self, reader: &mut FormReader) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let starts_on = reader.day("starts_on", &self.starts_on);
        let signed_on = if self.signed_on.trim().is_empty() { Some(None) } else { reader.day("signed_on", &self.signed_on).map(Some) };
        starts_on.zip(signed_on)
    }

    /// The days, or every field that cannot be read.
    fn read_start(&self) -> Result<(NaiveDate, Option<NaiveDate>), Mistakes> {
        let mut reader = FormReader::default();
        self.read_days(&mut reader).ok_or(reader.mistakes)
    }

    /// The days and the monthly turnover, 0 or more; or every field that cannot be read.
    fn read_return(&self) -> Result<((NaiveDate, Option<NaiveDate>), Cents), Mistakes> {
        let mut reader = FormReader::default();
        let days = self.read_days(&mut reader);
        let turnover = Cents::parse(&self.turnover)
            .map_err(|mistake| reader.mistakes.push(("turnover", mistake.sentence()).into()))
            .ok()
            .filter(|amount| amount.get() >= 0);
        match (days, turnover) {
            (Some(days), Some(turnover)) => Ok((days, turnover)),
            _ if reader.mistakes.is_empty() => Err(vec![("turnover", "return-turnover-negative").into()]),
            _ => Err(reader.mistakes),
        }
    }
}

/// The field beside which a refusal is shown.
fn field(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Period(PeriodRefusal::SignedLater) => "signed_on",
        _ => "starts_on",
    }
}

/// Corrects the first day of the enrollment and the day on which its contract was signed; `seen_start` and `seen_signed` are
/// both as the form showed them.
#[server(endpoint = "parcours/debut")]
pub async fn correct_start(
    participant: PersonId,
    #[server(default)] path: String,
    seen_start: String,
    #[server(default)] seen_signed: String,
    #[server(default)] starts_on: String,
    #[server(default)] signed_on: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let seen = (read_day(&seen_start).ok_or(StoreError::NotFound)?, read_day(&seen_signed));
    let back = format!("{}/debut", context.page());
    let typed = TypedStart { starts_on, signed_on, ..TypedStart::default() };
    let days = match typed.read_start() {
        Ok(days) => days,
        Err(mistakes) => return respond(context.reject(FORM, back, typed, mistakes).await),
    };
    let request = &context.request;
    let result = request.store.enrollments().set_start(&request.actor(), &context.enrollment.id, seen, days, request.visitor.today()).await;
    respond(context.finish_or_reject(FORM, back, typed, result, field, "start-corrected").await)
}

/// Enrolls a participant who has left once more.
#[server(endpoint = "parcours/revenir")]
pub async fn come_back(
    participant: PersonId,
    #[server(default)] starts_on: String,
    #[server(default)] signed_on: String,
    #[server(default)] turnover: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    let back = format!("{}/retour", context.page());
    let typed = TypedStart { starts_on, signed_on, turnover };
    let (days, turnover) = match typed.read_return() {
        Ok(read) => read,
        Err(mistakes) => return respond(context.reject(RETURN, back, typed, mistakes).await),
    };
    let request = &context.request;
    let result =
        request.store.enrollments().come_back(&request.actor(), &context.participant, days, turnover, request.visitor.today()).await;
    respond(context.finish_or_reject(RETURN, back, typed, result, field, "return-recorded").await)
}

fn day_fields(language: Language, draft: &FormDraft<TypedStart>) -> impl IntoView + use<> {
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let (starts_on, signed_on) = (mistake("starts_on"), mistake("signed_on"));
    let typed = draft.typed.clone();
    view! {
        <TextField language name="starts_on" label=t!(language, "start-first-day") kind="date" class="input--medium" mistake=starts_on value=typed.starts_on/>
        <TextField language name="signed_on" label=t!(language, "start-signed") hint=t!(language, "start-signed-hint") kind="date" class="input--medium" mistake=signed_on value=typed.signed_on/>
    }
}

/// The form that corrects the start.
pub async fn correct(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    let language = context.language();
    let enrollment = &context.enrollment;
    let recorded = || TypedStart {
        starts_on: enrollment.starts_on.to_string(),
        signed_on: enrollment.signed_on.map(|day| day.to_string()).unwrap_or_default(),
        ..TypedStart::default()
    };
    let draft: Option<FormDraft<TypedStart>> = load_draft(&context.draft_name(FORM)).await;
    let draft = draft.unwrap_or_else(|| FormDraft { typed: recorded(), mistakes: Vec::new() });
    let form = view! {
        <form class="form" method="post" action={action::<CorrectStart>()} novalidate>
            {context.hidden_fields()}
            <input type="hidden" name="seen_start" value=enrollment.starts_on.to_string()/>
            <input type="hidden" name="seen_signed" value=enrollment.signed_on.map(|day| day.to_string())/>
            {day_fields(language, &draft)}
            <button class="button button--main">{t!(language, "path-correct-send")}</button>
        </form>
    };
    Ok(context.form_page(t!(language, "start-correct"), Some(t!(language, "start-lead")), &draft, form))
}

/// The form that enrolls a participant who has left once more; missing while the newest enrollment has no exit.
pub async fn again(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    if context.enrollment.left_on.is_none() {
        return Err(PageEnd::Missing);
    }
    let language = context.language();
    let draft: Option<FormDraft<TypedStart>> = load_draft(&context.draft_name(RETURN)).await;
    let draft = draft.unwrap_or_else(|| FormDraft {
        typed: TypedStart { starts_on: context.request.visitor.today().to_string(), ..TypedStart::default() },
        mistakes: Vec::new(),
    });
    let turnover = draft.mistake("turnover").map(str::to_owned);
    let form = view! {
        <form class="form" method="post" action={action::<ComeBack>()} novalidate>
            <input type="hidden" name="participant" value=context.participant.to_string()/>
            {day_fields(language, &draft)}
            <TextField language name="turnover" label=t!(language, "return-turnover") hint=t!(language, "return-turnover-hint") keyboard="decimal" class="input--medium" mistake=turnover value=draft.typed.turnover.clone()/>
            <button class="button button--main">{t!(language, "return-send")}</button>
        </form>
    };
    Ok(context.form_page(t!(language, "path-return"), Some(t!(language, "return-lead")), &draft, form))
}
