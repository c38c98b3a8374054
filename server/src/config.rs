//! Settings from the environment. `app/docs/settings.md` lists each with its default.

use crate::{clock, folder, security_txt};
use app::web::context::SignInSettings;
use std::{env, net::SocketAddr, path::PathBuf, time::Duration};
use store::{Db, DbOptions, SmsCaps, StoreError};

/// The settings of this process.
#[derive(Debug, Clone)]
pub struct Config {
    /// `DATABASE_URL`: `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// `ESSOR_ADDR`: the address and port to listen on.
    pub addr: SocketAddr,
    /// `ESSOR_BASE_URL`: the public address of the site, without a slash at its end.
    pub base_url: String,
    /// `ESSOR_DATA`: the folder of the embedded database, of documents, and of messages without a gateway.
    pub data: PathBuf,
    /// `ESSOR_DOCUMENTS`: the store of documents, a folder or `s3://bucket/prefix`.
    pub documents: Option<String>,
    /// `ESSOR_SMTP_URL`: `smtps://user:password@host`, to send mails.
    pub smtp_url: Option<String>,
    /// `ESSOR_MAIL_FROM`: the sender of mails; needed with `ESSOR_SMTP_URL`.
    pub mail_from: Option<String>,
    /// `ESSOR_SMS_URL`: an HTTP gateway that takes `{"to", "text"}`, to send text messages.
    pub sms_url: Option<String>,
    /// `ESSOR_TRUSTED_PROXY`, `ESSOR_PHONE_PREFIXES`, `ESSOR_SMS_PER_STRUCTURE`, `ESSOR_SMS_PER_DAY`: the limits of sign-in.
    pub sign_in: SignInSettings,
    /// `ESSOR_DB_CONNECTIONS`: the most connections to the database; see [`DbOptions::connections`].
    pub db_connections: Option<u32>,
    /// `ESSOR_DB_WAIT`: the longest wait of a request for the database.
    pub db_wait: Duration,
    /// `ESSOR_CONNECTIONS`: the most connections of browsers and proxies.
    pub connections: usize,
    /// `ESSOR_STOP_DELAY`: the time for which a stopping process still accepts requests while `/readyz` reports it.
    pub stop_delay: Duration,
    /// `ESSOR_SMS_AT_NIGHT`: `1` sends every text message at any hour, for trials.
    pub sms_at_night: bool,
    /// `ESSOR_SECURITY_CONTACT`: where security holes are reported, `mailto:…` or `https://…`, for `/.well-known/security.txt`.
    pub security_contact: Option<String>,
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// A sentence that names the invalid setting.
    pub fn from_env() -> Result<Self, String> {
        let var = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
        let data = PathBuf::from(var("ESSOR_DATA").unwrap_or_else(|| "data".into()));
        let addr = var("ESSOR_ADDR").unwrap_or_else(|| "127.0.0.1:3000".into());
        let addr: SocketAddr =
            addr.parse().map_err(|_| format!("ESSOR_ADDR must be an address and a port such as 127.0.0.1:3000, not {addr:?}."))?;
        let base_url = var("ESSOR_BASE_URL").unwrap_or_else(|| format!("http://localhost:{}", addr.port()));
        let base_url = base_url.trim_end_matches('/').to_owned();
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err(format!("ESSOR_BASE_URL must begin with https:// (or http:// on this machine), not {base_url:?}."));
        }
        let config = Self {
            database_url: var("DATABASE_URL").unwrap_or_else(|| format!("sqlite://{}/essor.db", data.display())),
            addr,
            base_url,
            data,
            documents: var("ESSOR_DOCUMENTS"),
            smtp_url: var("ESSOR_SMTP_URL"),
            mail_from: var("ESSOR_MAIL_FROM"),
            sms_url: var("ESSOR_SMS_URL"),
            sign_in: sign_in_settings(&var)?,
            db_connections: number(&var, "ESSOR_DB_CONNECTIONS", 1..=10_000)?.map(|most| most as u32),
            db_wait: Duration::from_secs(number(&var, "ESSOR_DB_WAIT", 1..=60)?.unwrap_or(5)),
            connections: number(&var, "ESSOR_CONNECTIONS", 1..=1_000_000)?.unwrap_or(4096) as usize,
            stop_delay: Duration::from_secs(number(&var, "ESSOR_STOP_DELAY", 0..=60)?.unwrap_or(2)),
            sms_at_night: var("ESSOR_SMS_AT_NIGHT").is_some_and(|value| value.trim() == "1"),
            security_contact: var("ESSOR_SECURITY_CONTACT").map(|text| security_txt::contact(&text)).transpose()?,
        };
        if config.smtp_url.is_some() && config.mail_from.is_none() {
            return Err("ESSOR_MAIL_FROM is missing: with ESSOR_SMTP_URL, say from which address mails come.".into());
        }
        Ok(config)
    }

    /// Opens the database, brings its schema up to date and writes to it as a check.
    ///
    /// # Errors
    /// A sentence for the person who runs the command.
    pub async fn open(&self) -> Result<Db, String> {
        if self.database_url.starts_with("sqlite:") {
            folder::prepare(&self.data)?;
        }
        let options = DbOptions { wait: self.db_wait, connections: self.db_connections, ..DbOptions::default() };
        let db = Db::open_with(&self.database_url, &options).await.map_err(|error| opening_failure(&error))?;
        db.migrate().await.map_err(|error| opening_failure(&error))?;
        db.try_to_write(clock::now()).await.map_err(|error| opening_failure(&error))?;
        Ok(db)
    }
}

/// Reads the limits of sign-in.
fn sign_in_settings(var: &impl Fn(&str) -> Option<String>) -> Result<SignInSettings, String> {
    let default = SignInSettings::default();
    let number = |name: &str, default: i64| match var(name) {
        None => Ok(default),
        Some(text) => match text.trim().parse::<i64>() {
            Ok(number) if (0..=1_000_000).contains(&number) => Ok(number),
            _ => Err(format!("{name} must be a number from 0 to 1000000, not {text:?}.")),
        },
    };
    Ok(SignInSettings {
        trusted_proxies: match var("ESSOR_TRUSTED_PROXY") {
            Some(text) => text.parse().map_err(|error| format!("ESSOR_TRUSTED_PROXY: {error}."))?,
            None => default.trusted_proxies,
        },
        phone_prefixes: match var("ESSOR_PHONE_PREFIXES") {
            Some(text) => text.parse().map_err(|error| format!("ESSOR_PHONE_PREFIXES: {error}."))?,
            None => default.phone_prefixes,
        },
        sms_caps: SmsCaps {
            structure: number("ESSOR_SMS_PER_STRUCTURE", default.sms_caps.structure)?,
            all: number("ESSOR_SMS_PER_DAY", default.sms_caps.all)?,
        },
    })
}

/// The sentence for an error of opening the database.
fn opening_failure(error: &StoreError) -> String {
    if error.is_disk_full() {
        return "Le disque de la base de données est plein : faites de la place, puis relancez Essor.".into();
    }
    if let Some((theirs, ours)) = error.newer_schema() {
        return format!(
            "Cette base de données vient d’une version plus récente d’Essor (schéma {theirs}, celle-ci connaît le schéma {ours}) : \
             installez la version récente. Rien n’a été changé."
        );
    }
    if let StoreError::NoAnswer { seconds, cause } = error {
        return format!("La base de données (DATABASE_URL) ne répond pas en {seconds} s : {cause}.");
    }
    if error.is_timeout() {
        return "La base de données (DATABASE_URL) est bloquée par un autre programme : arrêtez-le, puis relancez Essor.".into();
    }
    format!("La base de données (DATABASE_URL) ne peut pas être utilisée : {error}.")
}

/// A setting that is a whole number; `None` if it is not set.
fn number(var: &impl Fn(&str) -> Option<String>, name: &str, range: std::ops::RangeInclusive<u64>) -> Result<Option<u64>, String> {
    let Some(value) = var(name) else { return Ok(None) };
    match value.trim().parse() {
        Ok(number) if range.contains(&number) => Ok(Some(number)),
        _ => Err(format!("{name} doit être un nombre entier de {} à {}, et non {value:?}.", range.start(), range.end())),
    }
}
