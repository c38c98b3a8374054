//! Where coaches read only their own people: every page and function about a person, as a coach who neither accompanies them nor stands in.

use crate::{
    support::{
        app::{Team, TestApp, on_both_engines, team},
        caller::{Caller, answer},
    },
    web::calls::{Call, call},
};
use app::{permissions::Who, routes::TABLE};
use chrono::Duration;
use domain::{review::substitution::NewSubstitution, structure::CoachesRead, values::paris};
use std::sync::Arc;
use store::Actor;

/// Whether a request names the participant, their enrollment or one of their declarations.
fn is_about_the_participant(call: &Call, team: &Team) -> bool {
    let ids = [team.participant.as_str(), team.enrollment.as_str(), team.declaration.as_str(), team.waiting.as_str()];
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

        let mut walked = 0;
        for (address, who) in TABLE.iter().copied() {
            let call = call(address, &team);
            if who != Who::Staff || !is_about_the_participant(&call, &team) {
                continue;
            }
            let request = Caller::new(&app.base, false, Some(&colleague)).request(call.method, &call.path);
            let answer = answer(call.filled(request)).await;
            assert_eq!(answer.status, 404, "{address}: {}", answer.words());
            walked += 1;
        }
        assert!(walked > 12, "{walked} addresses are about the participant");
        let name = team.rows.people().person(&team.participant).await.unwrap().first_name;
        for list in ["/suivis?tous=oui", "/verifications?tous=oui"] {
            let page = asks(colleague.clone(), list.into()).await;
            assert!(page.status == 200 && !page.body.contains(&name), "{list}");
        }
        for reader in [&team.coach, &team.coordinator] {
            assert_eq!(asks(app.cookie_of(reader).await, record.clone()).await.status, 200);
        }

        // Who stands in reads for those days.
        let today = paris::day(app.now);
        let leave = NewSubstitution { coach: team.coach.clone(), substitute: team.colleague.clone(), from: today, to: today + Duration::days(1) };
        team.rows.review().substitute(&first, &leave).await.unwrap();
        assert_eq!(asks(colleague.clone(), record).await.status, 200);
        assert!(asks(colleague, "/suivis?tous=oui".into()).await.body.contains(&name));
    }
}
