//! "Aujourd'hui": the participant's first page, with a card for each thing to do.

use crate::{
    bookings::pages::offer_card,
    declarations::{
        actions::DeclareNil,
        months::{EarlierEnrollment, earlier_enrollments, earlier_question},
        pages::{answer_form, month_to_declare},
    },
    enrollments::standing::standing_notice,
    texts::t,
    ui::{
        icon::Icon,
        rows::{DateTile, capital, when},
    },
    url::{self, action, home_of},
    web::{
        context::RequestContext,
        page::{Address, Page, PageEnd, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::waitlist::WaitlistState,
    declarations::{
        declaration::{Due, deadline},
        due_day::DueDay,
    },
    people::Role,
    plan::{Progress, check_in::asks_for_check_in},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{Booking, Day, Enrollment};

/// The participant's first page; other roles are redirected to theirs, see [`home_of`].
pub async fn today(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    if ctx.user.role != Role::Participant {
        return Err(PageEnd::Elsewhere(home_of(ctx.user.role).to_owned()));
    }
    let language = ctx.language();
    let today = ctx.visitor.today();
    let Day { enrollment, progress, asked, booked, offered, plan_waits, checked_in, returned } =
        ctx.store.enrollments().day_of(&ctx.user.person_id, ctx.visitor.now).await?;
    let declared = ctx.store.declarations().summaries(&enrollment.id).await?;
    // After a return, what is open in an earlier enrollment is shown when nothing is open in the newest.
    let enrollments = if returned { ctx.store.enrollments().enrollments_of(&ctx.user.person_id).await? } else { Vec::new() };
    let earlier = earlier_enrollments(&ctx, &enrollments).await?;
    let question = if asked { ctx.store.review().open_question(&enrollment.id).await? } else { earlier_question(&ctx, &earlier).await? };
    let bookings = if booked { ctx.store.bookings().upcoming_bookings(&ctx.user.person_id, ctx.visitor.now).await? } else { Vec::new() };
    let offers = if offered { ctx.store.bookings().waitlist_entries_of(&ctx.user.person_id, ctx.visitor.now).await? } else { Vec::new() };
    let offer_card = offers.iter().find(|entry| entry.state == WaitlistState::Offered).map(|entry| offer_card(language, entry));
    let due_day = ctx.user.due_day;

    let open =
        month_to_declare(&enrollment, &declared, today, due_day).or_else(|| earlier.iter().find_map(EarlierEnrollment::month_to_declare));
    let month_card = open.map(|(month, due)| month_card(language, month, due, due_day));
    let question_card = match &question {
        Some(question) => Some(answer_form(language, question).await),
        None => None,
    };
    let reopened = declared.iter().chain(earlier.iter().flat_map(EarlierEnrollment::declared)).find(|declared| declared.reopened);
    let reopened_card = reopened.map(|declared| reopened_card(language, declared.month, month_card.is_none()));
    let booking_card = bookings.first().map(|booking| booking_card(language, booking));
    let nothing =
        (month_card.is_none() && question_card.is_none() && reopened_card.is_none() && booking_card.is_none() && offer_card.is_none())
            .then(|| all_done(language));
    let check_in_due = asks_for_check_in(&enrollment.period(), &enrollment.suspensions, checked_in, today);
    // After the end of the enrollment its progress is not shown.
    let progress = (!enrollment.period().is_over(today)).then(|| progress_line(language, &enrollment, today, progress));
    let plan_lines = plan_lines(language, plan_waits, check_in_due);
    let body = view! {
        <header class="page__head">
            <p class="page__eyebrow">{capital(&language.day(today))}</p>
            <h1 class="page__title">{t!(language, "home-title", name = ctx.user.first_name.clone())}</h1>
        </header>
        <div class="stack">
            {standing_notice(language, &enrollment, today)}
            {offer_card}
            {month_card}
            {question_card}
            {reopened_card}
            {booking_card}
            {nothing}
            {plan_lines}
            {progress}
        </div>
    };
    Ok(Page::new(t!(language, "nav-today"), "/", body))
}

fn month_card(language: Language, month: Month, due: Due, due_day: DueDay) -> impl IntoView + use<> {
    let name = language.of_month(month);
    let text = match due {
        Due::ToDeclare => t!(language, "home-month-until", day = language.day(deadline(month, due_day))),
        _ => t!(language, "home-month-expected"),
    };
    view! {
        <article class="card card--main">
            <p class="card__eyebrow"><Icon name="turnover"/>{t!(language, "state-to-declare")}</p>
            <h2 class="card__title">{t!(language, "home-month-title", month = name)}</h2>
            <p class="card__text">{text}</p>
            <div class="card__actions actions">
                <a class="button button--main" href=url::declaration(month)>{t!(language, "declare")}</a>
                <form method="post" action={action::<DeclareNil>()}>
                    <input type="hidden" name="month" value=month.to_string()/>
                    <button class="button">{t!(language, "declare-nil")}</button>
                </form>
            </div>
        </article>
    }
}

/// The card of a month that the coach opened again for a correction. `first` when it is the main card of the page.
fn reopened_card(language: Language, month: Month, first: bool) -> impl IntoView {
    let (card, button) = if first { ("card card--main", "button button--main") } else { ("card", "button") };
    view! {
        <article class=card>
            <p class="card__eyebrow"><Icon name="edit"/>{t!(language, "state-reopened")}</p>
            <h2 class="card__title">{t!(language, "home-month-title", month = language.of_month(month))}</h2>
            <p class="card__text">{t!(language, "figure-reopened")}</p>
            <div class="card__actions actions">
                <a class=button href=url::declaration(month)>{t!(language, "correct")}</a>
            </div>
        </article>
    }
}

fn booking_card(language: Language, booking: &Booking) -> impl IntoView + use<> {
    let place = [booking.venue.clone(), booking.address.clone()].into_iter().flatten().filter(|text| !text.is_empty());
    let place = place.collect::<Vec<_>>().join(", ");
    let place = if place.is_empty() { t!(language, "remote") } else { place };
    view! {
        <article class="card">
            <p class="card__eyebrow"><Icon name="calendar"/>{t!(language, "home-next-booking")}</p>
            <div class="card__head">
                <DateTile language at=booking.starts_at/>
                <h2 class="card__title">
                    <a class="card__link" href=url::session(&booking.session_id)>{booking.title.clone()}</a>
                </h2>
            </div>
            <p class="card__text">{capital(&when(language, booking.starts_at, booking.ends_at))}</p>
            <p class="card__text">{capital(&t!(language, "with", name = booking.coach.clone()))}", "{place}</p>
            <div class="card__actions actions">
                <a class="button button--small" href=url::session_file(&booking.session_id) download><Icon name="calendar"/>{t!(language, "calendar-add")}</a>
                <a class="button button--small" href=url::session(&booking.session_id)>{t!(language, "cannot-come")}</a>
            </div>
        </article>
    }
}

/// Links to the plan: to sign a proposal, when one `waits`, and to the check-in of the month, when it is `due`.
fn plan_lines(language: Language, waits: bool, due: bool) -> impl IntoView {
    let sign = waits.then(|| view! { <li><a href="/plan#proposition">{t!(language, "home-plan-waits")}</a></li> });
    let say = due.then(|| view! { <li><a href="/plan#point">{t!(language, "home-check-in")}</a></li> });
    (waits || due).then(|| view! { <ul class="link-list">{sign}{say}</ul> })
}

fn all_done(language: Language) -> impl IntoView {
    view! {
        <article class="card card--quiet">
            <p class="card__eyebrow"><Icon name="check"/>{t!(language, "home-done-eyebrow")}</p>
            <h2 class="card__title">{t!(language, "home-done-title")}</h2>
            <p class="card__text">{t!(language, "home-done-text")}</p>
        </article>
    }
}

/// "Mois 9 sur 24, 5 actions sur 12".
pub fn progress_line(language: Language, enrollment: &Enrollment, today: NaiveDate, progress: Progress) -> impl IntoView + use<> {
    let (month, months) = (enrollment.month_reached(today), enrollment.length_in_months());
    let actions = (progress.all > 0).then(|| t!(language, "progress-actions", done = progress.done, all = progress.all));
    view! {
        <a class="progress" href="/plan">
            <span class="progress__text"><strong>{t!(language, "progress-month", month = month, months = months)}</strong>{actions}</span>
            <progress class="bar" value=month max=months aria-hidden="true"></progress>
        </a>
    }
}
