//! A write repeated twenty times at once by one person: done once, with success for each. The same write of another person, or a
//! different write, is still refused.

use crate::support::{
    bookings::{span, wish},
    db::{
        Participant, Team, TestDb, actor, an_address, at_once, day, message, minutes_later, month, now, on_both_engines, refusal, sale,
        today,
    },
};
use domain::{
    bookings::{BookingRefusal, BookingState, SessionKind, attendance::Attendance, leave::LeaveDays, session_type::NewSessionType},
    people::Role,
    reporting::disclosure::{
        half_year::HalfYear,
        link::NewLink,
        snapshot::{Context, Snapshot},
    },
    review::{batch::BatchOutcome, substitution::NewSubstitution},
    values::ids::DeclarationId,
};
use std::{fmt::Debug, future::Future};
use store::{Actor, MoveTo, NewPerson, NewSessions, Refusal, Result, SeenDeclaration, StructureStore};

const TAPS: usize = 20;

/// The results of a write done twenty times at once by one person.
async fn taps<T, A>(store: &StructureStore, act: impl Fn(StructureStore) -> A) -> Vec<T>
where
    T: Debug + Send + 'static,
    A: Future<Output = Result<T>> + Send + 'static,
{
    let answers = at_once((0..TAPS).map(|_| act(store.clone()))).await;
    answers.into_iter().map(|answer| answer.unwrap()).collect()
}

/// The number of audit events of an action.
async fn journalled(test: &TestDb, action: &str) -> i64 {
    test.number(format!("select count(*) from audit where action = '{action}'")).await
}

#[track_caller]
fn all_alike<T: PartialEq + Debug>(answers: &[T]) {
    assert!(answers.iter().all(|one| *one == answers[0]), "{answers:?}");
}

fn eleven_minutes_later(by: &Actor) -> Actor {
    Actor { at: minutes_later(11), ..by.clone() }
}

async fn validated(team: &Team, who: &Participant) -> DeclarationId {
    let id = team.declared(who, month("2026-10"), 800).await.id;
    team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 1).await.unwrap();
    id
}

fn days(from: &str, to: &str) -> LeaveDays {
    LeaveDays { from: day(from), to: day(to) }
}

on_both_engines! {
    async fn repeating_a_link_makes_one_with_one_token(test: TestDb) {
        let team = test.team(1).await;
        let (coach, link) = (actor(&team.coach), NewLink { label: "DDETS".into(), until: day("2026-12-31") });
        let open = |coach: Actor, link: NewLink, secret: &'static str| {
            move |store: StructureStore| {
                let (coach, link) = (coach.clone(), link.clone());
                async move { store.reporting().open_funder_link(&coach, &link, |id| format!("{secret} {id}"), today()).await }
            }
        };
        all_alike(&taps(&team.store, open(coach.clone(), link.clone(), "one browser")).await);
        assert_eq!((team.store.reporting().funder_links().await.unwrap().len(), journalled(&test, "funder_link.opened").await), (1, 1));
        // Not a repeat: from another browser, later, or with another last day.
        let taken = Refusal::LabelTaken;
        assert_eq!(refusal(open(coach.clone(), link.clone(), "another browser")(team.store.clone()).await), taken);
        assert_eq!(refusal(open(eleven_minutes_later(&coach), link.clone(), "one browser")(team.store.clone()).await), taken);
        let longer = NewLink { until: day("2027-01-31"), ..link.clone() };
        assert_eq!(refusal(open(coach, longer, "one browser")(team.store.clone()).await), taken);
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(refusal(open(other, link, "one browser")(team.store.clone()).await), taken);
    }

    async fn repeating_a_publication_publishes_once(test: TestDb) {
        let team = test.team(1).await;
        let half = HalfYear::try_from("2026-S1".to_owned()).unwrap();
        let coach = actor(&team.coach);
        taps(&team.store, |store| {
            let coach = coach.clone();
            async move { store.reporting().publish(&coach, half, &Snapshot::of(&[], &Context { places: 5, ..Context::default() }, &mut || false)).await }
        })
        .await;
        assert_eq!((team.store.reporting().published().await.unwrap().len(), journalled(&test, "results.published").await), (1, 1));
    }

    async fn repeating_a_cancellation_cancels_once(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let booking = team.booked(&awa, &session).await;
        all_alike(&taps(&team.store, |store| {
            let (awa, booking, session) = (awa.clone(), booking.clone(), session.clone());
            async move { store.bookings().cancel_booking_in(&actor(&awa), &awa, &booking, Some(&session), None).await }
        })
        .await);
        assert_eq!(journalled(&test, "booking.cancelled").await, 1);
        assert_eq!(refusal(team.store.bookings().cancel_by_structure(&actor(&team.coach), &booking, None).await), Refusal::Booking(BookingRefusal::NotHeld));
    }

    async fn repeating_a_removal_by_the_team_removes_once(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let booking = team.booked(&awa, &session).await;
        all_alike(&taps(&team.store, |store| {
            let (coach, booking) = (actor(&team.coach), booking.clone());
            async move { store.bookings().cancel_by_structure(&coach, &booking, Some("Salle prise")).await }
        })
        .await);
        assert_eq!(journalled(&test, "booking.taken_back").await, 1);
        let not_held = Refusal::Booking(BookingRefusal::NotHeld);
        assert_eq!(refusal(team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await), not_held);
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(refusal(team.store.bookings().cancel_by_structure(&other, &booking, None).await), not_held);
    }

    async fn cancelling_a_moved_booking_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let (seen, new) = (team.session("2026-12-03T13:00:00Z", 1).await, team.session("2026-12-04T13:00:00Z", 1).await);
        let booking = team.booked(&awa, &seen).await;
        team.store.bookings().move_booking(&actor(&awa), &awa, &booking, &MoveTo::Session(new.clone())).await.unwrap();
        let moved = Refusal::Booking(BookingRefusal::MovedSince);
        assert_eq!(refusal(team.store.bookings().cancel_booking_in(&actor(&awa), &awa, &booking, Some(&seen), None).await), moved);
        assert_eq!(refusal(team.store.bookings().cancel_by_structure_in(&actor(&team.coach), &booking, Some(&seen), None).await), moved);
        let held = team.store.bookings().booking(&awa, &booking).await.unwrap();
        assert_eq!((held.state, held.session_id), (BookingState::Booked, new.clone()));
        team.store.bookings().cancel_booking_in(&actor(&awa), &awa, &booking, Some(&new), None).await.unwrap();
    }

    async fn repeating_a_move_moves_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let booking = team.booked(&awa, &team.session("2026-12-03T13:00:00Z", 1).await).await;
        let to = team.session("2026-12-04T13:00:00Z", 1).await;
        taps(&team.store, |store| {
            let (awa, booking, to) = (awa.clone(), booking.clone(), MoveTo::Session(to.clone()));
            async move { store.bookings().move_booking(&actor(&awa), &awa, &booking, &to).await }
        })
        .await;
        assert_eq!(journalled(&test, "booking.moved").await, 1);
        let meeting = team.slot_type("Entretien", 60).await;
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        let slot = |hour: u32| wish(&meeting, &team.coach, format!("2026-12-07T0{hour}:00:00Z").parse().unwrap());
        let booking = team.booked_slot(&awa, &slot(8)).await.id;
        taps(&team.store, |store| {
            let (awa, booking, to) = (awa.clone(), booking.clone(), MoveTo::Slot(slot(9)));
            async move { store.bookings().move_booking(&actor(&awa), &awa, &booking, &to).await }
        })
        .await;
        assert_eq!(journalled(&test, "booking.moved").await, 2);
    }

    async fn repeating_an_attendance_mark_records_once(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-11-23T12:00:00Z", 1).await);
        let coach = Actor { at: minutes_later(180), ..actor(&team.coach) };
        team.store.bookings().book(&actor(&team.coach), &awa, &session).await.unwrap();
        let booking = team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap().remove(0).id;
        taps(&team.store, |store| {
            let (coach, booking) = (coach.clone(), booking.clone());
            async move { store.bookings().mark_attendance(&coach, &booking, Attendance::Excused).await }
        })
        .await;
        assert_eq!(journalled(&test, "attendance.marked").await, 1);
    }

    async fn repeating_a_question_and_its_answer_records_each_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let ask = |by: Actor, question: &'static str| {
            let id = id.clone();
            move |store: StructureStore| {
                let (by, id) = (by.clone(), id.clone());
                async move { store.review().ask(&by, Role::Coach, &id, 1, question, Some(&message("06 39 98 13 10"))).await }
            }
        };
        taps(&team.store, ask(actor(&team.coach), "C’est bien juste ?")).await;
        assert_eq!((test.number("select count(*) from question").await, test.number("select count(*) from outbox").await), (1, 1));
        assert_eq!(refusal(ask(actor(&team.coach), "Et l’autre ?")(team.store.clone()).await), Refusal::MovedOn);
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(refusal(ask(other, "C’est bien juste ?")(team.store.clone()).await), Refusal::MovedOn);

        let answer = |answer: &'static str| {
            let awa = awa.id.clone();
            move |store: StructureStore| {
                let awa = awa.clone();
                async move { store.review().answer(&actor(&awa), &awa, month("2026-10"), answer).await }
            }
        };
        taps(&team.store, answer("Oui.")).await;
        assert_eq!(journalled(&test, "declaration.answered").await, 1);
        assert_eq!(refusal(answer("Non.")(team.store.clone()).await), Refusal::MovedOn);
    }

    async fn repeating_a_validation_validates_once(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        let validate = |by: Actor| {
            let id = id.clone();
            move |store: StructureStore| {
                let (by, id) = (by.clone(), id.clone());
                async move { store.review().validate(&by, Role::Coach, &id, 1).await }
            }
        };
        all_alike(&taps(&team.store, validate(actor(&team.coach))).await);
        assert_eq!(journalled(&test, "declaration.validated").await, 1);
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(refusal(validate(other)(team.store.clone()).await), Refusal::MovedOn);

        let more = [team.declared(&awa, month("2026-09"), 100).await.id, team.declared(&bilal, month("2026-09"), 100).await.id];
        let more: Vec<SeenDeclaration> = more.into_iter().map(|id| SeenDeclaration { id, version: 1 }).collect();
        let batches = taps(&team.store, |store| {
            let (coach, more) = (actor(&team.coach), more.clone());
            async move { store.review().validate_all(&coach, Role::Coach, &more).await }
        })
        .await;
        all_alike(&batches);
        let batch = team.store.review().batch(&batches[0]).await.unwrap().unwrap();
        assert_eq!((batch.of(BatchOutcome::Validated).count(), journalled(&test, "declaration.validated").await), (2, 3));
    }

    async fn repeating_a_correction_request_and_decision_records_each_once(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let id = validated(&team, &awa).await;
        let ask = |reason: &'static str| {
            let awa = awa.id.clone();
            move |store: StructureStore| {
                let awa = awa.clone();
                async move { store.declarations().request_correction(&actor(&awa), &awa, month("2026-10"), reason).await }
            }
        };
        taps(&team.store, ask("Un avoir oublié")).await;
        assert_eq!(test.number("select count(*) from correction_request").await, 1);
        assert_eq!(refusal(ask("Autre chose")(team.store.clone()).await), Refusal::CorrectionRequested);

        let reopen = |by: Actor| {
            let id = id.clone();
            move |store: StructureStore| {
                let (by, id) = (by.clone(), id.clone());
                async move { store.declarations().reopen(&by, Role::Coach, &id, 1, Some("Corrigez-le"), Some(&message("06 39 98 13 10"))).await }
            }
        };
        taps(&team.store, reopen(actor(&team.coach))).await;
        assert_eq!((journalled(&test, "declaration.reopened").await, test.number("select count(*) from outbox").await), (1, 1));
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(refusal(reopen(other)(team.store.clone()).await), Refusal::MovedOn);
        let kept = team.store.declarations().keep_validated(&actor(&team.coach), Role::Coach, &id, 1, "Corrigez-le", None).await;
        assert_eq!(refusal(kept), Refusal::MovedOn, "the other answer is another act");
    }

    async fn repeating_a_declaration_makes_one_version(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for (seen, euros) in [(0, 800), (1, 900)] {
            taps(&team.store, |store| {
                let awa = awa.id.clone();
                async move { store.declarations().submit(&actor(&awa), &awa, month("2026-10"), &[sale(euros)], seen, today()).await }
            })
            .await;
        }
        assert_eq!(team.declaration(&awa, month("2026-10")).await.version(), 2);
    }

    async fn repeating_a_leave_makes_one(test: TestDb) {
        let team = test.team(1).await;
        let take = |by: Actor, days: LeaveDays| {
            let coach = team.coach.clone();
            move |store: StructureStore| {
                let (by, coach) = (by.clone(), coach.clone());
                async move { store.bookings().take_leave(&by, &coach, &days, &[], None).await }
            }
        };
        let coach = actor(&team.coach);
        all_alike(&taps(&team.store, take(coach.clone(), days("2026-12-03", "2026-12-05"))).await);
        assert_eq!((journalled(&test, "leave.taken").await, test.number("select count(*) from leave_day").await), (1, 3));
        let overlap = Refusal::Booking(BookingRefusal::LeaveOverlap);
        assert_eq!(refusal(take(coach.clone(), days("2026-12-03", "2026-12-06"))(team.store.clone()).await), overlap);
        let later = take(eleven_minutes_later(&coach), days("2026-12-03", "2026-12-05"))(team.store.clone()).await;
        assert_eq!(refusal(later), overlap);
    }

    async fn repeating_an_admission_adds_one_person_in_one_place(test: TestDb) {
        let team = test.team(1).await;
        let new = NewPerson {
            role: Role::Participant,
            first_name: "Awa".into(),
            last_name: "Diallo".into(),
            phone: Some("06 39 98 13 10".parse().unwrap()),
            email: None,
        };
        let enroll_newcomer = |new: NewPerson| {
            let team = team.clone();
            move |store: StructureStore| {
                let (team, new) = (team.clone(), new.clone());
                async move { store.people().enroll_newcomer(&actor(&team.coach), &new, |id| team.new_enrollment(&id)).await }
            }
        };
        all_alike(&taps(&team.store, enroll_newcomer(new.clone())).await);
        assert_eq!(test.number("select count(*) from enrollment").await, 1);
        let namesake = NewPerson { first_name: "Aminata".into(), ..new };
        assert_eq!(refusal(enroll_newcomer(namesake)(team.store.clone()).await), Refusal::PhoneTaken);
    }

    async fn repeating_an_added_colleague_returns_the_first(test: TestDb) {
        let team = test.team(1).await;
        let new = NewPerson {
            role: Role::Coach,
            first_name: "Omar".into(),
            last_name: "Haddad".into(),
            phone: None,
            email: Some(an_address()),
        };
        let answers = at_once((0..TAPS).map(|_| {
            let (store, new, coach) = (team.store.clone(), new.clone(), actor(&team.coach));
            async move { store.people().add_person(&coach, &new).await }
        }))
        .await;
        let added: Vec<_> = answers.into_iter().filter_map(Result::ok).collect();
        assert_eq!(added.len(), 1);
        assert_eq!(team.store.people().person_added(&actor(&team.coach), &new).await.unwrap(), Some(added[0].clone()));
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(team.store.people().person_added(&other, &new).await.unwrap(), None);
        assert_eq!(team.store.people().person_added(&eleven_minutes_later(&actor(&team.coach)), &new).await.unwrap(), None);
    }

    async fn repeating_opened_sessions_opens_them_once(test: TestDb) {
        let team = test.team(1).await;
        let one = team.session_at("2026-12-03T13:00:00Z", 4).await;
        let thursdays = ["2026-12-10T13:00:00Z", "2026-12-17T13:00:00Z"].map(|starts_at| vec![span(starts_at, 60)]);
        let series = NewSessions { sessions: thursdays.to_vec(), ..one.clone() };
        for new in [one.clone(), series] {
            all_alike(&taps(&team.store, |store| {
                let (coach, new) = (actor(&team.coach), new.clone());
                async move { store.bookings().open_sessions(&coach, &new).await }
            })
            .await);
        }
        assert_eq!((test.number("select count(*) from session").await, journalled(&test, "session.created").await), (3, 3));
        let busy = Refusal::Booking(BookingRefusal::CoachBusy);
        let larger = NewSessions { places: 5, ..one.clone() };
        assert_eq!(refusal(team.store.bookings().open_sessions(&actor(&team.coach), &larger).await), busy);
        assert_eq!(refusal(team.store.bookings().open_sessions(&eleven_minutes_later(&actor(&team.coach)), &one).await), busy);
    }

    async fn repeating_a_cancelled_session_cancels_it_once(test: TestDb) {
        let team = test.team(1).await;
        let session = team.session("2026-12-03T13:00:00Z", 4).await;
        let cancel = |by: Actor| {
            let session = session.clone();
            move |store: StructureStore| {
                let (by, session) = (by.clone(), session.clone());
                async move { store.bookings().cancel_session(&by, &session, false, Some("Salle prise")).await }
            }
        };
        taps(&team.store, cancel(actor(&team.coach))).await;
        assert_eq!(journalled(&test, "session.cancelled").await, 1);
        let other = actor(&team.colleague("Hugo").await);
        assert_eq!(refusal(cancel(other)(team.store.clone()).await), Refusal::Booking(BookingRefusal::SessionCancelled));
    }

    async fn repeating_venues_types_and_windows_makes_each_once(test: TestDb) {
        let team = test.team(1).await;
        let coach = actor(&team.coach);
        all_alike(&taps(&team.store, |store| {
            let coach = coach.clone();
            async move { store.bookings().add_venue(&coach, "La Ruche", "12 rue des Filles-Dieu").await }
        })
        .await);
        let elsewhere = team.store.bookings().add_venue(&coach, "La Ruche", "Ailleurs").await;
        assert_eq!(refusal(elsewhere), Refusal::TitleTaken);
        let new = NewSessionType::usual(SessionKind::Training, "Vendre", 8);
        let types = taps(&team.store, |store| {
            let (coach, new) = (coach.clone(), new.clone());
            async move { store.bookings().add_session_type(&coach, &new).await }
        })
        .await;
        all_alike(&types);
        let smaller = NewSessionType { places: 4, ..new };
        assert_eq!(refusal(team.store.bookings().add_session_type(&coach, &smaller).await), Refusal::TitleTaken);
        taps(&team.store, |store| {
            let (coach, id) = (coach.clone(), types[0].clone());
            async move { store.bookings().close_session_type(&coach, &id).await }
        })
        .await;
        let windows = taps(&team.store, |store| {
            let team = Team { store, ..team.clone() };
            async move { Ok(team.window(&team.coach, "09:00:00", "12:00:00").await) }
        })
        .await;
        all_alike(&windows);
        for (action, times) in [("venue.added", 1), ("session_type.added", 1), ("session_type.closed", 1), ("window.opened", 1)] {
            assert_eq!(journalled(&test, action).await, times, "{action}");
        }
    }

    async fn repeating_substitution_leaving_and_return_records_each_once(test: TestDb) {
        let team = test.team(1).await;
        let (omar, coach) = (team.colleague("Omar").await, actor(&team.coach));
        let new = NewSubstitution { coach: team.coach.clone(), substitute: omar.clone(), from: day("2026-11-23"), to: day("2026-11-27") };
        all_alike(&taps(&team.store, |store| {
            let (coach, new) = (coach.clone(), new.clone());
            async move { store.review().substitute(&coach, &new).await }
        })
        .await);
        let lou = team.colleague("Lou").await;
        let other = NewSubstitution { substitute: lou.clone(), ..new };
        assert_eq!(refusal(team.store.review().substitute(&coach, &other).await), Refusal::SubstitutionOverlap);
        taps(&team.store, |store| {
            let (coach, lou) = (coach.clone(), lou.clone());
            async move { store.people().leave_team(&coach, &lou, None).await }
        })
        .await;
        taps(&team.store, |store| {
            let (coach, lou) = (coach.clone(), lou.clone());
            async move { store.people().return_to_team(&coach, &lou).await }
        })
        .await;
        for action in ["substitution.set", "person.left_team", "person.returned"] {
            assert_eq!(journalled(&test, action).await, 1, "{action}");
        }
    }
}
