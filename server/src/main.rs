//! `essor`: one binary, a few commands.

// The types of views nest deeply.
#![recursion_limit = "512"]

use clap::{Parser, Subcommand};
use server::{
    clock,
    config::Config,
    copies, folder, importing, objects,
    serve::serve,
    setup::{join_network, leave_network, setup},
};
use std::{path::PathBuf, process::ExitCode};

/// Essor, the phone app of independent workers in an EITI and of those who accompany them.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the app.
    Serve,
    /// Brings the database up to date and ends.
    Migrate,
    /// Makes a structure and prints the address of its coordinator's first sign-in.
    Setup {
        /// The structure's name.
        #[arg(long)]
        structure: String,
        /// The coordinator's e-mail address.
        #[arg(long)]
        coordinator: String,
        /// How many places it has.
        #[arg(long, default_value_t = 70)]
        places: i64,
    },
    /// Adds somebody to the network, who reads the results of all structures, and prints the address of their first sign-in.
    Network {
        /// The network's name; it is made when there is none.
        #[arg(long)]
        name: String,
        /// Their e-mail address.
        #[arg(long)]
        person: String,
        /// Takes them out of it instead.
        #[arg(long)]
        remove: bool,
    },
    /// Imports the coordinator's spreadsheets (CSV or .xlsx): all or nothing, again at will.
    Import {
        /// The people and their paths.
        #[arg(long)]
        participants: PathBuf,
        /// Their monthly turnover.
        #[arg(long)]
        declarations: Option<PathBuf>,
        /// The structure's name; needed when there are several.
        #[arg(long)]
        structure: Option<String>,
        /// Takes over what the files say otherwise of people and imported months that are there already.
        #[arg(long)]
        apply_differences: bool,
    },
    /// Copie toutes les données et tous les documents dans un seul fichier, pendant qu’Essor sert.
    Backup {
        /// Le fichier à écrire, par exemple essor-lundi.tar.gz ; il ne doit pas exister.
        file: PathBuf,
        /// La clé publique age (age1…) pour laquelle le fichier est chiffré.
        #[arg(long, env = "ESSOR_BACKUP_AGE")]
        to_age: Option<String>,
    },
    /// Restaure une copie dans une base vide, SQLite ou PostgreSQL : tout ou rien.
    Restore {
        /// Le fichier de la copie.
        file: PathBuf,
        /// Le fichier de la clé secrète age, si la copie est chiffrée.
        #[arg(long)]
        identity: Option<PathBuf>,
    },
    /// Vérifie la base et les documents, une ligne par point.
    Verify {
        /// Efface les documents de plus d’un jour qu’aucune ligne ne nomme.
        #[arg(long)]
        sweep: bool,
    },
    /// Copie la base dans une autre, vide, SQLite ou PostgreSQL. Arrêtez Essor avant.
    Copy {
        /// L’adresse de la base à remplir, comme DATABASE_URL.
        #[arg(long)]
        to: String,
    },
    /// Fills an empty database with an invented cohort and serves it.
    #[cfg(feature = "demo")]
    Demo,
}

/// Returns memory to the system after a peak; glibc's allocator keeps it for its threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("ESSOR_LOG").unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Cli::parse().command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), String> {
    folder::close_to_others();
    let config = Config::from_env()?;
    // These take the database as it is: its schema may be what they are asked about.
    match &command {
        Command::Backup { file, to_age } => {
            let recipient = to_age.as_deref().filter(|key| !key.trim().is_empty()).map(copies::backup::read_recipient).transpose()?;
            return copies::backup::run(&config.connect().await?, &documents(&config)?, file, recipient.as_ref()).await;
        }
        Command::Restore { file, identity } => {
            return copies::restore::run(&config.connect().await?, &documents(&config)?, file, identity.as_deref()).await;
        }
        Command::Verify { sweep } => return copies::verify::run(&config.connect().await?, &documents(&config)?, *sweep).await,
        Command::Copy { to } => {
            let target = Config { database_url: to.clone(), ..config.clone() };
            return copies::transfer::run(&config.connect().await?, &target.connect().await?).await;
        }
        _ => {}
    }
    let db = config.open().await?;
    match command {
        Command::Serve => serve(&config, db).await,
        Command::Migrate | Command::Backup { .. } | Command::Restore { .. } | Command::Verify { .. } | Command::Copy { .. } => Ok(()),
        Command::Setup { structure, coordinator, places } => {
            let address = setup(&db, &config.base_url, &structure, &coordinator, places, clock::now()).await?;
            println!("{address}");
            Ok(())
        }
        Command::Network { person, remove: true, .. } => leave_network(&db, &person, clock::now()).await,
        Command::Network { name, person, remove: false } => {
            let address = join_network(&db, &config.base_url, &name, &person, clock::now()).await?;
            println!("{address}");
            Ok(())
        }
        Command::Import { participants, declarations, structure, apply_differences } => {
            let files = importing::Files { participants: &participants, declarations: declarations.as_deref() };
            importing::run(&db, structure, files, apply_differences, clock::now()).await
        }
        #[cfg(feature = "demo")]
        Command::Demo => {
            demo::fill(&db, clock::now()).await?;
            serve(&config, db).await
        }
    }
}

/// The store of documents.
fn documents(config: &Config) -> Result<store::Objects, String> {
    objects::open(config, std::env::vars())
}
