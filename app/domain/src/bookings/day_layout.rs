//! The layout of a day in the agenda: where its sessions stand, and which of its hours are free. A part of a day is a range of
//! minutes from midnight, on the wall clock of Paris.

use super::span::Span;
use crate::values::paris;
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use std::{collections::BTreeSet, ops::Range};

/// A part of a day, in minutes from midnight; its end is exclusive.
pub type DayPart = Range<u32>;

/// The end of a day.
pub const DAY_MINUTES: u32 = 24 * 60;
/// The shortest part of a day that is drawn at its own height, in minutes: a shorter one could not be tapped.
pub const SHORTEST_DRAWN: u32 = 30;
/// The hours that are drawn of days on which nothing is planned and nothing open.
const USUAL_HOURS: Range<u32> = 8..18;

/// The column of a session beside those that overlap it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its number, from 0.
    pub index: usize,
    /// How many columns stand side by side at that time.
    pub of: usize,
}

/// The part of a span that lies on a day; `None` when none does. In the hour that comes twice in autumn, it keeps its length.
pub fn part_of_day(span: &Span, day: NaiveDate) -> Option<DayPart> {
    let minute = |at: DateTime<Utc>| {
        let wall = paris::wall_clock(at);
        (wall.date(), wall.num_seconds_from_midnight() / 60)
    };
    let ((first_day, starts), (last_day, ends)) = (minute(span.starts_at), minute(span.ends_at));
    if first_day > day || last_day < day {
        return None;
    }
    let from = if first_day < day { 0 } else { starts };
    let to = if last_day > day { DAY_MINUTES } else { ends };
    let to = if first_day == day && last_day == day && to <= from {
        (from + u32::try_from(span.minutes()).unwrap_or_default()).min(DAY_MINUTES)
    } else {
        to
    };
    (from < to).then_some(from..to)
}

/// A part as long as it is drawn: [`SHORTEST_DRAWN`] minutes at least.
pub fn drawn(part: &DayPart) -> DayPart {
    part.start..part.end.max(part.start + SHORTEST_DRAWN)
}

/// The column of each part, in their order, so that no two that overlap when [`drawn`] share one. Parts that overlap, directly or
/// through others, have the same number of columns, and no more than are needed.
pub fn columns(parts: &[DayPart]) -> Vec<Column> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&nth| (parts[nth].start, std::cmp::Reverse(parts[nth].end), nth));
    let mut placed = vec![Column { index: 0, of: 1 }; parts.len()];
    // The parts that overlap so far, and the end of each of their columns.
    let (mut group, mut ends): (Vec<usize>, Vec<u32>) = (Vec::new(), Vec::new());
    let close = |group: &mut Vec<usize>, ends: &mut Vec<u32>, placed: &mut Vec<Column>| {
        for nth in group.drain(..) {
            placed[nth].of = ends.len();
        }
        ends.clear();
    };
    for nth in order {
        let part = drawn(&parts[nth]);
        if ends.iter().all(|end| *end <= part.start) {
            close(&mut group, &mut ends, &mut placed);
        }
        let index = ends.iter().position(|end| *end <= part.start).unwrap_or(ends.len());
        match ends.get_mut(index) {
            Some(end) => *end = part.end,
            None => ends.push(part.end),
        }
        placed[nth].index = index;
        group.push(nth);
    }
    close(&mut group, &mut ends, &mut placed);
    placed
}

/// The column of each part beside those of the same lane, see [`columns`]; `lanes` has the lane of each part.
pub fn columns_by_lane(parts: &[DayPart], lanes: &[usize]) -> Vec<Column> {
    let mut placed = vec![Column { index: 0, of: 1 }; parts.len()];
    for lane in lanes.iter().collect::<BTreeSet<_>>() {
        let those: Vec<usize> = (0..parts.len()).filter(|&nth| lanes.get(nth) == Some(lane)).collect();
        let beside = columns(&those.iter().map(|&nth| parts[nth].clone()).collect::<Vec<_>>());
        for (nth, column) in those.into_iter().zip(beside) {
            placed[nth] = column;
        }
    }
    placed
}

/// Those parts in order, with those that touch or overlap joined.
pub fn joined(parts: &[DayPart]) -> Vec<DayPart> {
    let mut parts: Vec<DayPart> = parts.iter().filter(|part| part.start < part.end).cloned().collect();
    parts.sort_by_key(|part| part.start);
    let mut joined: Vec<DayPart> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => joined.push(part),
        }
    }
    joined
}

/// What `busy` leaves of `open`, in order.
pub fn free(open: &[DayPart], busy: &[DayPart]) -> Vec<DayPart> {
    let busy = joined(busy);
    let mut free = Vec::new();
    for part in joined(open) {
        let mut from = part.start;
        for taken in busy.iter().filter(|taken| taken.end > part.start && taken.start < part.end) {
            if taken.start > from {
                free.push(from..taken.start);
            }
            from = from.max(taken.end);
        }
        if from < part.end {
            free.push(from..part.end);
        }
    }
    free
}

/// The hours to be drawn, so that all parts are among them: from an hour before the first to an hour after the last.
pub fn drawn_hours<'a>(parts: impl IntoIterator<Item = &'a DayPart>) -> Range<u32> {
    let around = parts.into_iter().map(|part| (part.start / 60, drawn(part).end.div_ceil(60)));
    let all = around.reduce(|(from, to), (starts, ends)| (from.min(starts), to.max(ends)));
    all.map_or(USUAL_HOURS, |(from, to)| from.saturating_sub(1)..(to + 1).min(24))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(from: &str, to: &str) -> Span {
        Span { starts_at: from.parse().unwrap(), ends_at: to.parse().unwrap() }
    }

    fn part(span: &Span, day: &str) -> Option<DayPart> {
        part_of_day(span, day.parse().unwrap())
    }

    fn overlap(a: &DayPart, b: &DayPart) -> bool {
        a.start < b.end && b.start < a.end
    }

    #[test]
    fn a_span_is_cut_at_midnight_of_paris() {
        let night = span("2026-12-03T21:00:00Z", "2026-12-04T01:30:00Z");
        assert_eq!(part(&night, "2026-12-03"), Some(22 * 60..DAY_MINUTES));
        assert_eq!(part(&night, "2026-12-04"), Some(0..150));
        assert_eq!(part(&night, "2026-12-05"), None);
        let until_midnight = span("2026-12-03T21:00:00Z", "2026-12-03T23:00:00Z");
        assert_eq!(part(&until_midnight, "2026-12-03"), Some(22 * 60..DAY_MINUTES));
        assert_eq!(part(&until_midnight, "2026-12-04"), None);
    }

    #[test]
    fn case_8_a_session_in_the_hour_that_comes_twice_keeps_its_length() {
        let twice = span("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
        assert_eq!(part(&twice, "2026-10-25"), Some(150..210));
    }

    #[test]
    fn sessions_that_overlap_stand_side_by_side_and_the_next_has_the_whole_width() {
        let placed = columns(&[540..600, 570..630, 600..660, 720..780]);
        let placed: Vec<_> = placed.into_iter().map(|column| (column.index, column.of)).collect();
        assert_eq!(placed, [(0, 2), (1, 2), (0, 2), (0, 1)]);
        assert_eq!(columns(&[540..545, 545..600])[1], Column { index: 1, of: 2 }, "the first is drawn longer than it is");
    }

    #[test]
    fn sessions_of_different_lanes_stand_not_side_by_side() {
        let parts = [540..600, 570..630, 570..600, 720..780];
        let of = |lanes: &[usize]| columns_by_lane(&parts, lanes).into_iter().map(|column| (column.index, column.of)).collect::<Vec<_>>();
        assert_eq!(of(&[0, 1, 0, 1]), [(0, 2), (0, 1), (1, 2), (0, 1)]);
        assert_eq!(columns_by_lane(&parts, &[3; 4]), columns(&parts));
        assert_eq!(columns_by_lane(&[], &[]), []);
    }

    #[test]
    fn the_hours_around_everything_are_drawn() {
        assert_eq!(drawn_hours(&[540..600, 900..1_010]), 8..18);
        assert_eq!(drawn_hours(&[10..30, 1_400..DAY_MINUTES]), 0..24);
        assert_eq!(drawn_hours(&[]), USUAL_HOURS);
    }

    fn parts(most: usize) -> impl Strategy<Value = Vec<DayPart>> {
        proptest::collection::vec((0u32..280, 1u32..30).prop_map(|(from, long)| from * 5..(from + long).min(288) * 5), 0..most)
    }

    proptest! {
        #[test]
        fn no_two_sessions_overlap_in_a_column(parts in parts(14)) {
            let placed = columns(&parts);
            for (a, first) in parts.iter().enumerate() {
                prop_assert!(placed[a].index < placed[a].of);
                for (b, second) in parts.iter().enumerate().skip(a + 1) {
                    if overlap(&drawn(first), &drawn(second)) {
                        prop_assert_eq!(placed[a].of, placed[b].of);
                        prop_assert_ne!(placed[a].index, placed[b].index);
                    }
                }
            }
            // No more columns than sessions at one minute.
            let at_once = |minute: u32| parts.iter().filter(|part| drawn(part).contains(&minute)).count();
            let most = (0..DAY_MINUTES + SHORTEST_DRAWN).map(at_once).max().unwrap_or_default();
            prop_assert!(placed.iter().all(|column| column.of <= most));
        }

        #[test]
        fn free_time_is_open_and_not_busy(open in parts(6), busy in parts(8)) {
            let found = free(&open, &busy);
            let within = |parts: &[DayPart], minute: u32| parts.iter().any(|part| part.contains(&minute));
            for minute in 0..DAY_MINUTES {
                prop_assert_eq!(within(&found, minute), within(&open, minute) && !within(&busy, minute), "at {}", minute);
            }
            prop_assert!(found.windows(2).all(|two| two[0].end <= two[1].start));
        }
    }
}
