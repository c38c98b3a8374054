//! The order of names, the notation of numbers and the length of names are the same on both engines.

use crate::support::db::{Engine, Team, TestDb, actor, add_person, assert_broken, day, now, on_both_engines, refusal};
use domain::{
    people::{MOST_NAME, Role},
    values::month::Month,
};
use store::{NewPerson, PageRequest, ParticipantFilter, ParticipantOrder, Refusal};

/// Family names in the order of CLDR, as `Intl.Collator("fr")` sorts them.
const SORTED: [&str; 8] = ["d’Orléans", "Dorval", "Élie", "Noel", "Noël", "Œillet", "Ogier", "Zola"];

fn family(names: impl IntoIterator<Item = String>) -> Vec<String> {
    names.into_iter().collect()
}

async fn person(team: &Team, first_name: &str, phone: &str) -> store::Result<domain::values::ids::PersonId> {
    let new = NewPerson {
        role: Role::Participant,
        first_name: first_name.into(),
        last_name: "Diallo".into(),
        phone: Some(phone.parse().unwrap()),
        email: None,
    };
    team.store.people().enroll_newcomer(&actor(&team.coach), &new, |id| team.new_enrollment(&id)).await
}

/// The statements of the migration that correct stored numbers.
fn mending(engine: Engine) -> Vec<String> {
    let sql = match engine {
        Engine::Sqlite => include_str!("../../../migrations/sqlite/0025_typing.sql"),
        Engine::Postgres => include_str!("../../../migrations/postgres/0025_typing.sql"),
    };
    let bare: String = sql.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
    bare.split(';').map(str::trim).filter(|statement| statement.starts_with("update person")).map(str::to_owned).collect()
}

on_both_engines! {
    async fn people_have_the_same_order_in_every_list(test: TestDb) {
        let team = test.team(20).await;
        // Neither in their order nor in its reverse.
        for at in [3, 6, 0, 7, 5, 1, 4, 2] {
            let id = add_person(&team.store, Role::Participant, "Awa", SORTED[at]).await;
            team.store.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&id)).await.unwrap();
            add_person(&team.store, Role::Coach, "Awa", SORTED[at]).await;
        }
        let store = &team.store;
        let running = ParticipantFilter::default();
        let listed = store.people().participants(&running, ParticipantOrder::Name, PageRequest::Page(1), now()).await.unwrap();
        assert_eq!(family(listed.rows.into_iter().map(|it| it.last_name)), SORTED);
        assert_eq!(family(store.enrollments().running_enrollments(None).await.unwrap().into_iter().map(|it| it.last_name)), SORTED);
        assert_eq!(family(store.people().waiting_for_invitation(now()).await.unwrap().into_iter().map(|it| it.last_name)), SORTED);
        assert_eq!(family(store.reporting().members().await.unwrap().into_iter().map(|it| it.last_name)), SORTED);
        let with_nadia = |mut names: Vec<String>| { names.retain(|name| name != "Benali"); names };
        assert_eq!(with_nadia(family(store.people().team().await.unwrap().into_iter().map(|it| it.last_name))), SORTED);
        assert_eq!(with_nadia(family(store.people().colleagues().await.unwrap().into_iter().map(|it| it.last_name))), SORTED);
        let lines = store.statements().month_statement(Month::of(day("2025-10-01")), now()).await.unwrap().due();
        assert_eq!(family(lines.into_iter().map(|line| line.last_name)), SORTED);
    }

    async fn an_overseas_number_is_the_same_contact_in_every_notation(test: TestDb) {
        let team = test.team(5).await;
        person(&team, "Awa", "0692 55 01 02").await.unwrap();
        for again in ["+262 692 55 01 02", "+262 0692 55 01 02", "+33 692 55 01 02", "0033692550102"] {
            assert_eq!(refusal(person(&team, "Zoé", again).await), Refusal::PhoneTaken, "{again}");
        }
    }

    async fn the_migration_gives_stored_numbers_the_code_of_their_territory(test: TestDb) {
        let team = test.team(1).await;
        for (before, after) in [
            ("+33692550102", "+262692550102"),
            ("+33690550102", "+590690550102"),
            ("+33694550102", "+594694550102"),
            ("+33696550102", "+596696550102"),
            ("+33639010203", "+262639010203"),
            ("+2620692550103", "+262692550103"),
            ("+33639981310", "+33639981310"),
            ("+33695550102", "+33695550102"),
            ("+32470123456", "+32470123456"),
        ] {
            let id = add_person(&team.store, Role::Participant, "Awa", "Diallo").await;
            test.raw(format!("update person set phone = '{before}' where id = '{id}'")).await.unwrap();
            for statement in mending(test.engine) {
                test.raw(statement).await.unwrap();
            }
            let phone = team.store.people().person(&id).await.unwrap().phone.unwrap();
            assert_eq!(phone, after, "{before}");
            let national = domain::people::Phone::from_stored(&phone).unwrap().displayed();
            assert_eq!(national.parse::<domain::people::Phone>().unwrap().as_str(), after, "it is found as it is typed");
        }
        // Who has the right writing already keeps it, and so does the other.
        let id = add_person(&team.store, Role::Participant, "Bilal", "Diallo").await;
        test.raw(format!("update person set phone = '+33692550102' where id = '{id}'")).await.unwrap();
        for statement in mending(test.engine) {
            test.raw(statement).await.unwrap();
        }
        assert_eq!(team.store.people().person(&id).await.unwrap().phone.as_deref(), Some("+33692550102"));
    }

    async fn the_database_refuses_a_name_that_is_too_long(test: TestDb) {
        let team = test.team(1).await;
        let longest = "é".repeat(MOST_NAME);
        let id = add_person(&team.store, Role::Participant, &longest, &longest).await;
        for column in ["first_name", "last_name"] {
            assert_broken(test.raw(format!("update person set {column} = '{longest}é' where id = '{id}'")).await);
        }
    }
}
