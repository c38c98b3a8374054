//! The rows behind the indicators as three files, always in French, the language of their recipients. Every indicator can be
//! counted again from them. The files of enrollments and months have all columns of an import and can be imported again.

use super::list::{booking_name, kind_name, mode_name, state_name};
use crate::{
    texts::t,
    ui::icon::Icon,
    web::{
        context::RequestContext,
        csv::escape_formula,
        page::{Address, Page, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    declarations::declaration::LineKind,
    enrollments::enrollment::Benefit,
    people::{
        Phone,
        import::{exit_word, extension_word},
    },
    reporting::member::{CohortMember, Meeting, MemberMonth},
    values::language::Language,
};
use leptos::prelude::*;
use store::{DeclaredLine, ExportFacts, ExportRecord};

/// One of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// One row for each enrollment.
    Enrollments,
    /// One row for each line of a declared month.
    Months,
    /// One row for each booking.
    Meetings,
}

const FR: Language = Language::Fr;

impl Export {
    /// All of them.
    pub const ALL: [Export; 3] = [Self::Enrollments, Self::Months, Self::Meetings];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Enrollments => "parcours.csv",
            Self::Months => "declarations.csv",
            Self::Meetings => "rendez-vous.csv",
        }
    }

    /// The export whose file has that name.
    pub fn of_file(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|export| export.file() == name)
    }

    /// Its columns.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Enrollments => &[
                "parcours",
                "personne",
                "prenom",
                "nom",
                "telephone",
                "courriel",
                "activite",
                "code_activite",
                "debut_parcours",
                "fin_pass_iae",
                "immatriculation",
                "acre",
                "aide",
                "aide_depuis",
                "ca_mensuel_depart",
                "objectif_mensuel",
                "accompagnateur",
                "nom_accompagnateur",
                "sortie",
                "categorie_sortie",
                "motif_sortie",
                "signature_contrat",
                "suspensions",
                "prolongations",
                "fin_les_emplois",
            ],
            Self::Months => &[
                "parcours",
                "personne",
                "prenom",
                "nom",
                "nom_accompagnateur",
                "courriel_ou_telephone",
                "mois",
                "code_activite",
                "montant",
                "nature",
                "etat",
                "version",
                "total_mois",
            ],
            Self::Meetings => &["parcours", "nom", "prenom", "accompagnateur", "jour", "type", "mode", "presence", "annule_tard"],
        }
    }

    /// Its rows, each as long as its columns.
    pub fn rows(self, members: &[CohortMember], facts: &ExportFacts) -> Vec<Vec<String>> {
        members.iter().flat_map(|member| self.rows_of(member, facts)).collect()
    }

    fn rows_of(self, member: &CohortMember, facts: &ExportFacts) -> Vec<Vec<String>> {
        match self {
            Self::Enrollments => {
                facts.records.get(&member.enrollment_id).map(|record| enrollment_cells(member, record)).into_iter().collect()
            }
            Self::Months => {
                let contact = facts.records.get(&member.enrollment_id).map(contact).unwrap_or_default();
                let lines = |month: &MemberMonth| facts.lines.get(&month.declaration_id).cloned().unwrap_or_default();
                let cells =
                    |month: &MemberMonth| lines(month).iter().map(|line| month_cells(member, &contact, month, line)).collect::<Vec<_>>();
                member.months.iter().flat_map(cells).collect()
            }
            Self::Meetings => member.meetings.iter().map(|meeting| meeting_cells(member, meeting)).collect(),
        }
    }
}

/// A day as `2026-03-31`, which every spreadsheet reads; empty for `None`.
fn day(day: Option<NaiveDate>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}

/// A phone number in groups with plain spaces, so that a spreadsheet takes it neither for a formula nor for a number.
fn phone(record: &ExportRecord) -> String {
    let spoken = record.phone.as_ref().and_then(|phone| phone.parse::<Phone>().ok()).map(|phone| phone.displayed());
    escape_formula(&spoken.unwrap_or_default().replace('\u{a0}', " "))
}

fn email(record: &ExportRecord) -> String {
    escape_formula(record.email.as_deref().unwrap_or_default())
}

/// The address of a participant, else the phone number.
fn contact(record: &ExportRecord) -> String {
    if record.email.is_some() { email(record) } else { phone(record) }
}

fn enrollment_cells(member: &CohortMember, record: &ExportRecord) -> Vec<String> {
    let suspensions: Vec<String> = member.suspensions.0.iter().map(|it| format!("{}/{}", it.first_day(), it.last_day())).collect();
    let extensions: Vec<String> = record.extensions.iter().map(|(reason, days)| format!("{}:{days}", extension_word(*reason))).collect();
    vec![
        member.enrollment_id.to_string(),
        member.participant_id.to_string(),
        escape_formula(&member.first_name),
        escape_formula(&member.last_name),
        phone(record),
        email(record),
        escape_formula(&record.trade),
        member.activity.as_str().to_owned(),
        member.period.starts_on.to_string(),
        member.period.ends_on.to_string(),
        day(record.registered_on),
        yes_or_no(member.acre),
        benefit_name(member.benefit),
        day(record.benefit_since),
        member.starting_turnover.typed(),
        member.goal.map_or(String::new(), |goal| goal.typed()),
        escape_formula(record.coach_email.as_deref().unwrap_or_default()),
        escape_formula(&member.coach_name),
        day(member.period.left_on),
        member.exit.map_or("", exit_word).to_owned(),
        escape_formula(record.exit_reason.as_deref().unwrap_or_default()),
        day(record.signed_on),
        suspensions.join(" "),
        extensions.join(" "),
        day(record.official_end),
    ]
}

fn month_cells(member: &CohortMember, contact: &str, month: &MemberMonth, line: &DeclaredLine) -> Vec<String> {
    let kind = match line.kind {
        LineKind::Sale => "vente",
        LineKind::CreditNote => "avoir",
    };
    vec![
        member.enrollment_id.to_string(),
        member.participant_id.to_string(),
        escape_formula(&member.first_name),
        escape_formula(&member.last_name),
        escape_formula(&member.coach_name),
        contact.to_owned(),
        month.month.to_string(),
        line.activity.as_str().to_owned(),
        line.amount.typed(),
        kind.to_owned(),
        state_name(FR, month.state),
        month.version.to_string(),
        month.total.typed(),
    ]
}

fn meeting_cells(member: &CohortMember, meeting: &Meeting) -> Vec<String> {
    let names = [member.enrollment_id.as_str(), &member.last_name, &member.first_name, &member.coach_name].map(escape_formula);
    let more = [
        meeting.on.to_string(),
        kind_name(FR, meeting.kind),
        mode_name(FR, meeting.remote),
        booking_name(FR, meeting.state),
        yes_or_no(meeting.late),
    ];
    names.into_iter().chain(more).collect()
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

/// The page of the files.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
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
            {row(Export::Enrollments, "exports-paths", "exports-paths-note")}
            {row(Export::Months, "exports-months", "exports-months-note")}
            {row(Export::Meetings, "exports-meetings", "exports-meetings-note")}
        </ul>
    };
    Ok(Page::new(t!(language, "exports-title"), "/pilotage/exports", body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_begins_like_a_formula_is_quoted() {
        for name in ["=1+1", "+33", "-2", "@SOMME(A1)", "\t=1", " =1", "\n1", "'=1"] {
            assert_eq!(escape_formula(name), format!("'{name}"));
        }
        assert_eq!(escape_formula("N’Diaye-Roux"), "N’Diaye-Roux");
    }
}
