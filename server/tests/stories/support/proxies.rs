//! The proxies of `app/docs/deploy`, with their own configuration: real programs on loopback, with TLS.

use reqwest::{Certificate, Client, redirect};
use std::{
    fs::{self, File},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// The host of the examples.
pub const HOST: &str = "essor.exemple.fr";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
}

/// A running proxy, killed when dropped.
pub struct Proxy {
    child: Child,
    pub ports: Ports,
}

/// The ports of a proxy.
#[derive(Debug, Clone, Copy)]
pub struct Ports {
    pub https: u16,
    pub http: u16,
}

impl Ports {
    /// Two free ports.
    pub fn free() -> Self {
        let [one, other] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        Self { https: one.local_addr().unwrap().port(), http: other.local_addr().unwrap().port() }
    }

    /// The address that people see.
    pub fn base_url(self) -> String {
        format!("https://{HOST}:{}", self.https)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Proxy {
    /// Starts a proxy in front of `servers`, with its files in a folder; `None` when another process took a port first.
    pub async fn start(kind: Kind, folder: &Path, ports: Ports, servers: &[SocketAddr]) -> Option<Self> {
        let folder = folder.join("proxy");
        fs::create_dir_all(&folder).unwrap();
        certificate(&folder);
        let mut command = match kind {
            Kind::Nginx => nginx(&folder, ports, servers),
            Kind::Caddy => caddy(&folder, ports, servers),
        };
        let log = File::create(folder.join("output")).unwrap();
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        let child = command.spawn().unwrap_or_else(|error| panic!("{kind:?} is needed for this test (`.ci/install test`): {error}"));
        let mut proxy = Self { child, ports };
        let mut patience = tokio::time::interval(Duration::from_millis(50));
        loop {
            patience.tick().await;
            let said = || fs::read_to_string(folder.join("output")).unwrap_or_default();
            if proxy.child.try_wait().unwrap().is_some() {
                assert!(said().contains("in use"), "{kind:?} does not take its configuration: {}", said());
                return None;
            }
            if tokio::net::TcpStream::connect(("127.0.0.1", ports.https)).await.is_ok() {
                return Some(proxy);
            }
        }
    }

    /// A browser's connection to it from a loopback address, with cookies and without redirects.
    pub fn client(&self, folder: &Path, from: Ipv4Addr) -> Client {
        let known = Certificate::from_pem(&fs::read(folder.join("proxy/cert.pem")).unwrap()).unwrap();
        Client::builder()
            .add_root_certificate(known)
            .resolve(HOST, SocketAddr::from(([127, 0, 0, 1], 0)))
            .local_address(IpAddr::V4(from))
            .cookie_store(true)
            .redirect(redirect::Policy::none())
            .build()
            .unwrap()
    }
}

/// Makes an authority and a certificate for [`HOST`] that it has signed.
fn certificate(folder: &Path) {
    if folder.join("cert.pem").exists() {
        return;
    }
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"])
        .args(["-subj", &format!("/CN={HOST}"), "-addext", &format!("subjectAltName=DNS:{HOST}")])
        .args(["-addext", "basicConstraints=critical,CA:FALSE", "-keyout", "key.pem", "-out", "cert.pem"])
        .current_dir(folder)
        .output()
        .expect("openssl is needed for this test (`.ci/install test`)");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// The text of an example with other places in it; each must be there.
fn adapted(example: &str, places: &[(&str, String)]) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/docs/deploy").join(example);
    let mut text = fs::read_to_string(&path).unwrap();
    for (there, here) in places {
        assert!(text.contains(there), "{there:?} stands in {}", path.display());
        text = text.replace(there, here);
    }
    text
}

fn nginx(folder: &Path, ports: Ports, servers: &[SocketAddr]) -> Command {
    let here = folder.display();
    let all: String = servers.iter().map(|server| format!("server {server} max_fails=0;\n")).collect();
    let example = adapted(
        "nginx.conf",
        &[
            ("server 127.0.0.1:3000 max_fails=0;", all),
            ("listen 80;", format!("listen 127.0.0.1:{};", ports.http)),
            ("listen [::]:80;", String::new()),
            ("listen 443 ssl http2;", format!("listen 127.0.0.1:{} ssl http2;", ports.https)),
            ("listen [::]:443 ssl http2;", String::new()),
            ("/etc/letsencrypt/live/essor.exemple.fr/fullchain.pem", format!("{here}/cert.pem")),
            ("/etc/letsencrypt/live/essor.exemple.fr/privkey.pem", format!("{here}/key.pem")),
            // All the people of a test share few addresses.
            ("rate=10r/s", "rate=100000r/s".into()),
        ],
    );
    fs::write(folder.join("essor.conf"), example).unwrap();
    let temporary: String =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {here}/{kind};\n")).concat();
    // One process without a master: killed, nothing of it stays.
    let around = format!(
        "daemon off;\nmaster_process off;\npid {here}/pid;\nerror_log stderr;\nevents {{ worker_connections 1024; }}\n\
         http {{\naccess_log off;\n{temporary}include {here}/essor.conf;\n}}\n"
    );
    fs::write(folder.join("nginx.conf"), around).unwrap();
    // Debian keeps it out of the path of users.
    let path = format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(if Path::new("/usr/sbin/nginx").exists() { "/usr/sbin/nginx" } else { "nginx" });
    command.env("PATH", path).args(["-e", "stderr", "-c"]).arg(folder.join("nginx.conf")).arg("-p").arg(folder);
    command
}

fn caddy(folder: &Path, ports: Ports, servers: &[SocketAddr]) -> Command {
    let here = folder.display();
    let all: Vec<String> = servers.iter().map(SocketAddr::to_string).collect();
    let example = adapted(
        "Caddyfile",
        &[
            ("{\n\tservers", format!("{{\n\tadmin off\n\thttp_port {}\n\thttps_port {}\n\tservers", ports.http, ports.https)),
            ("essor.exemple.fr {", format!("essor.exemple.fr {{\n\ttls {here}/cert.pem {here}/key.pem")),
            ("127.0.0.1:3000", all.join(" ")),
        ],
    );
    fs::write(folder.join("Caddyfile"), example).unwrap();
    let mut command = Command::new("caddy");
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, folder);
    }
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
    command
}
