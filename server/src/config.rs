//! Settings from the environment. Each stands in the README with its default.

use std::{env, net::SocketAddr, path::PathBuf};

/// How this process is set up.
#[derive(Debug, Clone)]
pub struct Config {
    /// `DATABASE_URL`: `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// `ESSOR_ADDR`: where to listen.
    pub addr: SocketAddr,
    /// `ESSOR_BASE_URL`: the address that people see, without a slash at its end.
    pub base_url: String,
    /// `ESSOR_DATA`: the folder of the embedded database, of documents and of messages that nothing sends.
    pub data: PathBuf,
    /// `ESSOR_DOCUMENTS`: where documents are kept, a folder or `s3://bucket/prefix`.
    pub documents: Option<String>,
    /// `ESSOR_SMTP_URL`: `smtps://user:password@host`, to send mails.
    pub smtp_url: Option<String>,
    /// `ESSOR_MAIL_FROM`: the sender of mails; needed with `ESSOR_SMTP_URL`.
    pub mail_from: Option<String>,
    /// `ESSOR_SMS_URL`: an HTTP gateway that takes `{"to", "text"}`, to send text messages.
    pub sms_url: Option<String>,
    /// `ESSOR_SMS_AT_NIGHT`: `1` lets every text message leave at any hour, to try things out.
    pub sms_at_night: bool,
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// A sentence that names the setting and what it lacks.
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
            sms_at_night: var("ESSOR_SMS_AT_NIGHT").is_some_and(|value| value.trim() == "1"),
        };
        if config.smtp_url.is_some() && config.mail_from.is_none() {
            return Err("ESSOR_MAIL_FROM is missing: with ESSOR_SMTP_URL, say from which address mails come.".into());
        }
        Ok(config)
    }

    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// A sentence for whoever runs the command.
    pub async fn open(&self) -> Result<store::Db, String> {
        if self.database_url.starts_with("sqlite:") {
            std::fs::create_dir_all(&self.data).map_err(|error| format!("{} cannot be created: {error}.", self.data.display()))?;
        }
        let db =
            store::Db::open(&self.database_url).await.map_err(|error| format!("The database cannot be opened (DATABASE_URL): {error}."))?;
        db.migrate().await.map_err(|error| format!("The database cannot be brought up to date: {error}."))?;
        Ok(db)
    }
}
