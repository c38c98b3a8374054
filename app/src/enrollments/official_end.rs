//! The end of the PASS that "Les Emplois" prints, kept beside the one that Essor computes.

use super::{EnrollmentContext, FormReader, Mistakes};
use crate::{
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
        page::{Address, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    enrollments::official_end::{EndGap, end_gap},
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::Enrollment;

const FORM: &str = "official_end";

/// The day as typed; empty to remove it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedOfficialEnd {
    official_end: String,
}

impl TypedOfficialEnd {
    /// The day, `None` for an empty field; a mistake for a text that is no day and for a day that is not after the start.
    fn read(&self, starts_on: NaiveDate) -> Result<Option<NaiveDate>, Mistakes> {
        let mut reader = FormReader::default();
        let day = if self.official_end.trim().is_empty() { None } else { reader.day("official_end", &self.official_end) };
        if day.is_some_and(|day| day <= starts_on) {
            reader.mistakes.push(("official_end", "official-end-before-start").into());
        }
        if reader.mistakes.is_empty() { Ok(day) } else { Err(reader.mistakes) }
    }
}

/// Sets the end of the PASS as "Les Emplois" prints it; an empty field removes it.
#[server(endpoint = "parcours/fin-officielle")]
pub async fn set_official_end(
    participant: PersonId,
    #[server(default)] path: String,
    #[server(default)] official_end: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let back = format!("{}/fin-officielle", context.page());
    let typed = TypedOfficialEnd { official_end };
    let day = match typed.read(context.enrollment.starts_on) {
        Ok(day) => day,
        Err(mistakes) => return respond(context.reject(FORM, back, typed, mistakes).await),
    };
    let request = &context.request;
    let result = request.store.enrollments().set_official_end(&request.actor(), &context.enrollment.id, day).await;
    respond(context.finish_or_reject(FORM, back, typed, result, |_| "official_end", "official-end-noted").await)
}

/// The form of the official end.
pub async fn page(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    let language = context.language();
    let recorded = || TypedOfficialEnd { official_end: context.enrollment.official_end.map(|day| day.to_string()).unwrap_or_default() };
    let draft: Option<FormDraft<TypedOfficialEnd>> = load_draft(&context.draft_name(FORM)).await;
    let draft = draft.unwrap_or_else(|| FormDraft { typed: recorded(), mistakes: Vec::new() });
    let mistake = draft.mistake("official_end").map(str::to_owned);
    let form = view! {
        <form class="form" method="post" action={action::<SetOfficialEnd>()} novalidate>
            {context.hidden_fields()}
            <TextField language name="official_end" label=t!(language, "official-end-day") hint=t!(language, "official-end-hint") kind="date" class="input--medium" mistake=mistake value=draft.typed.official_end.clone()/>
            <button class="button button--main">{t!(language, "official-end-send")}</button>
        </form>
    };
    Ok(context.form_page(t!(language, "official-end-title"), Some(t!(language, "official-end-lead")), &draft, form))
}

/// The official end, with a sentence that compares it with the computed one; `to` is the address of the form, if it may be used.
pub(super) fn official_end_item(language: Language, enrollment: &Enrollment, to: Option<String>) -> impl IntoView + use<> {
    let noted = enrollment.official_end.map(|day| {
        let gap = match end_gap(enrollment.ends_on, enrollment.suspensions.0.len(), day) {
            EndGap::None => t!(language, "official-end-same"),
            EndGap::Suspensions(days) => t!(language, "official-end-suspensions", n = days),
            EndGap::Other(days) if days > 0 => t!(language, "official-end-earlier", n = days),
            EndGap::Other(days) => t!(language, "official-end-later", n = -days),
        };
        view! {
            <span class="facts__line">{t!(language, "official-end-until", day = language.date(day))}</span>
            <span class="facts__line quiet">{gap}</span>
        }
    });
    let key = if noted.is_some() { "official-end-change" } else { "official-end-title" };
    let link = to.map(|to| view! { <a class="facts__line" href=to>{t!(language, key)}</a> });
    let none =
        (noted.is_none() && link.is_none()).then(|| view! { <span class="facts__line">{t!(language, "official-end-unknown")}</span> });
    view! {
        <div class="facts__item"><dt>{t!(language, "official-end")}</dt><dd>{noted}{none}{link}</dd></div>
    }
}
