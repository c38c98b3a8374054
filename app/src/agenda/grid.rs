//! The hours of days side by side: open hours shaded, sessions at their time, free hours as links. On a phone the day is a list.
//!
//! The place of each part is in its classes, which the style turns into a position: pages have no styles of their own.

use super::{
    entries::{Agenda, CoachMark},
    hour::address_of_hour,
    lanes::Lanes,
    view::{AgendaView, hours},
};
use crate::{
    bookings::parts::venue_name,
    texts::t,
    ui::rows::{capital, initials},
    url,
};
use chrono::{Duration, NaiveDate, NaiveTime};
use domain::{
    bookings::{
        day_layout::{Column, DayPart, SHORTEST_DRAWN, columns_by_lane, drawn, drawn_hours, free, joined, part_of_day},
        span::{CELL_MINUTES, Span},
    },
    values::{ids::PersonId, language::Language, paris},
};
use leptos::{nonce::use_nonce, prelude::*};
use std::ops::Range;
use store::{Attendee, SessionDate, SessionRow};

/// Scrolls the grid to the present hour, and lets sessions be dragged to another hour, which opens the form of their change.
const SCRIPT: &str = include_str!("grid.js");

/// The classes that place a part of a day.
fn placed(part: &DayPart) -> String {
    let cell = u32::try_from(CELL_MINUTES).unwrap_or(5);
    let (from, to) = (part.start / cell * cell, part.end.div_ceil(cell) * cell);
    let long = to.saturating_sub(from);
    format!("at-{} at-m{} for-{} for-m{}", from / 60, from % 60, long / 60, long % 60)
}

/// A minute of the day as a time; the end of the day is midnight.
fn time(minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(minute / 60 % 24, minute % 60, 0).unwrap_or_default()
}

/// "9 h à 10 h".
fn part_words(language: Language, part: &DayPart) -> String {
    t!(language, "agenda-hours", from = language.hour(time(part.start)), to = language.hour(time(part.end)))
}

/// The days of the shown week as links, for phones, where one day is shown at a time.
pub fn day_tabs(agenda: &Agenda, today: NaiveDate) -> impl IntoView + use<> {
    let (language, shown) = (agenda.language, agenda.shown);
    let (first, last) = AgendaView { week: true, ..shown }.days();
    let tabs = first
        .iter_days()
        .take_while(|day| *day <= last)
        .map(|day| {
            let name = language.day(day);
            let weekday: String = name.chars().take(3).collect();
            let to = agenda.address_of(AgendaView { day, ..shown });
            let current = (day == shown.day).then_some("date");
            let class = if day == today { "day-tabs__day day-tabs__day--today" } else { "day-tabs__day" };
            view! {
                <a class=class href=to aria-current=current>
                    <span aria-hidden="true">{capital(&weekday)}</span><span class="num" aria-hidden="true">{day.format("%-d").to_string()}</span>
                    <span class="visually-hidden">{name}</span>
                </a>
            }
        })
        .collect_view();
    view! { <nav class="day-tabs" aria-label=t!(language, "agenda-days")>{tabs}</nav> }
}

/// The grid of the days.
pub fn grid(agenda: &Agenda, days: &[NaiveDate]) -> impl IntoView + use<> {
    let language = agenda.language;
    let parts = |day: NaiveDate| {
        let open = agenda.open_on(day).map(|open| open.part.clone());
        agenda.dates_on(day).map(|(part, ..)| part).chain(open).collect::<Vec<_>>()
    };
    let all: Vec<DayPart> = days.iter().flat_map(|day| parts(*day)).collect();
    let shown = drawn_hours(&all);
    let labels = shown
        .clone()
        .skip(1)
        .map(|hour| view! { <span class=format!("week__hour at-{hour}")>{language.hour(time(hour * 60))}</span> })
        .collect_view();
    let lanes = Lanes::of(agenda);
    let columns = days.iter().map(|day| day_column(agenda, *day, &shown, lanes.as_ref())).collect::<Vec<_>>().into_iter().collect_view();
    let of_week = match &lanes {
        Some(lanes) => format!("week week--columns week--one week--lanes lanes-{}", lanes.count()),
        None if agenda.shown.week => "week week--columns".to_owned(),
        None => "week week--columns week--one".to_owned(),
    };
    view! {
        <div class="week-frame" tabindex="0" role="region" aria-label=t!(language, "agenda-hours-of-days")>
            <div class=of_week>
                <div class="week__axis" aria-hidden="true"><div class=format!("week__hours {}", frame_classes(&shown))>{labels}</div></div>
                {columns}
            </div>
        </div>
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
}

/// The classes of the hours that are drawn.
fn frame_classes(shown: &Range<u32>) -> String {
    format!("from-{} for-{} for-m0", shown.start, shown.end - shown.start)
}

/// A day: its name, who is away, its hours; on wide screens each coach has a column of it where there are `lanes`.
fn day_column(agenda: &Agenda, day: NaiveDate, shown: &Range<u32>, lanes: Option<&Lanes>) -> impl IntoView + use<> {
    let language = agenda.language;
    let name = language.day(day);
    let (weekday, date) = name.split_once(' ').map_or((name.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
    // Of narrow columns the style leaves the month to the heading of the page.
    let (number, month) = date.split_once('\u{a0}').map_or((date.as_str(), String::new()), |(day, month)| (day, format!("\u{a0}{month}")));
    let today = paris::day(agenda.now);
    let title = {
        let to = agenda.address_of(AgendaView { day, week: false, ..agenda.shown });
        view! {
            <h2 class="week__title">
                <a class="week__link" href=to aria-current=(day == today).then_some("date")>
                    <span class="week__weekday">{capital(&weekday)}</span>" "<span class="week__date">{number.to_owned()}<span class="week__month">{month}</span></span>
                </a>
            </h2>
        }
    };
    let blocks: Vec<(DayPart, &SessionDate, &SessionRow)> = agenda.dates_on(day).collect();
    let busy: Vec<DayPart> = blocks.iter().map(|(part, ..)| drawn(part)).collect();
    let lane_of = |coach: &PersonId| lanes.map_or(0, |lanes| lanes.index_of(coach));
    let of_blocks: Vec<usize> = blocks.iter().map(|(_, _, session)| lane_of(&session.coach_id)).collect();
    let beside = columns_by_lane(&blocks.iter().map(|(part, ..)| part.clone()).collect::<Vec<_>>(), &of_blocks);
    let free_time = free_time(agenda, day, &blocks);
    let mut entries: Vec<(u32, AnyView)> = Vec::new();
    for (((part, date, session), column), lane) in blocks.iter().zip(beside).zip(&of_blocks) {
        let lane = lanes.map_or_else(String::new, |_| format!(" lane-{lane}"));
        entries.push((part.start, session_block(agenda, (part, column, lane), date, session).into_any()));
    }
    for hour in shown.clone() {
        for part in free(std::slice::from_ref(&(hour * 60..hour * 60 + 60)), &busy) {
            if part.end - part.start >= SHORTEST_DRAWN {
                entries.push((part.start, hour_link(agenda, day, &part, &free_time).into_any()));
            }
        }
    }
    for lane in 0..lanes.map_or(0, Lanes::count) {
        let in_lane = blocks.iter().zip(&of_blocks).filter(|(_, of)| **of == lane);
        let busy: Vec<DayPart> = in_lane.map(|((part, ..), _)| drawn(part)).collect();
        let coach = lanes.and_then(|lanes| lanes.coach_of(lane));
        let free_time: Vec<_> = free_time.iter().filter(|(mark, _)| lane_of(&mark.id) == lane).collect();
        for hour in shown.clone() {
            for part in free(std::slice::from_ref(&(hour * 60..hour * 60 + 60)), &busy) {
                if part.end - part.start >= SHORTEST_DRAWN {
                    entries.push((part.start, lane_link(agenda, day, &part, &free_time, (lane, coach)).into_any()));
                }
            }
        }
    }
    entries.sort_by_key(|(from, _)| *from);
    let open = (0..lanes.map_or(1, Lanes::count))
        .flat_map(|lane| {
            let in_lane = agenda.open_on(day).filter(|open| lane_of(&open.coach_id) == lane);
            let lane = lanes.map_or_else(String::new, |_| format!(" lane-{lane}"));
            joined(&in_lane.map(|open| open.part.clone()).collect::<Vec<_>>())
                .into_iter()
                .map(move |part| format!("open {}{lane}", placed(&part)))
        })
        .map(|class| view! { <span class=class aria-hidden="true"></span> })
        .collect_view();
    let edges =
        (1..lanes.map_or(1, Lanes::count)).map(|lane| view! { <span class=format!("lanes__edge lane-{lane}") aria-hidden="true"></span> });
    let heads = lanes.map(|lanes| lanes.heads(agenda, day));
    let instant = Span { starts_at: agenda.now, ends_at: agenda.now + Duration::minutes(1) };
    let now = part_of_day(&instant, day).filter(|part| shown.contains(&(part.start / 60)));
    let now = now.map(|part| view! { <span class=format!("now {}", placed(&part)) aria-hidden="true"></span> });
    let class = if day == agenda.shown.day || !agenda.shown.week { "week__day" } else { "week__day week__day--other" };
    let is_empty = blocks.is_empty() && agenda.open_on(day).next().is_none();
    let none = is_empty.then(|| view! { <p class="week__none quiet">{t!(language, "agenda-none-day")}</p> });
    view! {
        <section class=class>
            <div class="week__head">{title}{away(agenda, day)}{heads}</div>
            {none}
            <div class=format!("week__hours {}", frame_classes(shown)) data-day=day.to_string() data-from=shown.start.to_string() data-hours=(shown.end - shown.start).to_string()>
                {open}
                {edges.collect_view()}
                {entries.into_iter().map(|(_, entry)| entry).collect_view()}
                {now}
            </div>
        </section>
    }
}

/// The public holiday and the leaves of a day, on one line; a tooltip shows what the column cuts off.
fn away(agenda: &Agenda, day: NaiveDate) -> impl IntoView + use<> {
    let language = agenda.language;
    let holiday = agenda.region.holiday(day).map(|holiday| t!(language, "agenda-holiday", name = t!(language, holiday.key())));
    let leaves: Vec<String> = agenda.leaves_on(day).map(|leave| leave.coach.clone()).collect();
    let leaves = match leaves.as_slice() {
        [] => None,
        _ if !agenda.is_of_several() => Some(t!(language, "agenda-away")),
        names => Some(t!(language, "agenda-away-who", name = names.join(", "))),
    };
    let words: Vec<String> = holiday.into_iter().chain(leaves).collect();
    let words = words.join(" · ");
    (!words.is_empty()).then(|| view! { <p class="week__away" title=words.clone()>{words.clone()}</p> })
}

/// The coaches with open hours on a day that no session takes, each with those hours.
fn free_time<'a>(
    agenda: &'a Agenda,
    day: NaiveDate,
    blocks: &[(DayPart, &SessionDate, &SessionRow)],
) -> Vec<(&'a CoachMark, Vec<DayPart>)> {
    let of = |mark: &'a CoachMark| {
        let open: Vec<DayPart> = agenda.open_on(day).filter(|open| open.coach_id == mark.id).map(|open| open.part.clone()).collect();
        let busy: Vec<DayPart> =
            blocks.iter().filter(|(_, _, session)| session.coach_id == mark.id).map(|(busy, ..)| busy.clone()).collect();
        (mark, free(&open, &busy))
    };
    agenda.marks.iter().map(of).filter(|(_, free)| !free.is_empty()).collect()
}

/// An hour, or the rest of it that no session takes, as the link to what can be done then. It says who is free.
fn hour_link(agenda: &Agenda, day: NaiveDate, part: &DayPart, free_time: &[(&CoachMark, Vec<DayPart>)]) -> impl IntoView + use<> {
    let language = agenda.language;
    let is_over = is_past(agenda, day, part);
    let free_ones: Vec<(&CoachMark, u32)> =
        free_time.iter().filter(|_| !is_over).filter_map(|(mark, free)| Some((*mark, free_within(free, part)?))).collect();
    let starts = free_ones.iter().map(|(_, from)| *from).min().unwrap_or(part.start);
    let names: Vec<String> = free_ones.iter().map(|(mark, _)| mark.name.clone()).collect();
    let label = match free_ones.as_slice() {
        [] => None,
        _ if !agenda.is_of_several() => Some(view! { <span class="hour__free">{t!(language, "agenda-free")}</span> }.into_any()),
        marks => {
            let initials: Vec<String> = marks.iter().map(|(mark, _)| mark.initials.clone()).collect();
            let said = t!(language, "agenda-free-who", names = names.join(", "));
            Some(
                view! {
                    <span class="hour__free" aria-hidden="true">{initials.join(" ")}</span>
                    <span class="visually-hidden">{said}</span>
                }
                .into_any(),
            )
        }
    };
    let class = if free_ones.is_empty() { "hour" } else { "hour hour--free" };
    let of = agenda.coach.as_ref().map_or(agenda.shown.of(), |coach| coach.as_str()).to_owned();
    view! {
        <a class=format!("{class} {}", placed(part)) href=address_of_hour(day, time(starts), &of)>
            <span class="visually-hidden">{language.day(day)}", "</span>
            <span class="hour__time num">{part_words(language, part)}</span>" "
            {label}
        </a>
    }
}

/// As [`hour_link`], in the column of a coach, or of the others where there is no one coach. On phones the links of [`hour_link`] stand.
fn lane_link(
    agenda: &Agenda,
    day: NaiveDate,
    part: &DayPart,
    free_time: &[&(&CoachMark, Vec<DayPart>)],
    (lane, coach): (usize, Option<&CoachMark>),
) -> impl IntoView + use<> {
    let language = agenda.language;
    let starts = free_time.iter().filter(|_| !is_past(agenda, day, part)).filter_map(|(_, free)| free_within(free, part)).min();
    let free = starts.map(|_| view! { <span class="hour__free">{t!(language, "agenda-free")}</span> });
    let of = match coach {
        Some(coach) if coach.id == agenda.user => "moi",
        Some(coach) => coach.id.as_str(),
        None => agenda.shown.of(),
    };
    let whose = coach.map(|coach| view! { <span class="visually-hidden">{t!(language, "with", name = coach.name.clone())}", "</span> });
    view! {
        <a class=format!("hour hour--lane lane-{lane} {}", placed(part)) href=address_of_hour(day, time(starts.unwrap_or(part.start)), of)>
            <span class="visually-hidden">{language.day(day)}", "</span>{whose}
            <span class="hour__time num">{part_words(language, part)}</span>" "
            {free}
        </a>
    }
}

/// The start of the first free time within a part that is long enough to be drawn.
fn free_within(free: &[DayPart], part: &DayPart) -> Option<u32> {
    let within = free.iter().map(|one| one.start.max(part.start)..one.end.min(part.end));
    within.filter(|one| one.end >= one.start + SHORTEST_DRAWN).map(|one| one.start).next()
}

/// Whether a part of a day is over.
fn is_past(agenda: &Agenda, day: NaiveDate, part: &DayPart) -> bool {
    let now = paris::wall_clock(agenda.now);
    day.and_time(NaiveTime::MIN) + Duration::minutes(part.end.into()) <= now
}

/// A session at its time, in its column of those that overlap and with the class of its lane; with `data-move` if it can be dragged.
fn session_block(
    agenda: &Agenda,
    (part, column, lane): (&DayPart, Column, String),
    date: &SessionDate,
    session: &SessionRow,
) -> impl IntoView + use<> {
    let language = agenda.language;
    let span = Span { starts_at: date.starts_at, ends_at: date.ends_at };
    let held: Vec<&Attendee> = agenda.attendees(&session.id).iter().filter(|attendee| attendee.state.holds_place()).collect();
    let taken = i64::try_from(held.len()).unwrap_or_default() + agenda.withheld(&session.id);
    let booked = || t!(language, "agenda-booked", n = taken, all = session.places);
    // Of a meeting of two the name says most.
    let (first, second) = match (session.places, held.first()) {
        (1, Some(attendee)) => (attendee.name.clone(), session.title.clone()),
        _ => (session.title.clone(), booked()),
    };
    let mut notes = vec![venue_name(language, session.venue.as_ref())];
    if session.dates > 1 {
        notes.push(t!(language, "agenda-dates", n = session.dates));
    }
    if agenda.is_of_several() {
        notes.push(t!(language, "with", name = session.coach.clone()));
    }
    let notes = notes.join(", ");
    let when = hours(language, &span);
    let to_mark = date.ends_at <= agenda.now && agenda.has_unmarked(&session.id);
    let to_mark = to_mark.then(|| t!(language, "agenda-to-mark"));
    let whole: Vec<String> = [when.clone(), first.clone(), second.clone(), notes.clone()].into_iter().chain(to_mark.clone()).collect();
    let mark = agenda.mark(&session.coach_id);
    let coach = agenda.is_of_several().then(|| {
        let letters = mark.map_or_else(|| initials(&session.coach), |mark| mark.initials.clone());
        view! { <span class="coach" aria-hidden="true">{letters}</span>" " }
    });
    let colour = mark.map_or_else(String::new, |mark| mark.class.clone());
    let short = if drawn(part).end - part.start < 45 { " block--short" } else { "" };
    let class = format!("block block--timed{short} {} col-{} of-{}{lane} {colour}", placed(&drawn(part)), column.index, column.of);
    let movable = (session.starts_at > agenda.now && session.dates == 1).then(|| format!("{}/modifier", url::agenda_session(&session.id)));
    let to_mark = to_mark.map(|text| view! { " "<span class="state state--bare state--due">{text}</span> });
    view! {
        <article class=class data-move=movable>
            <a class="block__link" href=url::agenda_session(&session.id) title=whole.join(", ")>
                <span class="block__hour num">{when}</span>" "
                <strong class="block__title">{coach}{first}</strong>" "
                <span class="block__who">{second}</span>" "
                <span class="block__note">{notes}</span>
                {to_mark}
            </a>
        </article>
    }
}
