//! The two files of an import and their columns.

use super::spelling::folded;
use serde::{Deserialize, Serialize};

/// The largest accepted file in bytes: some thirty times a cohort of 70 participants and 24 months.
pub const MOST_BYTES: usize = 1 << 20;

/// The columns of the participants' file.
const PARTICIPANT_COLUMNS: &[&str] = &[
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
];

/// The columns of the declarations' file.
const DECLARATION_COLUMNS: &[&str] = &["courriel_ou_telephone", "mois", "code_activite", "montant", "nature"];

/// The columns whose cells may begin with `+` or `-`: amounts and phone numbers. In other columns that begins a formula.
pub(super) const SIGNED_COLUMNS: &[&str] = &["telephone", "courriel_ou_telephone", "ca_mensuel_depart", "objectif_mensuel", "montant"];

/// The optional columns of the participants' file.
const HISTORY_COLUMNS: &[&str] =
    &["sortie", "categorie_sortie", "motif_sortie", "signature_contrat", "suspensions", "prolongations", "fin_les_emplois"];

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceFile {
    /// The participants and their enrollments.
    Participants,
    /// Their declarations, month by month.
    Declarations,
}

impl SourceFile {
    /// Its usual name, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Participants => "participants.csv",
            Self::Declarations => "chiffre_affaires.csv",
        }
    }

    /// The required columns, in the order of the spreadsheet.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Participants => PARTICIPANT_COLUMNS,
            Self::Declarations => DECLARATION_COLUMNS,
        }
    }

    /// The optional columns, which an export writes.
    pub fn optional_columns(self) -> &'static [&'static str] {
        match self {
            Self::Participants => HISTORY_COLUMNS,
            Self::Declarations => &[],
        }
    }

    /// The required and the optional columns.
    pub fn all_columns(self) -> impl Iterator<Item = &'static str> {
        self.columns().iter().chain(self.optional_columns()).copied()
    }

    /// How many columns these cells name, in any case and with any accents: `Prénom` is `prenom`.
    pub(super) fn known_columns<'a>(self, cells: impl Iterator<Item = &'a str>) -> usize {
        let mut known: Vec<&str> = Vec::new();
        for cell in cells.filter(|cell| cell.len() < 80).map(folded) {
            if let Some(column) = self.all_columns().find(|column| folded(column) == cell)
                && !known.contains(&column)
            {
                known.push(column);
            }
        }
        known.len()
    }
}
