//! SMS: the budget of a day, receipts, the log, and sending one again.

use crate::support::db::{Team, TestDb, actor, assert_not_found, message, minutes_later, now, on_both_engines};
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use domain::{
    messages::{
        budget::SmsBudget,
        delivery::DeliveryFailure,
        receipt::{Cost, FailureCause, Receipt, WaitsFor},
    },
    people::Role,
    values::ids::{MessageId, PersonId},
};
use store::{
    Actor, Lane, LogFilter, LostSms, Message, MessageState, NewPerson, NewReceipt, OutboxMessage, PageRequest, Person, ReceiptOf, Resent,
    SentBy,
};

const PHONE: &str = "+33639981310";

/// Adds a participant with [`PHONE`].
async fn add_participant(team: &Team) -> PersonId {
    let new = NewPerson {
        role: Role::Participant,
        first_name: "Awa".into(),
        last_name: "Diallo".into(),
        phone: Some(PHONE.parse().unwrap()),
        email: Some("awa@exemple.fr".parse().unwrap()),
    };
    team.store.people().add_person(&Actor::tools(now()), &new).await.unwrap()
}

/// Enqueues SMS with questions to a participant, one a second from now on, and returns their identifiers.
async fn enqueue(test: &TestDb, team: &Team, person: &PersonId, messages: i64) -> Vec<String> {
    let structure = team.store.structure_id();
    for number in 0..messages {
        let at = (now() + Duration::seconds(number)).to_rfc3339_opts(SecondsFormat::AutoSi, false);
        let sql = format!(
            "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, kind, person_id)
             values ('01SMS{number:03}', '{structure}', 'Sms', '{PHONE}', '', 'Une question', '{at}', '{at}', 'Question', '{person}')"
        );
        test.raw(sql).await.unwrap();
    }
    (0..messages).map(|number| format!("01SMS{number:03}")).collect()
}

fn id(text: &str) -> MessageId {
    MessageId::try_from(text.to_owned()).unwrap()
}

fn alert(person: &Person) -> Option<Message> {
    person.email.as_deref().map(message)
}

async fn lease(test: &TestDb, budget: SmsBudget, at: DateTime<Utc>) -> Option<OutboxMessage> {
    test.db.lease_message_within(Lane::SMS, budget, alert, at).await.unwrap()
}

fn received<'a>(of: ReceiptOf<'a>, receipt: Receipt) -> NewReceipt<'a> {
    NewReceipt { provider: "brevo", of, receipt, error: Some("absent"), cost: Cost::parse("0.75", "credit") }
}

on_both_engines! {
    async fn those_who_answered_stop_come_by_pages_by_name(test: TestDb) {
        let (team, other) = (test.team(3).await, test.team(1).await);
        for (nth, name) in ["Chloé", "Awa", "Bilal"].into_iter().enumerate() {
            let id = team.newcomer(name).await;
            let stop = format!("update person set phone = '+3363998137{nth}', sms_stopped_at_phone = '+3363998137{nth}' where id = '{id}'");
            assert_eq!(test.raw(stop).await.unwrap(), 1);
        }
        team.newcomer("Denis").await;
        let mut names = Vec::new();
        for page in 1..=2 {
            let page = team.store.messages().stopped_sms(PageRequest::PageOf(page, 2)).await.unwrap();
            assert_eq!(page.total, 3);
            names.extend(page.rows.into_iter().map(|(_, name)| name));
        }
        assert_eq!(names, ["Awa Roussel", "Bilal Roussel", "Chloé Roussel"]);
        assert_eq!(other.store.messages().stopped_sms(PageRequest::Page(1)).await.unwrap().total, 0);
    }

    async fn sms_beyond_the_budget_wait_a_day_and_the_coordinator_is_told_once(test: TestDb) {
        let team = test.team(1).await;
        let coordinator = crate::support::db::add_person(&team.store, Role::Coordinator, "Nadia", "Roux").await;
        let person = add_participant(&team).await;
        enqueue(&test, &team, &person, 4).await;
        let budget = SmsBudget { count: Some(2), cost: None };
        let start = minutes_later(1);
        let first = lease(&test, budget, start).await.unwrap();
        let second = lease(&test, budget, start).await.unwrap();
        assert_eq!(lease(&test, budget, start).await, None, "two are being sent");
        assert_eq!(test.number("select count(*) from outbox where waits_for is not null").await, 0);
        for message in [&first, &second] {
            test.db.mark_delivered(&message.id, start).await.unwrap();
        }
        for later in [Duration::minutes(1), Duration::minutes(2), Duration::hours(24) - Duration::seconds(1)] {
            assert_eq!(lease(&test, budget, start + later).await, None, "{later}");
        }
        let held = team.store.messages().log(&LogFilter { state: Some(MessageState::Waiting), after: None }, start).await.unwrap().0;
        let held: Vec<_> = held.iter().filter_map(|message| Some((message.waits_for?, message.at))).collect();
        assert_eq!(held, [(WaitsFor::Cap, start + Duration::hours(24)); 2]);
        let nadia = team.store.people().person(&coordinator).await.unwrap().email.unwrap();
        assert_eq!(test.db.messages_to(&nadia).await.unwrap().len(), 1, "once a day");
        let third = lease(&test, budget, start + Duration::hours(24)).await.unwrap();
        assert_eq!((third.id.as_str(), third.tries), ("01SMS002", 1), "waiting counts as no attempt");
    }

    async fn sms_wait_an_hour_once_their_cost_is_reached(test: TestDb) {
        let team = test.team(1).await;
        let person = add_participant(&team).await;
        let ids = enqueue(&test, &team, &person, 2).await;
        let budget = SmsBudget { count: None, cost: Some(1_500_000) };
        let start = minutes_later(1);
        let cost = Cost::parse("1.5", "credit");
        assert_eq!(lease(&test, budget, start).await.unwrap().id, ids[0]);
        test.db.mark_sent(&ids[0], &SentBy { provider: Some("ovh"), reference: Some("4711"), cost: cost.as_ref() }, start).await.unwrap();
        assert_eq!(lease(&test, budget, start).await, None);
        assert_eq!(lease(&test, budget, start + Duration::minutes(59)).await, None);
        assert_eq!(lease(&test, budget, start + Duration::hours(24) - Duration::minutes(1)).await, None);
        assert_eq!(lease(&test, budget, start + Duration::hours(25)).await.unwrap().id, ids[1]);
    }

    async fn receipts_count_once_in_any_order_and_what_arrived_is_not_tried_again(test: TestDb) {
        let team = test.team(1).await;
        let person = add_participant(&team).await;
        let ids = enqueue(&test, &team, &person, 2).await;
        let start = minutes_later(1);
        lease(&test, SmsBudget::default(), start).await.unwrap();
        test.db.mark_sent(&ids[0], &SentBy { provider: Some("brevo"), reference: Some("123"), cost: None }, start).await.unwrap();
        let state = async || {
            let (all, _) = team.store.messages().log(&LogFilter::default(), minutes_later(5)).await.unwrap();
            all.iter().find(|message| message.id == id(&ids[0])).map(|message| (message.state(), message.cost)).unwrap()
        };
        assert_eq!(state().await, (MessageState::Sent, None));
        for (of, receipt, after) in [
            (ReceiptOf::Reference("123"), Receipt::Failed, MessageState::Failed),
            (ReceiptOf::Message(&ids[0]), Receipt::Failed, MessageState::Failed),
            (ReceiptOf::Message(&ids[0]), Receipt::Delivered, MessageState::Delivered),
            (ReceiptOf::Reference("123"), Receipt::Failed, MessageState::Delivered),
        ] {
            assert!(test.db.record_receipt(&received(of, receipt), minutes_later(3)).await.unwrap());
            assert_eq!(state().await, (after, Some(750_000)));
        }
        assert!(!test.db.record_receipt(&received(ReceiptOf::Reference("999"), Receipt::Failed), now()).await.unwrap());
        // The answer of the service is lost, its receipt comes.
        lease(&test, SmsBudget::default(), start).await.unwrap();
        assert!(test.db.record_receipt(&received(ReceiptOf::Message(&ids[1]), Receipt::Delivered), start).await.unwrap());
        test.db.retry_message_at(&ids[1], "no answer", start).await.unwrap();
        assert_eq!(lease(&test, SmsBudget::default(), minutes_later(100)).await, None);
        assert_eq!(test.texts("select body from outbox where kind = 'Question'").await, ["", ""], "their texts are erased");
    }

    async fn a_message_that_did_not_arrive_is_sent_again_once_to_the_mended_number(test: TestDb) {
        let team = test.team(1).await;
        let other = test.team(1).await;
        let person = add_participant(&team).await;
        let ids = enqueue(&test, &team, &person, 1).await;
        let by = actor(&team.coach);
        assert_not_found(team.store.messages().resend(&by, &id(&ids[0])).await);
        test.db.give_up_message_for(&ids[0], DeliveryFailure::Refused, Some(FailureCause::Contact), "invalid", now()).await.unwrap();
        assert_eq!(team.store.messages().last_sms_lost(&person).await.unwrap(), Some(LostSms::Failed));
        assert_eq!(team.store.messages().resend(&by, &id(&ids[0])).await.unwrap(), Resent::SameContact);
        let logged = async || team.store.messages().log(&LogFilter { state: Some(MessageState::Failed), after: None }, now()).await.unwrap().0.remove(0);
        assert!(!logged().await.can_be_resent());
        test.raw(format!("update person set phone = '+33639981311' where id = '{person}'")).await.unwrap();
        assert!(logged().await.can_be_resent() && team.store.messages().last_sms_lost(&person).await.unwrap().is_none());
        assert_not_found(other.store.messages().resend(&actor(&other.coach), &id(&ids[0])).await);
        assert!(other.store.messages().log(&LogFilter::default(), now()).await.unwrap().0.is_empty());
        assert_eq!(team.store.messages().resend(&by, &id(&ids[0])).await.unwrap(), Resent::Queued);
        assert_eq!(team.store.messages().resend(&by, &id(&ids[0])).await.unwrap(), Resent::Already);
        let again = lease(&test, SmsBudget::default(), minutes_later(1)).await.unwrap();
        assert_eq!((again.recipient.as_str(), again.body.as_str(), again.tries), ("+33639981311", "Une question", 1));
        assert!(again.id != ids[0] && lease(&test, SmsBudget::default(), minutes_later(1)).await.is_none());
        assert!(logged().await.resent && !logged().await.can_be_resent());
        assert_eq!(team.store.messages().undelivered(10).await.unwrap().1, 0, "it is not given up any more");
    }

    async fn an_sms_that_no_service_took_is_written_and_not_sent(test: TestDb) {
        let team = test.team(1).await;
        let person = add_participant(&team).await;
        let ids = enqueue(&test, &team, &person, 2).await;
        let states = async |state| {
            let (all, _) = team.store.messages().log(&LogFilter { state, after: None }, minutes_later(5)).await.unwrap();
            all.into_iter().map(|message| (message.id.to_string(), message.state())).collect::<Vec<_>>()
        };
        let lost = async || team.store.messages().last_sms_lost(&person).await.unwrap();
        test.db.mark_delivered(&ids[0], minutes_later(1)).await.unwrap();
        assert_eq!(states(Some(MessageState::Written)).await, [(ids[0].clone(), MessageState::Written)]);
        assert!(states(Some(MessageState::Sent)).await.is_empty());
        assert_eq!(lost().await, Some(LostSms::Written));
        test.db.mark_sent(&ids[1], &SentBy { provider: Some("ovh"), ..SentBy::default() }, minutes_later(2)).await.unwrap();
        assert_eq!(states(Some(MessageState::Sent)).await, [(ids[1].clone(), MessageState::Sent)]);
        assert_eq!(lost().await, None);
    }

    async fn the_log_has_fifty_messages_a_page_the_newest_first(test: TestDb) {
        let team = test.team(1).await;
        let person = add_participant(&team).await;
        let ids = enqueue(&test, &team, &person, 60).await;
        let page = async |after: Option<MessageId>| {
            let (all, next) = team.store.messages().log(&LogFilter { state: None, after }, minutes_later(5)).await.unwrap();
            (all.into_iter().map(|message| message.id.to_string()).collect::<Vec<_>>(), next)
        };
        let (first, next) = page(None).await;
        assert_eq!((first.len(), next.as_ref()), (50, Some(&id(&ids[10]))));
        let (second, end) = page(next).await;
        assert_eq!((first.into_iter().chain(second).collect::<Vec<_>>(), end), (ids.into_iter().rev().collect(), None));
        assert!(page(Some(id("01UNKNOWN"))).await.0.is_empty());
    }
}
