//! `essor doctor`: what is wrong with a set-up, and what to do about it. It changes nothing but its own probes.

mod database;
mod finding;
mod gateways;
mod site;

use crate::{cli::Variables, config::Config, serve::rates_are_over};
use chrono::{DateTime, Duration, Utc};
use domain::{
    declarations::rates::table::KNOWN_UNTIL,
    values::{month::Month, paris},
};
use finding::{fault, good, look};
use std::{path::Path, process::ExitCode};
use store::Db;

pub use finding::{Finding, Level};

/// The most by which another clock may differ.
const CLOCK_MINUTES: i64 = 2;

/// The free space below which to look, and below which nothing works any more, in bytes.
const FREE_SPACE: (u64, u64) = (1 << 30, 100 << 20);

/// The exit code of findings: 0 when all is well, 1 when something needs attention, 2 when something does not work.
pub fn exit_code(findings: &[Finding]) -> ExitCode {
    match findings.iter().map(|it| it.level).max() {
        None | Some(Level::Good) => ExitCode::SUCCESS,
        Some(Level::Look) => ExitCode::from(1),
        Some(Level::Fault) => ExitCode::from(2),
    }
}

/// Examines a set-up. Settings that cannot be read are the only finding then: `config` holds their sentence.
pub async fn examine(config: Result<&Config, String>, variables: &Variables, now: DateTime<Utc>) -> Vec<Finding> {
    let config = match config {
        Ok(config) => config,
        Err(sentence) => return vec![fault("réglages", sentence)],
    };
    let (db, mut database) = database::examine(config, now).await;
    let mut findings = vec![settings(config, db.as_ref()).await];
    findings.append(&mut database);
    let (mail, sms, documents, oidc, site) = tokio::join!(
        gateways::mail(config),
        gateways::sms(config),
        gateways::documents(config, variables),
        gateways::oidc(config, now),
        site::examine(config),
    );
    let mut clocks = Vec::new();
    if let Some(db) = &db {
        match db.clock().await {
            Ok(Some(at)) => clocks.push(("celle de PostgreSQL", at)),
            Ok(None) => {}
            Err(error) => tracing::debug!(%error, "the clock of the database is not known"),
        }
        db.close().await;
    }
    let (sms, gateway_clock) = sms;
    let (mut site, site_clock) = site;
    clocks.extend(gateway_clock.map(|at| ("celle de la passerelle de SMS", at)));
    clocks.extend(site_clock.map(|at| ("celle du site", at)));
    findings.extend([mail, sms, documents]);
    findings.extend(gateways::sms_answers(config));
    findings.extend(oidc);
    findings.append(&mut site);
    findings.extend([clock_against(&clocks, now), folder("dossier", &config.data), disk(&config.data), rates(now)]);
    findings.extend(copies(config));
    findings
}

async fn settings(config: &Config, db: Option<&Db>) -> Finding {
    let demo = match db {
        Some(db) => db.is_demo().await.unwrap_or_default(),
        None => false,
    };
    match config.check_public(demo) {
        Ok(()) => good("réglages", format!("lus\u{a0}; le site est {}.", config.base_url)),
        Err(sentence) => fault("réglages", sentence),
    }
}

/// Compares the clock of this machine with others.
fn clock_against(others: &[(&str, DateTime<Utc>)], now: DateTime<Utc>) -> Finding {
    const CHECK: &str = "horloge";
    for (name, at) in others {
        let difference = (*at - now).abs();
        if difference > Duration::minutes(CLOCK_MINUTES) {
            let seconds = difference.num_seconds();
            return fault(
                CHECK,
                format!(
                    "elle diffère de {name} de {seconds} s\u{a0}: mettez les deux à l’heure (NTP), sinon les codes et les rappels seront faux."
                ),
            );
        }
    }
    match others {
        [] => good(CHECK, "aucune autre horloge à laquelle la comparer."),
        _ => good(CHECK, format!("comme {}.", others.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" et "))),
    }
}

/// Whether the folder of copies can be written to; without one, a public site is asked for it.
fn copies(config: &Config) -> Option<Finding> {
    const CHECK: &str = "copies";
    match &config.backup_dir {
        Some(path) => Some(folder(CHECK, path)),
        None if config.is_local() => None,
        None => Some(look(CHECK, "Essor n’en fait pas par lui-même (ESSOR_BACKUP_DIR)\u{a0}: tout serait perdu avec cette machine.")),
    }
}

/// Whether a folder can be written to, by its owner only.
fn folder(check: &'static str, path: &Path) -> Finding {
    let shown = path.display();
    // One that is missing is made in the first folder above it that is there.
    let there = path.ancestors().find(|it| it.exists()).filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let probe = there.join(format!(".essor-doctor-{}", std::process::id()));
    match std::fs::write(&probe, "essor") {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::StorageFull => {
            return fault(check, format!("le disque de {shown} est plein\u{a0}: faites de la place."));
        }
        Err(error) => {
            let advice = "Donnez ce dossier à l’utilisateur d’Essor.";
            return fault(check, format!("Essor ne peut pas écrire dans {}\u{a0}: {error}. {advice}", there.display()));
        }
    }
    if let Err(error) = std::fs::remove_file(&probe) {
        return fault(check, format!("Essor ne peut rien effacer dans {}\u{a0}: {error}.", there.display()));
    }
    if !path.exists() {
        return look(check, format!("{shown} n’existe pas encore\u{a0}: Essor le crée quand il en a besoin."));
    }
    if crate::folder::is_open_to_others(path) {
        return look(check, format!("d’autres utilisateurs de cette machine lisent {shown}\u{a0}: chmod 700 {shown}."));
    }
    good(check, format!("{shown} est à Essor seul."))
}

/// The free space on the disk of the data folder.
fn disk(path: &Path) -> Finding {
    let there = path.ancestors().find(|it| it.exists()).filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match free_bytes(there) {
        Some(free) => space(free),
        None => good("disque", "la place libre n’est pas connue ici."),
    }
}

#[cfg(unix)]
fn free_bytes(path: &Path) -> Option<u64> {
    rustix::fs::statvfs(path).ok().map(|found| found.f_bavail.saturating_mul(found.f_frsize))
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}

fn space(free: u64) -> Finding {
    let megabytes = free >> 20;
    if free < FREE_SPACE.1 {
        fault("disque", format!("il reste {megabytes} Mo\u{a0}: faites de la place, rien ne s’enregistrera bientôt plus."))
    } else if free < FREE_SPACE.0 {
        look("disque", format!("il reste {megabytes} Mo\u{a0}: prévoyez de la place."))
    } else {
        good("disque", format!("il reste {} Go.", free >> 30))
    }
}

/// Whether the official rates of the month are known.
fn rates(now: DateTime<Utc>) -> Finding {
    if rates_are_over(Month::of(paris::day(now))) {
        return look(
            "taux",
            format!("les taux officiels ne sont connus que jusqu’en {KNOWN_UNTIL}\u{a0}: installez une version plus récente."),
        );
    }
    good("taux", format!("connus jusqu’en {KNOWN_UNTIL}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    #[test]
    fn a_clock_two_minutes_off_is_a_fault() {
        let now = clock::now();
        for (seconds, level) in [(0, Level::Good), (-100, Level::Good), (100, Level::Good), (-600, Level::Fault), (600, Level::Fault)] {
            assert_eq!(clock_against(&[("une autre", now + Duration::seconds(seconds))], now).level, level, "{seconds}");
        }
        assert_eq!(clock_against(&[], now).level, Level::Good);
    }

    #[test]
    fn little_space_is_to_be_looked_at_and_none_is_a_fault() {
        let levels = [0, 50 << 20, 500 << 20, 5 << 30].map(|free| space(free).level);
        assert_eq!(levels, [Level::Fault, Level::Fault, Level::Look, Level::Good]);
    }

    #[test]
    fn rates_after_their_last_month_are_to_be_looked_at() {
        let noon = |month: Month| month.first_day().and_hms_opt(12, 0, 0).unwrap().and_utc();
        assert_eq!([rates(noon(KNOWN_UNTIL)).level, rates(noon(KNOWN_UNTIL.plus(1))).level], [Level::Good, Level::Look]);
    }
}
