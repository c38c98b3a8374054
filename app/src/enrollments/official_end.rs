//! The end that "Les Emplois" prints on the person's PASS, typed beside ours.

use super::{About, Reader, on_path};
use crate::routes::action;
use crate::web::page::{Address, PageResult};
use crate::{
    texts::t,
    ui::form::TextField,
    web::{
        error::AppError,
        outcome::{FormDraft, Outcome, load_draft, respond},
    },
};
use domain::{
    enrollments::official_end::{EndGap, end_gap},
    values::language::Language,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Enrollment, StoreError};

const FORM: &str = "official_end";

/// The day as typed; nothing takes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedOfficialEnd {
    official_end: String,
}

/// Notes the end of a PASS as "Les Emplois" prints it.
#[server(endpoint = "parcours/fin-officielle")]
pub async fn set_official_end(
    participant: String,
    #[server(default)] path: String,
    #[server(default)] official_end: String,
) -> Result<(), AppError> {
    respond(on_path(participant, &path, |about| note(about, TypedOfficialEnd { official_end })).await)
}

async fn note(about: About, typed: TypedOfficialEnd) -> Result<Outcome, StoreError> {
    let back = format!("{}/fin-officielle", about.page());
    let mut reader = Reader::default();
    let day = if typed.official_end.trim().is_empty() { None } else { reader.day("official_end", &typed.official_end) };
    if day.is_some_and(|day| day <= about.enrollment.starts_on) {
        reader.mistakes.push(("official_end".into(), "official-end-before-start".into()));
    }
    if !reader.mistakes.is_empty() {
        return about.mistaken(FORM, back, typed, reader.mistakes).await;
    }
    let said = about.ctx.store.enrollments().set_official_end(&about.ctx.actor(), &about.enrollment.id, day).await;
    about.settle(FORM, back, typed, said, |_| "official_end", "official-end-noted").await
}

/// The form.
pub async fn page(address: Address) -> PageResult {
    let about = About::at(&address).await?;
    let language = about.language();
    let as_it_is = || TypedOfficialEnd { official_end: about.enrollment.official_end.map(|day| day.to_string()).unwrap_or_default() };
    let kept: Option<FormDraft<TypedOfficialEnd>> = load_draft(&about.form(FORM)).await;
    let kept = kept.unwrap_or_else(|| FormDraft { typed: as_it_is(), mistakes: Vec::new() });
    let mistake = kept.mistake("official_end").map(str::to_owned);
    let form = view! {
        <form class="form" method="post" action={action::<SetOfficialEnd>()} novalidate>
            {about.meant()}
            <TextField language name="official_end" label=t!(language, "official-end-day") hint=t!(language, "official-end-hint") kind="date" class="input--medium" mistake=mistake value=kept.typed.official_end.clone()/>
            <button class="button button--main">{t!(language, "official-end-send")}</button>
        </form>
    };
    Ok(about.task(t!(language, "official-end-title"), Some(t!(language, "official-end-lead")), &kept, form))
}

/// The official end beside ours, with a sentence when they differ; `to` leads to the form.
pub(super) fn beside(language: Language, enrollment: &Enrollment, to: Option<String>) -> impl IntoView + use<> {
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
