//! Where a path begins: its first day and the signature of the contract, to be corrected; and a new path for someone who
//! comes back.

use super::{About, Mistakes, Reader, on_path};
use crate::routes::action;
use crate::web::page::{Address, PageEnd, PageResult};
use crate::{
    texts::t,
    ui::form::TextField,
    web::{
        error::AppError,
        outcome::{FormDraft, Outcome, load_draft, respond},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::read_day,
    enrollments::enrollment::PathRefusal,
    values::{language::Language, money::Cents},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Refusal, StoreError};

const FORM: &str = "start";
const RETURN: &str = "return";

/// The days of a start as typed, and for a return the monthly turnover from which it starts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedStart {
    starts_on: String,
    signed_on: String,
    turnover: String,
}

impl TypedStart {
    /// The first day, and the day of the signature unless it was left empty.
    fn days(&self, reader: &mut Reader) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let starts_on = reader.day("starts_on", &self.starts_on);
        let signed_on = if self.signed_on.trim().is_empty() { Some(None) } else { reader.day("signed_on", &self.signed_on).map(Some) };
        starts_on.zip(signed_on)
    }

    fn start(&self) -> Result<(NaiveDate, Option<NaiveDate>), Mistakes> {
        let mut reader = Reader::default();
        self.days(&mut reader).ok_or(reader.mistakes)
    }

    fn comes_back(&self) -> Result<((NaiveDate, Option<NaiveDate>), Cents), Mistakes> {
        let mut reader = Reader::default();
        let days = self.days(&mut reader);
        let turnover = Cents::parse(&self.turnover)
            .map_err(|mistake| reader.mistakes.push(("turnover".into(), mistake.sentence())))
            .ok()
            .filter(|amount| amount.get() >= 0);
        match (days, turnover) {
            (Some(days), Some(turnover)) => Ok((days, turnover)),
            _ if reader.mistakes.is_empty() => Err(vec![("turnover".into(), "return-turnover-negative".into())]),
            _ => Err(reader.mistakes),
        }
    }
}

fn field(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Path(PathRefusal::SignedLater) => "signed_on",
        _ => "starts_on",
    }
}

/// Corrects the first day of a path and the day on which its contract was signed.
#[server(endpoint = "parcours/debut")]
pub async fn correct_start(
    participant: String,
    #[server(default)] path: String,
    seen_start: String,
    #[server(default)] seen_signed: String,
    #[server(default)] starts_on: String,
    #[server(default)] signed_on: String,
) -> Result<(), AppError> {
    let typed = TypedStart { starts_on, signed_on, ..TypedStart::default() };
    respond(
        on_path(participant, &path, async move |about| {
            let seen = (read_day(&seen_start).ok_or(StoreError::NotFound)?, read_day(&seen_signed));
            set(about, seen, typed).await
        })
        .await,
    )
}

async fn set(about: About, seen: (NaiveDate, Option<NaiveDate>), typed: TypedStart) -> Result<Outcome, StoreError> {
    let back = format!("{}/debut", about.page());
    let days = match typed.start() {
        Ok(days) => days,
        Err(mistakes) => return about.mistaken(FORM, back, typed, mistakes).await,
    };
    let ctx = &about.ctx;
    let said = ctx.store.enrollments().set_start(&ctx.actor(), &about.enrollment.id, seen, days, ctx.visitor.today()).await;
    about.settle(FORM, back, typed, said, field, "start-corrected").await
}

/// Begins a new path for someone who has left.
#[server(endpoint = "parcours/revenir")]
pub async fn come_back(
    participant: String,
    #[server(default)] starts_on: String,
    #[server(default)] signed_on: String,
    #[server(default)] turnover: String,
) -> Result<(), AppError> {
    respond(begin_again(participant, TypedStart { starts_on, signed_on, turnover }).await)
}

async fn begin_again(participant: String, typed: TypedStart) -> Result<Outcome, StoreError> {
    let about = About::of(participant).await?;
    let back = format!("{}/retour", about.page());
    let (days, turnover) = match typed.comes_back() {
        Ok(read) => read,
        Err(mistakes) => return about.mistaken(RETURN, back, typed, mistakes).await,
    };
    let ctx = &about.ctx;
    let said = ctx.store.enrollments().come_back(&ctx.actor(), &about.participant, days, turnover, ctx.visitor.today()).await;
    about.settle(RETURN, back, typed, said, field, "return-recorded").await
}

fn days(language: Language, kept: &FormDraft<TypedStart>) -> impl IntoView + use<> {
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let (starts_on, signed_on) = (mistake("starts_on"), mistake("signed_on"));
    let typed = kept.typed.clone();
    view! {
        <TextField language name="starts_on" label=t!(language, "start-first-day") kind="date" class="input--medium" mistake=starts_on value=typed.starts_on/>
        <TextField language name="signed_on" label=t!(language, "start-signed") hint=t!(language, "start-signed-hint") kind="date" class="input--medium" mistake=signed_on value=typed.signed_on/>
    }
}

/// The form of a start to be corrected.
pub async fn correct(address: Address) -> PageResult {
    let about = About::at(&address).await?;
    let language = about.language();
    let enrollment = &about.enrollment;
    let as_it_is = || TypedStart {
        starts_on: enrollment.starts_on.to_string(),
        signed_on: enrollment.signed_on.map(|day| day.to_string()).unwrap_or_default(),
        ..TypedStart::default()
    };
    let kept: Option<FormDraft<TypedStart>> = load_draft(&about.form(FORM)).await;
    let kept = kept.unwrap_or_else(|| FormDraft { typed: as_it_is(), mistakes: Vec::new() });
    let form = view! {
        <form class="form" method="post" action={action::<CorrectStart>()} novalidate>
            {about.meant()}
            <input type="hidden" name="seen_start" value=enrollment.starts_on.to_string()/>
            <input type="hidden" name="seen_signed" value=enrollment.signed_on.map(|day| day.to_string())/>
            {days(language, &kept)}
            <button class="button button--main">{t!(language, "path-correct-send")}</button>
        </form>
    };
    Ok(about.task(t!(language, "start-correct"), Some(t!(language, "start-lead")), &kept, form))
}

/// The form of a new path for someone who comes back.
pub async fn again(address: Address) -> PageResult {
    let about = About::at(&address).await?;
    if about.enrollment.left_on.is_none() {
        return Err(PageEnd::Missing);
    }
    let language = about.language();
    let kept: Option<FormDraft<TypedStart>> = load_draft(&about.form(RETURN)).await;
    let kept = kept.unwrap_or_else(|| FormDraft {
        typed: TypedStart { starts_on: about.ctx.visitor.today().to_string(), ..TypedStart::default() },
        mistakes: Vec::new(),
    });
    let turnover = kept.mistake("turnover").map(str::to_owned);
    let form = view! {
        <form class="form" method="post" action={action::<ComeBack>()} novalidate>
            <input type="hidden" name="participant" value=about.participant.to_string()/>
            {days(language, &kept)}
            <TextField language name="turnover" label=t!(language, "return-turnover") hint=t!(language, "return-turnover-hint") keyboard="decimal" class="input--medium" mistake=turnover value=kept.typed.turnover.clone()/>
            <button class="button button--main">{t!(language, "return-send")}</button>
        </form>
    };
    Ok(about.task(t!(language, "path-return"), Some(t!(language, "return-lead")), &kept, form))
}
