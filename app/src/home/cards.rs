//! The cards of the first page, each as an open card and as one line.

use crate::{
    bookings::pages::offer_card,
    declarations::{actions::DeclareNil, islands::draft_key, pages::answer_form},
    texts::t,
    ui::{
        icon::Icon,
        rows::{DateTile, capital, row, when},
    },
    url::{self, action},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::{
        declaration::{Due, deadline},
        due_day::DueDay,
    },
    home::{Urgency, Wait},
    values::{ids::PersonId, language::Language, month::Month, paris},
};
use leptos::prelude::*;
use store::{NextBooking, Question, WaitlistEntry};

/// How many months a title names.
const MOST_NAMES: usize = 3;

/// A card of the first page.
pub enum Card {
    /// A place that is offered from a waitlist.
    Offer(Box<WaitlistEntry>),
    /// The months to declare.
    Months(OpenMonths),
    /// A question of the coach.
    Question(Box<Question>),
    /// A month that the coach opened again for a correction.
    Reopened(Month),
    /// A plan that lacks the participant's signature.
    Signature,
    /// The next booking.
    Booking(Box<NextBooking>),
    /// The check-in of the month.
    CheckIn,
}

/// The months to declare, at least one.
pub struct OpenMonths {
    newest: (Month, Due),
    /// Newest first, with the newest.
    months: Vec<Month>,
    /// Those of which a draft is kept on the server.
    drafts: Vec<Month>,
    due_day: DueDay,
    person: PersonId,
}

impl OpenMonths {
    /// Months that are due, newest first; `drafts` are those of which a draft is kept. `None` without any month.
    pub fn new(months: Vec<(Month, Due)>, drafts: Vec<Month>, due_day: DueDay, person: PersonId) -> Option<Self> {
        let newest = *months.first()?;
        Some(Self { newest, months: months.into_iter().map(|(month, _)| month).collect(), drafts, due_day, person })
    }

    /// "À déclarer : octobre", or "2 mois à déclarer : octobre, septembre".
    fn in_words(&self, language: Language) -> String {
        let mut names: Vec<&str> = self.months.iter().take(MOST_NAMES).map(|month| language.month_name(*month)).collect();
        if self.months.len() > MOST_NAMES {
            names.push("…");
        }
        t!(language, "home-months", n = self.months.len() as i64, months = names.join(language.comma()))
    }

    /// The card with the newest month first: its deadline, a draft of it, the buttons that declare it.
    fn card(&self, language: Language) -> impl IntoView + use<> {
        let (month, due) = self.newest;
        let several = self.months.len() > 1;
        let name = language.month_name(month);
        let title = if several { self.in_words(language) } else { t!(language, "home-month-title", month = language.of_month(month)) };
        let day = language.day(deadline(month, self.due_day));
        let text = match (due, several) {
            (Due::ToDeclare, false) => t!(language, "home-month-until", day = day),
            (Due::ToDeclare, true) => t!(language, "home-first-until", month = name, day = day),
            (_, false) => t!(language, "home-month-expected"),
            (_, true) => t!(language, "home-first", month = name),
        };
        let drafted = self.drafts.contains(&month);
        let draft = drafted.then(|| view! { <p class="card__text">{t!(language, "home-draft")}</p> });
        // A draft on the phone is known to the phone alone: the script of every page shows the sentence.
        let on_phone = (!drafted).then(|| {
            view! { <p class="card__text" data-draft=draft_key(self.person.as_str(), month) hidden>{t!(language, "home-draft-phone")}</p> }
        });
        let declare = match (drafted, several) {
            (true, _) => t!(language, "home-go-on"),
            (false, false) => t!(language, "declare"),
            (false, true) => t!(language, "declare-month", month = name),
        };
        let nil = if several { t!(language, "declare-nil-month", month = name) } else { t!(language, "declare-nil") };
        view! {
            <article class="card card--main">
                <p class="card__eyebrow"><Icon name="turnover"/>{t!(language, "state-to-declare")}</p>
                <h2 class="card__title">{title}</h2>
                <p class="card__text">{text}</p>
                {draft}
                {on_phone}
                <div class="card__actions actions">
                    <a class="button button--main" href=url::declaration(month)>{declare}</a>
                    <form method="post" action={action::<DeclareNil>()}>
                        <input type="hidden" name="month" value=month.to_string()/>
                        <button class="button">{nil}</button>
                    </form>
                </div>
            </article>
        }
    }
}

impl Card {
    /// Its urgency, by which the cards are ordered.
    pub fn urgency(&self) -> Urgency {
        match self {
            Self::Offer(entry) => Urgency::Expires(entry.offered_until.unwrap_or(entry.starts_at)),
            Self::Months(open) => match open.newest {
                (month, Due::ToDeclare) => Urgency::Expires(end_of(deadline(month, open.due_day))),
                _ => Urgency::Waits(Wait::Declaration),
            },
            Self::Question(_) => Urgency::Waits(Wait::Answer),
            Self::Reopened(_) => Urgency::Waits(Wait::Correction),
            Self::Signature => Urgency::Waits(Wait::Signature),
            Self::Booking(booking) => Urgency::Soon(booking.starts_at),
            Self::CheckIn => Urgency::Anytime,
        }
    }

    /// The whole card, with at most one main button.
    pub async fn open(self, language: Language) -> AnyView {
        match self {
            Self::Offer(entry) => offer_card(language, &entry).into_any(),
            Self::Months(open) => open.card(language).into_any(),
            Self::Question(question) => answer_form(language, &question).await.into_any(),
            Self::Reopened(month) => reopened_card(language, month).into_any(),
            Self::Signature => link_card(language, "plan", "plan-to-sign", None, "/plan#proposition", "home-plan-read").into_any(),
            Self::Booking(booking) => booking_card(language, &booking).into_any(),
            Self::CheckIn => {
                link_card(language, "message", "home-check-in", Some("home-check-in-text"), "/plan#point", "home-check-in-go").into_any()
            }
        }
    }

    /// One line that leads to where the card can be dealt with.
    pub fn line(&self, language: Language) -> AnyView {
        let written = |text: String| view! { <span lang=language.of_structures()>{text}</span> }.into_any();
        match self {
            Self::Offer(entry) => {
                line("bell", t!(language, "offer-eyebrow").into_any(), Some(written(entry.title.clone())), "/rendez-vous".into())
            }
            Self::Months(open) => {
                let to = if open.months.len() > 1 { "/declarations".into() } else { url::declaration(open.newest.0) };
                line("turnover", open.in_words(language).into_any(), None, to)
            }
            Self::Question(question) => {
                let title = t!(language, "question-title", month = language.of_month(question.month));
                line("question", title.into_any(), Some(written(question.question.clone())), url::declaration(question.month))
            }
            Self::Reopened(month) => {
                let title = t!(language, "home-month-title", month = language.of_month(*month));
                line("edit", title.into_any(), Some(t!(language, "figure-reopened").into_any()), url::declaration(*month))
            }
            Self::Signature => line("plan", t!(language, "plan-to-sign").into_any(), None, "/plan#proposition".into()),
            Self::Booking(booking) => {
                let when = capital(&when(language, booking.starts_at, booking.ends_at));
                line("calendar", written(booking.title.clone()), Some(when.into_any()), url::session(&booking.session_id))
            }
            Self::CheckIn => line("message", t!(language, "home-check-in").into_any(), None, "/plan#point".into()),
        }
    }
}

/// The instant at which a day ends in Paris.
fn end_of(day: NaiveDate) -> DateTime<Utc> {
    paris::start_of_day(day.succ_opt().unwrap_or(day))
}

fn line(icon: &'static str, title: AnyView, note: Option<AnyView>, to: String) -> AnyView {
    let note = note.map(|note| view! { <span class="row__note">{note}</span> });
    row(view! { <Icon name=icon/><span class="row__main"><span class="row__title">{title}</span>{note}</span> }, Some(to))
}

/// A card with a title and one button that leads to `to`; `title`, `text` and `button` are keys.
fn link_card(
    language: Language,
    icon: &'static str,
    title: &'static str,
    text: Option<&'static str>,
    to: &'static str,
    button: &'static str,
) -> impl IntoView + use<> {
    let text = text.map(|text| view! { <p class="card__text">{t!(language, text)}</p> });
    view! {
        <article class="card">
            <p class="card__eyebrow"><Icon name=icon/>{t!(language, "nav-plan")}</p>
            <h2 class="card__title">{t!(language, title)}</h2>
            {text}
            <div class="card__actions actions"><a class="button button--main" href=to>{t!(language, button)}</a></div>
        </article>
    }
}

/// The card of a month that the coach opened again for a correction.
fn reopened_card(language: Language, month: Month) -> impl IntoView + use<> {
    view! {
        <article class="card card--main">
            <p class="card__eyebrow"><Icon name="edit"/>{t!(language, "state-reopened")}</p>
            <h2 class="card__title">{t!(language, "home-month-title", month = language.of_month(month))}</h2>
            <p class="card__text">{t!(language, "figure-reopened")}</p>
            <div class="card__actions actions">
                <a class="button button--main" href=url::declaration(month)>{t!(language, "correct")}</a>
            </div>
        </article>
    }
}

/// The next booking, with the way to it.
fn booking_card(language: Language, booking: &NextBooking) -> impl IntoView + use<> {
    let address = booking.address.clone().filter(|address| !address.is_empty());
    let place = [booking.venue.clone(), address.clone()].into_iter().flatten().filter(|text| !text.is_empty());
    let place = place.collect::<Vec<_>>().join(language.comma());
    let place = if place.is_empty() { t!(language, "remote") } else { place };
    let way = |to: String, icon: &'static str, label: String| {
        view! { <a class="button button--small" href=to rel="noreferrer"><Icon name=icon/>{label}</a> }
    };
    let map = address.map(|address| way(url::map(&address), "place", t!(language, "home-directions")));
    let link = booking.link.clone().map(|link| way(link, "phone", t!(language, "fact-link")));
    view! {
        <article class="card">
            <p class="card__eyebrow"><Icon name="calendar"/>{t!(language, "home-next-booking")}</p>
            <div class="card__head">
                <DateTile language at=booking.starts_at/>
                <h2 class="card__title">
                    <a class="card__link" lang=language.of_structures() href=url::session(&booking.session_id)>{booking.title.clone()}</a>
                </h2>
            </div>
            <p class="card__text">{capital(&when(language, booking.starts_at, booking.ends_at))}</p>
            <p class="card__text">{capital(&t!(language, "with", name = booking.coach.clone()))}{language.comma()}{place}</p>
            <div class="card__actions actions">
                {map}
                {link}
                <a class="button button--small" href=url::session_file(&booking.session_id) download><Icon name="calendar"/>{t!(language, "calendar-add")}</a>
                <a class="button button--small" href=url::session(&booking.session_id)>{t!(language, "cannot-come")}</a>
            </div>
        </article>
    }
}
