//! Where coaches read only their own people: every page and function about a person, as a coach who neither accompanies them nor stands in.

use crate::{
    support::{
        app::{Team, TestApp, on_both_engines, team},
        caller::{Answer, Caller, answer},
    },
    web::calls::{Call, call},
};
use app::{permissions::Who, routes::TABLE};
use chrono::Duration;
use domain::{people::Role, review::substitution::NewSubstitution, structure::CoachesRead, values::paris};
use std::sync::Arc;
use store::Actor;

/// Whether a request names one of the coach's participants, or what is theirs: a path, a month, a note, a document, a validation, a booking.
fn is_about_a_participant(call: &Call, team: &Team) -> bool {
    let ids = [
        team.participant.as_str(),
        team.neighbour.as_str(),
        team.elder.participant.as_str(),
        team.enrollment.as_str(),
        team.elder.path.as_str(),
        team.declaration.as_str(),
        team.waiting.as_str(),
        team.validation.0.as_str(),
        team.batch.as_str(),
        team.note.as_str(),
        team.document.as_str(),
        team.attestation.0.as_str(),
        team.agenda.unmarked.as_str(),
        team.agenda.marked.as_str(),
        team.agenda.to_take_back.as_str(),
    ];
    ids.iter().any(|id| call.path.contains(id) || call.form.iter().any(|(_, value)| value.contains(id)))
}

on_both_engines! {
    async fn a_coach_reads_only_their_own(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let first = Actor::person(&team.coordinator, app.now);
        let colleague = app.cookie_of(&team.colleague).await;
        let asks = |cookie: String, path: String| {
            let caller = Caller::new(&app.base, true, Some(&cookie));
            async move { answer(caller.request("GET", &path)).await }
        };
        let record = format!("/suivis/{}", team.participant);
        assert_eq!(asks(colleague.clone(), record.clone()).await.status, 200, "the whole structure, unless it is set otherwise");
        team.rows.settings().set_coaches_read(&first, CoachesRead::Own).await.unwrap();

        let mut names = Vec::new();
        for id in [&team.participant, &team.neighbour, &team.elder.participant] {
            names.push(team.rows.people().person(id).await.unwrap().first_name);
        }
        let is_named = |page: &Answer| names.iter().any(|name| page.body.contains(name));
        let (mut refused, mut without) = (0, 0);
        for (address, who) in TABLE.iter().copied() {
            let call = call(address, &team);
            if who == Who::Anybody || !who.includes(Some(Role::Coach)) {
                continue;
            }
            if is_about_a_participant(&call, &team) {
                let request = Caller::new(&app.base, false, Some(&colleague)).request(call.method, &call.path);
                let answer = answer(call.filled(request)).await;
                assert_eq!(answer.status, 404, "{address}: {}", answer.words());
                refused += 1;
            } else if call.method == "GET" {
                let all = if call.path.contains('?') { "&tous=oui" } else { "?tous=oui" };
                for path in [call.path.clone(), format!("{}{all}", call.path)] {
                    let page = asks(colleague.clone(), path.clone()).await;
                    assert!(page.status < 500 && !is_named(&page), "{path}: {} {}", page.status, page.words());
                }
                without += 1;
            }
        }
        assert!(refused > 30 && without > 20, "{refused} addresses are about a participant, {without} name none");
        // Everyone of the test has that family name; the field of a search repeats what was typed.
        let found = [
            "/recherche?words=test".to_owned(),
            "/suivis?tous=oui&q=test".to_owned(),
            "/agenda/heure?pour=noter&q=test".to_owned(),
            "/agenda/heure?pour=reserver&q=test".to_owned(),
            format!("/agenda/seance/{}/ajouter?q=test", team.agenda.other),
            format!("/relances?tous=oui&mois={}", team.month.plus(-1)),
            // Sessions of a colleague: coming ones, with a waitlist, with one place alone, and one that has begun.
            format!("/agenda/seance/{}", team.session),
            format!("/agenda/seance/{}", team.agenda.full),
            format!("/agenda/seance/{}", team.agenda.series),
            format!("/agenda/seance/{}", team.agenda.begun),
            "/agenda?de=tous".to_owned(),
            format!("/agenda?de=tous&vue=jour&jour={}", paris::day(app.now + Duration::days(12))),
        ];
        let coordinator = app.cookie_of(&team.coordinator).await;
        for path in found {
            let [all, own] = [&coordinator, &colleague].map(|cookie| asks(cookie.clone(), path.clone()));
            assert!(is_named(&all.await), "{path} names them to a coordinator");
            let own = own.await;
            assert!(own.status == 200 && !is_named(&own), "{path}: {} {}", own.status, own.words());
        }
        let everyone = [("month", team.month.plus(-1).to_string()), ("everyone", "oui".to_owned())];
        let send = Caller::new(&app.base, true, Some(&colleague)).request("POST", "/api/relances/envoyer").form(&everyone);
        assert_eq!(answer(send).await.status, 303);
        assert_eq!(app.place.number("select count(*) from team_reminder").await, 0);
        for reader in [&team.coach, &team.coordinator] {
            assert_eq!(asks(app.cookie_of(reader).await, record.clone()).await.status, 200);
        }

        // Who stands in reads for those days.
        // What stands in the agenda but the names: how many come to a session of a colleague.
        let full = asks(colleague.clone(), format!("/agenda/seance/{}", team.agenda.full)).await;
        assert!(full.words().contains("Et 1 personne"), "{}", full.words());
        let awaited = app.place.texts("select session_id from waitlist_entry where state = 'Waiting'").await.remove(0);
        let awaited = asks(colleague.clone(), format!("/agenda/seance/{awaited}")).await;
        assert!(awaited.words().contains("Liste d’attente"), "{}", awaited.words());
        assert_eq!(awaited.words().matches("Et 1 personne").count(), 2, "one has the place, one waits: {}", awaited.words());
        let day = asks(colleague.clone(), format!("/agenda?de=tous&vue=jour&jour={}", paris::day(app.now + Duration::days(12)))).await;
        assert!(day.body.contains(team.agenda.full.as_str()) && day.words().contains("1 inscrit sur 1"), "{}", day.words());

        let today = paris::day(app.now);
        let leave = NewSubstitution { coach: team.coach.clone(), substitute: team.colleague.clone(), from: today, to: today + Duration::days(1) };
        team.rows.review().substitute(&first, &leave).await.unwrap();
        assert_eq!(asks(colleague.clone(), record).await.status, 200);
        assert!(asks(colleague, "/suivis?tous=oui".into()).await.body.contains(&names[0]));
    }
}
