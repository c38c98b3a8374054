//! Helpers for sign-in: requests for codes and attempts with them.

use crate::support::db::{TestDb, browser, browser_at, message, minutes_later, now};
use domain::{
    people::{Contact, Role},
    values::ids::PersonId,
};
use store::{Actor, CodeAsked, CodeRequest, Message, NewPerson, Person, SignInAttempt, SmsCaps};

pub const PHONE: &str = "+33639981310";

/// Adds Awa, a participant with a phone.
pub async fn awa(test: &TestDb) -> PersonId {
    let team = test.team(1).await;
    let phone = Some(PHONE.parse().unwrap());
    let new = NewPerson { role: Role::Participant, first_name: "Awa".into(), last_name: "Diallo".into(), phone, email: None };
    team.store.people().add_person(&Actor::tools(now()), &new).await.unwrap()
}

/// A request for a code; without another name the attempt has that of the browser.
#[derive(Clone, Copy)]
pub struct Asked {
    pub contact: &'static str,
    pub by: &'static str,
    pub attempt: &'static str,
    pub address: Option<&'static str>,
    pub minutes: i64,
    pub caps: SmsCaps,
}

impl Default for Asked {
    fn default() -> Self {
        Self { contact: PHONE, by: "first", attempt: "", address: None, minutes: 0, caps: SmsCaps::default() }
    }
}

/// The message to a coordinator when the SMS of the day are used up.
fn alert(coordinator: &Person) -> Option<Message> {
    coordinator.email.as_deref().map(|email| Message { body: "used up".into(), ..message(email) })
}

/// Requests a code; the right one is `right`.
pub async fn ask(test: &TestDb, asked: Asked) -> CodeAsked {
    let contact: Contact = asked.contact.parse().unwrap();
    let from = asked.address.map_or_else(|| browser(asked.by), |address| browser_at(asked.by, address));
    let (code, mut password) = (message(asked.contact), message(asked.contact));
    password.body = "by password".into();
    let request = CodeRequest {
        contact: &contact,
        from: &from,
        attempt_hash: if asked.attempt.is_empty() { asked.by } else { asked.attempt },
        code_hash: "right",
        code: &code,
        password: &password,
        caps: asked.caps,
    };
    test.db.ask_for_code(&request, alert, minutes_later(asked.minutes)).await.unwrap()
}

/// Tries a code in the browser with the name of the attempt.
pub async fn type_in(test: &TestDb, attempt: &str, code: &str, minutes: i64) -> SignInAttempt {
    test.db.try_code(attempt, code, &browser(attempt), minutes_later(minutes)).await.unwrap()
}
