//! Tests of reminders.

use super::*;
use crate::enrollments::{
    enrollment::EnrollmentPeriod,
    suspension::{Suspension, Suspensions},
};
use chrono::Days;
use chrono_tz::Europe::Paris;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn day_of(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn due_on(day: i64) -> DueDay {
    DueDay::try_from(day).unwrap()
}

fn running() -> PersonMonths {
    PersonMonths { enrollments: vec![(EnrollmentPeriod::starting(day_of("2026-01-15")), Suspensions::default())], declared: Vec::new() }
}

/// The reminders that a job writes which runs on these days, as the store keeps them: each month and kind once.
fn written(facts: &PersonMonths, due_day: DueDay, days: impl IntoIterator<Item = NaiveDate>) -> BTreeMap<(Month, ReminderKind), NaiveDate> {
    let mut written = BTreeMap::new();
    for today in days {
        if let Some((month, kind)) = reminder_on(today, due_day).filter(|(month, kind)| facts.reminds(*month, *kind, today, due_day)) {
            written.entry((month, kind)).or_insert(today);
        }
    }
    written
}

fn days_from(first: NaiveDate, count: u64) -> impl Iterator<Item = NaiveDate> {
    (0..count).map(move |n| first + Days::new(n))
}

#[test]
fn a_month_is_reminded_of_on_its_first_day_before_the_due_day_and_after_it() {
    let november = month("2026-11");
    let kinds = |due_day| {
        let seen = written(&running(), due_on(due_day), days_from(day_of("2026-12-01"), 31));
        seen.into_iter().filter(|((of, _), _)| *of == november).map(|((_, kind), on)| (kind, on.day())).collect::<Vec<_>>()
    };
    use ReminderKind::{After, Before, First};
    assert_eq!(kinds(20), [(First, 1), (Before, 17), (After, 21)]);
    assert_eq!(kinds(10), [(First, 1), (Before, 7), (After, 11)]);
    assert_eq!(kinds(7), [(First, 1), (Before, 4), (After, 8)]);
    assert_eq!(kinds(6), [(First, 1), (After, 7)], "three days before is within two days of the first");
    assert_eq!(kinds(1), [(First, 1), (After, 2)]);
    assert_eq!(kinds(28), [(First, 1), (Before, 25), (After, 29)]);
}

#[test]
fn after_a_due_day_at_the_end_of_february_the_next_first_reminder_stands_for_the_third() {
    let seen = written(&running(), due_on(28), days_from(day_of("2027-02-01"), 30));
    let days: Vec<_> = seen.into_iter().map(|((_, kind), on)| (kind, on)).collect();
    assert_eq!(
        days,
        [
            (ReminderKind::First, day_of("2027-02-01")),
            (ReminderKind::Before, day_of("2027-02-25")),
            (ReminderKind::First, day_of("2027-03-01"))
        ]
    );
}

#[test]
fn a_person_who_returns_after_three_months_gets_one_reminder_that_counts_them() {
    let facts = running();
    let first = reminder_on(day_of("2026-12-01"), due_on(10)).unwrap();
    assert_eq!(first, (month("2026-11"), ReminderKind::First));
    // January to November are open; the job ran on no day before.
    assert_eq!(written(&facts, due_on(10), [day_of("2026-12-01")]).len(), 1);
    let now = "2026-12-01T09:00:00Z".parse().unwrap();
    let content = ReminderContent { month: month("2026-11"), until: day_of("2026-12-10"), open: 11 };
    assert_eq!(sending(&facts, first.0, first.1, due_on(10), now), ReminderSending::Now(content));
}

#[test]
fn declaring_a_suspension_and_the_end_of_three_months_after_an_exit_stop_reminders() {
    let (today, ten) = (day_of("2026-12-01"), due_on(10));
    let reminds = |facts: &PersonMonths| facts.reminds(month("2026-11"), ReminderKind::First, today, ten);
    assert!(reminds(&running()));
    assert!(!reminds(&PersonMonths { declared: vec![month("2026-11")], ..running() }));
    let suspended = |first: &str, last: &str| {
        let suspension = Suspension::stored(day_of(first), day_of(last));
        PersonMonths { enrollments: vec![(running().enrollments[0].0, Suspensions(vec![suspension]))], ..PersonMonths::default() }
    };
    assert!(!reminds(&suspended("2026-11-01", "2026-11-30")), "the whole month");
    assert!(!reminds(&suspended("2026-11-20", "2026-12-31")), "on the day");
    assert!(reminds(&suspended("2026-11-05", "2026-11-20")), "a part of the month");
    let left = |on: &str| {
        let period = EnrollmentPeriod { left_on: Some(day_of(on)), ..running().enrollments[0].0 };
        PersonMonths { enrollments: vec![(period, Suspensions::default())], ..PersonMonths::default() }
    };
    assert!(reminds(&left("2026-08-31")), "the third month after the exit");
    assert!(!reminds(&left("2026-07-31")));
}

#[test]
fn after_a_return_the_month_of_the_newest_enrollment_decides() {
    let earlier = EnrollmentPeriod { left_on: Some(day_of("2026-09-30")), ..EnrollmentPeriod::starting(day_of("2026-01-15")) };
    let newest = EnrollmentPeriod::starting(day_of("2026-11-10"));
    let suspended = Suspensions(vec![Suspension::stored(day_of("2026-11-10"), day_of("2026-11-30"))]);
    let facts = |of_newest: Suspensions| PersonMonths {
        enrollments: vec![(newest, of_newest), (earlier, Suspensions::default())],
        declared: (1..=9).map(|n| Month::of(day_of("2025-12-01")).plus(n)).collect(),
    };
    let today = day_of("2026-12-01");
    assert_eq!(facts(Suspensions::default()).open(today), [month("2026-10"), month("2026-11")]);
    assert_eq!(facts(Suspensions::default()).suspended(today), None);
    assert_eq!(facts(suspended.clone()).open(today), [month("2026-10")]);
    assert_eq!(facts(suspended).suspended(today), Some(month("2026-11")));
}

#[test]
fn a_choice_names_the_contact_and_the_other_one_stands_in() {
    let (phone, email) = (Some("+33639981310"), Some("awa@exemple.fr"));
    let to = |choice, phone, email| ReminderChoice::contact(choice, phone, email).map(|contact| contact.as_str().to_owned());
    assert_eq!(to(None, phone, email).as_deref(), phone);
    assert_eq!(to(Some(ReminderChoice::Sms), phone, email).as_deref(), phone);
    assert_eq!(to(Some(ReminderChoice::Sms), None, email).as_deref(), email);
    assert_eq!(to(Some(ReminderChoice::Email), phone, email).as_deref(), email);
    assert_eq!(to(Some(ReminderChoice::Email), phone, None).as_deref(), phone);
    assert_eq!(to(Some(ReminderChoice::None), phone, email), None);
}

#[test]
fn reminders_are_written_between_9_and_20_in_paris_on_days_of_a_clock_change_too() {
    for date in ["2026-12-01", "2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"] {
        let date = day_of(date);
        let midnight = date.and_hms_opt(0, 0, 0).unwrap().and_local_timezone(Paris).unwrap().with_timezone(&Utc);
        for quarter in 0..4 * 26 {
            let now = midnight + chrono::Duration::minutes(15 * quarter);
            // The oracle is the time zone database as chrono-tz reads it.
            let there = now.with_timezone(&Paris);
            let expected = (9..20).contains(&there.hour()).then(|| there.date_naive());
            assert_eq!(reminding_day(now), expected, "{now}");
        }
    }
}

proptest! {
    /// Whatever days the job runs on, in whatever structure.
    #[test]
    fn a_month_gets_at_most_three_reminders_in_order_and_each_day_one(
        due_day in 1i64..=28,
        start in 0u64..800,
        runs in prop::collection::vec(any::<bool>(), 200),
        declared in prop::collection::vec(0i32..24, 0..8),
        suspension in prop::option::of((0u64..600, 0u64..90)),
        left in prop::option::of(0u64..700),
    ) {
        let period = EnrollmentPeriod::starting(day_of("2026-01-15"));
        let period = EnrollmentPeriod { left_on: left.map(|days| period.starts_on + Days::new(days)), ..period };
        let suspensions = Suspensions(suspension.into_iter().map(|(from, days)| {
            let first = period.starts_on + Days::new(from);
            Suspension::stored(first, first + Days::new(days))
        }).collect());
        let facts = PersonMonths {
            enrollments: vec![(period, suspensions)],
            declared: declared.into_iter().map(|n| period.first_month().plus(n)).collect(),
        };
        let (due_day, first) = (due_on(due_day), period.starts_on + Days::new(start));
        let days = days_from(first, 200).zip(runs).filter(|(_, runs)| *runs).map(|(day, _)| day);
        let written = written(&facts, due_day, days);
        let mut by_day: Vec<NaiveDate> = written.values().copied().collect();
        by_day.sort_unstable();
        prop_assert!(by_day.windows(2).all(|pair| pair[0] < pair[1]), "two on one day: {written:?}");
        for ((month, kind), on) in &written {
            let (on, month, kind) = (*on, *month, *kind);
            prop_assert!(!facts.declared.contains(&month));
            prop_assert!(!facts.enrollments[0].1.is_suspended_on(on) && !facts.enrollments[0].1.cover(&period, month));
            prop_assert!(month < Month::of(on) && period.is_declarable(month));
            prop_assert!(on <= month.plus(2).first_day().pred_opt().unwrap(), "in the month after the month itself");
            prop_assert_eq!(kind == ReminderKind::After, on > deadline(month, due_day));
            if kind == ReminderKind::Before {
                prop_assert!((deadline(month, due_day) - on).num_days() <= i64::from(DAYS_BEFORE));
            }
            for later in written.iter().filter(|((of, other), _)| *of == month && *other > kind) {
                prop_assert!(on < *later.1, "{written:?}");
            }
        }
    }

    /// A reminder that was written in time never leaves once its days are over or at night.
    #[test]
    fn a_reminder_leaves_by_day_and_on_its_days_alone(due_day in 1i64..=28, seconds in 1_795_000_000i64..1_850_000_000, back in 0i32..3) {
        let (now, due_day) = (DateTime::from_timestamp(seconds, 0).unwrap(), due_on(due_day));
        let facts = running();
        for kind in [ReminderKind::First, ReminderKind::Before, ReminderKind::After] {
            let month = Month::of(day(now)).plus(-back);
            match sending(&facts, month, kind, due_day, now) {
                ReminderSending::Now(content) => {
                    let there = now.with_timezone(&Paris);
                    prop_assert!((8..21).contains(&there.hour()));
                    prop_assert_eq!(reminder_on(there.date_naive(), due_day), Some((month, kind)));
                    prop_assert!(content.open >= 1 && content.until == deadline(month, due_day));
                }
                ReminderSending::Later(at) => prop_assert!(at > now && (at - now) <= chrono::Duration::hours(12)),
                ReminderSending::Never => {}
            }
        }
    }
}

#[test]
fn the_team_reminds_who_owes_the_month_and_says_why_it_leaves_others_out() {
    let (today, october, tenth) = (day_of("2026-11-29"), month("2026-10"), due_on(10));
    let owing = PersonMonths { declared: (1..10).map(|n| Month::new(2026, n).unwrap()).collect(), ..running() };
    let phone = Some("+33639981310");
    let facts = TeamReminderFacts { months: &owing, choice: None, phone, email: None, sms_stopped: false, reminded_today: false };
    let reminder = |facts: &TeamReminderFacts<'_>| team_reminder(facts, october, today, tenth);
    let sent = reminder(&facts).unwrap().unwrap();
    assert_eq!((sent.to.as_str(), sent.kind), ("+33639981310", ReminderKind::After));
    assert_eq!((sent.content.month, sent.content.open, sent.content.until), (october, 1, day_of("2026-11-10")));
    let left_out = |facts: TeamReminderFacts<'_>| reminder(&facts).unwrap().unwrap_err();
    assert_eq!(left_out(TeamReminderFacts { reminded_today: true, ..facts }), LeftOut::RemindedToday);
    assert_eq!(left_out(TeamReminderFacts { choice: Some(ReminderChoice::None), ..facts }), LeftOut::NoReminders);
    assert_eq!(left_out(TeamReminderFacts { phone: None, sms_stopped: true, ..facts }), LeftOut::Stopped);
    assert_eq!(left_out(TeamReminderFacts { phone: None, ..facts }), LeftOut::NoContact);
    let mut paused = owing.clone();
    paused.enrollments[0].1 = Suspensions(vec![Suspension::stored(day_of("2026-11-20"), day_of("2026-12-20"))]);
    assert_eq!(left_out(TeamReminderFacts { months: &paused, ..facts }), LeftOut::Suspended);
    // Neither a declared month nor one that runs is due.
    assert!(team_reminder(&facts, month("2026-09"), today, tenth).is_none());
    assert!(team_reminder(&facts, month("2026-11"), today, tenth).is_none());
}
