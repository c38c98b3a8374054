//! The log of the process, on the standard error, and its spans for a collector of traces.

use crate::{
    config::{Config, LogFormat},
    otlp::Exporter,
};
use std::io::{IsTerminal, stderr};
use tracing_subscriber::{
    EnvFilter, Layer,
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt,
    registry,
    util::SubscriberInitExt,
};

/// Starts the log as `ESSOR_LOG` and `ESSOR_LOG_FORMAT` say, and the export of spans if `ESSOR_OTLP_URL` is set. Colours are for a
/// terminal only.
///
/// # Errors
/// A sentence that names the invalid setting.
pub fn start(config: &Config) -> Result<Option<Exporter>, String> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| format!("ESSOR_LOG (--log)\u{a0}: {error}."))?;
    let exporter = config.otlp_url.as_deref().map(Exporter::start).transpose()?;
    let lines = fmt::layer().with_writer(stderr);
    let lines = match config.log_format {
        LogFormat::Text => lines.with_ansi(stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed(),
    };
    // Spans of our own only: those of the libraries say nothing of a request.
    let ours = Targets::new().with_target("server", LevelFilter::INFO);
    registry().with(lines.with_filter(filter)).with(exporter.clone().map(|exporter| exporter.with_filter(ours))).init();
    Ok(exporter)
}
