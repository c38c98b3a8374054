//! The real program: its commands, and a serving process.

use crate::support::app::{TestDb, client};
use std::{
    fs::File,
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::Duration,
};

/// The program on a database, without a second factor and with no other settings.
pub fn essor(place: &TestDb) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_essor"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ESSOR_")) {
        command.env_remove(name);
    }
    command.env("DATABASE_URL", &place.url).env("ESSOR_DATA", &place.folder).current_dir(&place.folder);
    // Else the first sign-in of a test enrols one.
    command.env("ESSOR_SECOND_FACTOR", "optional");
    command
}

/// Runs a command to its end.
pub fn run(place: &TestDb, arguments: &[&str]) -> Output {
    essor(place).args(arguments).output().unwrap()
}

/// The standard output of a command.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The standard error of a command.
pub fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A serving process, killed when dropped.
pub struct Process {
    child: Child,
    pub base: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    /// Serves a database and waits until it is ready.
    pub async fn serve(place: &TestDb) -> Self {
        Self::start(place, "serve").await
    }

    /// Runs a serving command and waits until it is ready. Another process may take the free port first: then another port is tried.
    pub async fn start(place: &TestDb, command: &str) -> Self {
        Self::start_with(place, command, Stdio::null, &[("ESSOR_LOG", "info")]).await
    }

    /// The same, with its full log in a file.
    pub async fn start_logging(place: &TestDb, command: &str, log: &Path) -> Self {
        Self::start_with(place, command, || File::create(log).unwrap().into(), &[("ESSOR_LOG", "trace")]).await
    }

    /// Serves a database with those settings and its log in a file.
    pub async fn serve_with(place: &TestDb, settings: &[(&str, &str)], log: &Path) -> Self {
        Self::start_with(place, "serve", || File::create(log).unwrap().into(), settings).await
    }

    /// Serves a database behind a proxy: seen at `base_url`, on `port` or a free one, with further settings. Another process may hold
    /// `port`: it is tried again until that has gone. Its log goes to a file, if one is given.
    pub async fn start_behind(
        place: &TestDb,
        command: &str,
        base_url: &str,
        port: Option<u16>,
        settings: &[(&str, &str)],
        log: Option<&Path>,
    ) -> Self {
        for _ in 0..50 {
            let free = || TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let addr = SocketAddr::from(([127, 0, 0, 1], port.unwrap_or_else(free)));
            let mut program = essor(place);
            program.arg(command).env("ESSOR_ADDR", addr.to_string()).env("ESSOR_BASE_URL", base_url).env("ESSOR_MESSAGES", "folder");
            program.stderr(log.map_or_else(Stdio::null, |log| File::create(log).unwrap().into()));
            let child = program.envs(settings.iter().copied()).spawn().unwrap();
            let mut process = Self { child, base: format!("http://{addr}") };
            if process.ready().await {
                return process;
            }
        }
        panic!("essor {command} was never ready");
    }

    /// The address on which it listens.
    pub fn addr(&self) -> SocketAddr {
        self.base.trim_start_matches("http://").parse().unwrap()
    }

    async fn start_with(place: &TestDb, command: &str, log: impl Fn() -> Stdio, settings: &[(&str, &str)]) -> Self {
        for _ in 0..5 {
            let addr = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
            let base = format!("http://{addr}");
            let mut program = essor(place);
            program
                .arg(command)
                .env("ESSOR_ADDR", addr.to_string())
                .env("ESSOR_BASE_URL", &base)
                .envs(settings.iter().copied())
                .stderr(log());
            let mut process = Self { child: program.spawn().unwrap(), base };
            if process.ready().await {
                return process;
            }
        }
        panic!("essor {command} was never ready");
    }

    /// Sends `SIGTERM`, as a supervisor does.
    pub fn terminate(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
    }

    /// Waits for its end and returns its status.
    pub async fn ended(&mut self) -> ExitStatus {
        let mut patience = tokio::time::interval(Duration::from_millis(50));
        loop {
            patience.tick().await;
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
        }
    }

    async fn ready(&mut self) -> bool {
        let mut patience = tokio::time::interval(Duration::from_millis(50));
        for _ in 0..1200 {
            patience.tick().await;
            if self.child.try_wait().unwrap().is_some() {
                return false;
            }
            if client().get(format!("{}/readyz", self.base)).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return true;
            }
        }
        false
    }
}
