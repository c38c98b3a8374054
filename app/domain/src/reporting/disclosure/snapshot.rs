//! What is told of a half-year: made once when it is published, kept as it is, never computed again.

use super::{
    FEWEST_IN_A_MEDIAN, HEAVIEST_SHARE, RoundedRange, THRESHOLD,
    person::{Person, TimeInPath, Turnover},
    tables::{Cell, Rounded, Tables},
};
use crate::{enrollments::exit::ExitCategory, reporting::median, values::money::Cents};
use serde::{Deserialize, Serialize};

/// A kind of exit, or none as long as nobody said which.
pub type ExitKind = Option<ExitCategory>;

/// The kinds of exit, in the order in which they are shown.
pub fn exit_kinds() -> impl Iterator<Item = ExitKind> {
    ExitCategory::ALL.into_iter().map(Some).chain([None])
}

/// What funders see of a half-year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// How many places the structure has, brought to the next multiple of [`THRESHOLD`].
    pub places: i64,
    /// How many were taken after the last day.
    pub taken: RoundedRange,
    /// How many paths began.
    pub entries: RoundedRange,
    /// How many ended.
    pub exits: RoundedRange,
    /// How many of them ended in each way.
    pub exits_by: Vec<(ExitKind, RoundedRange)>,
    /// Turnover of all who have one.
    pub turnover: TurnoverComparison,
    /// The same by the time in the path.
    pub by_time: Vec<(TimeInPath, TurnoverComparison)>,
    /// Of a hundred meetings held or missed, how many were attended.
    pub attendance: Option<RoundedRange>,
}

/// What everybody knows of a half-year besides its results, and what was published of its neighbours.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// How many places the structure has.
    pub places: i64,
    /// The RSA base amount, where it is known.
    pub rsa_base: Option<Cents>,
    /// The half-year before, if it is published: who stayed there is who was there before.
    pub previous: Option<&'a Snapshot>,
    /// The half-year after, if it is published already.
    pub next: Option<&'a Snapshot>,
}

/// Turnover of a group, against what it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnoverComparison {
    /// How many people have a turnover. Half-years published before it was lack it: see [`TurnoverComparison::counted`].
    #[serde(default, rename = "counted", skip_serializing_if = "Option::is_none")]
    published_count: Option<RoundedRange>,
    /// Against the turnover when entering.
    pub start: AboveBelow,
    /// Against the RSA base amount, where it is known.
    pub rsa: Option<AboveBelow>,
    /// The median when entering and the median of the half-year, in cents.
    pub medians: Option<(RoundedRange, RoundedRange)>,
}

/// A group in two: those above something, and the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboveBelow {
    /// How many lie above.
    pub above: RoundedRange,
    /// How many do not.
    pub others: RoundedRange,
}

/// How often the tables are rounded anew when the multiples do not fit what else is known.
const TRIES: usize = 400;

/// The medians of a group, when entering and of the half-year, in cents.
type Medians = Option<(RoundedRange, RoundedRange)>;

impl TurnoverComparison {
    /// A group of which the numbers are published: how many, and of these above and not above each of two amounts.
    pub(super) fn new(counted: RoundedRange, start: AboveBelow, rsa: Option<AboveBelow>, medians: Medians) -> Self {
        Self { published_count: Some(counted), start, rsa, medians }
    }

    /// How many people have a turnover.
    pub fn counted(&self) -> RoundedRange {
        self.published_count.unwrap_or(self.start.above + self.start.others)
    }

    /// Whether there are surely enough people for a median or a share, judged from what is published.
    fn is_enough(&self) -> bool {
        self.counted().low() >= FEWEST_IN_A_MEDIAN
    }

    /// The share above the turnover when entering, in percent, at least and at most; `None` for a group that may be small.
    pub fn start_share(&self) -> Option<(i64, i64)> {
        self.is_enough().then(|| self.start.share())
    }

    /// The share above the RSA base amount, likewise; `None` too where that amount is not known.
    pub fn rsa_share(&self) -> Option<(i64, i64)> {
        self.rsa.filter(|_| self.is_enough()).map(|split| split.share())
    }
}

impl AboveBelow {
    /// The share above in percent, at least and at most, from what is published.
    fn share(&self) -> (i64, i64) {
        let percent = |part: i64, rest: i64| part * 100 / (part + rest).max(1);
        (percent(self.above.low(), self.others.high()), 100 - percent(self.others.low(), self.above.high()))
    }
}

impl Snapshot {
    /// What may be published of everybody whom a half-year touches. The coin must be one that nobody can foresee.
    ///
    /// The multiples that stand for the numbers fit the neighbouring half-years, the places and the medians, so that what
    /// everybody can conclude from these excludes none of the tables that the numbers alone allow.
    pub fn of(people: &[Person], context: &Context, coin: &mut impl FnMut() -> bool) -> Self {
        let tables = Tables::of(people, context.rsa_base);
        let turnovers: Vec<Turnover> = people.iter().filter_map(|person| person.turnover).collect();
        let groups = [None].into_iter().chain(TimeInPath::ALL.map(Some));
        let medians: Vec<(Option<TimeInPath>, Medians)> = groups
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
        let alone = |rounded: &Rounded| places(rounded) && medians.iter().all(|(time, medians)| agrees(rounded, *time, *medians, context));
        let linked = |rounded: &Rounded| alone(rounded) && context.joins(rounded);
        // Rows that were corrected after a neighbour was published need not join it any more; medians that no table fits
        // are left out.
        let found = fitting(&linked).or_else(|| fitting(&alone)).map(|rounded| (rounded, true));
        let (rounded, with_medians) = found.unwrap_or_else(|| (tables.round(coin), false));
        let compared = |time: Option<TimeInPath>| {
            let medians = medians.iter().find(|(of, _)| *of == time).and_then(|(_, medians)| *medians).filter(|_| with_medians);
            compared(&rounded, time, context.rsa_base.is_some(), medians)
        };
        let taken = rounded.between(Cell::Taken);
        let exits = rounded.between(Cell::Exits);
        Self {
            places: (context.places + THRESHOLD - 1).div_euclid(THRESHOLD) * THRESHOLD,
            taken,
            entries: rounded.between(Cell::Entries),
            exits,
            exits_by: exit_kinds().map(|kind| (kind, rounded.between(Cell::ExitsBy(kind)))).collect(),
            turnover: compared(None),
            by_time: TimeInPath::ALL.map(|time| (time, compared(Some(time)))).into(),
            attendance: attendance(people, coin).filter(|_| taken.low() + exits.low() >= FEWEST_IN_A_MEDIAN),
        }
    }
}

impl Context<'_> {
    /// Whether the multiples join those of the neighbouring half-years: who stays in one is there before the next.
    fn joins(&self, rounded: &Rounded) -> bool {
        let stayed = self.previous.and_then(|previous| previous.taken.middle());
        let there = self.next.and_then(|next| Some(next.taken.middle()? + next.exits.middle()? - next.entries.middle()?));
        stayed.is_none_or(|stayed| rounded.number(Cell::Before) == stayed) && there.is_none_or(|there| rounded.number(Cell::Taken) == there)
    }
}

/// The cells of a group: how many, above and not above the turnover when entering, above and not above the RSA base amount.
fn cells(time: Option<TimeInPath>) -> [Cell; 5] {
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

fn compared(rounded: &Rounded, time: Option<TimeInPath>, with_rsa: bool, medians: Medians) -> TurnoverComparison {
    let [counted, above, others, above_rsa, below_rsa] = cells(time).map(|cell| rounded.between(cell));
    let rsa = with_rsa.then_some(AboveBelow { above: above_rsa, others: below_rsa });
    let group = TurnoverComparison::new(counted, AboveBelow { above, others }, rsa, medians);
    // Whether there are enough is asked of what is published, so that a median that is lacking tells nothing more.
    TurnoverComparison { medians: medians.filter(|_| group.is_enough()), ..group }
}

/// Whether the multiples agree with what follows from a group's medians: half of the group lies on either side of each.
fn agrees(rounded: &Rounded, time: Option<TimeInPath>, medians: Medians, context: &Context) -> bool {
    let [counted, above, others, above_rsa, below_rsa] = cells(time).map(|cell| rounded.number(cell));
    let Some((start, now)) = medians.filter(|_| RoundedRange::around(counted).low() >= FEWEST_IN_A_MEDIAN) else { return true };
    let of_rsa = context
        .rsa_base
        .is_none_or(|base| (now.low() <= base.get() || above_rsa >= below_rsa) && (now.high() > base.get() || below_rsa >= above_rsa));
    // A median that rose says that somebody did.
    of_rsa && (now.low() <= start.high() || above >= THRESHOLD) && (now.high() >= start.low() || others >= THRESHOLD)
}

/// The median when entering and of the half-year, each between two steps; `None` of nobody.
fn medians(group: &[Turnover], coin: &mut impl FnMut() -> bool) -> Medians {
    let mut between = |amount: fn(&Turnover) -> Cents| Some(RoundedRange::amount(median(group.iter().map(amount).collect())?.get(), coin));
    Some((between(|turnover| turnover.start)?, between(|turnover| turnover.mean)?))
}

/// How many of a hundred meetings were attended, unless few people or one of them alone make the rate.
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
    use crate::reporting::disclosure::chance::coins;

    fn earning(time: TimeInPath, mean: i64) -> Person {
        let turnover = Turnover { time, mean: Cents::new(mean), start: Cents::new(8_000) };
        Person { entered: false, left: None, turnover: Some(turnover), came: 3, missed: 1 }
    }

    fn context() -> Context<'static> {
        Context { places: 68, rsa_base: Some(Cents::new(65_169)), ..Context::default() }
    }

    fn told(people: &[Person]) -> Snapshot {
        Snapshot::of(people, &context(), &mut coins(1))
    }

    fn ends(between: RoundedRange) -> (i64, i64) {
        (between.low(), between.high())
    }

    fn holds(between: RoundedRange, number: i64) -> bool {
        (between.low()..=between.high()).contains(&number)
    }

    #[test]
    fn each_person_is_counted_once_and_each_number_lies_where_it_is_published() {
        let mut people = vec![earning(TimeInPath::UpTo6, 41_000); 12];
        people.extend(vec![Person { entered: true, turnover: None, ..people[0] }; 6]);
        people.extend(vec![Person { left: Some(Some(ExitCategory::Durable)), turnover: None, ..people[0] }; 3]);
        people.push(Person { left: Some(None), turnover: None, ..people[0] });
        let mut with_median = 0;
        for seed in 0..100 {
            let told = Snapshot::of(&people, &context(), &mut coins(seed));
            assert_eq!((told.places, told.exits_by.len()), (70, 6));
            assert!(holds(told.taken, 18) && holds(told.entries, 6) && holds(told.exits, 4) && holds(told.turnover.counted(), 12));
            let exits = |kind: &ExitKind| match kind {
                Some(ExitCategory::Durable) => 3,
                None => 1,
                Some(_) => 0,
            };
            assert!(told.exits_by.iter().all(|(kind, number)| holds(*number, exits(kind))));
            let Some((start, now)) = told.turnover.medians else { continue };
            with_median += 1;
            assert_eq!((ends(start), ends(now)), ((5_000, 10_000), (40_000, 45_000)));
            assert_eq!(told.turnover.start_share().map(|(_, high)| high), Some(100));
        }
        assert!((1..100).contains(&with_median), "twelve may be published as too few: {with_median}");
    }

    #[test]
    fn a_group_that_may_be_small_has_neither_share_nor_median() {
        let mut people = vec![earning(TimeInPath::UpTo6, 40_000); 9];
        people.extend(vec![earning(TimeInPath::UpTo12, 90_000); 21]);
        for seed in 0..100 {
            let told = Snapshot::of(&people, &context(), &mut coins(seed));
            let group = |time| told.by_time.iter().find(|(of, _)| *of == time).unwrap().1.clone();
            for time in [TimeInPath::UpTo6, TimeInPath::Later] {
                let group = group(time);
                assert_eq!((group.start_share(), group.rsa_share(), group.medians), (None, None, None), "{time:?}");
            }
            assert!(told.turnover.medians.is_some() && group(TimeInPath::UpTo12).rsa_share().is_some());
        }
    }

    #[test]
    fn half_years_are_published_so_that_those_who_stay_are_those_who_were_there() {
        let first: Vec<Person> = (0..23).map(|nth| Person { entered: nth < 7, ..earning(TimeInPath::UpTo6, 40_000) }).collect();
        let second: Vec<Person> = (0..28).map(|nth| Person { entered: nth >= 23, ..first[0] }).collect();
        for seed in 0..100 {
            let mut coin = coins(seed);
            let previous = Snapshot::of(&first, &context(), &mut coin);
            let next = Snapshot::of(&second, &Context { previous: Some(&previous), ..context() }, &mut coin);
            let middle = |between: RoundedRange| between.middle().unwrap();
            assert_eq!(middle(previous.taken), middle(next.taken) + middle(next.exits) - middle(next.entries));
            let late = Snapshot::of(&first, &Context { next: Some(&next), ..context() }, &mut coin);
            assert_eq!(middle(late.taken), middle(previous.taken));
        }
    }

    #[test]
    fn no_more_places_are_published_as_taken_than_there_are() {
        let people = vec![earning(TimeInPath::UpTo6, 40_000); 68];
        assert!((0..100).all(|seed| Snapshot::of(&people, &context(), &mut coins(seed)).taken.middle() == Some(65)));
    }

    #[test]
    fn a_half_year_published_in_the_former_way_is_read_as_it_stands() {
        let former = r#"{"places":70,"taken":{"low":60,"high":65},"entries":{"low":5,"high":10},"exits":{"low":0,"high":5},"exits_by":[],
            "turnover":{"start":{"above":{"low":30,"high":35},"others":{"low":20,"high":25}},"rsa":null,"medians":null},"by_time":[],"attendance":null}"#;
        let former: Snapshot = serde_json::from_str(former).unwrap();
        assert_eq!((ends(former.turnover.counted()), former.turnover.start_share()), ((50, 60), Some((54, 64))));
        let people = vec![earning(TimeInPath::UpTo6, 40_000); 30];
        let next = Snapshot::of(&people, &Context { previous: Some(&former), ..context() }, &mut coins(1));
        assert!(holds(next.taken, 30));
        let kept: Snapshot = serde_json::from_str(&serde_json::to_string(&next).unwrap()).unwrap();
        assert_eq!(kept, next);
    }

    #[test]
    fn a_rate_that_one_person_makes_is_not_told() {
        let mut people = vec![earning(TimeInPath::UpTo6, 40_000); 30];
        assert!(told(&people).attendance.is_some());
        people[0].came = 60;
        assert_eq!(told(&people).attendance, None);
        assert_eq!(told(&people[1..10]).attendance, None);
    }

    #[test]
    fn a_snapshot_holds_no_number_that_is_not_told() {
        let told = told(&vec![earning(TimeInPath::UpTo18, 43_211); 23]);
        assert!(!format!("{told:?}").contains("43211") && !format!("{told:?}").contains("23"));
    }
}
