//! "Aujourd'hui": the participant's first page, with its most pressing card open and the others as one line each ([`cards`]), the
//! [`welcome`] of a new participant, their progress and the contact to call.

pub(crate) mod cards;
pub mod welcome;

use crate::{
    declarations::{
        actions::{DRAFTS, form_of},
        months::{EarlierEnrollment, earlier_enrollments, earlier_question, months_to_declare},
    },
    enrollments::standing::standing_card,
    home::cards::{Card, OpenMonths},
    people::help_contact::help_contact,
    texts::t,
    ui::{icon::Icon, rows::capital},
    url::home_of,
    web::{
        context::RequestContext,
        forms::load_drafts,
        page::{Address, Page, PageEnd, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::waitlist::WaitlistState,
    enrollments::standing::{Standing, coming_months, declarable_from},
    home::{Arranged, arrange, is_new, rise_since_start},
    people::Role,
    plan::{Progress, check_in::asks_for_check_in},
    values::{language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;
use serde::de::IgnoredAny;
use store::{Day, Enrollment};

/// The participant's first page; other roles are redirected to theirs, see [`home_of`].
pub async fn today(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    if ctx.user.role != Role::Participant {
        return Err(PageEnd::Elsewhere(home_of(ctx.user.role).to_owned()));
    }
    let language = ctx.language();
    let (today, due_day) = (ctx.visitor.today(), ctx.user.due_day);
    let Day { enrollment, declared, progress, asked, next_booking, contact, drafted, offered, plan_waits, checked_in, returned } =
        ctx.store.enrollments().day_of(&ctx.user.person_id, ctx.visitor.now).await?;
    // After a return, open months and questions of earlier enrollments are shown too.
    let enrollments = if returned { ctx.store.enrollments().enrollments_of(&ctx.user.person_id).await? } else { Vec::new() };
    let earlier = earlier_enrollments(&ctx, &enrollments).await?;
    let question = if asked { ctx.store.review().open_question(&enrollment.id).await? } else { earlier_question(&ctx, &earlier).await? };
    let offers = if offered { ctx.store.bookings().waitlist_entries_of(&ctx.user.person_id, ctx.visitor.now).await? } else { Vec::new() };

    let period = enrollment.period();
    // The cards take the newest month first.
    let mut months = months_to_declare(&enrollment, &declared, today, due_day);
    months.reverse();
    months.extend(earlier.iter().flat_map(EarlierEnrollment::open_months));
    let drafts = if drafted && !months.is_empty() { load_drafts::<IgnoredAny>(DRAFTS).await } else { Default::default() };
    let drafts = months.iter().map(|(month, _)| *month).filter(|month| drafts.contains_key(&form_of(*month))).collect();
    let has_open_months = !months.is_empty();
    let all_declared = || declared.iter().chain(earlier.iter().flat_map(EarlierEnrollment::declared));

    let mut cards: Vec<Card> =
        offers.into_iter().filter(|entry| entry.state == WaitlistState::Offered).map(|entry| Card::Offer(Box::new(entry))).collect();
    cards.extend(OpenMonths::new(months, drafts, due_day, ctx.user.person_id.clone()).map(Card::Months));
    cards.extend(question.map(|question| Card::Question(Box::new(question))));
    cards.extend(all_declared().filter(|declared| declared.reopened).map(|declared| Card::Reopened(declared.month)));
    cards.extend(plan_waits.then_some(Card::Signature));
    cards.extend(next_booking.map(|booking| Card::Booking(Box::new(booking))));
    let check_in_due = asks_for_check_in(&period, &enrollment.suspensions, checked_in, today);
    cards.extend(check_in_due.then_some(Card::CheckIn));
    let Arranged { open, lines } = arrange(cards.into_iter().map(|card| (card.urgency(), card)).collect());

    let over = matches!(Standing::of(&period, &enrollment.suspensions, today), Standing::Over(_));
    let welcome = if declared.is_empty() && !returned && !over && is_new(&period, today) {
        welcome::card(&ctx, &enrollment, has_open_months).await?
    } else {
        None
    };
    let nothing = (open.is_none() && welcome.is_none()).then(|| {
        let year = Month::of(today).year();
        let of_year: Vec<Cents> = all_declared().filter(|it| it.month.year() == year).map(|it| it.total).collect();
        nothing_to_do(language, &enrollment, (!of_year.is_empty()).then(|| of_year.into_iter().sum()), today)
    });
    let open = match open {
        Some(card) => Some(card.open(language).await),
        None => None,
    };
    let lines = (!lines.is_empty()).then(|| {
        view! { <ul class="rows">{lines.iter().map(|card| card.line(language)).collect_view()}</ul> }
    });
    let rise = rise_since_start(declared.last().map(|declared| declared.total), enrollment.starting_turnover);
    // Before the first day and after the end there is no progress to show.
    let progress = (!over && period.starts_on <= today).then(|| progress_line(language, &enrollment, today, progress, rise));
    let body = view! {
        <header class="page__head">
            <p class="page__eyebrow">{capital(&language.day(today))}</p>
            <h1 class="page__title">{t!(language, "home-title", name = ctx.user.first_name.clone())}</h1>
        </header>
        <div class="stack">
            {standing_card(language, &enrollment, today)}
            {open}
            {lines}
            {welcome}
            {nothing}
            {progress}
            {help_contact(language, &contact)}
        </div>
    };
    Ok(Page::new(t!(language, "nav-today"), "/", body))
}

/// The card for a day without a task, with the turnover declared for the year, if any, and the next month to declare.
fn nothing_to_do(language: Language, enrollment: &Enrollment, of_year: Option<Cents>, today: NaiveDate) -> impl IntoView + use<> {
    let sum = of_year.map(|sum| {
        let (year, amount) = (Month::of(today).year().to_string(), language.amount(sum));
        view! { <p class="card__text">{t!(language, "home-done-year", year = year, amount = amount)}</p> }
    });
    let next = coming_months(&enrollment.period(), &enrollment.suspensions, today).next().map(|month| {
        let (name, day) = (language.month_name(month), language.day_and_month(declarable_from(month)));
        view! { <p class="card__text">{t!(language, "path-first-month", month = name, day = day)}</p> }
    });
    view! {
        <article class="card card--quiet">
            <p class="card__eyebrow"><Icon name="check"/>{t!(language, "home-done-eyebrow")}</p>
            <h2 class="card__title">{t!(language, "home-done-title")}</h2>
            {sum}
            {next}
        </article>
    }
}

/// "Mois 9 sur 24, 5 actions sur 12", and by how much the last month is above the start, if it is.
fn progress_line(
    language: Language,
    enrollment: &Enrollment,
    today: NaiveDate,
    progress: Progress,
    rise: Option<Cents>,
) -> impl IntoView + use<> {
    let (month, months) = (enrollment.month_reached(today), enrollment.length_in_months());
    let actions = (progress.all > 0).then(|| t!(language, "progress-actions", done = progress.done, all = progress.all));
    let rise = rise.map(|rise| t!(language, "progress-rise", amount = language.short_amount(rise)));
    view! {
        <a class="progress" href="/plan">
            <span class="progress__text"><strong>{t!(language, "progress-month", month = month, months = months)}</strong>{actions}{rise}</span>
            <progress class="bar" value=month max=months aria-hidden="true"></progress>
        </a>
    }
}
