//! `essor user`: the accounts of the teams and of the network.

use crate::output::{database_failed, say};
use app::{sign_in::secret, texts::text};
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use domain::{
    people::{Email, Role},
    values::language::Language,
};
use store::{Account, Actor, Db, Invitation, NewPerson, Refusal, StoreError};

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Montre les comptes des équipes et du réseau
    List {
        /// Seulement ceux de cette structure
        #[arg(long)]
        structure: Option<String>,
    },
    /// Invite quelqu’un d’une équipe et montre l’adresse de sa connexion ; un compte nouveau veut une structure, un rôle et un nom
    Invite(Box<NewAccount>),
    /// Ferme toutes les connexions d’un compte, efface son mot de passe et montre l’adresse de sa prochaine connexion
    Reset {
        /// Adresse électronique du compte
        email: String,
    },
    /// Ferme un compte : cette adresse ne se connecte plus, ce qui a été fait reste
    Disable {
        /// Adresse électronique du compte
        email: String,
        /// Adresse de qui reprend ses participants
        #[arg(long)]
        successor: Option<String>,
    },
}

/// The account of an invitation.
#[derive(Debug, Args)]
pub struct NewAccount {
    /// Adresse électronique du compte
    email: String,
    /// Structure d’un compte nouveau
    #[arg(long)]
    structure: Option<String>,
    /// Rôle d’un compte nouveau : coach ou coordinator
    #[arg(long, value_parser = role)]
    role: Option<Role>,
    /// Prénom d’un compte nouveau
    #[arg(long)]
    first_name: Option<String>,
    /// Nom de famille d’un compte nouveau
    #[arg(long)]
    last_name: Option<String>,
}

fn role(text: &str) -> Result<Role, String> {
    match text {
        "coach" => Ok(Role::Coach),
        "coordinator" => Ok(Role::Coordinator),
        _ => Err(format!("donnez coach ou coordinator, et non «\u{a0}{text}\u{a0}»")),
    }
}

/// Does what a command says, and prints what was done.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn run(db: &Db, base_url: &str, command: UserCommand, now: DateTime<Utc>) -> Result<(), String> {
    let by = Actor::tools(now);
    match command {
        UserCommand::List { structure } => list(db, structure.as_deref()).await,
        UserCommand::Invite(new) => {
            say(invite(db, base_url, &by, *new).await?);
            Ok(())
        }
        UserCommand::Reset { email } => {
            let account = existing(db, &email).await?;
            let token = secret::token();
            db.reset_access(&by, &account.person, &secret::hash(&token)).await.map_err(failed)?;
            say(format_args!("{base_url}/invitation/{token}"));
            Ok(())
        }
        UserCommand::Disable { email, successor } => {
            let account = existing(db, &email).await?;
            disable(db, &by, &account, successor.as_deref()).await?;
            say(format_args!("Le compte de {} ({email}) est fermé.", account.person.name()));
            Ok(())
        }
    }
}

async fn list(db: &Db, structure: Option<&str>) -> Result<(), String> {
    let accounts = db.accounts().await.map_err(failed)?;
    let found: Vec<&Account> = accounts.iter().filter(|it| structure.is_none_or(|name| it.structure == name)).collect();
    if found.is_empty() {
        return Err("Aucun compte.".into());
    }
    for account in found {
        say(line(account));
    }
    Ok(())
}

/// `La Ruche, coordination, Marie Curie, marie@exemple.fr, connexion le 2026-11-29`
fn line(account: &Account) -> String {
    let Account { person, structure, first_signed_in_at, left_team_at } = account;
    let state = match (left_team_at, first_signed_in_at) {
        (Some(at), _) => format!("fermé le {}", at.format("%d/%m/%Y")),
        (None, Some(at)) => format!("première connexion le {}", at.format("%d/%m/%Y")),
        (None, None) => "jamais connecté".to_owned(),
    };
    let email = person.email.as_deref().unwrap_or("sans adresse");
    let role = match person.role {
        Role::Participant => "participation",
        Role::Coach => "accompagnement",
        Role::Coordinator => "coordination",
        Role::Network => "réseau",
    };
    format!("{structure}, {role}, {}, {email}, {state}", person.name())
}

/// Invites the owner of an address, who is added to the structure if the address is new; returns the link.
async fn invite(db: &Db, base_url: &str, by: &Actor, new: NewAccount) -> Result<String, String> {
    let token = secret::token();
    let hash = secret::hash(&token);
    let email = address(&new.email)?;
    match db.account(email.as_str()).await.map_err(failed)? {
        Some(account) if account.left_team_at.is_some() => return Err(closed(&email)),
        Some(account) => db.invite(by, &account.person, &hash, None).await.map_err(failed)?,
        None => {
            let (Some(structure), Some(role), Some(first_name), Some(last_name)) = (new.structure, new.role, new.first_name, new.last_name)
            else {
                return Err(format!(
                    "Aucun compte n’a l’adresse {}\u{a0}: pour en faire un, dites --structure, --role, --first-name et --last-name.",
                    email.as_str()
                ));
            };
            let structures = db.structures().await.map_err(failed)?;
            let Some(found) = structures.iter().find(|it| it.name == structure.trim()) else {
                return Err(format!("Aucune structure ne s’appelle «\u{a0}{structure}\u{a0}»."));
            };
            let name = |text: &str, option: &str| domain::people::one_line(text, 60).map_err(|_| format!("{option} n’est pas un nom."));
            let person = NewPerson {
                role,
                first_name: name(&first_name, "--first-name")?,
                last_name: name(&last_name, "--last-name")?,
                phone: None,
                email: Some(email),
            };
            let store = db.for_structure(&found.id);
            let invitation = Invitation { token_hash: hash, message: None };
            store.people().add_and_invite(by, &person, |_| invitation.clone()).await.map_err(failed)?;
        }
    }
    Ok(format!("{base_url}/invitation/{token}"))
}

async fn disable(db: &Db, by: &Actor, account: &Account, successor: Option<&str>) -> Result<(), String> {
    let person = &account.person;
    if person.role == Role::Network {
        return db.take_from_network(by, person.email.as_deref().unwrap_or_default()).await.map_err(failed);
    }
    let successor = match successor {
        Some(email) => Some(existing(db, email).await?.person.id),
        None => None,
    };
    let store = db.for_structure(&person.structure_id);
    store.people().leave_team(by, &person.id, successor.as_ref()).await.map_err(|error| match error {
        StoreError::Refused(Refusal::StillAccompanies) => {
            "Ce compte accompagne encore des participants\u{a0}: dites avec --successor qui les reprend. Rien n’a été changé.".to_owned()
        }
        StoreError::NotFound => "Qui reprend les participants doit être dans la même équipe. Rien n’a été changé.".to_owned(),
        error => failed(error),
    })
}

/// The account with that address that may sign in.
async fn existing(db: &Db, email: &str) -> Result<Account, String> {
    let email = address(email)?;
    match db.account(email.as_str()).await.map_err(failed)? {
        Some(account) if account.left_team_at.is_some() => Err(closed(&email)),
        Some(account) => Ok(account),
        None => Err(format!("Aucun compte n’a l’adresse {}\u{a0}: rien n’a été changé.", email.as_str())),
    }
}

fn closed(email: &Email) -> String {
    format!("Le compte de {} est fermé\u{a0}: on le rouvre sur la page de l’équipe. Rien n’a été changé.", email.as_str())
}

fn address(text: &str) -> Result<Email, String> {
    text.parse().map_err(|_| format!("«\u{a0}{text}\u{a0}» n’est pas une adresse électronique."))
}

fn failed(error: StoreError) -> String {
    match error {
        StoreError::Refused(refusal) => format!("{} Rien n’a été changé.", text(Language::Fr, refusal.key())),
        error => database_failed(&error),
    }
}
