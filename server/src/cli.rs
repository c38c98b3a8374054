//! The command line and the environment, by clap: options in French, each with the variable that sets it, secrets from files.

use clap::{
    Arg, ArgAction, Command, CommandFactory, FromArgMatches,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::{collections::BTreeMap, error::Error, path::Path};

/// The ending of a variable that names the file of a setting: `ESSOR_SMTP_URL_FILE`.
const FILE: &str = "_FILE";

/// Variables of `.ci/` and of the tests that begin like settings and are none.
const OF_THE_BUILD: [&str; 2] = ["ESSOR_BIN", "ESSOR_CACHE"];

/// The secrets of an S3 store that may be in files; the other `AWS_…_FILE` belong to AWS.
const AWS_SECRETS: [&str; 3] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/// The layout of `--help`.
const HELP: &str = "{about-with-newline}\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}";

/// The environment of a process, or of a test.
#[derive(Debug, Clone, Default)]
pub struct Variables(BTreeMap<String, String>);

impl FromIterator<(String, String)> for Variables {
    fn from_iter<Pairs: IntoIterator<Item = (String, String)>>(pairs: Pairs) -> Self {
        Self(pairs.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect())
    }
}

impl Variables {
    /// The environment of this process; empty variables count as unset.
    pub fn of_process() -> Self {
        let utf8 = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        utf8.collect()
    }

    /// The value of a setting: from its variable, or from the file that `…_FILE` names.
    fn value(&self, name: &str) -> Result<Option<String>, String> {
        let file = self.0.get(&format!("{name}{FILE}"));
        match (self.0.get(name), file) {
            (Some(_), Some(_)) => Err(format!("{name} et {name}{FILE} sont donnés tous les deux\u{a0}: gardez l’un des deux.")),
            (Some(value), None) => Ok(Some(value.trim().to_owned())),
            (None, Some(path)) => match std::fs::read_to_string(Path::new(path.trim())) {
                Ok(text) if text.trim().is_empty() => Err(format!("{name}{FILE}\u{a0}: le fichier {path} est vide.")),
                Ok(text) => Ok(Some(text.trim().to_owned())),
                Err(error) => Err(format!("{name}{FILE}\u{a0}: le fichier {path} ne peut pas être lu\u{a0}: {error}.")),
            },
            (None, None) => Ok(None),
        }
    }

    /// The `AWS_…` settings of an S3 store, with the secrets that are in files.
    ///
    /// # Errors
    /// A sentence that names an unreadable file.
    pub fn aws(&self) -> Result<Vec<(String, String)>, String> {
        let mut found = self.0.clone();
        found.retain(|name, _| name.starts_with("AWS_"));
        for name in AWS_SECRETS {
            if let Some(value) = self.value(name)? {
                found.insert(name.to_owned(), value);
            }
        }
        Ok(found.into_iter().collect())
    }

    /// Refuses variables that begin with `ESSOR_` and set nothing: a mistyped name would be ignored in silence.
    ///
    /// # Errors
    /// A sentence with the nearest known name.
    pub fn check_names(&self, settings: &Command) -> Result<(), String> {
        let known: Vec<String> = settings.get_arguments().filter_map(variable_of).collect();
        let is_known = |name: &str| known.iter().any(|it| it == name) || OF_THE_BUILD.contains(&name);
        for name in self.0.keys().filter(|name| name.starts_with("ESSOR_")) {
            if is_known(name) || name.strip_suffix(FILE).is_some_and(is_known) {
                continue;
            }
            let nearest = known.iter().max_by(|one, other| strsim::jaro_winkler(one, name).total_cmp(&strsim::jaro_winkler(other, name)));
            let hint = nearest.map(|it| format!(" Le nom le plus proche est {it}.")).unwrap_or_default();
            return Err(format!("Le réglage {name} n’existe pas.{hint} «\u{a0}essor serve --help\u{a0}» les montre tous."));
        }
        Ok(())
    }
}

/// Why no command is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The text of `--help` or `--version`.
    Shown(String),
    /// A sentence about a setting: its value cannot be used.
    Setting(String),
    /// A sentence about the command line.
    Usage(String),
}

/// Reads a command line, with the settings that it leaves out from the environment.
///
/// # Errors
/// [`Ended`].
pub fn parse<Cli: CommandFactory + FromArgMatches>(arguments: &[String], variables: &Variables) -> Result<Cli, Ended> {
    read(Cli::command(), arguments, variables)
}

/// Reads what `command` describes.
///
/// # Errors
/// [`Ended`].
pub fn read<Read: FromArgMatches>(command: Command, arguments: &[String], variables: &Variables) -> Result<Read, Ended> {
    let mut problem = None;
    let settings = settings_of(&command);
    let mut command = in_french(command, variables, &mut problem);
    let read = command.try_get_matches_from_mut(arguments).and_then(|matches| Read::from_arg_matches(&matches));
    match (read, problem) {
        (Ok(_), Some(sentence)) => Err(Ended::Setting(sentence)),
        (Ok(read), None) => Ok(read),
        (Err(error), _) => Err(ended(&error, &settings)),
    }
}

/// The variable that sets an argument.
fn variable_of(arg: &Arg) -> Option<String> {
    arg.get_env().and_then(|name| name.to_str()).map(str::to_owned)
}

/// The command with French headings, and with the values of the environment as defaults. An unreadable file is a `problem`.
fn in_french(command: Command, variables: &Variables, problem: &mut Option<String>) -> Command {
    let nested = command.has_subcommands();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Montre cette aide").help_heading(None::<&str>);
    let versioned = command.get_version().is_some();
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).help("Montre la version").help_heading(None::<&str>);
    let command = command
        .help_template(HELP)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|arg| with_variable(arg, variables, problem))
        .arg(help)
        .args(versioned.then_some(version));
    if !nested {
        return command;
    }
    command
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .mut_subcommands(|command| in_french(command, variables, problem))
}

/// The argument with its default and its variable in its help, and with the value of the variable as its default.
fn with_variable(arg: Arg, variables: &Variables, problem: &mut Option<String>) -> Arg {
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let defaults: Vec<_> = arg.get_default_values().iter().filter_map(|value| value.to_str()).filter(|value| !value.is_empty()).collect();
    if !defaults.is_empty() && !arg.is_hide_default_value_set() {
        help = format!("{help} [défaut\u{a0}: {}]", defaults.join(" "));
    }
    let variable = variable_of(&arg);
    if let Some(name) = &variable {
        help = format!("{help} [{name}]");
    }
    // Flags have no values to hide.
    let takes_values = arg.get_action().takes_values();
    let arg = arg.help(help).hide_default_value(takes_values).hide_possible_values(takes_values).hide_env(true).env(None::<&str>);
    match variable.map(|name| variables.value(&name)) {
        Some(Ok(Some(value))) => arg.default_value(value),
        Some(Err(sentence)) => {
            problem.get_or_insert(sentence);
            arg
        }
        Some(Ok(None)) | None => arg,
    }
}

/// What clap's error says, in French.
fn ended(error: &clap::Error, settings: &BTreeMap<String, String>) -> Ended {
    let of = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let arg = of(ContextKind::InvalidArg);
    let more = "«\u{a0}--help\u{a0}» montre ce qui est possible.";
    let sentence = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Ended::Shown(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return Ended::Usage(error.render().to_string().trim_end().to_owned()),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue => {
            let reason = match error.source() {
                Some(reason) => reason.to_string(),
                None if of(ContextKind::InvalidValue).is_empty() => "il manque une valeur".to_owned(),
                None => format!("donnez {}, et non «\u{a0}{}\u{a0}»", of(ContextKind::ValidValue), of(ContextKind::InvalidValue)),
            };
            return match setting_of(&arg, settings) {
                Some(name) => Ended::Setting(format!("{name}\u{a0}: {reason}.")),
                None => Ended::Usage(format!("{arg}\u{a0}: {reason}.")),
            };
        }
        ErrorKind::UnknownArgument => {
            let near = of(ContextKind::SuggestedArg);
            let near = if near.is_empty() { String::new() } else { format!(" La plus proche est {near}.") };
            format!("L’option {arg} n’existe pas.{near} {more}")
        }
        ErrorKind::InvalidSubcommand => format!("La commande «\u{a0}{}\u{a0}» n’existe pas. {more}", of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("Il manque {arg}. {more}"),
        ErrorKind::ArgumentConflict => format!("{arg} et {} ne vont pas ensemble. {more}", of(ContextKind::PriorArg)),
        ErrorKind::MissingSubcommand => format!("Il manque une commande. {more}"),
        _ => format!("{arg}\u{a0}: cela n’est pas compris. {more}"),
    };
    Ended::Usage(sentence)
}

/// The variable of each option that is a setting, by the name of the option, also in nested commands.
fn settings_of(command: &Command) -> BTreeMap<String, String> {
    let own = command.get_arguments().filter_map(|arg| Some((arg.get_long()?.to_owned(), variable_of(arg)?)));
    own.chain(command.get_subcommands().flat_map(settings_of)).collect()
}

/// `ESSOR_ADDR (--addr)` for `--addr <ADDR>`, when it is a setting.
fn setting_of(arg: &str, settings: &BTreeMap<String, String>) -> Option<String> {
    let long = arg.strip_prefix("--")?.split([' ', '=', '[']).next()?;
    settings.get(long).map(|name| format!("{name} (--{long})"))
}

/// Reads `1` or `0`, also in words.
///
/// # Errors
/// A sentence.
pub fn flag(text: &str) -> Result<bool, String> {
    match text {
        "1" | "oui" | "true" => Ok(true),
        "0" | "non" | "false" => Ok(false),
        _ => Err(format!("donnez 1 ou 0, et non «\u{a0}{text}\u{a0}»")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, settings};

    fn variables(pairs: &[(&str, &str)]) -> Variables {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn an_unknown_name_is_refused_with_the_nearest_one() {
        for (name, nearest) in
            [("ESSOR_SMTP_URI", "ESSOR_SMTP_URL"), ("ESSOR_BASEURL", "ESSOR_BASE_URL"), ("ESSOR_DBWAIT_FILE", "ESSOR_DB_WAIT")]
        {
            let sentence = variables(&[(name, "x")]).check_names(&settings()).unwrap_err();
            assert!(sentence.contains(name) && sentence.contains(nearest), "{sentence}");
        }
        let known = [("ESSOR_SMTP_URL_FILE", "x"), ("ESSOR_ADDR", "x"), ("ESSOR_CACHE", "x"), ("ESSOR_TYPO", " "), ("OTHER", "x")];
        variables(&known).check_names(&settings()).unwrap();
    }

    #[test]
    fn secrets_are_read_from_files() {
        let path = std::env::temp_dir().join(format!("essor_secret_{}", store::new_ulid(crate::clock::now())));
        std::fs::write(&path, "smtps://a:b@mail.exemple\n").unwrap();
        let file = path.to_str().unwrap();
        let mail = ("ESSOR_MAIL_FROM", "essor@exemple.fr");
        let config = Config::read(&variables(&[("ESSOR_SMTP_URL_FILE", file), mail])).unwrap();
        assert_eq!(config.smtp_url.as_deref(), Some("smtps://a:b@mail.exemple"));
        let sms = [("ESSOR_SMS_PROVIDER", "brevo"), ("ESSOR_SMS_SENDER", "La Ruche"), ("ESSOR_SMS_BREVO_KEY_FILE", file)];
        assert!(Config::read(&variables(&sms)).unwrap().sms.provider.is_some());
        let aws =
            variables(&[("AWS_SECRET_ACCESS_KEY_FILE", file), ("AWS_REGION", "gra"), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/x")]).aws().unwrap();
        assert!(aws.contains(&("AWS_SECRET_ACCESS_KEY".into(), "smtps://a:b@mail.exemple".into())), "{aws:?}");
        let both = Config::read(&variables(&[("ESSOR_SMTP_URL_FILE", file), ("ESSOR_SMTP_URL", "smtp://x"), mail])).unwrap_err();
        assert!(both.contains("ESSOR_SMTP_URL_FILE"), "{both}");
        std::fs::write(&path, " \n").unwrap();
        assert!(Config::read(&variables(&[("ESSOR_SMTP_URL_FILE", file), mail])).unwrap_err().contains("vide"));
        std::fs::remove_file(&path).unwrap();
        let missing = Config::read(&variables(&[("ESSOR_SMTP_URL_FILE", file), mail])).unwrap_err();
        assert!(missing.contains("ESSOR_SMTP_URL_FILE") && missing.contains(file), "{missing}");
    }
}
