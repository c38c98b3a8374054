//! Mes suivis: whom I accompany.

use super::parts::{matches, person_row, search};
use crate::{
    session::Asking,
    texts::t,
    ui::frame::{Address, Page, PageResult},
};
use domain::people::Role;
use leptos::prelude::*;
use store::Enrollment;

/// Whom I accompany; a coordinator sees everyone.
pub async fn list(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let everyone = asking.who.role == Role::Coordinator || address.asked("tous").is_some();
    let own = (!everyone).then_some(&asking.who.person_id);
    let wanted = address.asked("q").unwrap_or_default();
    let people: Vec<Enrollment> = asking.rows.running_enrollments(own).await?.into_iter().filter(|e| matches(&e.name(), &wanted)).collect();
    let nothing = people.is_empty().then(|| {
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-people"></use></svg>
                <h2 class="empty__title">{t!(language, "caseload-none-title")}</h2>
                <p class="empty__text">{t!(language, "caseload-none-text")}</p>
            </div>
        }
    });
    let today = asking.visitor.today();
    let rows = people.iter().map(|enrollment| person_row(language, enrollment, today)).collect_view();
    let filter = (asking.who.role == Role::Coach).then(|| {
        view! {
            <nav class="filter" aria-label=t!(language, "review-filter")>
                <a class="filter__item" href="/suivis" aria-current=(!everyone).then_some("true")>{t!(language, "review-own")}</a>
                <a class="filter__item" href="/suivis?tous=oui" aria-current=everyone.then_some("true")>{t!(language, "review-everyone")}</a>
            </nav>
        }
    });
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "nav-caseload")}</h1></header>
        {filter}
        {search(language, "/suivis", &wanted, everyone && asking.who.role == Role::Coach)}
        {nothing}
        <ul class="rows">{rows}</ul>
    };
    Ok(Page::new(t!(language, "nav-caseload"), "/suivis", body))
}
