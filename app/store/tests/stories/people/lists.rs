//! Lists of people in pages, and the views that the team saves of them.

use crate::support::db::{TestDb, actor, add_person, assert_not_found, at_once, now, on_both_engines, refusal};
use domain::{
    people::{Role, newcomer::ContactDetails, saved_view::SavedList},
    values::ids::{PersonId, SavedViewId},
};
use store::{
    Invitation, MOST_SAVED_VIEWS, PAGE_ROWS, PageRequest, ParticipantFilter, ParticipantOrder, ParticipantState, Refusal, StructureStore,
};

const ORDERS: [ParticipantOrder; 6] = [
    ParticipantOrder::Name,
    ParticipantOrder::NameDescending,
    ParticipantOrder::Coach,
    ParticipantOrder::CoachDescending,
    ParticipantOrder::Start,
    ParticipantOrder::StartDescending,
];

fn everyone() -> ParticipantFilter {
    ParticipantFilter { state: ParticipantState::Everyone, ..ParticipantFilter::default() }
}

/// The identifiers on a page.
async fn page(store: &StructureStore, filter: &ParticipantFilter, order: ParticipantOrder, page: i64) -> Vec<PersonId> {
    let listed = store.people().participants(filter, order, PageRequest::Page(page), now()).await.unwrap();
    listed.rows.into_iter().map(|person| person.id).collect()
}

on_both_engines! {
    async fn the_pages_of_each_order_hold_everyone_once(test: TestDb) {
        let team = test.team(80).await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let mut people = Vec::new();
        for nth in 0..PAGE_ROWS + 7 {
            let id = add_person(&team.store, Role::Participant, &format!("P{}", nth % 9), &format!("Élie{}", nth % 11)).await;
            // Every third is not enrolled, and has neither coach nor first day.
            if nth % 3 > 0 {
                let mut new = team.new_enrollment(&id);
                if nth % 2 == 0 {
                    new.coach = omar.clone();
                }
                team.store.enrollments().enroll(&actor(&team.coach), &new).await.unwrap();
            }
            people.push(id);
        }
        people.sort();
        for order in ORDERS {
            let mut seen = page(&team.store, &everyone(), order, 1).await;
            assert_eq!(seen.len() as i64, PAGE_ROWS);
            seen.extend(page(&team.store, &everyone(), order, 2).await);
            seen.sort();
            assert_eq!(seen, people, "{order:?}");
        }
        let running = page(&team.store, &ParticipantFilter::default(), ParticipantOrder::Name, 1).await.len();
        let gone = page(&team.store, &ParticipantFilter { state: ParticipantState::Gone, ..everyone() }, ParticipantOrder::Name, 1).await.len();
        assert_eq!(running + gone, people.len());
        let of_omar = ParticipantFilter { coach: Some(omar.clone()), ..ParticipantFilter::default() };
        let listed = team.store.people().participants(&of_omar, ParticipantOrder::Name, PageRequest::All, now()).await.unwrap();
        assert!(listed.total > 0 && listed.rows.iter().all(|person| person.coach_id.as_ref() == Some(&omar)));
        assert_eq!(listed.rows.len() as i64, listed.total);
    }

    async fn a_searched_page_has_the_people_who_match_and_another_structure_has_none(test: TestDb) {
        let (team, other) = (test.team(3).await, test.team(3).await);
        let noel = add_person(&team.store, Role::Participant, "Zoé", "Noël").await;
        add_person(&team.store, Role::Participant, "Awa", "Diallo").await;
        let wanted = ParticipantFilter { search: "zoe noel".into(), ..everyone() };
        assert_eq!(page(&team.store, &wanted, ParticipantOrder::Name, 1).await, std::slice::from_ref(&noel));
        assert_eq!(page(&other.store, &wanted, ParticipantOrder::Name, 1).await, []);
        assert_eq!(other.store.people().participants_of(std::slice::from_ref(&noel), now()).await.unwrap(), []);
        assert_eq!(team.store.people().participants_of(&[noel], now()).await.unwrap().len(), 1);
    }

    async fn a_changed_name_and_one_without_a_stored_key_are_in_their_place(test: TestDb) {
        let team = test.team(3).await;
        let first = add_person(&team.store, Role::Participant, "Awa", "Abbé").await;
        let second = add_person(&team.store, Role::Participant, "Awa", "Diallo").await;
        let to = ContactDetails { first_name: "Awa".into(), last_name: "Zola".into(), phone: None, email: Some("awa@exemple.fr".parse().unwrap()) };
        team.store.people().change_contact(&actor(&team.coach), &first, &to, &[]).await.unwrap();
        let in_order = [second.clone(), first.clone()];
        assert_eq!(page(&team.store, &everyone(), ParticipantOrder::Name, 1).await, in_order);
        // As a release before the keys writes it: the next start fills them.
        test.raw("update person set name_key = ''").await.unwrap();
        test.db.migrate().await.unwrap();
        assert_eq!(page(&team.store, &everyone(), ParticipantOrder::Name, 1).await, in_order);
        assert_eq!(test.number("select count(*) from person where name_key = ''").await, 0);
    }

    async fn ticked_people_are_invited_once_unless_they_signed_in(test: TestDb) {
        let (team, other) = (test.team(4).await, test.team(1).await);
        let (awa, bilal) = (team.participant("Awa").await.id, team.participant("Bilal").await.id);
        let gone = team.newcomer("Chloé").await;
        test.db.sign_in(&bilal, "device", "test", now()).await.unwrap();
        let invite = async |people: &[PersonId]| {
            let of = |person: &store::Person| Invitation { token_hash: format!("token {}", person.id), message: None };
            team.store.people().invite_chosen(&actor(&team.coach), people, of).await
        };
        let all = [awa.clone(), bilal, gone];
        assert_eq!(invite(&all).await.unwrap(), 1);
        assert_eq!(invite(&all).await.unwrap(), 1, "sent twice is as good as once");
        assert_eq!(test.number("select count(*) from invitation").await, 1);
        let stranger = other.newcomer("Elsa").await;
        assert_not_found(invite(&[awa, stranger]).await);
    }

    async fn saved_views_are_the_own_ones_bounded_and_removed_twice_without_harm(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let (people, by) = (team.store.people(), actor(&team.coach));
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let names = async |person: &PersonId| {
            let views = team.store.people().saved_views(person, SavedList::People).await.unwrap();
            views.into_iter().map(|view| (view.name, view.query)).collect::<Vec<_>>()
        };
        // At once, under one name: one view.
        let saved = at_once((0..4).map(|_| {
            let team = team.clone();
            async move { team.store.people().save_view(&actor(&team.coach), SavedList::People, "Nouveaux", "etat=nouveaux").await }
        })).await;
        assert!(saved.iter().all(Result::is_ok), "{saved:?}");
        people.save_view(&by, SavedList::People, "Nouveaux", "etat=nouveaux&tri=nom").await.unwrap();
        assert_eq!(names(&team.coach).await, [("Nouveaux".to_owned(), "etat=nouveaux&tri=nom".to_owned())]);
        assert_eq!(names(&omar).await, []);
        assert_eq!(people.saved_views(&team.coach, SavedList::Caseload).await.unwrap(), []);
        for nth in 1..MOST_SAVED_VIEWS {
            people.save_view(&by, SavedList::People, &format!("Vue {nth}"), "etat=tous").await.unwrap();
        }
        assert_eq!(refusal(people.save_view(&by, SavedList::People, "De trop", "etat=tous").await), Refusal::TooManyViews);
        people.save_view(&by, SavedList::Caseload, "Fin proche", "vue=fin").await.unwrap();

        let id: SavedViewId = people.saved_views(&team.coach, SavedList::People).await.unwrap().remove(0).id;
        people.remove_view(&actor(&omar), &id).await.unwrap();
        other.store.people().remove_view(&actor(&other.coach), &id).await.unwrap();
        assert_eq!(names(&team.coach).await.len() as i64, MOST_SAVED_VIEWS, "only its owner removes it");
        people.remove_view(&by, &id).await.unwrap();
        people.remove_view(&by, &id).await.unwrap();
        assert_eq!(names(&team.coach).await.len() as i64, MOST_SAVED_VIEWS - 1);
        assert_eq!(test.number("select count(*) from audit where action = 'view.removed'").await, 1);
    }
}
