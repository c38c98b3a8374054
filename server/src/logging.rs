//! The log of the process, on the standard error.

use crate::config::{Config, LogFormat};
use std::io::{IsTerminal, stderr};
use tracing_subscriber::{EnvFilter, fmt};

/// Starts the log as `ESSOR_LOG` and `ESSOR_LOG_FORMAT` say. Colours are for a terminal only.
///
/// # Errors
/// A sentence that names the invalid setting.
pub fn start(config: &Config) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| format!("ESSOR_LOG (--log)\u{a0}: {error}."))?;
    let log = fmt().with_env_filter(filter).with_writer(stderr);
    match config.log_format {
        LogFormat::Text => log.with_ansi(stderr().is_terminal()).init(),
        LogFormat::Json => log.json().flatten_event(true).with_current_span(true).with_span_list(false).init(),
    }
    Ok(())
}
