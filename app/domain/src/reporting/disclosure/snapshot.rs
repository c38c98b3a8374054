//! The published results of a half-year, computed once and kept.

use super::{
    FEWEST_IN_A_MEDIAN, HEAVIEST_SHARE, RoundedRange, THRESHOLD,
    person::{Person, TimeEnrolled, Turnover},
    tables::{Cell, Rounded, Tables},
};
use crate::{reporting::median, values::money::Cents};
use serde::{Deserialize, Serialize};

pub use super::exit_kind::{ExitKind, exit_kinds};

/// The results of a half-year as funders see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The places of the structure, rounded up to a multiple of [`THRESHOLD`].
    pub places: i64,
    /// The places taken after the last day.
    pub taken: RoundedRange,
    /// The enrollments that began.
    pub entries: RoundedRange,
    /// The enrollments that were left.
    pub exits: RoundedRange,
    /// The exits by category.
    pub exits_by: Vec<(ExitKind, RoundedRange)>,
    /// The turnover of all people who have one.
    pub turnover: TurnoverComparison,
    /// The same by time since the start.
    pub by_time: Vec<(TimeEnrolled, TurnoverComparison)>,
    /// The share of bookings attended among those attended or missed, in percent.
    pub attendance: Option<RoundedRange>,
}

/// What is public about a half-year besides its results, and the published neighbours.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The places of the structure.
    pub places: i64,
    /// The RSA base amount, where it is known.
    pub rsa_base: Option<Cents>,
    /// The half-year before, if it is published: the people who stayed in it are those enrolled before.
    pub previous: Option<&'a Snapshot>,
    /// The half-year after, if it is published already.
    pub next: Option<&'a Snapshot>,
}

/// The turnover of a group, compared with two amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnoverComparison {
    /// The number of people with a turnover. Older half-years lack it: see [`TurnoverComparison::counted`].
    #[serde(default, rename = "counted", skip_serializing_if = "Option::is_none")]
    published_count: Option<RoundedRange>,
    /// Compared with the turnover at the start.
    pub start: AboveBelow,
    /// Compared with the RSA base amount, where it is known.
    pub rsa: Option<AboveBelow>,
    /// The median at the start and the median of the half-year, in cents.
    pub medians: Option<(RoundedRange, RoundedRange)>,
}

/// A group in two parts by an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboveBelow {
    /// The people above it.
    pub above: RoundedRange,
    /// The people at it or below.
    pub others: RoundedRange,
}

/// How often the tables are rounded anew when the multiples do not fit the context.
const TRIES: usize = 400;

/// The medians of a group at the start and of the half-year, in cents.
type Medians = Option<(RoundedRange, RoundedRange)>;

impl TurnoverComparison {
    /// A group with its published numbers.
    pub(super) fn new(counted: RoundedRange, start: AboveBelow, rsa: Option<AboveBelow>, medians: Medians) -> Self {
        Self { published_count: Some(counted), start, rsa, medians }
    }

    /// The number of people with a turnover.
    pub fn counted(&self) -> RoundedRange {
        self.published_count.unwrap_or(self.start.above + self.start.others)
    }

    /// Whether the published number guarantees enough people for a median or a share.
    fn is_enough(&self) -> bool {
        self.counted().low() >= FEWEST_IN_A_MEDIAN
    }

    /// The bounds of the share above the turnover at the start, in percent; `None` for a group that may be too small.
    pub fn start_share(&self) -> Option<(i64, i64)> {
        self.is_enough().then(|| self.start.share())
    }

    /// The bounds of the share above the RSA base amount, in percent; `None` for a group that may be too small or where that amount is
    /// not known.
    pub fn rsa_share(&self) -> Option<(i64, i64)> {
        self.rsa.filter(|_| self.is_enough()).map(|split| split.share())
    }
}

impl AboveBelow {
    /// The bounds of the share above in percent, from the published numbers.
    fn share(&self) -> (i64, i64) {
        let percent = |part: i64, rest: i64| part * 100 / (part + rest).max(1);
        (percent(self.above.low(), self.others.high()), 100 - percent(self.others.low(), self.above.high()))
    }
}

impl Snapshot {
    /// The publication of all people whom a half-year touches. The coin must be unpredictable.
    ///
    /// The multiples fit the neighbouring half-years, the places and the medians, so that these exclude none of the tables that the
    /// numbers alone allow.
    pub fn of(people: &[Person], context: &Context, coin: &mut impl FnMut() -> bool) -> Self {
        let tables = Tables::of(people, context.rsa_base);
        let turnovers: Vec<Turnover> = people.iter().filter_map(|person| person.turnover).collect();
        let groups = [None].into_iter().chain(TimeEnrolled::ALL.map(Some));
        let medians: Vec<(Option<TimeEnrolled>, Medians)> = groups
            .map(|time| {
                let group: Vec<Turnover> = turnovers.iter().copied().filter(|it| time.is_none_or(|time| it.time == time)).collect();
                (time, medians(&group, coin))
            })
            .collect();
        let mut fitting = |fits: &dyn Fn(&Rounded) -> bool| {
            let mut tried = std::iter::repeat_with(|| tables.round(coin)).take(TRIES);
            tried.find(|rounded| fits(rounded))
        };
        let places = |rounded: &Rounded| rounded.number(Cell::Taken) <= context.places.max(tables.number(Cell::Taken));
        let alone =
            |rounded: &Rounded| places(rounded) && medians.iter().all(|(time, medians)| fits_medians(rounded, *time, *medians, context));
        let linked = |rounded: &Rounded| alone(rounded) && context.fits_neighbours(rounded);
        // Rows that were corrected after a neighbour was published need not join it any more; medians that no table fits
        // are left out.
        let found = fitting(&linked).or_else(|| fitting(&alone)).map(|rounded| (rounded, true));
        let (rounded, with_medians) = found.unwrap_or_else(|| (tables.round(coin), false));
        let compare = |time: Option<TimeEnrolled>| {
            let medians = medians.iter().find(|(of, _)| *of == time).and_then(|(_, medians)| *medians).filter(|_| with_medians);
            compare_turnover(&rounded, time, context.rsa_base.is_some(), medians)
        };
        let taken = rounded.range(Cell::Taken);
        let exits = rounded.range(Cell::Exits);
        Self {
            places: (context.places + THRESHOLD - 1).div_euclid(THRESHOLD) * THRESHOLD,
            taken,
            entries: rounded.range(Cell::Entries),
            exits,
            exits_by: exit_kinds().map(|kind| (kind, rounded.range(Cell::ExitsBy(kind)))).collect(),
            turnover: compare(None),
            by_time: TimeEnrolled::ALL.map(|time| (time, compare(Some(time)))).into(),
            attendance: attendance(people, coin).filter(|_| taken.low() + exits.low() >= FEWEST_IN_A_MEDIAN),
        }
    }
}

impl Context<'_> {
    /// Whether the multiples join those of the neighbouring half-years: the people who stay in one are enrolled before the next.
    fn fits_neighbours(&self, rounded: &Rounded) -> bool {
        let stayed = self.previous.and_then(|previous| previous.taken.multiple());
        let there = self.next.and_then(|next| Some(next.taken.multiple()? + next.exits.multiple()? - next.entries.multiple()?));
        stayed.is_none_or(|stayed| rounded.number(Cell::Before) == stayed) && there.is_none_or(|there| rounded.number(Cell::Taken) == there)
    }
}

/// The cells of a group: all, above and not above the turnover at the start, above and not above the RSA base amount.
fn cells(time: Option<TimeEnrolled>) -> [Cell; 5] {
    match time {
        Some(time) => [
            Cell::CountedOf(time),
            Cell::StartOf(time, true),
            Cell::StartOf(time, false),
            Cell::RsaOf(time, true),
            Cell::RsaOf(time, false),
        ],
        None => [Cell::Counted, Cell::Start(true), Cell::Start(false), Cell::Rsa(true), Cell::Rsa(false)],
    }
}

fn compare_turnover(rounded: &Rounded, time: Option<TimeEnrolled>, with_rsa: bool, medians: Medians) -> TurnoverComparison {
    let [counted, above, others, above_rsa, below_rsa] = cells(time).map(|cell| rounded.range(cell));
    let rsa = with_rsa.then_some(AboveBelow { above: above_rsa, others: below_rsa });
    let group = TurnoverComparison::new(counted, AboveBelow { above, others }, rsa, medians);
    // Decided from the published number, so that a missing median reveals nothing more.
    TurnoverComparison { medians: medians.filter(|_| group.is_enough()), ..group }
}

/// Whether the multiples agree with what follows from a group's medians: half of the group lies on either side of each.
fn fits_medians(rounded: &Rounded, time: Option<TimeEnrolled>, medians: Medians, context: &Context) -> bool {
    let [counted, above, others, above_rsa, below_rsa] = cells(time).map(|cell| rounded.number(cell));
    let Some((start, now)) = medians.filter(|_| RoundedRange::around(counted).low() >= FEWEST_IN_A_MEDIAN) else { return true };
    let of_rsa = context
        .rsa_base
        .is_none_or(|base| (now.low() <= base.get() || above_rsa >= below_rsa) && (now.high() > base.get() || below_rsa >= above_rsa));
    // A median that rose implies that someone is above.
    of_rsa && (now.low() <= start.high() || above >= THRESHOLD) && (now.high() >= start.low() || others >= THRESHOLD)
}

/// The ranges of the medians at the start and of the half-year; `None` if empty.
fn medians(group: &[Turnover], coin: &mut impl FnMut() -> bool) -> Medians {
    let mut range = |amount: fn(&Turnover) -> Cents| Some(RoundedRange::amount(median(group.iter().map(amount).collect())?.get(), coin));
    Some((range(|turnover| turnover.start)?, range(|turnover| turnover.mean)?))
}

/// The share of bookings attended, in percent; `None` for too few people or when one of them weighs too much.
fn attendance(people: &[Person], coin: &mut impl FnMut() -> bool) -> Option<RoundedRange> {
    let of_each: Vec<i64> = people.iter().map(|person| person.came + person.missed).filter(|meetings| *meetings > 0).collect();
    let all: i64 = of_each.iter().sum();
    let came: i64 = people.iter().map(|person| person.came).sum();
    let enough = of_each.len() as i64 >= FEWEST_IN_A_MEDIAN;
    let dominated = of_each.iter().any(|meetings| meetings * 100 > all * HEAVIEST_SHARE);
    if enough && !dominated { RoundedRange::rate(came, all, coin) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{enrollments::exit::ExitCategory, reporting::disclosure::chance::coins};

    fn earning(time: TimeEnrolled, mean: i64) -> Person {
        let turnover = Turnover { time, mean: Cents::new(mean), start: Cents::new(8_000) };
        Person { entered: false, left: None, turnover: Some(turnover), came: 3, missed: 1 }
    }

    fn context() -> Context<'static> {
        Context { places: 68, rsa_base: Some(Cents::new(65_169)), ..Context::default() }
    }

    fn published(people: &[Person]) -> Snapshot {
        Snapshot::of(people, &context(), &mut coins(1))
    }

    fn ends(range: RoundedRange) -> (i64, i64) {
        (range.low(), range.high())
    }

    fn holds(range: RoundedRange, number: i64) -> bool {
        (range.low()..=range.high()).contains(&number)
    }

    #[test]
    fn each_person_is_counted_once_and_each_number_lies_where_it_is_published() {
        let mut people = vec![earning(TimeEnrolled::UpTo6, 41_000); 12];
        people.extend(vec![Person { entered: true, turnover: None, ..people[0] }; 6]);
        people.extend(vec![Person { left: Some(Some(ExitCategory::Durable)), turnover: None, ..people[0] }; 3]);
        people.push(Person { left: Some(None), turnover: None, ..people[0] });
        let mut with_median = 0;
        for seed in 0..100 {
            let snapshot = Snapshot::of(&people, &context(), &mut coins(seed));
            assert_eq!((snapshot.places, snapshot.exits_by.len()), (70, 6));
            assert!(
                holds(snapshot.taken, 18)
                    && holds(snapshot.entries, 6)
                    && holds(snapshot.exits, 4)
                    && holds(snapshot.turnover.counted(), 12)
            );
            let exits = |kind: &ExitKind| match kind {
                Some(ExitCategory::Durable) => 3,
                None => 1,
                Some(_) => 0,
            };
            assert!(snapshot.exits_by.iter().all(|(kind, number)| holds(*number, exits(kind))));
            let Some((start, now)) = snapshot.turnover.medians else { continue };
            with_median += 1;
            assert_eq!((ends(start), ends(now)), ((5_000, 10_000), (40_000, 45_000)));
            assert_eq!(snapshot.turnover.start_share().map(|(_, high)| high), Some(100));
        }
        assert!((1..100).contains(&with_median), "twelve may be published as too few: {with_median}");
    }

    #[test]
    fn a_group_that_may_be_small_has_neither_share_nor_median() {
        let mut people = vec![earning(TimeEnrolled::UpTo6, 40_000); 9];
        people.extend(vec![earning(TimeEnrolled::UpTo12, 90_000); 21]);
        for seed in 0..100 {
            let snapshot = Snapshot::of(&people, &context(), &mut coins(seed));
            let group = |time| snapshot.by_time.iter().find(|(of, _)| *of == time).unwrap().1.clone();
            for time in [TimeEnrolled::UpTo6, TimeEnrolled::Later] {
                let group = group(time);
                assert_eq!((group.start_share(), group.rsa_share(), group.medians), (None, None, None), "{time:?}");
            }
            assert!(snapshot.turnover.medians.is_some() && group(TimeEnrolled::UpTo12).rsa_share().is_some());
        }
    }

    #[test]
    fn those_who_stay_in_a_half_year_are_those_enrolled_before_the_next() {
        let first: Vec<Person> = (0..23).map(|nth| Person { entered: nth < 7, ..earning(TimeEnrolled::UpTo6, 40_000) }).collect();
        let second: Vec<Person> = (0..28).map(|nth| Person { entered: nth >= 23, ..first[0] }).collect();
        for seed in 0..100 {
            let mut coin = coins(seed);
            let previous = Snapshot::of(&first, &context(), &mut coin);
            let next = Snapshot::of(&second, &Context { previous: Some(&previous), ..context() }, &mut coin);
            let multiple = |range: RoundedRange| range.multiple().unwrap();
            assert_eq!(multiple(previous.taken), multiple(next.taken) + multiple(next.exits) - multiple(next.entries));
            let late = Snapshot::of(&first, &Context { next: Some(&next), ..context() }, &mut coin);
            assert_eq!(multiple(late.taken), multiple(previous.taken));
        }
    }

    #[test]
    fn no_more_places_are_published_as_taken_than_there_are() {
        let people = vec![earning(TimeEnrolled::UpTo6, 40_000); 68];
        assert!((0..100).all(|seed| Snapshot::of(&people, &context(), &mut coins(seed)).taken.multiple() == Some(65)));
    }

    #[test]
    fn a_half_year_published_in_the_former_format_is_read() {
        let former = r#"{"places":70,"taken":{"low":60,"high":65},"entries":{"low":5,"high":10},"exits":{"low":0,"high":5},"exits_by":[],
            "turnover":{"start":{"above":{"low":30,"high":35},"others":{"low":20,"high":25}},"rsa":null,"medians":null},"by_time":[],"attendance":null}"#;
        let former: Snapshot = serde_json::from_str(former).unwrap();
        assert_eq!((ends(former.turnover.counted()), former.turnover.start_share()), ((50, 60), Some((54, 64))));
        let people = vec![earning(TimeEnrolled::UpTo6, 40_000); 30];
        let next = Snapshot::of(&people, &Context { previous: Some(&former), ..context() }, &mut coins(1));
        assert!(holds(next.taken, 30));
        let kept: Snapshot = serde_json::from_str(&serde_json::to_string(&next).unwrap()).unwrap();
        assert_eq!(kept, next);
    }

    #[test]
    fn a_rate_dominated_by_one_person_is_not_published() {
        let mut people = vec![earning(TimeEnrolled::UpTo6, 40_000); 30];
        assert!(published(&people).attendance.is_some());
        people[0].came = 60;
        assert_eq!(published(&people).attendance, None);
        assert_eq!(published(&people[1..10]).attendance, None);
    }

    #[test]
    fn a_snapshot_holds_no_exact_number() {
        let snapshot = published(&vec![earning(TimeEnrolled::UpTo18, 43_211); 23]);
        assert!(!format!("{snapshot:?}").contains("43211") && !format!("{snapshot:?}").contains("23"));
    }
}
