//! The rows of the caseload: entries with their alerts, filtered, sorted and cut into pages.

use super::{
    filter::{CaseloadFilter, MONTH, NAME, URGENCY, View},
    parts::searched_fields,
};
use crate::{review::queue::visible_coaches, web::context::RequestContext};
use domain::{
    caseload::alerts::{Alert, Urgency},
    people::{order::sort_by_name, search::search},
    values::ids::PersonId,
};
use std::cmp::Reverse;
use store::{CaseloadEntry, PageRequest, Paged, ParticipantFilter, ParticipantOrder, ParticipantState, StoreError};

/// An entry of the caseload with its alerts.
pub struct Case {
    /// The entry.
    pub entry: CaseloadEntry,
    /// Its alerts, the most urgent first.
    pub alerts: Vec<Alert>,
}

/// The rows of a page of the caseload.
pub struct Cases {
    /// The page.
    pub page: Paged<Case>,
    /// The number of participants of each view, in the order of [`View::ALL`]; `None` where not all alerts were computed.
    pub counts: Option<Vec<usize>>,
}

impl Cases {
    /// The rows that the filter shows. In a large structure a page by name is read alone, see [`CaseloadFilter::is_paged_by_name`];
    /// urgency and views need the alerts of everyone.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn load(ctx: &RequestContext, filter: &CaseloadFilter, asked: PageRequest) -> Result<Self, StoreError> {
        if filter.is_paged_by_name() {
            return Ok(Self { page: page_by_name(ctx, filter, asked).await?, counts: None });
        }
        let mut all = Vec::new();
        for coach in visible_coaches(ctx, filter.everyone).await? {
            all.extend(cases(ctx, ctx.store.caseload().entries(coach.as_ref(), ctx.visitor.now).await?));
        }
        let counts = View::ALL.map(|view| all.iter().filter(|case| view.includes(&case.alerts)).count()).to_vec();
        all.retain(|case| filter.view.includes(&case.alerts));
        sort(&mut all, filter);
        let found = search(&filter.name, all, |case| searched_fields(&case.entry.enrollment));
        Ok(Self { page: asked.cut(found), counts: Some(counts) })
    }
}

/// The rows of these people, in their order.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn cases_of(ctx: &RequestContext, people: &[PersonId]) -> Result<Vec<Case>, StoreError> {
    Ok(cases(ctx, ctx.store.caseload().entries_of(people, ctx.visitor.now).await?).collect())
}

/// Entries with their alerts of today.
fn cases(ctx: &RequestContext, entries: Vec<CaseloadEntry>) -> impl Iterator<Item = Case> {
    let (today, due_day) = (ctx.visitor.today(), ctx.user.due_day);
    entries.into_iter().map(move |entry| Case { alerts: entry.alerts(today, due_day), entry })
}

/// A page of the running enrollments of the structure by name or by coach.
async fn page_by_name(ctx: &RequestContext, filter: &CaseloadFilter, asked: PageRequest) -> Result<Paged<Case>, StoreError> {
    let order = match filter.sort() {
        (NAME, false) => ParticipantOrder::Name,
        (NAME, true) => ParticipantOrder::NameDescending,
        (_, false) => ParticipantOrder::Coach,
        (_, true) => ParticipantOrder::CoachDescending,
    };
    let wanted = ParticipantFilter { state: ParticipantState::Running, coach: None, search: filter.name.clone() };
    let people = ctx.store.people().participants(&wanted, order, asked, ctx.visitor.now).await?;
    let ids: Vec<PersonId> = people.rows.iter().map(|person| person.id.clone()).collect();
    Ok(people.with_rows(cases_of(ctx, &ids).await?))
}

/// Sorts cases by the column of the filter; those of the same value by name.
fn sort(cases: &mut [Case], filter: &CaseloadFilter) {
    sort_by_name(cases, |case| (&case.entry.enrollment.last_name, &case.entry.enrollment.first_name));
    let (column, descending) = filter.sort();
    match column {
        URGENCY if descending => cases.sort_by_cached_key(|case| Urgency::of(&case.alerts)),
        URGENCY => cases.sort_by_cached_key(|case| Reverse(Urgency::of(&case.alerts))),
        NAME if descending => cases.reverse(),
        NAME => {}
        MONTH if descending => cases.sort_by_key(|case| Reverse(case.entry.enrollment.starts_on)),
        MONTH => cases.sort_by_key(|case| case.entry.enrollment.starts_on),
        _ => {
            cases.sort_by_cached_key(|case| case.entry.enrollment.coach_name.clone());
            if descending {
                cases.reverse();
            }
        }
    }
}
