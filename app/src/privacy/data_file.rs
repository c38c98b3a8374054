//! Mes données as a file: everything as JSON, the same as a readable page, and the documents. It is written while it is sent, so that
//! its size is not held in memory.

use crate::{
    privacy::words::stored_word,
    texts::t,
    web::{
        context::Visitor,
        files::{FileError, streamed},
    },
};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::values::{language::Language, money::Cents, paris};
use futures_util::stream;
use serde_json::{Value, json};
use std::io::{self, Write};
use store::{Actor, DataDocument, Db, Objects, PersonData, StoreError};
use tokio::{
    runtime::Handle,
    sync::{Semaphore, SemaphorePermit, mpsc},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The most parts of the file that wait to be sent.
const WAITING_PARTS: usize = 8;

/// The files that are written at once: each holds a thread for as long as its reader takes, and passwords wait for the same threads.
static WRITING: Semaphore = Semaphore::const_new(16);

/// The data of the signed-in person.
pub async fn own(State(db): State<Db>, State(objects): State<Objects>, Extension(visitor): Extension<Visitor>) -> Response {
    let Ok(place) = WRITING.try_acquire() else { return FileError::from(StoreError::Busy).into_response() };
    match data_of(&db, &visitor).await {
        Ok(data) => {
            let headers = [
                (header::CONTENT_TYPE, "application/zip"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"mes-donnees.zip\""),
                (header::CACHE_CONTROL, "private, no-store"),
            ];
            (headers, archive(data, objects, visitor.language.of_every_page(), visitor.now, place)).into_response()
        }
        Err(error) => FileError::from(error).into_response(),
    }
}

async fn data_of(db: &Db, visitor: &Visitor) -> Result<PersonData, StoreError> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let store = db.for_structure(&who.structure_id);
    let data = store.privacy().data_of(&who.person_id).await?;
    store.privacy().data_taken(&Actor::person(&who.person_id, visitor.now), &who.person_id).await?;
    Ok(data)
}

/// The archive as the body of a response; its place is free again once it is written.
fn archive(data: PersonData, objects: Objects, language: Language, now: DateTime<Utc>, place: SemaphorePermit<'static>) -> Body {
    let (parts, sent) = mpsc::channel::<io::Result<Bytes>>(WAITING_PARTS);
    let runtime = Handle::current();
    tokio::task::spawn_blocking(move || {
        let _place = place;
        let failed = parts.clone();
        if let Err(error) = write_archive(Parts(parts), &data, &objects, &runtime, language, now) {
            // The download ends broken, and the browser says so.
            tracing::warn!(%error, "a file of personal data could not be written");
            let _ = failed.blocking_send(Err(error));
        }
    });
    streamed(stream::unfold(sent, |mut sent| async move {
        let part = sent.recv().await?;
        Some((part, sent))
    }))
}

/// A writer whose bytes are sent as parts.
struct Parts(mpsc::Sender<io::Result<Bytes>>);

impl Write for Parts {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.0.blocking_send(Ok(Bytes::copy_from_slice(part))).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_archive(
    parts: Parts,
    data: &PersonData,
    objects: &Objects,
    runtime: &Handle,
    language: Language,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let mut archive = ZipWriter::new_stream(io::BufWriter::with_capacity(64 * 1024, parts));
    // Documents are compressed already, and the rest is small.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let sections: serde_json::Map<String, Value> =
        data.sections.iter().map(|(name, rows)| ((*name).to_owned(), Value::Array(rows.clone()))).collect();
    archive.start_file("donnees.json", options)?;
    serde_json::to_writer_pretty(&mut archive, &json!({ "exported_at": now, "data": sections }))?;
    archive.start_file("donnees.html", options)?;
    archive.write_all(readable(data, language, now).as_bytes())?;
    for document in &data.documents {
        archive.start_file(name_in_archive(document), options)?;
        let content = runtime
            .block_on(async { objects.read(&document.object).await.map_err(io::Error::other)?.bytes().await.map_err(io::Error::other) })?;
        archive.write_all(&content)?;
    }
    archive.finish()?.into_inner().flush()
}

/// The name of a document in the archive: without characters that lead elsewhere, and never twice.
fn name_in_archive(document: &DataDocument) -> String {
    let name: String = document.name.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c }).collect();
    format!("documents/{}/{}-{name}", document.month, document.id)
}

/// A text in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The readable page: a table for each section that has rows.
fn readable(data: &PersonData, language: Language, now: DateTime<Utc>) -> String {
    let title = escaped(&t!(language, "mine-title"));
    let made = escaped(&t!(language, "mine-made", day = language.date(paris::day(now))));
    let mut page = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><h1>{title}</h1><p>{made}</p>",
        language.lang()
    );
    for (name, rows) in data.sections.iter().filter(|(_, rows)| !rows.is_empty()) {
        page.push_str(&format!("<h2>{}</h2>", escaped(&t!(language, &format!("mine-{name}")))));
        for row in rows.iter().filter_map(Value::as_object) {
            page.push_str("<dl>");
            for (column, value) in row {
                let Some(value) = value_in_words(language, column, value) else { continue };
                let label = t!(language, &format!("column-{}", column.replace('_', "-")));
                page.push_str(&format!("<dt>{}</dt><dd>{}</dd>", escaped(&label), escaped(&value)));
            }
            page.push_str("</dl>");
        }
    }
    page.push_str("</body></html>\n");
    page
}

/// A value as a person reads it; `None` for an empty one.
fn value_in_words(language: Language, column: &str, value: &Value) -> Option<String> {
    if column.ends_with("_cents") {
        return value.as_i64().map(|cents| language.amount(Cents::new(cents)));
    }
    let text = match value {
        Value::String(text) if text.is_empty() => return None,
        Value::String(text) => text,
        Value::Number(number) => return Some(number.to_string()),
        _ => return None,
    };
    if let Some(said) = stored_word(language, column, text) {
        return Some(said);
    }
    // The plan as it was signed is JSON: its goals and actions have sections of their own.
    if text.starts_with("{\"goals\"") {
        return None;
    }
    // PostgreSQL writes an instant in JSON as `2026-11-23T10:00:00+00:00`, SQLite as it is stored.
    if let Ok(at) = text.parse::<DateTime<Utc>>() {
        let wall = paris::wall_clock(at);
        return Some(t!(language, "at", day = language.date(wall.date()), time = language.hour(wall.time())));
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some(language.date(day));
    }
    Some(text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_archive() {
        let id = "01JD3Y7N8PQRSTVWXYZ0123456".to_owned().try_into().unwrap();
        let document = DataDocument { id, month: "2026-10".into(), name: "../..\\etc/passwd\n".into(), bytes: 1, object: "x".into() };
        assert_eq!(name_in_archive(&document), "documents/2026-10/01JD3Y7N8PQRSTVWXYZ0123456-.._.._etc_passwd_");
    }

    #[test]
    fn values_are_written_in_the_language_and_markup_is_text() {
        let of = |column: &str, value: Value| value_in_words(Language::Fr, column, &value).unwrap_or_default();
        assert_eq!(of("total_cents", json!(80_050)), Language::Fr.amount(Cents::new(80_050)));
        let (day, time) = ("2026-11-23".parse().unwrap(), chrono::NaiveTime::from_hms_opt(11, 0, 0).unwrap());
        let expected = t!(Language::Fr, "at", day = Language::Fr.date(day), time = Language::Fr.hour(time));
        for instant in ["2026-11-23T10:00:00+00:00", "2026-11-23 10:00:00+00:00", "2026-11-23T10:00:00.000+00:00"] {
            assert_eq!(of("created_at", json!(instant)), expected, "{instant}");
        }
        assert_eq!(of("left_on", json!("2026-11-21")), Language::Fr.date("2026-11-21".parse().unwrap()));
        assert_eq!((of("text", json!(null)), of("text", json!("<b>"))), (String::new(), "<b>".to_owned()));
        let data = PersonData { sections: vec![("goals", vec![json!({ "text": "<script>" })])], documents: Vec::new() };
        let page = readable(&data, Language::Fr, DateTime::UNIX_EPOCH);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"));
    }
}
