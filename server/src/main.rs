//! `essor`: one binary, a few commands.

// The types of views nest deeply.
#![recursion_limit = "512"]

use clap::{Parser, Subcommand};
use server::{
    clock,
    config::Config,
    folder, importing,
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
    /// Fills an empty database with an invented cohort and serves it.
    #[cfg(feature = "demo")]
    Demo {
        /// How many participants there are, to see Essor with many.
        #[arg(long, requires = "structures")]
        people: Option<i64>,
        /// In how many structures.
        #[arg(long, requires = "people")]
        structures: Option<i64>,
    },
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
    let db = config.open().await?;
    match command {
        Command::Serve => serve(&config, db).await,
        Command::Migrate => Ok(()),
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
        Command::Demo { people, structures } => {
            match people.zip(structures) {
                Some((people, structures)) => {
                    let bar = indicatif::ProgressBar::no_length();
                    let progress = |there: i64, all: i64| {
                        bar.set_length(all.unsigned_abs());
                        bar.set_position(there.unsigned_abs());
                    };
                    demo::fill_with(&db, clock::now(), demo::Crowd { people, structures }, progress).await?;
                    bar.finish_and_clear();
                }
                None => demo::fill(&db, clock::now()).await?,
            }
            serve(&config, db).await
        }
    }
}
