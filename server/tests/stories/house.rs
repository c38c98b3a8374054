//! A small world behind the real router: two structures with their people, and a client that is a browser or is none.

use app::{session::Settings, sign_in::secret};
use chrono::{DateTime, Duration, Utc};
use domain::{
    booking::SessionKind,
    declaration::{Activity, LineKind, TurnoverLine},
    enrollment::{Benefit, Path},
    ids::{BookingId, DeclarationId, PersonId, PlanActionId, SessionId},
    money::Cents,
    month::Month,
    paris,
    people::Role,
    plan::Focus,
};
use reqwest::{Client, RequestBuilder, Response, redirect};
use std::{net::SocketAddr, path::PathBuf};
use store::{By, Db, NewEnrollment, NewPerson, NewSession, Within, fresh_id};

/// A structure with one person of each role and something of everything.
pub struct Team {
    pub rows: Within,
    pub participant: PersonId,
    pub neighbour: PersonId,
    pub coach: PersonId,
    pub coordinator: PersonId,
    pub session: SessionId,
    pub booking: BookingId,
    pub action: PlanActionId,
    pub declaration: DeclarationId,
    /// The month that is declared; the one before it is not.
    pub month: Month,
}

/// The world.
pub struct House {
    pub db: Db,
    pub base: String,
    pub now: DateTime<Utc>,
    folder: PathBuf,
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A folder of a story's own.
pub fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("essor_http_{}", fresh_id(server::clock::now())));
    std::fs::create_dir(&folder).unwrap();
    folder
}

/// A client that follows no redirect and keeps no cookie.
pub fn client() -> Client {
    Client::builder().redirect(redirect::Policy::none()).build().unwrap()
}

impl House {
    /// An empty house, served on a port of its own.
    pub async fn build(demo: bool) -> Self {
        let folder = folder();
        let db = Db::open(&format!("sqlite://{}", folder.join("essor.db").display())).await.unwrap();
        db.migrate().await.unwrap();
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let router = server::router::router(db.clone(), Settings { base_url: base.clone() }, demo);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { db, base, now: server::clock::now(), folder }
    }

    /// Signs someone in on a new device and gives its cookie.
    pub async fn cookie_of(&self, person: &PersonId) -> String {
        let token = secret::token();
        self.db.sign_in(person, &secret::hash(&token), "test", self.now).await.unwrap();
        format!("essor-device={token}")
    }

    /// A request of someone, or of nobody, as a browser sends it or as another client does.
    pub fn ask(&self, method: &str, path: &str, cookie: Option<&str>, browser: bool) -> RequestBuilder {
        let request = client().request(method.parse().unwrap(), format!("{}{path}", self.base));
        let request = request.header("accept", if browser { "text/html" } else { "application/json" });
        match cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    /// A page as a browser asks for it.
    pub async fn page(&self, path: &str, cookie: &str) -> (u16, String) {
        let response = self.ask("GET", path, Some(cookie), true).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// A form as a browser sends it.
    pub async fn send(&self, path: &str, cookie: &str, form: &[(&str, &str)]) -> Response {
        self.ask("POST", path, Some(cookie), true).form(form).send().await.unwrap()
    }
}

fn person(role: Role, name: &str, mail: &str) -> NewPerson {
    NewPerson {
        role,
        first_name: name.into(),
        last_name: "Test".into(),
        phone: None,
        email: Some(format!("{mail}@exemple.fr").parse().unwrap()),
    }
}

/// Adds a participant in a path that began half a year ago.
pub async fn add_participant(rows: &Within, now: DateTime<Utc>, coach: &PersonId, name: &str, mail: &str) -> PersonId {
    let by = By::tools(now);
    let id = rows.add_person(&by, &person(Role::Participant, name, mail)).await.unwrap();
    let enrollment = NewEnrollment {
        participant: id.clone(),
        coach: coach.clone(),
        path: Path::starting(paris::day(now) - Duration::days(180)),
        trade: "couture".into(),
        activity: Activity::CraftServices,
        registered_on: None,
        acre: false,
        benefit: Benefit::Rsa,
        benefit_since: None,
        starting_turnover: Cents::new(8_000),
        goal: Some(Cents::new(90_000)),
    };
    rows.enroll(&by, &enrollment).await.unwrap();
    id
}

/// A session in ten days with that many places.
pub async fn add_session(rows: &Within, now: DateTime<Utc>, coach: &PersonId, places: i64) -> SessionId {
    let new = NewSession {
        kind: SessionKind::Training,
        title: "Fixer ses prix".into(),
        venue: None,
        coach: coach.clone(),
        starts_at: now + Duration::days(10),
        ends_at: now + Duration::days(10) + Duration::hours(2),
        places,
    };
    rows.create_session(&By::tools(now), &new).await.unwrap()
}

/// A structure with everything; `tag` keeps its names apart from another's.
pub async fn team(house: &House, tag: &str) -> Team {
    let (now, by) = (house.now, By::tools(house.now));
    let structure = house.db.create_structure(&by, &format!("Structure {tag}"), 70).await.unwrap();
    let rows = house.db.within(&structure);
    let coach = rows.add_person(&by, &person(Role::Coach, &format!("Coach{tag}"), &format!("coach{tag}"))).await.unwrap();
    let coordinator = rows.add_person(&by, &person(Role::Coordinator, &format!("Coord{tag}"), &format!("coord{tag}"))).await.unwrap();
    let participant = add_participant(&rows, now, &coach, &format!("Awa{tag}"), &format!("awa{tag}")).await;
    let neighbour = add_participant(&rows, now, &coach, &format!("Zoe{tag}"), &format!("zoe{tag}")).await;
    let session = add_session(&rows, now, &coach, 5).await;
    let enrollment = rows.enrollment_of(&participant).await.unwrap().id;
    let action = rows.add_goal(&by, &enrollment, Focus::Business, "Trois clients", &["Appeler"]).await.unwrap().remove(0);
    let mine = By::person(&participant, now);
    rows.book(&mine, &participant, &session).await.unwrap();
    let booking = rows.bookings_to_come(&participant, now).await.unwrap().remove(0).id;
    let month = Month::of(paris::day(now)).plus(-1);
    let line = TurnoverLine::new(Activity::CraftServices, LineKind::Sale, Cents::new(19_000)).unwrap();
    rows.submit(&mine, &participant, month, &[line], 0, paris::day(now)).await.unwrap();
    let declaration = rows.declaration(&enrollment, month).await.unwrap().unwrap().id;
    Team { rows, participant, neighbour, coach, coordinator, session, booking, action, declaration, month }
}
