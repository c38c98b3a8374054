//! `essor`: one binary, a few commands.

// The types of views nest deeply.
#![recursion_limit = "512"]

use clap::{Parser, Subcommand};
use server::{
    accounts::{self, UserCommand},
    build,
    cli::{self, Ended, Variables},
    clock,
    config::{Config, bring_up_to_date, opening_failure},
    copies, doctor, folder, health, importing, logging, objects,
    outbox_folder::Folder,
    output::{complain, say},
    person,
    serve::serve,
    setup::{Coordinator, join_network, leave_network, setup},
    structures::{self, StructureCommand},
    try_message::try_message,
};
use std::{path::PathBuf, process::ExitCode};
use store::SchemaState;

// The comments are the lines of `--help`, in French.
/// Essor, l’application des indépendants d’une EITI et de qui les accompagne
#[derive(Parser)]
#[command(name = "essor", display_name = "Essor", version = build::version())]
#[command(after_help = AFTER)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// The end of `essor --help`.
const AFTER: &str = "Les réglages viennent de l’environnement ou d’options\u{a0}; «\u{a0}essor serve --help\u{a0}» les montre. \
    Un secret peut être dans un fichier\u{a0}: ESSOR_SMTP_URL_FILE=/run/secrets/smtp.";

#[derive(Subcommand)]
enum Command {
    /// Sert l’application
    #[command(after_help = AFTER)]
    Serve(Box<Config>),
    /// Demande au processus d’ESSOR_ADDR s’il vit, et finit avec 0 ou 1 : pour la sonde d’un conteneur
    Health,
    /// Examine une installation et dit quoi faire ; finit avec 0 si tout va, 1 s’il y a à voir, 2 en cas de panne
    Doctor,
    /// Met la base de données à jour et finit
    Migrate {
        /// Montre seulement ce qui serait fait
        #[arg(long)]
        dry_run: bool,
    },
    /// Crée une structure et montre l’adresse de la première connexion de sa coordination
    Setup {
        /// Nom de la structure
        #[arg(long)]
        structure: String,
        /// Adresse électronique de la coordination
        #[arg(long)]
        coordinator: String,
        /// Prénom de la coordination ; sinon, son adresse en suggère un
        #[arg(long)]
        first_name: Option<String>,
        /// Nom de famille de la coordination ; sinon, son adresse en suggère un
        #[arg(long)]
        last_name: Option<String>,
        /// Nombre de ses places
        #[arg(long, default_value_t = 70)]
        places: i64,
    },
    /// Crée et montre des structures
    #[command(subcommand)]
    Structure(StructureCommand),
    /// Gère les comptes des équipes et du réseau
    #[command(subcommand)]
    User(UserCommand),
    /// Ajoute quelqu’un au réseau, qui lit les résultats de toutes les structures, et montre l’adresse de sa première connexion
    Network {
        /// Nom du réseau ; il est créé s’il n’existe pas
        #[arg(long, required_unless_present = "remove")]
        name: Option<String>,
        /// Son adresse électronique
        #[arg(long)]
        person: String,
        /// L’en retire au contraire
        #[arg(long)]
        remove: bool,
    },
    /// Exporte les données d’un participant, ou l’efface
    #[command(subcommand)]
    Person(PersonCommand),
    /// Importe les tableaux de la coordination (CSV ou .xlsx) : tout ou rien, et à volonté
    #[command(after_help = importing::columns_help())]
    Import {
        /// Les personnes et leurs parcours
        #[arg(long)]
        participants: PathBuf,
        /// Leur chiffre d’affaires de chaque mois
        #[arg(long)]
        declarations: Option<PathBuf>,
        /// Nom de la structure ; il le faut quand il y en a plusieurs
        #[arg(long)]
        structure: Option<String>,
        /// Reprend ce que les fichiers disent autrement des personnes et des mois importés déjà là
        #[arg(long)]
        apply_differences: bool,
    },
    /// Essaie l’envoi de messages
    #[command(subcommand)]
    Message(MessageCommand),
    /// Copie toutes les données et tous les documents dans un seul fichier, pendant qu’Essor sert
    Backup {
        /// Fichier à écrire, par exemple essor-lundi.tar.gz ; il ne doit pas exister. Chiffré, il finit par .age, ajouté s’il manque
        file: PathBuf,
        /// Clé publique age (age1…) pour laquelle le fichier est chiffré, sinon ESSOR_BACKUP_AGE
        #[arg(long)]
        to_age: Option<String>,
    },
    /// Restaure une copie dans une base vide, SQLite ou PostgreSQL : tout ou rien
    Restore {
        /// Fichier de la copie
        file: PathBuf,
        /// Fichier de la clé secrète age, si la copie est chiffrée
        #[arg(long)]
        identity: Option<PathBuf>,
    },
    /// Vérifie la base et les documents, une ligne par point
    Verify {
        /// Efface les documents de plus d’un jour qu’aucune ligne ne nomme
        #[arg(long)]
        sweep: bool,
    },
    /// Copie la base dans une autre, vide, SQLite ou PostgreSQL ; arrêtez Essor avant
    Copy {
        /// Adresse de la base à remplir, comme DATABASE_URL
        #[arg(long, required_unless_present = "to_file")]
        to: Option<String>,
        /// Fichier qui contient cette adresse, ou - pour la lire sur l’entrée standard : le mot de passe n’est alors vu de personne
        #[arg(long, conflicts_with = "to")]
        to_file: Option<PathBuf>,
    },
    /// Remplit une base vide d’une cohorte inventée et la sert
    #[cfg(feature = "demo")]
    Demo(Box<DemoOptions>),
}

#[cfg(feature = "demo")]
#[derive(Clone, clap::Args)]
struct DemoOptions {
    #[command(flatten)]
    config: Config,
    /// Nombre de participants, pour voir Essor avec beaucoup de monde
    #[arg(long, requires = "structures")]
    people: Option<i64>,
    /// Nombre de leurs structures
    #[arg(long, requires = "people")]
    structures: Option<i64>,
}

#[derive(Subcommand)]
enum PersonCommand {
    /// Écrit tout ce qui est gardé d’une personne, en JSON
    Export {
        /// Son identifiant, son téléphone ou son adresse e-mail
        person: String,
    },
    /// Efface un participant dont le parcours est terminé : nom, contacts, textes et justificatifs ; les montants restent
    Erase {
        /// Son identifiant, son téléphone ou son adresse e-mail
        person: String,
        /// Son identifiant, une deuxième fois
        #[arg(long)]
        confirm: Option<String>,
    },
}

#[derive(Subcommand)]
enum MessageCommand {
    /// Envoie tout de suite un message d’essai et affiche la réponse du service
    Test {
        /// Le numéro (+33…) ou l’adresse e-mail
        #[arg(long)]
        to: String,
    },
}

/// Returns memory to the system after a peak; glibc's allocator keeps it for its threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    // The allocator asks for pages of 2 MB, of which an idle server fills half.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    folder::close_to_others();
    let (arguments, variables): (Vec<String>, _) = (std::env::args().collect(), Variables::of_process());
    let command = match cli::parse::<Cli>(&arguments, &variables) {
        Ok(cli) => cli.command,
        Err(Ended::Shown(text)) => {
            say(text.trim_end());
            return ExitCode::SUCCESS;
        }
        Err(Ended::Setting(sentence)) => {
            complain(sentence);
            return ExitCode::FAILURE;
        }
        Err(Ended::Usage(sentence)) => {
            complain(sentence);
            return ExitCode::from(2);
        }
    };
    let config = match &command {
        Command::Serve(config) => Config::clone(config).complete(&variables),
        #[cfg(feature = "demo")]
        Command::Demo(options) => options.config.clone().complete(&variables),
        _ => Config::read(&variables),
    };
    if matches!(command, Command::Doctor) {
        let findings = doctor::examine(config.as_ref().map_err(Clone::clone), &variables, clock::now()).await;
        findings.iter().for_each(say);
        return doctor::exit_code(&findings);
    }
    let ran = match config {
        Ok(config) => run(command, &config).await,
        Err(sentence) => Err(sentence),
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(sentence);
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command, config: &Config) -> Result<(), String> {
    let exporter = logging::start(config)?;
    let ran = run_logged(command, config).await;
    if let Some(exporter) = exporter {
        exporter.finish().await;
    }
    ran
}

async fn run_logged(command: Command, config: &Config) -> Result<(), String> {
    let base_url = &config.base_url;
    match command {
        Command::Serve(_) => serve(config, config.open_patiently().await?).await,
        // Examined before: its settings may be wrong.
        Command::Doctor => Ok(()),
        Command::Health => health::ask(config.addr).await,
        Command::Migrate { dry_run } => migrate(config, dry_run).await,
        // These four take the database as it is: its schema may be what they are asked about.
        Command::Backup { file, to_age } => {
            let recipient = to_age.or_else(|| config.backup_age.clone());
            let recipient = recipient.as_deref().map(copies::backup::read_recipient).transpose()?;
            copies::backup::run(&config.reach(0).await?, &documents(config)?, &file, recipient.as_ref()).await
        }
        Command::Restore { file, identity } => {
            copies::restore::run(&config.reach(0).await?, &documents(config)?, &file, identity.as_deref()).await
        }
        Command::Verify { sweep } => copies::verify::run(&config.reach(0).await?, &documents(config)?, sweep).await,
        Command::Copy { to, to_file } => {
            let target = Config { database_url: copies::transfer::target(to, to_file.as_deref())?, ..config.clone() };
            copies::transfer::run(&config.reach(0).await?, &target.reach(0).await?).await
        }
        Command::Message(MessageCommand::Test { to }) => {
            say(try_message(config, &to, clock::now()).await?);
            Ok(())
        }
        Command::Setup { structure, coordinator, first_name, last_name, places } => {
            let db = config.open().await?;
            let named = Coordinator { email: &coordinator, first_name: first_name.as_deref(), last_name: last_name.as_deref() };
            let done = setup(&db, base_url, &structure, named, places, clock::now()).await?;
            say(done.link);
            if let Some(name) = done.guessed {
                complain(format_args!("Nom choisi d’après l’adresse\u{a0}: {name}. Il se change dans Essor, sous Personnes."));
            }
            Ok(())
        }
        Command::Structure(command) => structures::run(&config.open().await?, base_url, command, clock::now()).await,
        Command::User(command) => accounts::run(&config.open().await?, base_url, command, clock::now()).await,
        Command::Network { person, remove: true, .. } => leave_network(&config.open().await?, &person, clock::now()).await,
        Command::Network { name, person, remove: false } => {
            let db = config.open().await?;
            say(join_network(&db, base_url, &name.unwrap_or_default(), &person, clock::now()).await?);
            Ok(())
        }
        Command::Person(PersonCommand::Export { person: named }) => {
            say(person::export(&config.open().await?, &named, clock::now()).await?);
            Ok(())
        }
        Command::Person(PersonCommand::Erase { person: named, confirm }) => {
            let (db, objects) = (config.open().await?, documents(config)?);
            let folder = Folder::new(config.data.join("outbox"));
            say(person::erase(&db, &objects, &folder, &named, confirm.as_deref(), clock::now()).await?);
            Ok(())
        }
        Command::Import { participants, declarations, structure, apply_differences } => {
            let db = config.open().await?;
            let files = importing::Files { participants: &participants, declarations: declarations.as_deref() };
            importing::run(&db, base_url, structure, files, apply_differences, clock::now()).await
        }
        #[cfg(feature = "demo")]
        Command::Demo(options) => {
            let db = config.open_patiently().await?;
            match options.people.zip(options.structures) {
                Some((people, structures)) => {
                    let bar = indicatif::ProgressBar::no_length();
                    let progress = |there: i64, all: i64| {
                        bar.set_length(all.unsigned_abs());
                        bar.set_position(there.unsigned_abs());
                    };
                    demo::fill_with(&db, clock::now(), demo::Crowd { people, structures }, progress).await?;
                    bar.finish_and_clear();
                }
                None => {
                    let working = server::output::Working::on("La cohorte de la démo est inventée");
                    demo::fill(&db, clock::now()).await?;
                    drop(working);
                }
            }
            serve(config, db).await
        }
    }
}

/// Lists the pending migrations, and runs them unless `dry_run`.
async fn migrate(config: &Config, dry_run: bool) -> Result<(), String> {
    let failed = |error: store::StoreError| opening_failure(&error);
    let db = if dry_run { config.connect(false).await.map_err(failed)? } else { config.reach(0).await? };
    let SchemaState { pending, unknown, .. } = db.schema_state().await.map_err(failed)?;
    if let Some(newest) = unknown.last().filter(|_| dry_run) {
        return Err(format!("Cette base de données vient d’une version plus récente d’Essor (schéma {newest})\u{a0}: installez-la."));
    }
    if !dry_run {
        bring_up_to_date(&db).await?;
    }
    db.close().await;
    for (version, description) in &pending {
        say(format_args!("{version:04} {description}"));
    }
    say(match (pending.len(), dry_run) {
        (0, _) => "La base de données est à jour.".to_owned(),
        (many, true) => format!("{many} à faire\u{a0}; rien n’a été changé."),
        (many, false) => format!("{many} faites\u{a0}: la base de données est à jour."),
    });
    Ok(())
}

/// The store of documents.
fn documents(config: &Config) -> Result<store::Objects, String> {
    objects::open(config, Variables::of_process().aws()?.into_iter())
}
