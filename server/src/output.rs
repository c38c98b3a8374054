//! The output of commands: lines on the standard output, a sign of life while they work, and the sentences that they share.

use app::texts::text;
use domain::values::language::Language;
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    time::Duration,
};
use store::StoreError;

/// Prints a line. When nothing reads it any more (`essor import … | head`), the command goes on without it.
pub fn say(line: impl Display) {
    let _closed = writeln!(io::stdout().lock(), "{line}");
}

/// Prints a line on the standard error, in the same way.
pub fn complain(line: impl Display) {
    let _closed = writeln!(io::stderr().lock(), "{line}");
}

/// The sentence for an error of the store: that of a refusal, else one with the cause.
pub fn failed(error: StoreError) -> String {
    match error {
        StoreError::Refused(refusal) => text(Language::Fr, refusal.key()),
        error => database_failed(&error),
    }
}

/// The sentence for a database that failed.
pub fn database_failed(error: &StoreError) -> String {
    format!("La base de données n’a pas répondu comme prévu\u{a0}: {error}.")
}

/// `1 table`, `2 tables`.
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n < 2 { one } else { many })
}

/// Shows that work is going on, until it is dropped; nothing unless the standard error is a terminal.
pub struct Working(ProgressBar);

impl Working {
    /// Shows a text with a moving sign.
    pub fn on(text: &'static str) -> Self {
        if !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(text);
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
