//! A small world behind the real router: two structures with their people, on either of the two engines.

pub use crate::house_people::{Elder, add_participant};
use crate::{
    agenda::{Agenda, add_session},
    caller::Caller,
};
use app::{session::Settings, sign_in::secret};
use chrono::{DateTime, Duration, Utc};
use domain::{
    declaration::{Activity, LineKind, TurnoverLine},
    disclosure::link::NewLink,
    document::DocumentKind,
    ids::{
        BatchId, BookingId, DeclarationId, DocumentId, EnrollmentId, FunderLinkId, NoteId, PersonId, PlanActionId, PreviewId, SessionId,
        StructureId, SubstitutionId,
    },
    money::Cents,
    month::Month,
    note::Readers,
    paris,
    people::Role,
    plan::Focus,
    substitution::NewSubstitution,
};
use reqwest::{Client, redirect};
use server::config::Config;
use sqlx::{
    AssertSqlSafe, ConnectOptions,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqlitePool, SqlitePoolOptions},
};
use std::{future::Future, net::SocketAddr, path::PathBuf, sync::Arc};
use store::{By, Closing, Db, ImportSummary, NewDocument, NewPerson, NewPreview, Objects, PreviewOutcome, SeenFigure, Within, fresh_id};

/// Tells each story on both engines: `sqlite::name` and `postgres::name`, from one body.
macro_rules! on_both_engines {
    ($($(#[$about:meta])* async fn $name:ident($house:ident: $House:ty) $body:block)+) => {
        $($(#[$about])* async fn $name($house: $House) $body)+

        mod sqlite {
            $(#[test] fn $name() { $crate::house::tell($crate::house::Engine::Sqlite, super::$name) })+
        }

        mod postgres {
            $(#[test] fn $name() { $crate::house::tell($crate::house::Engine::Postgres, super::$name) })+
        }
    };
}
pub(crate) use on_both_engines;

/// Where a story is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Builds a house, tells the story in it and tears it down, however the story ends.
pub fn tell<Told: Future<Output = ()> + Send + 'static>(engine: Engine, story: impl FnOnce(Arc<House>) -> Told) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let house = Arc::new(House::on(engine, false).await);
        let told = tokio::spawn(story(house.clone())).await;
        house.db.close().await;
        house.place.tear_down().await;
        if let Err(broken) = told {
            std::panic::resume_unwind(broken.into_panic());
        }
    });
}

/// A structure with one person of each role and something of everything.
pub struct Team {
    pub rows: Within,
    pub participant: PersonId,
    pub neighbour: PersonId,
    pub coach: PersonId,
    pub coordinator: PersonId,
    pub session: SessionId,
    pub booking: BookingId,
    /// What else can be booked, who waits, who came.
    pub agenda: Agenda,
    pub action: PlanActionId,
    pub declaration: DeclarationId,
    /// The month that is declared and waits for the coach; the two before it are not declared.
    pub month: Month,
    /// The month three before it waits too.
    pub waiting: DeclarationId,
    /// A document of the month that is declared.
    pub document: DocumentId,
    /// A note of the coach on the participant, for the team alone.
    pub note: NoteId,
    /// A month of which something was asked.
    pub asked: Month,
    /// A month that is validated.
    pub validated: Month,
    /// A month that is validated, and that the participant asked to correct.
    pub requested: Month,
    /// The participant's path.
    pub enrollment: EnrollmentId,
    /// A month of which the statement was handed in.
    pub handed_in: Month,
    /// A batch in which nothing was validated.
    pub batch: BatchId,
    /// The coordinator stands in for the coach in a month.
    pub substitution: SubstitutionId,
    /// Someone near the end of a path.
    pub elder: Elder,
    /// Another device of the participant.
    pub device: String,
    /// The token of an invitation that the coach has not used.
    pub invitation: String,
    /// Files that the coordinator looked at.
    pub preview: PreviewId,
    /// Of the team, with nobody to accompany.
    pub colleague: PersonId,
    /// A link that shows funders the results, and its token.
    pub funder: (FunderLinkId, String),
}

/// An empty database of a story's own, and a folder beside it.
#[derive(Debug)]
pub struct Place {
    pub engine: Engine,
    pub url: String,
    pub folder: PathBuf,
    hand: Hand,
}

/// A connection past the store.
#[derive(Debug)]
enum Hand {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn cluster() -> PgConnectOptions {
    let url = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names no PostgreSQL cluster: run `make test`, which starts one, or `.ci/postgres start`");
    url.parse().expect("TEST_POSTGRES_URL is a postgres:// address")
}

impl Place {
    /// Finds a place.
    pub async fn find(engine: Engine) -> Self {
        let name = format!("essor_http_{}", fresh_id(server::clock::now()).to_lowercase());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir(&folder).unwrap();
        let url = match engine {
            Engine::Sqlite => format!("sqlite://{}", folder.join("essor.db").display()),
            Engine::Postgres => {
                let mut admin = cluster().connect().await.expect("the cluster of TEST_POSTGRES_URL answers");
                sqlx::query(AssertSqlSafe(format!("create database {name} template template0"))).execute(&mut admin).await.unwrap();
                cluster().database(&name).to_url_lossy().to_string()
            }
        };
        let hand = match engine {
            Engine::Sqlite => Hand::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_lazy(&url).unwrap()),
            Engine::Postgres => Hand::Postgres(PgPoolOptions::new().max_connections(1).connect_lazy(&url).unwrap()),
        };
        Self { engine, url, folder, hand }
    }

    /// Takes the database away; the folder goes by itself.
    pub async fn tear_down(&self) {
        if let Hand::Postgres(pool) = &self.hand {
            pool.close().await;
            let options: PgConnectOptions = self.url.parse().unwrap();
            let drop = format!("drop database {} with (force)", options.get_database().unwrap());
            let mut admin = cluster().connect().await.unwrap();
            sqlx::query(AssertSqlSafe(drop)).execute(&mut admin).await.unwrap();
        }
    }

    /// Reads a column of texts past the store.
    pub async fn texts(&self, sql: impl Into<String>) -> Vec<String> {
        let sql = AssertSqlSafe(sql.into());
        match &self.hand {
            Hand::Sqlite(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
            Hand::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
        }
    }

    /// Reads a number past the store.
    pub async fn number(&self, sql: impl Into<String>) -> i64 {
        let sql = AssertSqlSafe(sql.into());
        match &self.hand {
            Hand::Sqlite(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
            Hand::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
        }
    }

    /// Runs a statement past the store, such as one that makes a code old.
    pub async fn run(&self, sql: impl Into<String>) {
        let sql = AssertSqlSafe(sql.into());
        let changed = match &self.hand {
            Hand::Sqlite(pool) => sqlx::query(sql).execute(pool).await.unwrap().rows_affected(),
            Hand::Postgres(pool) => sqlx::query(sql).execute(pool).await.unwrap().rows_affected(),
        };
        assert!(changed > 0, "the story's own statement changes something");
    }

    /// Every row of every table as text.
    pub async fn rows(&self) -> Vec<String> {
        self.rows_where(|_| "true".to_owned()).await
    }

    /// Every row of a structure as text, those of its people's devices and forms included.
    pub async fn rows_of(&self, structure: &StructureId) -> Vec<String> {
        self.rows_where(|table| {
            let (_, scope) = TABLES.iter().find(|(name, _)| *name == table).unwrap_or_else(|| panic!("{table} stands in TABLES"));
            scope.replace('$', &format!("'{structure}'"))
        })
        .await
    }

    async fn rows_where(&self, scope: impl Fn(&str) -> String) -> Vec<String> {
        let columns = match &self.hand {
            Hand::Sqlite(_) => {
                "select m.name || ' ' || group_concat('\"' || c.name || '\"') from sqlite_master m join pragma_table_info(m.name) c
                 where m.type = 'table' and m.name not like '\\_%' escape '\\' group by m.name"
            }
            Hand::Postgres(_) => {
                "select table_name || ' ' || string_agg('\"' || column_name || '\"', ',' order by column_name)
                 from information_schema.columns where table_schema = 'public' and table_name not like '\\_%' group by table_name"
            }
        };
        let (array, text) = if self.engine == Engine::Sqlite { ("json_array", "") } else { ("json_build_array", "::text") };
        let tables = self.texts(columns).await;
        assert!(tables.len() > 10, "the schema is there");
        let every = tables.iter().map(|table| {
            let (name, columns) = table.split_once(' ').unwrap();
            format!("select '{name} ' || {array}({columns}){text} from {name} where {}", scope(name))
        });
        let mut rows = self.texts(every.collect::<Vec<_>>().join(" union all ")).await;
        assert!(!rows.is_empty(), "the world is there");
        rows.sort();
        rows
    }
}

/// Every table with what makes a row of it one of structure `$`.
const TABLES: &[(&str, &str)] = &[
    ("attempt", "false"),
    ("audit", "structure_id = $"),
    ("availability_exception", "window_id in (select id from availability_window where structure_id = $)"),
    ("availability_window", "structure_id = $"),
    ("booking", "structure_id = $"),
    ("busy", "session_id in (select id from session where structure_id = $)"),
    ("calendar_feed", "person_id in (select id from person where structure_id = $)"),
    ("check_in", "structure_id = $"),
    ("coach_leave", "structure_id = $"),
    ("correction_request", "declaration_id in (select id from declaration where structure_id = $)"),
    ("declaration", "structure_id = $"),
    ("declaration_version", "declaration_id in (select id from declaration where structure_id = $)"),
    ("document", "structure_id = $"),
    ("device", "person_id in (select id from person where structure_id = $)"),
    ("enrollment", "structure_id = $"),
    ("extension", "structure_id = $"),
    ("funder_link", "structure_id = $"),
    ("published_half_year", "structure_id = $"),
    ("form_draft", "holder in (select id from person where structure_id = $)"),
    ("goal", "structure_id = $"),
    ("import_preview", "structure_id = $"),
    ("installation", "false"),
    ("invitation", "person_id in (select id from person where structure_id = $)"),
    ("leave_day", "structure_id = $"),
    ("note", "structure_id = $"),
    ("outbox", "structure_id = $"),
    ("person", "structure_id = $"),
    ("plan_action", "structure_id = $"),
    ("plan_version", "structure_id = $"),
    ("review_batch", "structure_id = $"),
    ("review_batch_figure", "structure_id = $"),
    ("question", "declaration_id in (select id from declaration where structure_id = $)"),
    ("session", "structure_id = $"),
    ("session_date", "session_id in (select id from session where structure_id = $)"),
    ("session_place", "session_id in (select id from session where structure_id = $)"),
    ("session_type", "structure_id = $"),
    ("sign_in_code", "person_id in (select id from person where structure_id = $)"),
    ("statement", "structure_id = $"),
    ("statement_coefficient", "structure_id = $"),
    ("statement_row", "structure_id = $"),
    ("structure", "id = $"),
    ("structure_place", "structure_id = $"),
    ("suspended_day", "enrollment_id in (select id from enrollment where structure_id = $)"),
    ("suspension", "structure_id = $"),
    ("substitution", "structure_id = $"),
    ("substitution_day", "structure_id = $"),
    ("turnover_line", "declaration_id in (select id from declaration where structure_id = $)"),
    ("venue", "structure_id = $"),
    ("waitlist_entry", "structure_id = $"),
];

/// The world.
pub struct House {
    pub db: Db,
    pub objects: Objects,
    pub base: String,
    pub now: DateTime<Utc>,
    pub place: Place,
}

/// A client that follows no redirect and keeps no cookie.
pub fn client() -> Client {
    Client::builder().redirect(redirect::Policy::none()).build().unwrap()
}

impl House {
    /// An empty house on SQLite, served on a port of its own.
    pub async fn build(demo: bool) -> Self {
        Self::on(Engine::Sqlite, demo).await
    }

    /// An empty house, served on a port of its own.
    pub async fn on(engine: Engine, demo: bool) -> Self {
        let place = Place::find(engine).await;
        let db = Db::open(&place.url).await.unwrap();
        db.migrate().await.unwrap();
        let objects = objects(&place);
        let base = serve(&db, &objects, None, demo).await;
        Self { db, objects, base, now: server::clock::now(), place }
    }

    /// Serves the same database once more, as people see it under another address.
    pub async fn seen_at(&self, base_url: &str) -> String {
        serve(&self.db, &self.objects, Some(base_url), false).await
    }

    /// Signs someone in on a new device and gives its cookie.
    pub async fn cookie_of(&self, person: &PersonId) -> String {
        let token = secret::token();
        self.db.sign_in(person, &secret::hash(&token), "test", self.now).await.unwrap();
        format!("essor-device={token}")
    }

    /// The messages to someone but those that tell of a booking, newest first.
    pub async fn letters_to(&self, recipient: &str) -> Vec<store::Waiting> {
        let mut letters = self.db.messages_to(recipient).await.unwrap();
        letters.retain(|letter| letter.notice.is_none());
        letters
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Caller {
        Caller::new(&self.base, true, None)
    }

    /// A browser in which someone is signed in.
    pub async fn browser_of(&self, person: &PersonId) -> Caller {
        Caller::new(&self.base, true, Some(&self.cookie_of(person).await))
    }

    /// A client that is no browser, signed in as someone.
    pub async fn client_of(&self, person: &PersonId) -> Caller {
        Caller::new(&self.base, false, Some(&self.cookie_of(person).await))
    }
}

/// The settings of a process in a place, with its documents there or where `documents` says.
pub fn config(place: &Place, documents: Option<&str>) -> Config {
    Config {
        database_url: place.url.clone(),
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        base_url: "http://localhost".into(),
        data: place.folder.clone(),
        documents: documents.map(str::to_owned),
        smtp_url: None,
        mail_from: None,
        sms_url: None,
    }
}

/// The documents of a place, in its folder.
fn objects(place: &Place) -> Objects {
    server::objects::open(&config(place, None), std::iter::empty()).unwrap()
}

/// Serves a database with the real router and gives the address.
async fn serve(db: &Db, objects: &Objects, base_url: Option<&str>, demo: bool) -> String {
    let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let base_url = base_url.unwrap_or(&base).to_owned();
    let router = server::router::router(db.clone(), Settings { base_url }, objects.clone(), demo);
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

pub fn person(role: Role, name: &str, mail: &str) -> NewPerson {
    NewPerson {
        role,
        first_name: name.into(),
        last_name: "Test".into(),
        phone: None,
        email: Some(format!("{mail}@exemple.fr").parse().unwrap()),
    }
}

/// What is in a document of [`add_document`].
pub const CONTENT: &[u8] = b"%PDF-1.7 une facture";

/// Attaches a document to a month of someone's own.
pub async fn add_document(rows: &Within, objects: &Objects, now: DateTime<Utc>, person: &PersonId, month: Month) -> DocumentId {
    let object = rows.fresh_object(now);
    objects.write(&object, CONTENT.to_vec()).await.unwrap();
    let new = NewDocument { name: "facture.pdf".into(), kind: DocumentKind::Pdf, bytes: CONTENT.len(), object };
    rows.add_document(&By::person(person, now), person, month, &new, paris::day(now)).await.unwrap()
}

/// Closes the statement of a month as it is, whatever is missing in it.
pub async fn hand_in(rows: &Within, by: &By, month: Month) {
    let seen = store::mark_of(&rows.month_statement(month, by.at).await.unwrap().due());
    let closing = Closing { month, version: 1, seen: &seen, confirmed: true };
    rows.close_statement(by, &closing, paris::day(by.at)).await.unwrap();
}

/// A structure with everything; `tag` keeps its names apart from another's.
pub async fn team(house: &House, tag: &str) -> Team {
    let (now, by) = (house.now, By::tools(house.now));
    let structure = house.db.create_structure(&by, &format!("Structure {tag}"), 70).await.unwrap();
    let rows = house.db.within(&structure);
    let coach = rows.add_person(&by, &person(Role::Coach, &format!("Coach{tag}"), &format!("coach{tag}"))).await.unwrap();
    let coordinator = rows.add_person(&by, &person(Role::Coordinator, &format!("Coord{tag}"), &format!("coord{tag}"))).await.unwrap();
    let colleague = rows.add_person(&by, &person(Role::Coach, &format!("Omar{tag}"), &format!("omar{tag}"))).await.unwrap();
    let preview = looked_at(&rows, &coordinator, now).await;
    let participant = add_participant(&rows, now, &coach, &format!("Awa{tag}"), &format!("awa{tag}")).await;
    let neighbour = add_participant(&rows, now, &coach, &format!("Zoe{tag}"), &format!("zoe{tag}")).await;
    let session = add_session(&rows, now, &coach, 5).await;
    let enrollment = rows.enrollment_of(&participant).await.unwrap().id;
    let action = rows.add_goal(&by, &enrollment, Focus::Business, &format!("Trois clients {tag}"), &["Appeler"]).await.unwrap().remove(0);
    house.place.run(format!("update plan_action set doer = 'Both' where id = '{action}'")).await;
    let mine = By::person(&participant, now);
    rows.book(&mine, &participant, &session).await.unwrap();
    let booking = rows.bookings_to_come(&participant, now).await.unwrap().remove(0).id;
    let agenda = Agenda::fill(house, &rows, [&coach, &participant, &neighbour], tag).await;
    let month = Month::of(paris::day(now)).plus(-1);
    let asked = month.plus(-4);
    let mut declared = Vec::new();
    let (validated, requested) = (month.plus(-5), month.plus(-6));
    for month in [month, month.plus(-3), asked, validated, requested] {
        let line = TurnoverLine::new(Activity::CraftServices, LineKind::Sale, Cents::new(19_000)).unwrap();
        rows.submit(&mine, &participant, month, &[line], 0, paris::day(now)).await.unwrap();
        declared.push(rows.declaration(&enrollment, month).await.unwrap().unwrap().id);
    }
    let question = format!("Rien oublié, {tag} ?");
    rows.ask(&By::person(&coach, now), Role::Coach, &declared[2], 1, &question, None).await.unwrap();
    for id in &declared[3..] {
        rows.validate(&By::person(&coach, now), Role::Coach, id, 1).await.unwrap();
    }
    rows.request_correction(&mine, &participant, requested, &format!("Un avoir oublié, {tag}.")).await.unwrap();
    let document = add_document(&rows, &house.objects, now, &participant, month).await;
    let handed_in = month.plus(-7);
    hand_in(&rows, &By::person(&coordinator, now), handed_in).await;
    let text = format!("Loyer de {tag} en retard.");
    let note = rows.add_note(&By::person(&coach, now), &coach, &enrollment, &text, Readers::Team).await.unwrap();
    let device = secret::hash(&format!("device {tag}"));
    house.db.sign_in(&participant, &device, "test", now).await.unwrap();
    let invitation = format!("jeton{tag}");
    let invited = rows.person(&coach).await.unwrap();
    house.db.invite(&by, &invited, &secret::hash(&invitation), None).await.unwrap();
    let funder = secret::hash(&format!("funder {tag}"));
    let link = NewLink { label: format!("Département {tag}"), until: paris::day(now) + Duration::days(30) };
    let link = rows.open_funder_link(&By::person(&coordinator, now), &link, &secret::hash(&funder), paris::day(now)).await.unwrap();
    // Looked at today already, so that looking again changes nothing.
    house.db.funder_view(&secret::hash(&funder), paris::day(now)).await.unwrap();
    let (waiting, declaration) = (declared.swap_remove(1), declared.swap_remove(0));
    let unseen = SeenFigure { id: declaration.clone(), version: 99 };
    let batch = rows.validate_all(&By::person(&coach, now), Role::Coach, &[unseen]).await.unwrap();
    let from = paris::day(now) + Duration::days(30);
    let leave = NewSubstitution { coach: coach.clone(), substitute: coordinator.clone(), from, to: from + Duration::days(2) };
    let substitution = rows.substitute(&By::person(&coordinator, now), &leave).await.unwrap();
    let elder = Elder::add(&rows, now, &coach, tag).await;
    Team {
        rows,
        participant,
        neighbour,
        coach,
        coordinator,
        session,
        booking,
        agenda,
        action,
        declaration,
        month,
        waiting,
        document,
        note,
        asked,
        validated,
        requested,
        enrollment,
        handed_in,
        batch,
        substitution,
        elder,
        device,
        invitation,
        preview,
        colleague,
        funder: (link, funder),
    }
}

/// A file of people in which nobody stands.
pub const NOBODY: &[u8] = b"prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;\
aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur\n";

/// Keeps a file of nobody that the coordinator looked at.
async fn looked_at(rows: &Within, coordinator: &PersonId, now: DateTime<Utc>) -> PreviewId {
    let new = NewPreview {
        participants_name: "cohorte.csv".into(),
        declarations_name: None,
        participants: String::from_utf8(NOBODY.to_vec()).unwrap(),
        declarations: None,
        digest: "0123".into(),
        outcome: PreviewOutcome::Ready(ImportSummary::default()),
    };
    rows.keep_preview(&By::person(coordinator, now), coordinator, &new).await.unwrap()
}
