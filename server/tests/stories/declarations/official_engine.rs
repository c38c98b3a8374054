//! The estimates compared with the official engine of mon-entreprise.urssaf.fr: every line of random mixed months, in whole euros.
//!
//! The last month of ACRE is not a rule of the engine but an input; it is compared with the table of service-public F11677 in
//! `domain::declarations::rates::acre`.

use domain::{
    declarations::{
        declaration::{Activity, LineKind, TurnoverLine, by_activity},
        rates::{
            acre,
            set_aside::{Charge, SetAside, Terms, set_aside},
            table::{KNOWN_UNTIL, What, row},
        },
    },
    structure::ChamberRegion,
    values::{money::Cents, month::Month},
};
use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// The number of random months.
const MONTHS: usize = 200;
/// The first possible month; the last is [`KNOWN_UNTIL`].
const FIRST: (i32, u32) = (2024, 6);

/// The results of the engine, in one run, because it takes a second to start.
fn run_engine(months: &[Value], years: &[i32]) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end");
    let mut engine =
        Command::new("node").arg("ask-engine.mjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    engine.stdin.take().unwrap().write_all(json!({ "months": months, "years": years }).to_string().as_bytes()).unwrap();
    let answered = engine.wait_with_output().unwrap();
    assert!(answered.status.success(), "the engine does not answer; `.ci/install test` installs it");
    serde_json::from_slice(&answered.stdout).unwrap()
}

/// A random generator with a fixed seed (SplitMix64).
struct Draws(u64);

impl Draws {
    /// A number from 0 to `most`, inclusive.
    fn upto(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % (most + 1)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.upto(n - 1) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.upto(all.len() as u64 - 1)).unwrap()]
    }

    /// Up to 8,000 euros, in quarters of a euro, which the engine does not round: it rounds the turnover of a year to whole euros.
    fn amount(&mut self) -> Cents {
        Cents::new(i64::try_from(self.upto(32_000)).unwrap() * 25)
    }
}

/// A random month with the facts on its participant.
#[derive(Debug)]
struct Drawn {
    month: Month,
    terms: Terms,
    lines: Vec<TurnoverLine>,
}

fn draw(draws: &mut Draws) -> Drawn {
    let first = Month::new(FIRST.0, FIRST.1).unwrap();
    let month = first.plus(i32::try_from(draws.upto(u64::try_from(KNOWN_UNTIL.since(first)).unwrap())).unwrap());
    // Mostly recent, so that ACRE runs for many and is over for some.
    let registered = month.plus(-i32::try_from(draws.upto(15)).unwrap());
    let liberal = draws.of(&[Activity::OtherServices, Activity::Cipav]);
    let categories = [Activity::Goods, Activity::CraftServices, liberal];
    let terms = Terms {
        registered: Some(registered),
        acre: draws.one_in(2),
        income_tax: draws.one_in(2),
        craft: draws.one_in(3),
        main: Some(draws.of(&categories)),
        region: draws.of(&ChamberRegion::ALL),
    };
    let mut lines = Vec::new();
    for activity in categories {
        if draws.one_in(4) {
            continue;
        }
        lines.push(TurnoverLine::new(activity, LineKind::Sale, draws.amount()).unwrap());
        if draws.one_in(3) {
            lines.push(TurnoverLine::new(activity, LineKind::CreditNote, draws.amount()).unwrap());
        }
    }
    Drawn { month, terms, lines }
}

impl Drawn {
    fn sum(&self, wanted: &[Activity]) -> Cents {
        self.lines.iter().filter(|line| wanted.contains(&line.activity())).map(TurnoverLine::amount).sum()
    }

    /// The month as input of the engine.
    fn question(&self) -> Value {
        let day = |month: Month| format!("01/{:02}/{}", month.number(), month.year());
        let a_year = |wanted: &[Activity]| (self.sum(wanted).get() * 12 / 100).to_string();
        let liberal = [Activity::OtherServices, Activity::Cipav];
        let nature = match self.terms.main {
            _ if self.terms.craft => "artisanale",
            Some(main) if liberal.contains(&main) => "libérale",
            _ => "commerciale",
        };
        json!({
            "date": day(self.month),
            "created": day(self.terms.registered.unwrap()),
            "nature": nature,
            "acre": acre::runs(self.terms.acre, self.terms.registered, self.month),
            "cipav": self.lines.iter().any(|line| line.activity() == Activity::Cipav),
            "income_tax": self.terms.income_tax,
            "region": self.terms.region.as_str(),
            "goods": a_year(&[Activity::Goods]),
            "services": a_year(&[Activity::CraftServices]),
            "liberal": a_year(&liberal),
        })
    }
}

/// The charges of an estimate in whole euros, with the engine's names.
fn lines(estimate: &SetAside) -> Vec<(&'static str, i64)> {
    let whole = |amount: Cents| {
        assert_eq!(amount.get() % 100, 0, "a line of an estimate is in whole euros");
        amount.get() / 100
    };
    let contributions = |wanted: &[Activity]| {
        let parts = estimate.parts.iter().filter(|part| part.charge == Charge::Contributions && wanted.contains(&part.activity));
        whole(parts.map(|part| part.amount()).sum())
    };
    let charge = |charge| estimate.of(charge).map(whole).unwrap_or_default();
    vec![
        ("goods", contributions(&[Activity::Goods])),
        ("services", contributions(&[Activity::CraftServices])),
        ("liberal", contributions(&[Activity::OtherServices, Activity::Cipav])),
        ("training", charge(Charge::Training)),
        ("chamber", charge(Charge::Chamber)),
        ("income_tax", charge(Charge::IncomeTax)),
    ]
}

/// An amount of the engine in whole euros, halves upwards.
fn in_euros(line: &Value) -> i64 {
    (line.as_f64().unwrap() + 0.5).floor() as i64
}

#[test]
fn every_line_of_two_hundred_random_months_equals_the_official_engine() {
    let mut draws = Draws(20_261_129);
    let months: Vec<Drawn> = (0..MONTHS).map(|_| draw(&mut draws)).collect();
    let questions: Vec<Value> = months.iter().map(Drawn::question).collect();
    let count = |wanted: &dyn Fn(&Drawn) -> bool| months.iter().filter(|drawn| wanted(drawn)).count();
    let reduced = count(&|drawn| acre::runs(drawn.terms.acre, drawn.terms.registered, drawn.month));
    let three_quarters = count(&|drawn| {
        acre::runs(drawn.terms.acre, drawn.terms.registered, drawn.month)
            && drawn.terms.registered.map(acre::rates) == Some(What::AcreThreeQuarters)
    });
    let kinds = [
        reduced,
        three_quarters,
        count(&|drawn| drawn.terms.acre) - reduced,
        count(&|drawn| drawn.terms.craft),
        count(&|drawn| drawn.terms.income_tax),
        count(&|drawn| by_activity(&drawn.lines).len() > 1),
        count(&|drawn| by_activity(&drawn.lines).iter().any(|(_, sum)| *sum < Cents::ZERO)),
        count(&|drawn| drawn.lines.iter().any(|line| line.activity() == Activity::Cipav)),
        count(&|drawn| drawn.month < Month::new(2024, 7).unwrap()),
        count(&|drawn| drawn.month == KNOWN_UNTIL),
    ];
    assert!(kinds.iter().all(|kind| *kind > 0), "every kind of month is among them: {kinds:?}");

    let answers = run_engine(&questions, &[]);
    let mut apart = Vec::new();
    for ((drawn, question), answer) in months.iter().zip(&questions).zip(answers["months"].as_array().unwrap()) {
        let estimate = set_aside(drawn.month, &by_activity(&drawn.lines), &drawn.terms);
        for (name, ours) in lines(&estimate) {
            let theirs = in_euros(&answer[name]);
            if ours != theirs {
                apart.push(format!("{name}: {ours} here, {theirs} there, of {question}"));
            }
        }
    }
    assert!(apart.is_empty(), "{} lines differ:\n{}", apart.len(), apart.join("\n"));
}

#[test]
fn the_ceilings_of_each_year_equal_the_official_engine() {
    let years: Vec<i32> = (2023..=KNOWN_UNTIL.year()).collect();
    let answers = run_engine(&[], &years);
    for (year, answer) in years.iter().zip(answers["ceilings"].as_array().unwrap()) {
        let ours = |activity| row(What::Ceiling, activity, Month::new(*year, 1).unwrap()).unwrap().value / 100;
        let theirs = [in_euros(&answer[0]), in_euros(&answer[1])];
        assert_eq!([ours(Activity::Goods), ours(Activity::OtherServices)], theirs, "{year}");
        assert_eq!([ours(Activity::TouristLets), ours(Activity::Cipav)], theirs, "{year}");
    }
}
