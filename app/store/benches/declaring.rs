//! How much of the rate of a bare loop of the same statements declaring reaches, on SQLite with `synchronous=FULL`.
//!
//! Both write the same months of the same people into two equal files, in turns, so that the disk treats them alike.
//! `declaring <folder> <people>` prints `{"declaring": …, "bare": …}`, both a second.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
    },
    people::{Email, Role},
    values::{
        ids::{EnrollmentId, PersonId},
        money::Cents,
        month::Month,
    },
};
use sqlx::{
    Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    error::Error,
    path::{Path as File, PathBuf},
    time::{Duration, Instant},
};
use store::{Actor, Db, NewEnrollment, NewPerson, StructureStore, new_ulid};

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// So many months are declared at a time before the other has its turn.
const TURN: usize = 50;

struct Declarer {
    person: PersonId,
    enrollment: EnrollmentId,
}

#[tokio::main]
async fn main() -> Done {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let usage = "declaring <folder> <people>";
    let folder = PathBuf::from(arguments.next().ok_or(usage)?);
    let people: i64 = arguments.next().ok_or(usage)?.parse()?;
    let (ours, theirs) = (folder.join("declaring.db"), folder.join("bare.db"));
    let (structure, declarers) = fill(&ours, people).await?;
    std::fs::copy(&ours, &theirs)?;

    let db = open(&ours).await?;
    let within = db.for_structure(&structure.as_str().to_owned().try_into()?);
    let mut bare = SqliteConnection::connect_with(
        &SqliteConnectOptions::new()
            .filename(&theirs)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true),
    )
    .await?;

    let path = path()?;
    let months: Vec<_> = path.declarable_months().flat_map(|month| declarers.iter().map(move |declarer| (declarer, month))).collect();
    let (mut declaring, mut looping) = (Vec::new(), Vec::new());
    for turn in months.chunks_exact(TURN) {
        declaring.push(declare(&within, turn).await?);
        looping.push(insert(&mut bare, &structure, turn).await?);
    }
    // The turn in the middle: a disk has moments of its own.
    let a_second = |mut turns: Vec<Duration>| {
        turns.sort();
        turns.get(turns.len() / 2).map_or(0.0, |turn| TURN as f64 / turn.as_secs_f64())
    };
    println!("{{\"declaring\": {:.1}, \"bare\": {:.1}}}", a_second(declaring), a_second(looping));
    bare.close().await?;
    db.close().await;
    Ok(())
}

async fn open(file: &File) -> Done<Db> {
    Ok(Db::open(&format!("sqlite://{}", file.display())).await?)
}

/// Two years that are over.
fn path() -> Done<EnrollmentPeriod> {
    Ok(EnrollmentPeriod::starting("2024-01-01".parse()?))
}

fn now() -> Done<DateTime<Utc>> {
    Ok("2026-11-23T10:00:00Z".parse()?)
}

fn line() -> Done<TurnoverLine> {
    TurnoverLine::new(Activity::CraftServices, LineKind::Sale, Cents::new(19_000)).map_err(|mistake| mistake.key().into())
}

/// A structure whose people have declared nothing yet.
async fn fill(file: &File, people: i64) -> Done<(String, Vec<Declarer>)> {
    let db = open(file).await?;
    db.migrate().await?;
    let by = Actor::tools(now()?);
    let structure = db.create_structure(&by, "La Ruche", people).await?;
    let within = db.for_structure(&structure);
    let person = |role, nth: i64| -> Done<NewPerson> {
        let email: Email = format!("{nth}@exemple.fr").parse().map_err(|_| "no address")?;
        Ok(NewPerson { role, first_name: "Awa".into(), last_name: "Traoré".into(), phone: None, email: Some(email) })
    };
    let coach = within.people().add_person(&by, &person(Role::Coach, 0)?).await?;
    let mut declarers = Vec::new();
    for nth in 1..=people {
        let participant = within.people().add_person(&by, &person(Role::Participant, nth)?).await?;
        let new = NewEnrollment {
            participant: participant.clone(),
            coach: coach.clone(),
            period: path()?,
            signed_on: None,
            record: EntryRecord {
                trade: "Couture".into(),
                activity: Activity::CraftServices,
                registered_on: None,
                acre: false,
                benefit: Benefit::None,
                benefit_since: None,
                starting_turnover: Cents::ZERO,
                goal: None,
            },
        };
        declarers.push(Declarer { enrollment: within.enrollments().enroll(&by, &new).await?, person: participant });
    }
    db.close().await;
    Ok((structure.as_str().to_owned(), declarers))
}

async fn declare(within: &StructureStore, months: &[(&Declarer, Month)]) -> Done<Duration> {
    let (today, lines): (NaiveDate, _) = (now()?.date_naive(), [line()?]);
    let began = Instant::now();
    for (declarer, month) in months {
        within.declarations().submit(&Actor::person(&declarer.person, now()?), &declarer.person, *month, &lines, 0, today).await?;
    }
    Ok(began.elapsed())
}

/// What `declare` writes, and nothing that it asks or checks.
async fn insert(connection: &mut SqliteConnection, structure: &str, months: &[(&Declarer, Month)]) -> Done<Duration> {
    let (at, line) = (now()?, line()?);
    let began = Instant::now();
    for (declarer, month) in months {
        let (id, month) = (new_ulid(at), month.to_string());
        let mut tx = connection.begin_with("begin immediate").await?;
        sqlx::query(
            "insert into declaration (id, structure_id, enrollment_id, month, state, version, total, imported, changed_at)
             values ($1, $2, $3, $4, 'Submitted', 1, $5, 0, $6)",
        )
        .bind(&id)
        .bind(structure)
        .bind(declarer.enrollment.as_str())
        .bind(&month)
        .bind(line.amount().get())
        .bind(at)
        .execute(&mut *tx)
        .await?;
        sqlx::query("insert into declaration_version (declaration_id, number, total, author_id, created_at) values ($1, 1, $2, $3, $4)")
            .bind(&id)
            .bind(line.amount().get())
            .bind(declarer.person.as_str())
            .bind(at)
            .execute(&mut *tx)
            .await?;
        sqlx::query("insert into turnover_line (declaration_id, version, position, activity, kind, amount) values ($1, 1, 0, $2, $3, $4)")
            .bind(&id)
            .bind(line.activity().as_str())
            .bind(line.kind().as_str())
            .bind(line.amount().get())
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "insert into audit (id, structure_id, actor_id, at, action, subject_id, details)
             values ($1, $2, $3, $4, 'declaration.submitted', $5, $6)",
        )
        .bind(new_ulid(at))
        .bind(structure)
        .bind(declarer.person.as_str())
        .bind(at)
        .bind(&id)
        .bind(format!("{{\"month\":\"{month}\",\"total\":{},\"version\":1}}", line.amount().get()))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
    }
    Ok(began.elapsed())
}
