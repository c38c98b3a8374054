//! The columns of a day on which several coaches are shown: one a coach, by name, and one of all others where there are too many.

use super::{
    entries::{Agenda, CoachMark},
    view::AgendaView,
};
use crate::texts::t;
use chrono::NaiveDate;
use domain::values::ids::PersonId;
use leptos::prelude::*;

/// The most columns of a day: `lanes-8` in the style.
const MOST_LANES: usize = 8;

/// The columns of a day.
pub struct Lanes<'a> {
    own: Vec<&'a CoachMark>,
    /// The coaches of the last column; people who left the team are in it without a mark.
    others: Vec<&'a CoachMark>,
    has_others: bool,
}

impl<'a> Lanes<'a> {
    /// The columns of the coaches with a session or open hours on the shown day; `None` for a week, for one coach's agenda, and for fewer
    /// than two.
    pub fn of(agenda: &'a Agenda) -> Option<Self> {
        let day = agenda.shown.day;
        if agenda.shown.week || !agenda.is_of_several() {
            return None;
        }
        let holds = |mark: &&CoachMark| agenda.dates_on(day).any(|(_, _, session)| session.coach_id == mark.id);
        let is_open = |mark: &&CoachMark| agenda.open_on(day).any(|open| open.coach_id == mark.id);
        let mut own: Vec<&CoachMark> = agenda.marks.iter().filter(|mark| holds(mark) || is_open(mark)).collect();
        let has_unknown = agenda.dates_on(day).any(|(_, _, session)| agenda.mark(&session.coach_id).is_none());
        let all = own.len() + usize::from(has_unknown);
        // Where there are too many, the user's own column stays, then those with a session.
        if all > MOST_LANES {
            own.sort_by_key(|mark| (mark.id != agenda.user, !holds(mark)));
        }
        let others = if all > MOST_LANES { own.split_off(MOST_LANES - 1) } else { Vec::new() };
        own.sort_by_key(|mark| agenda.marks.iter().position(|it| it.id == mark.id));
        let has_others = has_unknown || !others.is_empty();
        (all > 1).then_some(Self { own, others, has_others })
    }

    /// How many there are, 2 to 8.
    pub fn count(&self) -> usize {
        self.own.len() + usize::from(self.has_others)
    }

    /// The column of a coach.
    pub fn index_of(&self, coach: &PersonId) -> usize {
        self.own.iter().position(|mark| mark.id == *coach).unwrap_or(self.own.len())
    }

    /// The coach of a column; `None` for that of the others.
    pub fn coach_of(&self, lane: usize) -> Option<&'a CoachMark> {
        self.own.get(lane).copied()
    }

    /// The heads of the columns: names, as links to the day of that coach alone.
    pub fn heads(&self, agenda: &Agenda, day: NaiveDate) -> impl IntoView + use<> {
        let language = agenda.language;
        let own = self.own.iter().map(|mark| {
            let view = AgendaView { day, ..agenda.shown };
            let to = if mark.id == agenda.user { AgendaView { everyone: false, ..view }.address() } else { view.address_for(&mark.id) };
            view! {
                <a class=format!("lanes__head {}", mark.class) href=to title=mark.name.clone()>
                    <span class="coach" aria-hidden="true">{mark.initials.clone()}</span>" "<span class="lanes__name">{mark.name.clone()}</span>
                </a>
            }
        });
        let names: Vec<String> = self.others.iter().map(|mark| mark.name.clone()).collect();
        let others = self.has_others.then(|| {
            let title = (!names.is_empty()).then(|| names.join(", "));
            view! { <p class="lanes__head" title=title><span class="lanes__name">{t!(language, "agenda-lane-others")}</span></p> }
        });
        view! { <div class="lanes">{own.collect_view()}{others}</div> }
    }
}
