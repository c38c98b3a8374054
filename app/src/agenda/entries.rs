//! The rows that the agenda shows, and how each coach is marked in it.

use super::view::AgendaView;
use crate::{
    ui::rows::initials,
    web::{context::RequestContext, page::Address},
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{
    bookings::{
        BookingState,
        day_layout::{DayPart, part_of_day},
        holidays::HolidayRegion,
        span::Span,
    },
    values::{
        ids::{PersonId, SessionId},
        language::Language,
    },
};
use std::collections::HashMap;
use store::{Attendee, Leave, OpenHours, SessionDate, SessionRow, StoreError};

/// How many colours coaches have in the agenda: `coach--0` and so on in the style.
const COLOURS: usize = 8;

/// How a coach is marked: by a colour and by initials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoachMark {
    /// The coach.
    pub id: PersonId,
    /// First and family name.
    pub name: String,
    /// The initials.
    pub initials: String,
    /// The class of the colour.
    pub class: String,
}

/// The rows that the page shows.
pub struct Agenda {
    /// The language of the screens.
    pub language: Language,
    /// The days, and whether the sessions of all are shown.
    pub shown: AgendaView,
    /// The coach to whom the sessions are restricted by the filter, if any; never the user.
    pub coach: Option<PersonId>,
    /// The user.
    pub user: PersonId,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// The sessions by identifier.
    pub sessions: HashMap<SessionId, SessionRow>,
    /// Their dates by start.
    pub dates: Vec<SessionDate>,
    attendees: HashMap<SessionId, Vec<Attendee>>,
    withheld: HashMap<SessionId, i64>,
    leaves: Vec<Leave>,
    open: Vec<OpenHours>,
    /// The public holidays of the structure.
    pub region: HolidayRegion,
    /// The team by name.
    pub marks: Vec<CoachMark>,
}

impl Agenda {
    /// The rows that an address asks for: see [`AgendaView::asked`]; `de` may also be the identifier of one of the team.
    pub async fn load(ctx: &RequestContext, address: &Address) -> Result<Self, StoreError> {
        let shown = AgendaView::asked(ctx, address);
        let marks = coach_marks(ctx).await?;
        let asked = address.query("de");
        let coach = marks.iter().map(|mark| &mark.id).find(|id| asked.as_deref() == Some(id.as_str())).cloned();
        // One's own identifier is "moi".
        let shown = if coach.is_some() { AgendaView { everyone: coach.as_ref() != Some(&ctx.user.person_id), ..shown } } else { shown };
        let coach = coach.filter(|id| *id != ctx.user.person_id);
        let of = coach.as_ref().or((!shown.everyone).then_some(&ctx.user.person_id));
        let span = shown.span();
        let (first, last) = shown.days();
        let sessions = ctx.store.bookings().sessions_between(of, &span).await?;
        let dates = ctx.store.bookings().dates_between(of, &span).await?;
        let mut attendees: HashMap<SessionId, Vec<Attendee>> = HashMap::new();
        for attendee in ctx.store.bookings().attendees_between(of, &span).await? {
            attendees.entry(attendee.session_id.clone()).or_default().push(attendee);
        }
        let withheld = ctx.store.bookings().withheld_between(of, &span).await?;
        let leaves = ctx.store.bookings().leaves(of, first).await?.into_iter().filter(|leave| leave.from_day <= last).collect();
        let sessions = sessions.into_iter().map(|session| (session.id.clone(), session)).collect();
        let region = ctx.store.settings().holiday_region().await?;
        let open = ctx.store.bookings().open_hours(of, first, last, region).await?;
        let (language, now, user) = (ctx.language(), ctx.visitor.now, ctx.user.person_id.clone());
        Ok(Self { language, shown, coach, user, now, sessions, dates, attendees, withheld, leaves, open, region, marks })
    }

    /// The address of other days of the same coach or coaches.
    pub fn address_of(&self, view: AgendaView) -> String {
        self.coach.as_ref().map_or_else(|| view.address(), |coach| view.address_for(coach))
    }

    /// Whether sessions of several coaches are shown.
    pub fn is_of_several(&self) -> bool {
        self.coach.is_none() && self.shown.everyone
    }

    /// The days that are shown: those of a weekend in a week only when they have entries or open hours, or are asked for.
    pub fn days(&self) -> Vec<NaiveDate> {
        let (first, last) = self.shown.days();
        let is_shown = |day: &NaiveDate| {
            let always = !self.shown.week || *day == self.shown.day || day.weekday().num_days_from_monday() < 5;
            always || self.has_entries(*day) || self.open_on(*day).next().is_some()
        };
        first.iter_days().take_while(|day| *day <= last).filter(is_shown).collect()
    }

    /// The number of places in a session held by participants whose names the user may not read.
    pub fn withheld(&self, session: &SessionId) -> i64 {
        self.withheld.get(session).copied().unwrap_or_default()
    }

    /// The bookings of a session, with those whose attendance was marked; without the withheld ones.
    pub fn attendees(&self, session: &SessionId) -> &[Attendee] {
        self.attendees.get(session).map_or(&[], Vec::as_slice)
    }

    /// Whether a booking of a session has no attendance marked.
    pub fn has_unmarked(&self, session: &SessionId) -> bool {
        self.attendees(session).iter().any(|attendee| attendee.state == BookingState::Booked)
    }

    /// The leaves on a day.
    pub fn leaves_on(&self, day: NaiveDate) -> impl Iterator<Item = &Leave> {
        self.leaves.iter().filter(move |leave| leave.from_day <= day && day <= leave.to_day)
    }

    /// The dates that have a part on a day, by start, with that part.
    pub fn dates_on(&self, day: NaiveDate) -> impl Iterator<Item = (DayPart, &SessionDate, &SessionRow)> {
        self.dates.iter().filter_map(move |date| {
            let part = part_of_day(&Span { starts_at: date.starts_at, ends_at: date.ends_at }, day)?;
            Some((part, date, self.sessions.get(&date.session_id)?))
        })
    }

    /// The open hours on a day.
    pub fn open_on(&self, day: NaiveDate) -> impl Iterator<Item = &OpenHours> {
        self.open.iter().filter(move |open| open.day == day)
    }

    /// Whether a day has sessions or leaves.
    pub fn has_entries(&self, day: NaiveDate) -> bool {
        self.dates_on(day).next().is_some() || self.leaves_on(day).next().is_some()
    }

    /// The mark of a coach; `None` for a person who left the team.
    pub fn mark(&self, coach: &PersonId) -> Option<&CoachMark> {
        self.marks.iter().find(|mark| mark.id == *coach)
    }
}

/// The marks of the team, by name. A colour goes with the order of joining, so that a new colleague changes no other's.
pub async fn coach_marks(ctx: &RequestContext) -> Result<Vec<CoachMark>, StoreError> {
    let team = ctx.store.people().team().await?;
    let mut ids: Vec<PersonId> = team.iter().map(|person| person.id.clone()).collect();
    ids.sort();
    let mark = |id: PersonId, name: String| {
        let colour = ids.iter().position(|one| *one == id).unwrap_or_default() % COLOURS;
        CoachMark { id, initials: initials(&name), name, class: format!("coach--{colour}") }
    };
    Ok(team.into_iter().map(|person| mark(person.id.clone(), person.name())).collect())
}
