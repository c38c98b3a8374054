//! The settings, by clap: each is a field of [`Config`], and with it an option of `essor serve`, a variable, and a line of `--help`.

use crate::{
    cli::{self, Ended, Variables},
    clock,
    copies::{backup::read_recipient, schedule::Schedule},
    folder,
    oidc::OidcOptions,
    security_txt,
    sms::{options::SmsOptions, settings::SmsSettings},
};
use app::{
    sign_in::client::TrustedProxies,
    web::context::{LegalSettings, SignInSettings, UnsentChannels},
};
use chrono::TimeDelta;
use clap::{ArgAction, Args, Command, ValueEnum};
use domain::sign_in::{PhonePrefixes, SecondFactorRule};
use std::{net::SocketAddr, ops::RangeInclusive, path::PathBuf, time::Duration};
use store::{Db, DbOptions, SmsCaps, StoreError};

/// Where messages without a gateway go, when a public site asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessagesTo {
    /// Into files in `outbox` of `ESSOR_DATA`.
    Folder,
}

/// The form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people, with colours in a terminal.
    Text,
    /// One JSON object a line.
    Json,
}

// A new setting is a field with its variable; its comment is its line of `--help`, in French. Nothing else lists it but the README.
/// The settings of this process.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Réglages")]
pub struct Config {
    /// Base de données, sqlite://… ou postgres://… ; sans elle, essor.db dans ESSOR_DATA
    #[arg(long, env = "DATABASE_URL", default_value = "")]
    pub database_url: String,
    /// Adresse et port d’écoute
    #[arg(long, env = "ESSOR_ADDR", default_value = "127.0.0.1:3000", value_parser = listening_address)]
    pub addr: SocketAddr,
    /// Adresse publique du site, telle que les gens la voient ; sans elle, http://localhost et le port d’écoute
    #[arg(long, env = "ESSOR_BASE_URL", default_value = "")]
    pub base_url: String,
    /// 1 permet une adresse publique en http://, sans chiffrement
    #[arg(long, env = "ESSOR_INSECURE_HTTP", value_parser = cli::flag, default_value = "0", action = ArgAction::Set)]
    pub insecure_http: bool,
    /// Dossier de la base, des documents et des messages que rien n’envoie
    #[arg(long, env = "ESSOR_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Documents : un dossier, ou s3://bucket/prefix avec AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION et, hors d’AWS, AWS_ENDPOINT ; sans lui, documents dans ESSOR_DATA
    #[arg(long, env = "ESSOR_DOCUMENTS")]
    pub documents: Option<String>,
    /// Serveur des courriels : smtps://compte:mot-de-passe@serveur
    #[arg(long, env = "ESSOR_SMTP_URL")]
    pub smtp_url: Option<String>,
    /// Expéditeur des courriels ; il faut le dire avec ESSOR_SMTP_URL
    #[arg(long, env = "ESSOR_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Adresse des réponses aux courriels, pour toutes les structures ; sans elle, celle de leur coordination
    #[arg(long, env = "ESSOR_MAIL_REPLY_TO")]
    pub reply_to: Option<String>,
    #[command(flatten)]
    pub sms_options: SmsOptions,
    // Read from these options.
    #[arg(skip)]
    pub sms: SmsSettings,
    /// folder : un site public démarre aussi sans rien qui envoie ; ses messages deviennent des fichiers, pour des essais
    #[arg(long, env = "ESSOR_MESSAGES", value_enum)]
    pub messages: Option<MessagesTo>,
    /// 1 envoie les SMS à toute heure, pour des essais
    #[arg(long, env = "ESSOR_SMS_AT_NIGHT", value_parser = cli::flag, default_value = "0", action = ArgAction::Set)]
    pub sms_at_night: bool,
    /// 1 rappelle aux participants de déclarer leur mois ; 0 n’envoie aucun rappel
    #[arg(long, env = "ESSOR_REMINDERS", value_parser = cli::flag, default_value = "1", action = ArgAction::Set)]
    pub reminders: bool,
    /// 1 permet de recevoir les rappels comme notifications, par les services des navigateurs
    #[arg(long, env = "ESSOR_PUSH", value_parser = cli::flag, default_value = "1", action = ArgAction::Set)]
    pub push: bool,
    /// Proxys dont X-Forwarded-For et X-Request-Id sont crus, adresses ou réseaux [défaut : 127.0.0.0/8,::1/128]
    #[arg(long, env = "ESSOR_TRUSTED_PROXY", value_parser = trusted_proxies)]
    pub trusted_proxy: Option<TrustedProxies>,
    /// Préfixes des téléphones qui reçoivent des codes, tels que +33,+262 [défaut : la France, l’outre-mer, les pays voisins]
    #[arg(long, env = "ESSOR_PHONE_PREFIXES", value_parser = phone_prefixes)]
    pub phone_prefixes: Option<PhonePrefixes>,
    /// Deuxième étape à la connexion de l’équipe et du réseau : required ou optional
    #[arg(long, env = "ESSOR_SECOND_FACTOR", default_value = "required", value_parser = second_factor)]
    pub second_factor: SecondFactorRule,
    #[command(flatten)]
    pub oidc: OidcOptions,
    /// SMS de connexion en 24 heures, pour les personnes d’une structure
    #[arg(long, env = "ESSOR_SMS_PER_STRUCTURE", default_value = "200", value_parser = number::<i64>(0..=1_000_000))]
    pub sms_per_structure: i64,
    /// SMS de connexion en 24 heures, en tout
    #[arg(long, env = "ESSOR_SMS_PER_DAY", default_value = "2000", value_parser = number::<i64>(0..=1_000_000))]
    pub sms_per_day: i64,
    /// Connexions à la base de données [défaut : 16 pour PostgreSQL, deux par cœur pour SQLite]
    #[arg(long, env = "ESSOR_DB_CONNECTIONS", value_parser = number::<u32>(1..=10_000))]
    pub db_connections: Option<u32>,
    /// Secondes pendant lesquelles une demande attend la base de données
    #[arg(long, env = "ESSOR_DB_WAIT", default_value = "5", value_parser = seconds(1..=60))]
    pub db_wait: Duration,
    /// Nouveaux essais au démarrage quand PostgreSQL ne répond pas
    #[arg(long, env = "ESSOR_DB_RETRIES", default_value = "10", value_parser = number::<u32>(0..=10_000))]
    pub db_retries: u32,
    /// Connexions de navigateurs et de proxys
    #[arg(long, env = "ESSOR_CONNECTIONS", default_value = "4096", value_parser = number::<usize>(1..=1_000_000))]
    pub connections: usize,
    /// Secondes entre « pas prêt » et la fin, après SIGTERM
    #[arg(long, env = "ESSOR_STOP_DELAY", default_value = "2", value_parser = seconds(0..=60))]
    pub stop_delay: Duration,
    /// Où signaler une faille de sécurité, adresse électronique ou https://… : devient /.well-known/security.txt
    #[arg(long, env = "ESSOR_SECURITY_CONTACT", value_parser = security_txt::contact)]
    pub security_contact: Option<String>,
    /// Mentions légales : nom de l’éditeur du site
    #[arg(long, env = "ESSOR_LEGAL_EDITOR")]
    pub legal_editor: Option<String>,
    /// Mentions légales : son adresse postale
    #[arg(long, env = "ESSOR_LEGAL_ADDRESS")]
    pub legal_address: Option<String>,
    /// Mentions légales : directeur ou directrice de la publication
    #[arg(long, env = "ESSOR_LEGAL_DIRECTOR")]
    pub legal_director: Option<String>,
    /// Mentions légales : hébergeur, avec son adresse et son téléphone
    #[arg(long, env = "ESSOR_LEGAL_HOST")]
    pub legal_host: Option<String>,
    /// Mentions légales : adresse électronique ou téléphone de l’éditeur
    #[arg(long, env = "ESSOR_LEGAL_CONTACT")]
    pub legal_contact: Option<String>,
    /// Comment joindre la personne déléguée à la protection des données
    #[arg(long, env = "ESSOR_DPO_CONTACT")]
    pub dpo_contact: Option<String>,
    /// Adresse du code source de cette version
    #[arg(long, env = "ESSOR_SOURCE_URL")]
    pub source_url: Option<String>,
    /// Dossier où Essor se copie lui-même ; sans lui, pas de copies, et « essor doctor » le dit
    #[arg(long, env = "ESSOR_BACKUP_DIR")]
    pub backup_dir: Option<PathBuf>,
    /// Heures d’une copie à la suivante
    #[arg(long, env = "ESSOR_BACKUP_EVERY", default_value = "24", value_parser = number::<i64>(1..=744))]
    pub backup_every: i64,
    /// Nombre de copies gardées
    #[arg(long, env = "ESSOR_BACKUP_KEEP", default_value = "14", value_parser = number::<usize>(1..=10_000))]
    pub backup_keep: usize,
    /// Clé publique age (age1…) pour laquelle les copies sont chiffrées
    #[arg(long, env = "ESSOR_BACKUP_AGE")]
    pub backup_age: Option<String>,
    /// Adresse et port de /metrics, pour Prometheus ; sans elle, pas de mesures
    #[arg(long, env = "ESSOR_METRICS_ADDR", value_parser = listening_address)]
    pub metrics_addr: Option<SocketAddr>,
    /// Collecteur de traces, OTLP par HTTP, tel que http://127.0.0.1:4318 ; sans lui, pas de traces
    #[arg(long, env = "ESSOR_OTLP_URL")]
    pub otlp_url: Option<String>,
    /// Ce que dit le journal du processus : error, warn, info, debug, ou par module
    #[arg(long, env = "ESSOR_LOG", default_value = "info,sqlx::postgres::notice=warn")]
    pub log: String,
    /// Forme du journal du processus : text ou json
    #[arg(long, env = "ESSOR_LOG_FORMAT", default_value = "text", value_enum)]
    pub log_format: LogFormat,
}

/// The settings as a command: each argument with its variable.
pub fn settings() -> Command {
    Config::augment_args(Command::new("essor").no_binary_name(true))
}

impl Config {
    /// Reads the settings of an environment.
    ///
    /// # Errors
    /// A sentence that names the invalid setting.
    pub fn read(variables: &Variables) -> Result<Self, String> {
        let read: Result<Self, Ended> = cli::read(settings(), &[], variables);
        let config = read.map_err(|ended| match ended {
            Ended::Shown(text) | Ended::Setting(text) | Ended::Usage(text) => text,
        })?;
        config.complete(variables)
    }

    /// The settings with those that depend on others, once they are read.
    ///
    /// # Errors
    /// A sentence that names the invalid setting.
    pub fn complete(mut self, variables: &Variables) -> Result<Self, String> {
        variables.check_names(&settings())?;
        if self.database_url.is_empty() {
            self.database_url = format!("sqlite://{}/essor.db", self.data.display());
        }
        if self.base_url.is_empty() {
            self.base_url = format!("http://localhost:{}", self.addr.port());
        }
        self.base_url.truncate(self.base_url.trim_end_matches('/').len());
        let (base, said) = (&self.base_url, "ESSOR_BASE_URL (--base-url)");
        match base.split_once("://") {
            Some(("http" | "https", host)) if !host.is_empty() && !host.contains(['/', '?', '#', '@']) => {}
            Some(("http" | "https", host)) if host.contains('/') => {
                return Err(format!("{said}\u{a0}: Essor est servi à la racine d’un site, sans chemin, et non à «\u{a0}{base}\u{a0}»."));
            }
            _ => return Err(format!("{said}\u{a0}: donnez une adresse qui commence par https://, et non «\u{a0}{base}\u{a0}».")),
        }
        self.sms = SmsSettings::read(&|name| self.sms_options.value(name))?;
        if let Some(url) = self.source_url.as_ref().filter(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            return Err(format!("ESSOR_SOURCE_URL doit commencer par https://, et non «\u{a0}{url}\u{a0}»."));
        }
        if let Some(key) = &self.backup_age {
            read_recipient(key)?;
        }
        self.oidc.settings(&self.base_url)?;
        if self.smtp_url.is_some() && self.mail_from.is_none() {
            return Err("ESSOR_MAIL_FROM manque\u{a0}: avec ESSOR_SMTP_URL, dites de quelle adresse viennent les courriels.".into());
        }
        Ok(self)
    }

    /// Refuses to serve a public site without encryption, or without a way to send messages; a `demo` sends none.
    ///
    /// # Errors
    /// A sentence that names the missing setting.
    pub fn check_public(&self, demo: bool) -> Result<(), String> {
        if self.is_local() {
            return Ok(());
        }
        let base = &self.base_url;
        if base.starts_with("http://") && !self.insecure_http {
            return Err(format!(
                "ESSOR_BASE_URL est une adresse publique sans chiffrement ({base})\u{a0}: donnez-la en https://. \
                 ESSOR_INSECURE_HTTP=1 le permet malgré tout."
            ));
        }
        if !self.has_sender() && self.messages.is_none() && !demo {
            return Err(format!(
                "Rien n’envoie les messages de {base}\u{a0}: donnez ESSOR_SMTP_URL (et ESSOR_MAIL_FROM) ou ESSOR_SMS_URL. \
                 ESSOR_MESSAGES=folder les écrit dans des fichiers."
            ));
        }
        if self.smtp_url.as_deref().is_some_and(|url| is_plain_smtp(url) && url.contains('@')) {
            return Err("ESSOR_SMTP_URL enverrait le mot de passe du compte sans chiffrement\u{a0}: écrivez smtps://… ou \
                        smtp://…?tls=required."
                .into());
        }
        Ok(())
    }

    /// Whether a gateway of mails or of text messages is set.
    pub fn has_sender(&self) -> bool {
        self.smtp_url.is_some() || self.sms.provider.is_some()
    }

    /// The channels by which nothing leaves a public site that is no `demo`, unless ESSOR_MESSAGES=folder asks for files.
    pub fn unsent(&self, demo: bool) -> UnsentChannels {
        let sends = self.is_local() || demo || self.messages.is_some();
        UnsentChannels { sms: !sends && self.sms.provider.is_none(), mail: !sends && self.smtp_url.is_none() }
    }

    /// Whether the site is seen from this machine only.
    pub fn is_local(&self) -> bool {
        let host = self.base_url.split_once("://").map_or("", |(_, host)| host);
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        };
        name == "localhost" || name.ends_with(".localhost") || name.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
    }

    /// The limits of sign-in; without the identity provider, see [`OidcOptions::provider`].
    pub fn sign_in(&self) -> SignInSettings {
        SignInSettings {
            trusted_proxies: self.trusted_proxy.clone().unwrap_or_default(),
            phone_prefixes: self.phone_prefixes.clone().unwrap_or_default(),
            second_factor: self.second_factor,
            sms_caps: SmsCaps { structure: self.sms_per_structure, all: self.sms_per_day },
            oidc: None,
        }
    }

    /// What the legal pages say of the operator.
    pub fn legal(&self) -> LegalSettings {
        LegalSettings {
            editor: self.legal_editor.clone(),
            address: self.legal_address.clone(),
            director: self.legal_director.clone(),
            host: self.legal_host.clone(),
            contact: self.legal_contact.clone(),
            dpo: self.dpo_contact.clone(),
            source_url: self.source_url.clone(),
        }
    }

    /// When and where the server makes copies; `None` without a folder.
    pub fn backups(&self) -> Option<Schedule> {
        let (every, keep, recipient) = (TimeDelta::hours(self.backup_every), self.backup_keep, self.backup_age.clone());
        self.backup_dir.clone().map(|folder| Schedule { folder, every, keep, recipient })
    }

    /// Opens the database without changing its schema; an SQLite file that is missing is made if `create`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn connect(&self, create: bool) -> store::Result<Db> {
        let options = DbOptions { wait: self.db_wait, connections: self.db_connections, create, ..DbOptions::default() };
        Db::open_with(&self.database_url, &options).await
    }

    /// Opens the database, brings its schema up to date and writes to it as a check.
    ///
    /// # Errors
    /// A sentence for the person who runs the command.
    pub async fn open(&self) -> Result<Db, String> {
        self.open_trying(0).await
    }

    /// As [`Config::open`], and tries again for `ESSOR_DB_RETRIES` times while PostgreSQL does not answer.
    ///
    /// # Errors
    /// As [`Config::open`].
    pub async fn open_patiently(&self) -> Result<Db, String> {
        self.open_trying(self.db_retries).await
    }

    async fn open_trying(&self, retries: u32) -> Result<Db, String> {
        let db = self.reach(retries).await?;
        bring_up_to_date(&db).await?;
        Ok(db)
    }

    /// Opens the database without changing its schema, and tries again that many times while PostgreSQL does not answer.
    ///
    /// # Errors
    /// A sentence for the person who runs the command.
    pub async fn reach(&self, retries: u32) -> Result<Db, String> {
        if self.database_url.starts_with("sqlite:") {
            folder::prepare(&self.data)?;
        }
        let mut attempt = 0;
        loop {
            match self.connect(true).await {
                Ok(db) => return Ok(db),
                Err(error @ StoreError::NoAnswer { .. }) if attempt < retries => {
                    attempt += 1;
                    tracing::warn!("{} Essai {attempt} sur {retries}.", opening_failure(&error));
                }
                Err(error) => return Err(opening_failure(&error)),
            }
        }
    }
}

/// Brings the schema up to date and writes to the database as a check.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn bring_up_to_date(db: &Db) -> Result<(), String> {
    db.migrate().await.map_err(|error| opening_failure(&error))?;
    db.try_to_write(clock::now()).await.map_err(|error| opening_failure(&error))
}

/// The sentence for an error of opening the database.
pub fn opening_failure(error: &StoreError) -> String {
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

fn listening_address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("donnez une adresse et un port, tels que 127.0.0.1:3000, et non «\u{a0}{text}\u{a0}»"))
}

fn trusted_proxies(text: &str) -> Result<TrustedProxies, String> {
    text.parse().map_err(|_| format!("donnez des adresses ou des réseaux, tels que 10.0.0.0/8, et non «\u{a0}{text}\u{a0}»"))
}

fn phone_prefixes(text: &str) -> Result<PhonePrefixes, String> {
    text.parse().map_err(|_| format!("donnez des préfixes tels que +33,+262, et non «\u{a0}{text}\u{a0}»"))
}

fn second_factor(text: &str) -> Result<SecondFactorRule, String> {
    text.parse().map_err(|_| format!("donnez required ou optional, et non «\u{a0}{text}\u{a0}»"))
}

/// A parser of whole numbers.
fn number<T: TryFrom<u64> + 'static>(range: RangeInclusive<u64>) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text: &str| {
        let number = text.parse::<u64>().ok().filter(|number| range.contains(number)).and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| format!("donnez un nombre entier de {} à {}, et non «\u{a0}{text}\u{a0}»", range.start(), range.end()))
    }
}

/// A parser of seconds.
fn seconds(range: RangeInclusive<u64>) -> impl Fn(&str) -> Result<Duration, String> + Clone + Send + Sync + 'static {
    let number = number::<u64>(range);
    move |text: &str| number(text).map(Duration::from_secs)
}

/// Whether mails go to this server in the clear over a network: `smtp://` without `tls=`, to another machine.
pub(crate) fn is_plain_smtp(url: &str) -> bool {
    let Some(server) = url.strip_prefix("smtp://") else { return false };
    let host = server.rsplit('@').next().unwrap_or_default();
    let here = ["localhost", "127.", "[::1]"].iter().any(|name| host.starts_with(name));
    !here && !server.contains("tls=")
}
