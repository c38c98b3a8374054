//! `essor`: one binary, a few commands.

// The types of views nest deeply.
#![recursion_limit = "512"]

use clap::{Parser, Subcommand};
use server::{
    clock,
    config::Config,
    folder, health, importing,
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
    /// Asks the process at ESSOR_ADDR whether it runs, and ends with 0 or 1: for the healthcheck of a container.
    Health,
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
    if matches!(command, Command::Health) {
        return health::ask(config.addr).await;
    }
    let db = config.open().await?;
    match command {
        Command::Serve => serve(&config, db).await,
        Command::Migrate | Command::Health => Ok(()),
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
