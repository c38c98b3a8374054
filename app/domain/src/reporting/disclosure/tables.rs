//! The tables of a half-year as one flow: people enrolled before or entering are counted, divided by turnover, stay or leave. All
//! numbers are rounded together.

use super::{
    RoundedRange, THRESHOLD,
    exit_kind::{ExitKind, exit_kinds},
    person::{Person, TimeEnrolled, Turnover},
    rounding::{Pipe, round},
};
use crate::values::money::Cents;

/// A number of people of a half-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Enrolled before the half-year. It follows from the others and is not published.
    Before,
    /// Entered.
    Entries,
    /// Without enough validated months. It follows from the others and is not published.
    NotCounted,
    /// With enough validated months.
    Counted,
    /// Of these, above their turnover at the start, or not.
    Start(bool),
    /// Of these, by time since the start.
    StartOf(TimeEnrolled, bool),
    /// With enough validated months, by time since the start.
    CountedOf(TimeEnrolled),
    /// Of these, above the RSA base amount, or not.
    RsaOf(TimeEnrolled, bool),
    /// With enough validated months, above the RSA base amount, or not.
    Rsa(bool),
    /// Enrolled after the half-year.
    Taken,
    /// Left.
    Exits,
    /// Left with one category of exit.
    ExitsBy(ExitKind),
}

/// The numbers of a half-year.
pub(super) struct Tables {
    cells: Vec<Cell>,
    numbers: Vec<i64>,
    with_rsa: bool,
}

/// Multiples of [`THRESHOLD`] in place of the numbers of [`Tables`].
pub(super) struct Rounded<'a> {
    cells: &'a [Cell],
    numbers: Vec<i64>,
}

impl Tables {
    pub(super) fn of(people: &[Person], rsa_base: Option<Cents>) -> Self {
        let mut cells = vec![Cell::Before, Cell::Entries, Cell::NotCounted, Cell::Counted];
        for above in [true, false] {
            cells.push(Cell::Start(above));
            cells.extend(TimeEnrolled::ALL.map(|time| Cell::StartOf(time, above)));
        }
        cells.extend(TimeEnrolled::ALL.map(Cell::CountedOf));
        for above in [true, false].into_iter().filter(|_| rsa_base.is_some()) {
            cells.push(Cell::Rsa(above));
            cells.extend(TimeEnrolled::ALL.map(|time| Cell::RsaOf(time, above)));
        }
        cells.extend([Cell::Taken, Cell::Exits]);
        cells.extend(exit_kinds().map(Cell::ExitsBy));
        let numbers = cells.iter().map(|cell| people.iter().filter(|person| cell.holds(person, rsa_base)).count() as i64).collect();
        Self { cells, numbers, with_rsa: rsa_base.is_some() }
    }

    /// All numbers rounded together; see [`round`].
    pub(super) fn round(&self, coin: &mut impl FnMut() -> bool) -> Rounded<'_> {
        let pipes: Vec<Pipe> = self.cells.iter().zip(&self.numbers).map(|(cell, number)| cell.pipe(self.with_rsa, *number)).collect();
        Rounded { cells: &self.cells, numbers: round(&pipes, THRESHOLD, coin) }
    }

    /// The number of people of a cell; 0 for one that these tables lack.
    pub(super) fn number(&self, cell: Cell) -> i64 {
        find(&self.cells, &self.numbers, cell)
    }
}

impl Rounded<'_> {
    /// The multiple of a cell; 0 for one that the tables lack.
    pub(super) fn number(&self, cell: Cell) -> i64 {
        find(self.cells, &self.numbers, cell)
    }

    /// The published range of a cell.
    pub(super) fn range(&self, cell: Cell) -> RoundedRange {
        RoundedRange::around(self.number(cell))
    }
}

fn find(cells: &[Cell], numbers: &[i64], cell: Cell) -> i64 {
    cells.iter().position(|it| *it == cell).and_then(|at| numbers.get(at)).copied().unwrap_or(0)
}

impl Cell {
    fn holds(self, person: &Person, rsa_base: Option<Cents>) -> bool {
        let turnover = |such: &dyn Fn(&Turnover) -> bool| person.turnover.as_ref().is_some_and(such);
        let above_start = |it: &Turnover| it.mean > it.start;
        let above_rsa = |it: &Turnover| rsa_base.is_some_and(|base| it.mean > base);
        match self {
            Self::Before => !person.entered,
            Self::Entries => person.entered,
            Self::NotCounted => person.turnover.is_none(),
            Self::Counted => person.turnover.is_some(),
            Self::Start(above) => turnover(&|it| above_start(it) == above),
            Self::StartOf(time, above) => turnover(&|it| it.time == time && above_start(it) == above),
            Self::CountedOf(time) => turnover(&|it| it.time == time),
            Self::RsaOf(time, above) => turnover(&|it| it.time == time && above_rsa(it) == above),
            Self::Rsa(above) => turnover(&|it| above_rsa(it) == above),
            Self::Taken => person.left.is_none(),
            Self::Exits => person.left.is_some(),
            Self::ExitsBy(kind) => person.left == Some(kind),
        }
    }

    /// The pipe of the number between the nodes outside, here, counted, by start, by time in and out, by RSA, settled, left.
    fn pipe(self, with_rsa: bool, number: i64) -> Pipe {
        const OUTSIDE: usize = 0;
        const HERE: usize = 1;
        const COUNTED: usize = 2;
        const SETTLED: usize = 3;
        const LEFT: usize = 4;
        let start = |above: bool| 5 + usize::from(above);
        let rsa = |above: bool| 7 + usize::from(above);
        let time_in = |time: TimeEnrolled| 9 + time as usize;
        let time_out = |time: TimeEnrolled| if with_rsa { 13 + time as usize } else { SETTLED };
        let (from, to) = match self {
            Self::Before | Self::Entries => (OUTSIDE, HERE),
            Self::NotCounted => (HERE, SETTLED),
            Self::Counted => (HERE, COUNTED),
            Self::Start(above) => (COUNTED, start(above)),
            Self::StartOf(time, above) => (start(above), time_in(time)),
            Self::CountedOf(time) => (time_in(time), time_out(time)),
            Self::RsaOf(time, above) => (time_out(time), rsa(above)),
            Self::Rsa(above) => (rsa(above), SETTLED),
            Self::Taken => (SETTLED, OUTSIDE),
            Self::Exits => (SETTLED, LEFT),
            Self::ExitsBy(_) => (LEFT, OUTSIDE),
        };
        Pipe { from, to, number }
    }
}
