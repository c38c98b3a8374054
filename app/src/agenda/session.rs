//! One session as the team sees it: who comes, who waits, what was done, and what can still be changed.

use super::{
    cancel::{cancel_form, refused},
    holders::{given_back, holders, is_on_the_list, queue, refused_words},
    page_of,
    roll::roll,
    shown::Shown,
};
use crate::web::page::{Address, Page, PageResult};
use crate::{
    bookings::parts::{facts, history, places},
    texts::t,
    ui::{form::ErrorSummary, icon::Icon},
    web::context::RequestContext,
};
use domain::values::{ids::SessionId, language::Language, paris};
use leptos::prelude::*;
use store::{Attendee, SessionRow};

/// One session.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let (me, now) = (&ctx.user.person_id, ctx.visitor.now);
    let id: SessionId = address.part("session")?;
    let session = ctx.store.bookings().session(me, &id).await?;
    let dates = ctx.store.bookings().dates_of(&id).await?;
    let attendees = ctx.store.bookings().attendees(&id).await?;
    let entries = ctx.store.bookings().queue_of(&id).await?;
    let deeds = ctx.store.bookings().deeds_in(&id).await?;
    let (cancelling, words) = (refused(&id).await, refused_words().await);
    let cancelled = session.cancelled_at.is_some();
    let begun = session.starts_at <= now;
    let open = !begun && !cancelled;

    let coming: Vec<&Attendee> = attendees.iter().filter(|attendee| is_on_the_list(attendee)).collect();
    let here = coming.iter().filter_map(|one| words.get(&format!("take-back.{}", one.booking_id)));
    let mistakes: Vec<_> = here.flat_map(|kept| &kept.mistakes).chain(&cancelling.mistakes).filter(|_| open).collect();
    let summary: Vec<_> = mistakes.into_iter().map(|(field, key)| (field.to_string(), t!(language, key))).collect();
    let any = !summary.is_empty();

    let list = if coming.is_empty() {
        view! { <p class="quiet">{t!(language, "roll-nobody")}</p> }.into_any()
    } else if begun {
        roll(language, &coming, None).into_any()
    } else {
        holders(language, &session.id, &coming, &words).into_any()
    };
    let back = Shown { day: paris::day(session.starts_at), week: true, everyone: session.coach_id != *me }.address();
    let state = cancelled.then(|| view! { <p><span class="state state--off">{t!(language, "session-cancelled")}</span></p> });
    let waiting = (!begun).then(|| queue(language, &entries, &id));
    let change = open.then(
        || view! { <a class="button" href=format!("{}/modifier", page_of(&id))><Icon name="edit"/>{t!(language, "session-change")}</a> },
    );
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <p class="page__eyebrow">{t!(language, &format!("kind-{}", session.kind.as_str()))}</p>
            <h1 class="page__title">{session.title.clone()}</h1>
            {state}
            <div class="page__actions">{open.then(|| to_add(language, &session))}{change}</div>
        </header>
        <div class="columns">
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, if begun { "roll-title" } else { "roll-booked" })}</h2>
                    {list}
                </section>
                {waiting}
                {given_back(language, &attendees)}
            </div>
            <div>
                <section class="section">
                    <h2 class="section__title">{t!(language, "session-facts")}</h2>
                    {open.then(|| places(language, &session))}
                    {facts(language, &session, &dates)}
                </section>
                {open.then(|| cancel_form(language, &session, cancelling))}
                {history(language, &deeds)}
            </div>
        </div>
    };
    Ok(Page::new(session.title, "/agenda", body).with_mistakes(language, any))
}

/// To add somebody, as long as there is a place.
fn to_add(language: Language, session: &SessionRow) -> Option<impl IntoView + use<>> {
    let to = format!("{}/ajouter", page_of(&session.id));
    (session.left() > 0).then(|| view! { <a class="button button--main" href=to><Icon name="user-plus"/>{t!(language, "add-title")}</a> })
}
