//! The SQL statements that a story runs, taken from the driver's own log of queries.

use std::{
    collections::BTreeSet,
    fmt::Debug,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer,
    filter::{LevelFilter, Targets},
    layer::{Context, SubscriberExt},
};

/// Every statement that ran since [`record`], on one line.
static RECORDED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// How many statements ran since [`record`], the same one each time.
static RUNS: AtomicUsize = AtomicUsize::new(0);

/// The number of statements that read or changed rows since [`record`].
pub fn runs() -> usize {
    RUNS.load(Ordering::Relaxed)
}

/// Records the statements of this process from now on.
pub fn record() {
    let queries = Targets::new().with_target("sqlx::query", LevelFilter::TRACE);
    let subscriber = tracing_subscriber::registry().with(Recorder.with_filter(queries));
    tracing::subscriber::set_global_default(subscriber).expect("a test records once, in a process of its own");
}

/// The recorded statements that read or change rows, in alphabetical order.
pub fn recorded() -> Vec<String> {
    RECORDED.lock().unwrap().iter().cloned().collect()
}

struct Recorder;

impl<S: Subscriber> Layer<S> for Recorder {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut texts = Texts::default();
        event.record(&mut texts);
        // A statement of a few words is its own summary.
        let sql = one_line(if texts.statement.is_empty() { &texts.summary } else { &texts.statement });
        let of_rows = ["select", "insert", "update", "delete", "with"].contains(&sql.split(' ').next().unwrap_or_default());
        // The driver asks PostgreSQL about types.
        if of_rows && !sql.contains("pg_catalog") && !sql.contains("pg_advisory_xact_lock") {
            RUNS.fetch_add(1, Ordering::Relaxed);
            RECORDED.lock().unwrap().insert(sql);
        }
    }
}

#[derive(Default)]
struct Texts {
    summary: String,
    statement: String,
}

impl Visit for Texts {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.statement),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

/// A statement without line breaks and indents; spaces within quotes stay.
fn one_line(sql: &str) -> String {
    let mut line = String::with_capacity(sql.len());
    let mut quoted = false;
    for sign in sql.trim().chars() {
        quoted ^= sign == '\'';
        if quoted || !sign.is_whitespace() {
            line.push(sign);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}
