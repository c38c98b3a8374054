//! Reminders to declare, day by day at instants of the test: who gets which, when, by which channel, with which text.

use crate::support::{
    app::{TestApp, on_both_engines, person},
    frozen::{BASE_URL, at},
    people::add_participant_since,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::{
    declarations::{
        declaration::{Activity, TurnoverLine},
        due_day::DueDay,
    },
    enrollments::exit::ExitCategory,
    messages::{
        reminder::ReminderChoice,
        sms_text::{gsm_length, is_gsm},
    },
    people::Role,
    values::{ids::PersonId, language::Language, month::Month, paris},
};
use server::delivery::{TextSettings, ready_to_leave};
use std::sync::Arc;
use store::{Actor, Channel, Exit, Lane, OutboxMessage, StructureStore};

/// The hours in Paris at which the job and the lanes run.
const HOURS: [u32; 9] = [0, 2, 4, 8, 9, 12, 19, 20, 23];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A structure with that due day and a coach, on 5 January 2026.
async fn structure(app: &TestApp, due_day: i64) -> (StructureStore, PersonId) {
    let by = Actor::tools(at("2026-01-05T10:00:00Z"));
    let id = app.db.create_structure(&by, "Les Ateliers du Canal", 20).await.unwrap();
    let store = app.db.for_structure(&id);
    store.settings().set_due_day(&by, DueDay::try_from(due_day).unwrap()).await.unwrap();
    let coach = store.people().add_person(&by, &person(Role::Coach, "Nadia", "nadia")).await.unwrap();
    (store, coach)
}

/// Adds a participant, enrolled since a day, whose address is `<name>@exemple.fr`.
async fn participant(store: &StructureStore, coach: &PersonId, name: &str, since: &str) -> PersonId {
    add_participant_since(store, at("2026-01-05T10:00:00Z"), coach, (name, name), day(since)).await
}

/// A message that left: its instant in Paris, its recipient, its text.
#[derive(Debug, Clone)]
struct Left {
    at: String,
    message: OutboxMessage,
}

/// Everything that leaves at an instant.
async fn leaving(app: &TestApp, now: DateTime<Utc>) -> Vec<Left> {
    app.db.write_reminders(now).await.unwrap();
    let mut left = Vec::new();
    // Twice: what begins in the lane of notifications leaves in another.
    for lane in Lane::ALL.into_iter().chain(Lane::ALL) {
        while let Some(message) = app.db.lease_message(lane, now).await.unwrap() {
            let Some(message) = ready_to_leave(&app.db, message, BASE_URL, false, now).await.unwrap() else { continue };
            if message.channel == lane.channel {
                app.db.mark_delivered(&message.id, now).await.unwrap();
                left.push(Left { at: paris::wall_clock(now).format("%Y-%m-%d %Hh").to_string(), message });
            }
        }
    }
    left
}

/// Everything that leaves on the days from `first` on; `then` runs at the end of each day.
async fn days<Then: Future<Output = ()>>(app: &TestApp, first: &str, count: u64, then: impl Fn(NaiveDate) -> Then) -> Vec<Left> {
    let mut left = Vec::new();
    for date in (0..count).map(|n| day(first) + Days::new(n)) {
        for hour in HOURS {
            // Two o'clock does not exist on the day on which summer begins.
            let Some(now) = paris::instant(date.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap())) else { continue };
            left.extend(leaving(app, now).await);
        }
        then(date).await;
    }
    left
}

/// When and to whom messages left, in an order of their own within an hour.
fn seen(left: &[Left]) -> Vec<(String, String)> {
    let mut seen: Vec<_> = left.iter().map(|it| (it.at.clone(), it.message.recipient.clone())).collect();
    seen.sort();
    seen
}

async fn nothing(_: NaiveDate) {}

async fn declare(store: &StructureStore, person: &PersonId, month: &str, now: DateTime<Utc>) {
    let nil = TurnoverLine::nil(Activity::CraftServices);
    let month: Month = month.parse().unwrap();
    store.declarations().submit(&Actor::person(person, now), person, month, &[nil], 0, paris::day(now)).await.unwrap();
}

on_both_engines! {
    async fn a_reminder_by_sms_asks_for_an_answer_where_they_are_read_and_goes_by_mail_after_a_stop(app: Arc<TestApp>) {
        let (store, coach) = structure(&app, 10).await;
        let (awa, bilal) = (participant(&store, &coach, "awa", "2026-11-02").await, participant(&store, &coach, "bilal", "2026-11-02").await);
        app.place.run(format!("update person set phone = '+33639981301' where id = '{awa}'")).await;
        app.place.run(format!("update person set phone = '+33639981302', sms_stopped_at_phone = '+33639981302' where id = '{bilal}'")).await;
        let now = at("2026-12-01T10:00:00Z");
        app.db.write_reminders(now).await.unwrap();
        let mut left = Vec::new();
        for lane in Lane::ALL.into_iter().chain(Lane::ALL) {
            while let Some(message) = app.db.lease_message(lane, now).await.unwrap() {
                let texts = TextSettings { takes_answers: true, ..TextSettings::from(BASE_URL) };
                let Some(message) = ready_to_leave(&app.db, message, texts, false, now).await.unwrap() else { continue };
                if message.channel == lane.channel {
                    app.db.mark_delivered(&message.id, now).await.unwrap();
                    left.push((message.recipient, message.body));
                }
            }
        }
        left.sort();
        assert_eq!(left.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["+33639981301", "bilal@exemple.fr"]);
        let sms = &left[0].1;
        assert!(sms.contains("Répondez 0 ou votre montant") && sms.contains("/declarations/2026-11"), "{sms}");
        assert!(!left[1].1.contains("Répondez 0"), "a mail is not answered");
    }

    async fn a_month_day_by_day(app: Arc<TestApp>) {
        let (store, coach) = structure(&app, 10).await;
        let by = Actor::tools(at("2026-01-05T10:00:00Z"));
        let awa = participant(&store, &coach, "awa", "2026-11-02").await;
        let bilal = participant(&store, &coach, "bilal", "2026-11-02").await;
        let chloe = participant(&store, &coach, "chloe", "2026-11-02").await;
        let dina = participant(&store, &coach, "dina", "2026-11-02").await;
        let elias = participant(&store, &coach, "elias", "2026-01-05").await;
        let fanta = participant(&store, &coach, "fanta", "2026-06-01").await;
        app.place.run(format!("update person set phone = '+33639981310' where id = '{awa}'")).await;
        store.messages().choose_reminders(&by, &chloe, ReminderChoice::None).await.unwrap();
        let path = store.enrollments().enrollment_of(&dina).await.unwrap().id;
        let (from, until) = (day("2026-11-20"), day("2026-12-31"));
        store.enrollments().suspend(&by, &path, (from, until), "Maladie", day("2026-11-20")).await.unwrap();
        for (person, left_on) in [(&elias, "2026-07-31"), (&fanta, "2026-08-31")] {
            let path = store.enrollments().enrollment_of(person).await.unwrap().id;
            let exit = Exit { left_on: day(left_on), category: ExitCategory::Positive, reason: "Formation" };
            store.enrollments().leave(&by, &path, &exit, day("2026-11-20")).await.unwrap();
        }
        let left = days(&app, "2026-12-01", 31, |date| {
            let (store, bilal) = (&store, &bilal);
            async move {
                if date == day("2026-12-05") {
                    declare(store, bilal, "2026-11", at("2026-12-05T17:00:00Z")).await;
                }
            }
        }).await;
        let expected = [
            ("2026-12-01 09h", "+33639981310"), ("2026-12-01 09h", "bilal@exemple.fr"), ("2026-12-01 09h", "fanta@exemple.fr"),
            ("2026-12-07 09h", "+33639981310"), ("2026-12-07 09h", "fanta@exemple.fr"),
            ("2026-12-11 09h", "+33639981310"), ("2026-12-11 09h", "fanta@exemple.fr"),
        ];
        assert_eq!(seen(&left), expected.map(|(at, to)| (at.to_owned(), to.to_owned())));
        // In January the three months after Fanta's exit are over, and Dina's December was suspended from its first day to its last.
        let expected = [("2027-01-01 09h", "+33639981310"), ("2027-01-01 09h", "bilal@exemple.fr")];
        let january = seen(&days(&app, "2027-01-01", 5, nothing).await);
        assert_eq!(january, expected.map(|(at, to)| (at.to_owned(), to.to_owned())));
    }

    async fn on_days_of_a_clock_change_one_leaves_and_by_day(app: Arc<TestApp>) {
        let (store, coach) = structure(&app, 28).await;
        participant(&store, &coach, "awa", "2026-01-12").await;
        // The day after the due day is the one on which summer begins.
        let expected = ["2026-03-28 09h", "2026-03-29 09h"].map(|at| (at.to_owned(), "awa@exemple.fr".to_owned()));
        assert_eq!(seen(&days(&app, "2026-03-28", 3, nothing).await), expected);
        let by = Actor::tools(at("2026-10-01T10:00:00Z"));
        store.settings().set_due_day(&by, DueDay::try_from(24).unwrap()).await.unwrap();
        // It ends on the day after the due day.
        assert_eq!(seen(&days(&app, "2026-10-25", 2, nothing).await), [("2026-10-25 09h".to_owned(), "awa@exemple.fr".to_owned())]);
    }

    async fn participant_back_after_three_months_gets_one_message_that_counts_them(app: Arc<TestApp>) {
        let (store, coach) = structure(&app, 10).await;
        let awa = participant(&store, &coach, "awa", "2026-09-01").await;
        let by = Actor::tools(at("2026-09-01T10:00:00Z"));
        store.messages().choose_reminders(&by, &awa, ReminderChoice::None).await.unwrap();
        assert_eq!(seen(&days(&app, "2026-10-01", 60, nothing).await), []);
        store.messages().choose_reminders(&by, &awa, ReminderChoice::Email).await.unwrap();
        let left = days(&app, "2026-12-01", 3, nothing).await;
        assert_eq!(seen(&left), [("2026-12-01 09h".to_owned(), "awa@exemple.fr".to_owned())]);
        let text = &left[0].message.body;
        assert!(text.contains("3 mois") && text.contains(&format!("{BASE_URL}/declarations\n")), "{text}");
    }

    async fn declaring_between_the_writing_and_the_leaving_stops_it(app: Arc<TestApp>) {
        let (store, coach) = structure(&app, 10).await;
        let awa = participant(&store, &coach, "awa", "2026-11-02").await;
        app.db.write_reminders(at("2026-12-01T09:00:00Z")).await.unwrap();
        declare(&store, &awa, "2026-11", at("2026-12-01T09:01:00Z")).await;
        assert_eq!(seen(&leaving(&app, at("2026-12-01T09:02:00Z")).await), []);
        assert_eq!(app.place.number("select count(*) from outbox where reminder is not null and dropped_at is not null").await, 1);
    }

    async fn every_text_message_is_of_one_part_and_every_text_has_one_link(app: Arc<TestApp>) {
        let (store, coach) = structure(&app, 20).await;
        let (awa, bilal) = (participant(&store, &coach, "awa", "2026-01-05").await, participant(&store, &coach, "bilal", "2026-01-05").await);
        app.place.run(format!("update person set phone = '+33639981310' where id = '{awa}'")).await;
        let noon = |day: NaiveDate| paris::instant(day.and_hms_opt(12, 0, 0).unwrap()).unwrap();
        for person in [&awa, &bilal] {
            declare(&store, person, "2026-01", at("2026-02-10T10:00:00Z")).await;
        }
        // Each month of a year in each language: "août" has a letter that would make three parts of one.
        for nth in 0..22 {
            let month = Month::of(day("2026-03-01")).plus(nth);
            let language = if nth < 12 { Language::Fr } else { Language::En };
            for person in [&awa, &bilal] {
                store.people().set_language(&Actor::tools(noon(month.first_day())), person, language).await.unwrap();
            }
            for date in [1, 17, 21] {
                let left = leaving(&app, noon(month.day(date))).await;
                assert_eq!(left.len(), 2, "{month} {date}: {left:?}");
                for Left { message, .. } in left {
                    assert_eq!(message.body.matches(BASE_URL).count(), 1, "{}", message.body);
                    if message.channel == Channel::Sms {
                        assert!(is_gsm(&message.body) && gsm_length(&message.body) <= 160, "{}", message.body);
                    }
                }
            }
            for person in [&awa, &bilal] {
                declare(&store, person, &month.plus(-1).to_string(), noon(month.day(22))).await;
            }
        }
    }
}
