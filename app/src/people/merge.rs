//! Merging two records of one person: the choice of the other record, the preview with what clashes, and the undo within a day.

use crate::{
    texts::t,
    ui::{
        form::TextField,
        icon::Icon,
        notice::{Notice, notice},
        rows::{at, capital},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use chrono::{DateTime, Utc};
use domain::{
    people::{Phone, Role},
    values::{
        ids::{EnrollmentId, PersonId},
        language::Language,
        month::Month,
        paris,
        undo::undone_until,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{MergeChoice, MergeEnrollment, MergePreview, MergeRecord, MergeSide, MonthClash, Person, SimilarPerson, StoreError};

/// The value of a choice for the record that goes.
const MERGED: &str = "Merged";
/// The value of a choice for the record that stays; any other text counts as it, but for a month, where a choice is owed.
const KEPT: &str = "Kept";

/// The most characters of the note that keeps the goals of a plan that goes.
const LONGEST_NOTE: usize = 1000;

/// The declaration that stays of a month that both declared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChosenMonth {
    month: String,
    side: String,
}

fn side(word: &str) -> MergeSide {
    if word == MERGED { MergeSide::Merged } else { MergeSide::Kept }
}

/// Merges the record `merged` into the record `kept`.
#[server(endpoint = "personnes/regrouper")]
pub async fn merge_people(
    kept: PersonId,
    merged: PersonId,
    #[server(default)] phone: String,
    #[server(default)] email: String,
    #[server(default)] path: String,
    #[server(default)] months: Vec<ChosenMonth>,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::merging(&kept, Some(&merged));
    let chosen = months.into_iter().filter(|it| it.side == MERGED || it.side == KEPT);
    let months: BTreeMap<Month, MergeSide> = chosen.filter_map(|it| Some((it.month.parse().ok()?, side(&it.side)))).collect();
    let enrollment = side(&path);
    // A merge that is done already has no preview, and is a success.
    let preview = ctx.store.people().merge_preview(&kept, &merged, ctx.visitor.now).await.ok();
    let plan_note = preview.and_then(|preview| plan_note(ctx.language(), &preview, enrollment));
    let choice = MergeChoice { phone: side(&phone), email: side(&email), enrollment, months, plan_note };
    let done = ctx.store.people().merge(&ctx.actor(), &kept, &merged, &choice).await;
    respond(refused_or(done, &page, |()| Outcome::done(url::person(&kept), "people-merged")))
}

/// The note with the goals of the enrollment that goes; `None` without any.
fn plan_note(language: Language, preview: &MergePreview, stays: MergeSide) -> Option<String> {
    let (own, other) = preview.overlapping.as_ref()?;
    let goes = if stays == MergeSide::Kept { other } else { own };
    let goals: Vec<String> = preview.goals.iter().filter(|(of, _)| of == goes).map(|(_, title)| format!("– {title}")).collect();
    let text = format!("{}\n{}", t!(language, "merge-plan-note"), goals.join("\n"));
    (!goals.is_empty()).then(|| text.chars().take(LONGEST_NOTE).collect())
}

/// Undoes a merge: the record that went is there again.
#[server(endpoint = "personnes/separer")]
pub async fn undo_merge(merged: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::person(&merged);
    let undone = ctx.store.people().undo_merge(&ctx.actor(), &merged).await;
    respond(refused_or(undone, &page, |_| Outcome::done(&page, "merge-undone")))
}

/// The page: with `avec`, the preview; without, the choice of the other record. 404 for a member of the team.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PersonId = address.part("person")?;
    let person = ctx.store.people().person(&id).await?;
    if person.role != Role::Participant {
        return Err(PageEnd::Missing);
    }
    let inside = match address.query("avec") {
        Some(other) => {
            let other = PersonId::try_from(other).map_err(|_| PageEnd::Missing)?;
            match ctx.store.people().merge_preview(&id, &other, ctx.visitor.now).await {
                Ok(preview) => preview_section(language, &preview).into_any(),
                Err(StoreError::Refused(refusal)) => view! {
                    {notice(t!(language, refusal.key()))}
                    <ul class="link-list"><li><a href=url::merging(&id, None)>{t!(language, "merge-choose-other")}</a></li></ul>
                }
                .into_any(),
                Err(error) => return Err(error.into()),
            }
        }
        None => choice_section(&ctx, &person, address.query("q").unwrap_or_default()).await?,
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::person(&id)><Icon name="arrow-left"/>{person.name()}</a>
            <h1 class="page__title">{t!(language, "merge-title")}</h1>
            <p class="page__lead">{t!(language, "merge-lead", of_name = language.of_name(&person.name()))}</p>
        </header>
        {inside}
    };
    Ok(Page::new(t!(language, "merge-title"), "/personnes", body))
}

/// Who may be the same person, and a field to look for another.
async fn choice_section(ctx: &RequestContext, person: &Person, typed: String) -> Result<AnyView, StoreError> {
    let language = ctx.language();
    let people = ctx.store.people();
    let found = if typed.trim().is_empty() {
        let phone = person.phone.as_deref().and_then(Phone::from_stored);
        people.similar_people([&person.first_name, &person.last_name], phone.as_ref(), None, Some(&person.id)).await?
    } else {
        people.people_found(&typed, &person.id).await?
    };
    let none = found.is_empty().then(|| view! { <p class="quiet">{t!(language, "merge-nobody")}</p> });
    let links = found.iter().map(|it| view! { <li><a href=url::merging(&person.id, Some(&it.id))>{named(it)}</a></li> }).collect_view();
    Ok(view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "merge-choose")}</h2>
            <ul class="link-list">{links}</ul>
            {none}
            <form class="form" method="get" action=url::merging(&person.id, None)>
                <TextField language name="q" label=t!(language, "merge-search") value=typed/>
                <button class="button">{t!(language, "merge-search-send")}</button>
            </form>
        </section>
    }
    .into_any())
}

/// A record in a list: name, phone, address.
pub(super) fn named(it: &SimilarPerson) -> String {
    let phone = it.phone.as_deref().and_then(Phone::from_stored).map(|phone| phone.displayed());
    [Some(it.name()), phone, it.email.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn preview_section(language: Language, preview: &MergePreview) -> impl IntoView + use<> {
    let (kept, merged) = (&preview.kept, &preview.merged);
    let count = |n: i64| view! { <span class="num">{n}</span> };
    let row = |key: &str, values: [AnyView; 2]| {
        let [own, other] = values;
        view! {
            <tr>
                <th scope="row">{t!(language, key)}</th>
                <td data-label=t!(language, "merge-stays")>{own}</td>
                <td data-label=t!(language, "merge-goes")>{other}</td>
            </tr>
        }
    };
    let sum = |record: &MergeRecord, of: fn(&MergeEnrollment) -> i64| record.enrollments.iter().map(of).sum::<i64>();
    let both = |of: &dyn Fn(&MergeRecord) -> AnyView| [of(kept), of(merged)];
    let rows = view! {
        {row("merge-name", both(&|it| view! { <a href=url::person(&it.person.id)>{it.person.name()}</a> }.into_any()))}
        {row("merge-paths-row", both(&|it| enrollments(language, it).into_any()))}
        {row("merge-months", both(&|it| count(sum(it, |it| it.months)).into_any()))}
        {row("merge-documents", both(&|it| count(sum(it, |it| it.documents)).into_any()))}
        {row("merge-notes", both(&|it| count(sum(it, |it| it.notes)).into_any()))}
        {row("merge-goals", both(&|it| count(sum(it, |it| it.goals)).into_any()))}
        {row("merge-bookings", both(&|it| count(it.bookings).into_any()))}
        {row("merge-attestations", both(&|it| count(it.attestations).into_any()))}
    };
    let turned = url::merging(&merged.person.id, Some(&kept.person.id));
    let months = preview.clashes.iter().enumerate().map(|(nth, clash)| month_choice(language, nth, clash)).collect_view();
    view! {
        <section class="section">
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-fiches">
                <table class="table table--stack" aria-labelledby="t-fiches">
                    <caption class="visually-hidden" id="t-fiches">{t!(language, "merge-title")}</caption>
                    <thead><tr>
                        <td></td>
                        <th scope="col">{t!(language, "merge-stays")}</th>
                        <th scope="col">{t!(language, "merge-goes")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p><a href=turned>{t!(language, "merge-turn")}</a></p>
            <p>{t!(language, "merge-what")}</p>
        </section>
        <form class="form form--two" method="post" action={action::<MergePeople>()}>
            <input type="hidden" name="kept" value=kept.person.id.to_string()/>
            <input type="hidden" name="merged" value=merged.person.id.to_string()/>
            {contact_choice("phone", t!(language, "me-phone"), phone(kept), phone(merged))}
            {contact_choice("email", t!(language, "me-email"), kept.person.email.clone(), merged.person.email.clone())}
            {enrollment_choice(language, preview)}
            {months}
            <button class="button button--main">{t!(language, "merge-send")}</button>
            <p class="quiet">{t!(language, "merge-undo-hint")}</p>
        </form>
    }
}

fn phone(record: &MergeRecord) -> Option<String> {
    record.person.phone.as_deref().and_then(Phone::from_stored).map(|phone| phone.displayed())
}

/// The days of an enrollment: from the first to the day of the exit, or the planned last.
fn days(language: Language, it: &MergeEnrollment) -> String {
    let key = if it.left_on.is_some() { "merge-path-left" } else { "merge-path-runs" };
    t!(language, key, from = language.date(it.starts_on), to = language.date(it.left_on.unwrap_or(it.ends_on)))
}

fn enrollments(language: Language, record: &MergeRecord) -> impl IntoView + use<> {
    let lines = record.enrollments.iter().map(|it| view! { <li>{days(language, it)}</li> }).collect_view();
    view! { <ul class="prose">{lines}</ul> }
}

/// A choice between the record that stays, chosen first, and the other.
fn choice(name: String, legend: String, own: (String, Option<String>), other: (String, Option<String>), chosen: bool) -> impl IntoView {
    let option = |value: &'static str, (title, hint): (String, Option<String>), checked: bool| {
        view! {
            <label class="choice">
                <input class="choice__input" type="radio" name=name.clone() value=value checked=checked required=true/>
                <span class="choice__text">
                    <span class="choice__title">{title}</span>
                    {hint.map(|hint| view! { <span class="choice__hint">{hint}</span> })}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="fieldset">
            <legend class="fieldset__legend">{legend}</legend>
            <div class="choices choices--row">{option(KEPT, own, chosen)} {option(MERGED, other, false)}</div>
        </fieldset>
    }
}

/// The choice of a contact, when both have one and they differ; otherwise the one that is there stays.
fn contact_choice(name: &str, legend: String, own: Option<String>, other: Option<String>) -> Option<impl IntoView + use<>> {
    let (own, other) = own.zip(other).filter(|(own, other)| own != other)?;
    Some(choice(name.to_owned(), legend, (own, None), (other, None), true))
}

/// The choice of the enrollment that stays, when two share days.
fn enrollment_choice(language: Language, preview: &MergePreview) -> Option<impl IntoView + use<>> {
    let (own, other) = preview.overlapping.as_ref()?;
    let of = |record: &MergeRecord, id: &EnrollmentId| {
        let enrollment = record.enrollments.iter().find(|it| it.id == *id)?;
        let about = format!("{}, {}", capital(&enrollment.trade), t!(language, "with", name = enrollment.coach.clone()));
        Some((days(language, enrollment), Some(about)))
    };
    let (own, other) = of(&preview.kept, own).zip(of(&preview.merged, other))?;
    let lost = preview.kept.enrollments.iter().chain(&preview.merged.enrollments).map(|it| it.changes).sum::<i64>() > 0;
    let lost = lost.then(|| view! { <p class="quiet">{t!(language, "merge-path-changes")}</p> });
    Some(view! {
        {choice("path".to_owned(), t!(language, "merge-path"), own, other, true)}
        <p class="quiet">{t!(language, "merge-path-hint")}</p>
        {lost}
    })
}

/// The choice between two declarations of a month; of two of the same amount one stays, without a choice.
fn month_choice(language: Language, nth: usize, clash: &MonthClash) -> impl IntoView + use<> {
    let month = language.month(clash.month);
    if !clash.differs() {
        let amount = language.amount(clash.kept.total);
        return view! { <p class="quiet">{t!(language, "merge-month-same", month = month, amount = amount)}</p> }.into_any();
    }
    let (own, other) = (language.amount(clash.kept.total), language.amount(clash.merged.total));
    let legend = t!(language, "merge-month", month = month);
    view! {
        <input type="hidden" name=format!("months[{nth}][month]") value=clash.month.to_string()/>
        {choice(
            format!("months[{nth}][side]"),
            legend,
            (own, Some(t!(language, "merge-stays"))),
            (other, Some(t!(language, "merge-goes"))),
            false,
        )}
    }
    .into_any()
}

/// The merges into a record that can still be undone, each with its button; `None` without any.
///
/// # Errors
/// [`StoreError::Database`].
pub(super) async fn open_merges(ctx: &RequestContext, kept: &PersonId) -> Result<Option<AnyView>, StoreError> {
    let language = ctx.language();
    let open = ctx.store.people().open_merges(kept, ctx.visitor.now).await?;
    let notices = open.iter().map(|merge| undo_notice(language, &merge.merged_id, language.of_name(&merge.name), merge.made_at));
    Ok((!open.is_empty()).then(|| notices.collect_view().into_any()))
}

fn undo_notice(language: Language, merged: &PersonId, of_name: String, made_at: DateTime<Utc>) -> impl IntoView + use<> {
    let merged = merged.to_string();
    view! {
        <Notice>
            <p>{t!(language, "merge-was-made", of_name = of_name, until = at(language, undone_until(made_at)))}</p>
            <form method="post" action={action::<UndoMerge>()}>
                <input type="hidden" name="merged" value=merged/>
                <button class="button">{t!(language, "merge-undo")}</button>
            </form>
        </Notice>
    }
}

/// The page of a record that is not there any more: merged into another, or added by mistake.
pub(super) async fn removed_page(ctx: &RequestContext, person: &Person, gone_at: DateTime<Utc>, into: Option<PersonId>) -> PageResult {
    let language = ctx.language();
    let day = language.date(paris::day(gone_at));
    let inside = match into {
        Some(kept) => {
            let name = ctx.store.people().person(&kept).await?.name();
            let open = ctx.store.people().open_merges(&kept, ctx.visitor.now).await?;
            let open = open.into_iter().find(|merge| merge.merged_id == person.id);
            let undo = open.map(|merge| undo_notice(language, &merge.merged_id, language.of_name(&merge.name), merge.made_at));
            view! {
                <p>{t!(language, "merge-gone", day = day)}</p>
                <ul class="link-list"><li><a href=url::person(&kept)>{name}</a></li></ul>
                {undo}
            }
            .into_any()
        }
        None => view! { <p>{t!(language, "removal-gone", day = day)}</p> }.into_any(),
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{person.name()}</h1>
        </header>
        {inside}
    };
    Ok(Page::new(person.name(), "/personnes", body))
}
