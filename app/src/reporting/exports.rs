//! The rows behind the figures as tables, one file each: in French whatever the screens speak, as those who receive them
//! read it. From them every figure can be counted again.

use super::{
    list::{booking_name, kind_name, mode_name, state_name},
    words::exit_name,
};
use crate::{
    session::Asking,
    texts::t,
    ui::{
        frame::{Address, Page, PageResult},
        icon::Icon,
    },
};
use domain::{
    enrollment::Benefit,
    language::Language,
    reporting::member::{Meeting, Member, MemberMonth},
};
use leptos::prelude::*;

/// A table of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// One row a path.
    Paths,
    /// One row a declared month.
    Months,
    /// One row a booking.
    Meetings,
}

const FR: Language = Language::Fr;

impl Export {
    /// All of them.
    pub const ALL: [Export; 3] = [Self::Paths, Self::Months, Self::Meetings];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Paths => "parcours.csv",
            Self::Months => "declarations.csv",
            Self::Meetings => "rendez-vous.csv",
        }
    }

    /// The table of a file's name.
    pub fn of_file(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|export| export.file() == name)
    }

    /// Its columns.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Paths => &[
                "parcours",
                "nom",
                "prenom",
                "accompagnateur",
                "debut",
                "fin_prevue",
                "sortie",
                "categorie_sortie",
                "aide",
                "acre",
                "ca_mensuel_depart",
                "objectif_mensuel",
                "suspensions",
            ],
            Self::Months => &["parcours", "nom", "prenom", "accompagnateur", "mois", "etat", "montant", "version"],
            Self::Meetings => &["parcours", "nom", "prenom", "accompagnateur", "jour", "type", "mode", "presence", "annule_tard"],
        }
    }

    /// Its rows, each as long as its columns.
    pub fn rows(self, members: &[Member]) -> Vec<Vec<String>> {
        members.iter().flat_map(|member| self.rows_of(member)).collect()
    }

    fn rows_of(self, member: &Member) -> Vec<Vec<String>> {
        let with = |more: Vec<String>| {
            let names = [member.enrollment_id.as_str(), &member.last_name, &member.first_name, &member.coach_name];
            names.map(harmless).into_iter().chain(more).collect()
        };
        match self {
            Self::Paths => vec![with(path_cells(member))],
            Self::Months => {
                let months = member.months.iter();
                let cells =
                    |it: &MemberMonth| vec![it.month.to_string(), state_name(FR, it.state), it.total.typed(), it.version.to_string()];
                months.map(|it| with(cells(it))).collect()
            }
            Self::Meetings => {
                let meetings = member.meetings.iter();
                let cells = |it: &Meeting| {
                    vec![
                        it.on.to_string(),
                        kind_name(FR, it.kind),
                        mode_name(FR, it.remote),
                        booking_name(FR, it.state),
                        yes_or_no(it.late),
                    ]
                };
                meetings.map(|it| with(cells(it))).collect()
            }
        }
    }
}

fn path_cells(member: &Member) -> Vec<String> {
    let suspensions: Vec<String> = member.suspensions.0.iter().map(|it| format!("{}/{}", it.first_day(), it.last_day())).collect();
    let exit = member.path.left_on.map_or(String::new(), |_| exit_name(FR, member.exit));
    vec![
        member.path.starts_on.to_string(),
        member.path.ends_on.to_string(),
        member.path.left_on.map_or(String::new(), |day| day.to_string()),
        exit,
        benefit_name(member.benefit),
        yes_or_no(member.acre),
        member.starting_turnover.typed(),
        member.goal.map_or(String::new(), |goal| goal.typed()),
        suspensions.join(" "),
    ]
}

fn yes_or_no(yes: bool) -> String {
    if yes { t!(FR, "exports-yes") } else { t!(FR, "exports-no") }
}

fn benefit_name(benefit: Benefit) -> String {
    match benefit {
        Benefit::None => t!(FR, "exports-benefit-none"),
        Benefit::Rsa => "RSA".into(),
        Benefit::Aah => "AAH".into(),
        Benefit::Ass => "ASS".into(),
        Benefit::Are => "ARE".into(),
        Benefit::PrimeActivite => t!(FR, "exports-benefit-prime"),
    }
}

/// A text that no spreadsheet takes for a formula.
pub fn harmless(text: &str) -> String {
    if text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The files that can be taken.
pub async fn page(_: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let row = |export: Export, title: &str, note: &str| {
        view! {
            <li class="row">
                <a class="row__link" href=format!("/pilotage/exports/{}", export.file()) download=export.file()>
                    <Icon name="download"/>
                    <span class="row__main">
                        <span class="row__title">{t!(language, title)}</span>
                        <span class="row__note">{t!(language, note)}</span>
                    </span>
                </a>
            </li>
        }
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href="/pilotage"><Icon name="arrow-left"/>{t!(language, "nav-cohort")}</a>
            <h1 class="page__title">{t!(language, "exports-title")}</h1>
            <p class="page__lead">{t!(language, "exports-lead")}</p>
        </header>
        <ul class="rows">
            {row(Export::Paths, "exports-paths", "exports-paths-note")}
            {row(Export::Months, "exports-months", "exports-months-note")}
            {row(Export::Meetings, "exports-meetings", "exports-meetings-note")}
        </ul>
    };
    Ok(Page::new(t!(language, "exports-title"), "/pilotage", body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_taken_for_a_formula() {
        for name in ["=1+1", "+33", "-2", "@SOMME(A1)", "\t=1", " =1", "\n1"] {
            assert_eq!(harmless(name), format!("'{name}"));
        }
        assert_eq!(harmless("N’Diaye-Roux"), "N’Diaye-Roux");
    }
}
