//! Participants whose phones declare one month after the other, and what was acknowledged to them.

use crate::support::app::{TestDb, add_participant, person};
use app::sign_in::secret;
use domain::{
    people::Role,
    values::{ids::PersonId, month::Month, paris},
};
use reqwest::{Client, RequestBuilder};
use store::{Actor, Db};

/// The months in which they declare, in turns.
const MONTHS: i64 = 6;

/// The most documents of a participant: ten a month.
const DOCUMENTS: i64 = 50;

/// A write that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    Declared { person: PersonId, month: Month, cents: i64 },
    Added { person: PersonId, name: String },
}

/// A participant's phone.
pub struct Phone {
    pub person: PersonId,
    token: String,
    last: Month,
    sent: i64,
    documents: i64,
    /// The newest version of each month.
    seen: Vec<i64>,
}

impl Phone {
    /// Adds a structure with so many participants, each signed in.
    pub async fn of_a_structure(db: &Db, many: usize) -> Vec<Self> {
        let now = server::clock::now();
        let by = Actor::tools(now);
        let structure = db.create_structure(&by, "Structure", 100).await.unwrap();
        let rows = db.for_structure(&structure);
        let coach = rows.people().add_person(&by, &person(Role::Coach, "Coach", "coach")).await.unwrap();
        let mut phones = Vec::new();
        for nth in 0..many {
            let person = add_participant(&rows, now, &coach, &format!("P{nth}"), &format!("p{nth}")).await;
            let token = secret::token();
            db.sign_in(&person, &secret::hash(&token), "test", now).await.unwrap();
            let last = Month::of(paris::day(now)).plus(-1);
            phones.push(Self { person, token, last, sent: 0, documents: 0, seen: vec![0; MONTHS as usize] });
        }
        phones
    }

    /// Learns which versions of its months there are: an answer may have been lost.
    pub async fn look(&mut self, place: &TestDb) {
        for at in 0..self.seen.len() {
            let month = self.last.plus(-(at as i32));
            let versions = format!("select count(*) {} and d.month = '{month}'", versions_of(&self.person));
            self.seen[at] = place.number(versions).await;
        }
    }

    /// The next write: every fifth is a document, as long as there is room for it.
    pub fn next(&mut self, client: &Client, base: &str) -> (RequestBuilder, Write) {
        self.sent += 1;
        let at = (self.sent % MONTHS) as usize;
        let month = self.last.plus(-(at as i32));
        let request = |path: &str| {
            let request = client.post(format!("{base}{path}")).header("accept", "application/json").header("origin", base);
            // By its name for http and for https.
            request.header("cookie", format!("essor-device={0}; __Host-essor-device={0}", self.token))
        };
        if self.sent % 5 == 0 && self.documents < DOCUMENTS {
            self.documents += 1;
            let name = format!("facture-{}.pdf", self.sent);
            let content = format!("%PDF-1.7\n{} {name}", self.person);
            let month = self.last.plus(-((self.documents % MONTHS) as i32)).to_string();
            let request = crate::support::caller::with_file(
                request("/api/declarations/pieces/ajouter"),
                &[("month", &month)],
                ("document", &name, content.as_bytes()),
            );
            return (request, Write::Added { person: self.person.clone(), name });
        }
        let form = [
            ("month", month.to_string()),
            ("seen", self.seen[at].to_string()),
            ("lines[0][activity]", "02".into()),
            ("lines[0][kind]", "Sale".into()),
            ("lines[0][amount]", self.sent.to_string()),
        ];
        let write = Write::Declared { person: self.person.clone(), month, cents: self.sent * 100 };
        (request("/api/declarations/envoyer").form(&form), write)
    }

    /// Takes note that a write was acknowledged.
    pub fn acknowledged(&mut self, write: &Write) {
        if let Write::Declared { month, .. } = write {
            self.seen[self.last.since(*month) as usize] += 1;
        }
    }
}

/// `from … where …` of the versions of a participant's declarations.
fn versions_of(person: &PersonId) -> String {
    format!(
        "from declaration_version v join declaration d on d.id = v.declaration_id
         join enrollment e on e.id = d.enrollment_id where e.participant_id = '{person}'"
    )
}

/// The acknowledged writes that are not there.
pub async fn missing(place: &TestDb, acknowledged: &[Write]) -> Vec<Write> {
    let declared = place
        .texts(
            "select e.participant_id || ' ' || d.month || ' ' || v.total
             from declaration_version v join declaration d on d.id = v.declaration_id join enrollment e on e.id = d.enrollment_id",
        )
        .await;
    let declared: std::collections::HashSet<String> = declared.into_iter().collect();
    let documents = place.texts("select added_by || ' ' || name || ' ' || object from document").await;
    let documents: std::collections::HashMap<String, String> =
        documents.into_iter().filter_map(|line| line.rsplit_once(' ').map(|(key, object)| (key.to_owned(), object.to_owned()))).collect();
    let is_there = |write: &Write| match write {
        Write::Declared { person, month, cents } => declared.contains(&format!("{person} {month} {cents}")),
        Write::Added { person, name } => {
            documents.get(&format!("{person} {name}")).is_some_and(|object| place.folder.join("documents").join(object).is_file())
        }
    };
    acknowledged.iter().filter(|write| !is_there(write)).cloned().collect()
}

/// Asserts that the rows fit together: each version has its line of the journal, and the engine finds no fault in the file.
pub async fn assert_sound(place: &TestDb) {
    // Each in one statement: PostgreSQL may be committing what a killed process sent last.
    for (rows, events) in
        [("declaration_version", "('declaration.submitted', 'declaration.corrected')"), ("document", "('document.added')")]
    {
        let sql = format!("select (select count(*) from {rows}) - (select count(*) from audit where action in {events})");
        assert_eq!(place.number(sql).await, 0, "each row of {rows} has its line in the journal");
    }
    if place.engine == crate::support::app::Engine::Sqlite {
        assert_eq!(place.texts("pragma integrity_check").await, ["ok"]);
        assert_eq!(place.number("select count(*) from pragma_foreign_key_check").await, 0);
    }
}

/// A number of the environment, such as that of kills in `make soak`.
pub fn number_of(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text:?}")))
}
