//! Who may open which page and call which server function. The server refuses what has no row here, and a test compares
//! this table with what is really there.

use domain::people::Role;

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody, signed in or not.
    Anybody,
    /// Whoever is signed in.
    SignedIn,
    /// Participants.
    Participant,
    /// Coaches and coordinators.
    Staff,
    /// Coordinators.
    Coordinator,
}

impl Who {
    /// Whether that role, or nobody in particular, may.
    pub fn includes(self, role: Option<Role>) -> bool {
        match (self, role) {
            (Self::Anybody, _) | (Self::SignedIn, Some(_)) => true,
            (Self::Participant, Some(role)) => role == Role::Participant,
            (Self::Staff, Some(role)) => role.is_staff(),
            (Self::Coordinator, Some(role)) => role == Role::Coordinator,
            (_, None) => false,
        }
    }
}

/// Every address with who may use it; `{…}` stands for one part of it.
pub const TABLE: &[(&str, Who)] = &[
    // Pages
    ("/", Who::SignedIn),
    ("/declarations", Who::Participant),
    ("/declarations/a-mettre-de-cote", Who::Participant),
    ("/declarations/caf", Who::Participant),
    ("/declarations/attestation", Who::Participant),
    ("/declarations/{month}", Who::Participant),
    ("/declarations/{month}/pieces", Who::Participant),
    ("/rendez-vous", Who::Participant),
    ("/rendez-vous/passes", Who::Participant),
    ("/rendez-vous/confirmer", Who::Participant),
    ("/rendez-vous/prendre/{type}", Who::Participant),
    ("/rendez-vous/{session}", Who::Participant),
    ("/plan", Who::Participant),
    ("/moi", Who::SignedIn),
    ("/moi/agenda", Who::SignedIn),
    ("/verifications", Who::Staff),
    ("/verifications/lot", Who::Staff),
    ("/verifications/remplacement", Who::Staff),
    ("/agenda", Who::Staff),
    ("/agenda/nouveau", Who::Staff),
    ("/agenda/seance/{session}", Who::Staff),
    ("/agenda/seance/{session}/ajouter", Who::Staff),
    ("/agenda/seance/{session}/modifier", Who::Staff),
    ("/suivis", Who::Staff),
    ("/suivis/{participant}", Who::Staff),
    ("/suivis/{participant}/attestation", Who::Staff),
    ("/suivis/{participant}/parcours", Who::Staff),
    ("/suivis/{participant}/parcours/suspendre", Who::Coordinator),
    ("/suivis/{participant}/parcours/suspensions/{suspension}", Who::Coordinator),
    ("/suivis/{participant}/parcours/prolonger", Who::Coordinator),
    ("/suivis/{participant}/parcours/sortie", Who::Coordinator),
    ("/suivis/{participant}/parcours/debut", Who::Coordinator),
    ("/suivis/{participant}/parcours/retour", Who::Coordinator),
    ("/suivis/{participant}/{month}", Who::Staff),
    ("/suivis/{participant}/rendez-vous", Who::Staff),
    ("/suivis/{participant}/rendez-vous/{type}", Who::Staff),
    ("/agenda/plages", Who::Staff),
    ("/agenda/absences", Who::Staff),
    ("/agenda/absences/nouvelle", Who::Staff),
    ("/agenda/types", Who::Staff),
    ("/agenda/types/nouveau", Who::Coordinator),
    ("/agenda/types/{type}", Who::Coordinator),
    ("/pilotage", Who::Coordinator),
    ("/pilotage/etats", Who::Coordinator),
    ("/pilotage/etats/colonnes", Who::Coordinator),
    ("/pilotage/etats/{month}", Who::Coordinator),
    ("/pilotage/liste", Who::Coordinator),
    ("/pilotage/exports", Who::Coordinator),
    ("/personnes", Who::Coordinator),
    ("/personnes/inviter", Who::Coordinator),
    ("/reglages", Who::Coordinator),
    ("/connexion", Who::Anybody),
    ("/connexion/code", Who::Anybody),
    ("/connexion/equipe", Who::Anybody),
    ("/invitation/{token}", Who::Anybody),
    // Files: whose they are is looked at in the store
    ("/declarations/{month}/pieces/{document}", Who::Participant),
    ("/suivis/{participant}/pieces/{document}", Who::Staff),
    ("/rendez-vous/{session}/agenda.ics", Who::Participant),
    ("/pilotage/etats/{month}/{file}", Who::Coordinator),
    ("/pilotage/exports/{file}", Who::Coordinator),
    // Whoever has the address of a calendar sees it: `{token}.ics`
    ("/agenda/{token}", Who::Anybody),
    // Server functions
    ("/api/declarations/envoyer", Who::Participant),
    ("/api/declarations/zero", Who::Participant),
    ("/api/declarations/repondre", Who::Participant),
    ("/api/declarations/rouvrir", Who::Participant),
    ("/api/declarations/activite", Who::Participant),
    ("/api/declarations/pieces/ajouter", Who::Participant),
    ("/api/declarations/pieces/retirer", Who::Participant),
    ("/api/declarations/pieces/remettre", Who::Participant),
    ("/api/rendez-vous/reserver", Who::Participant),
    ("/api/rendez-vous/creneau", Who::Participant),
    ("/api/rendez-vous/deplacer", Who::Participant),
    ("/api/rendez-vous/annuler", Who::Participant),
    ("/api/rendez-vous/attendre", Who::Participant),
    ("/api/rendez-vous/accepter", Who::Participant),
    ("/api/rendez-vous/renoncer", Who::Participant),
    ("/api/plan/cocher", Who::Participant),
    ("/api/verifications/valider", Who::Staff),
    ("/api/verifications/valider-lot", Who::Staff),
    ("/api/verifications/annuler-lot", Who::Staff),
    ("/api/verifications/demander", Who::Staff),
    ("/api/verifications/rouvrir", Who::Staff),
    ("/api/parcours/debut", Who::Coordinator),
    ("/api/parcours/prolonger", Who::Coordinator),
    ("/api/parcours/prolongation/annuler", Who::Coordinator),
    ("/api/parcours/suspendre", Who::Coordinator),
    ("/api/parcours/suspension/corriger", Who::Coordinator),
    ("/api/parcours/suspension/lever", Who::Coordinator),
    ("/api/parcours/suspension/annuler", Who::Coordinator),
    ("/api/parcours/sortir", Who::Coordinator),
    ("/api/parcours/revenir", Who::Coordinator),
    ("/api/parcours/sortie/annuler", Who::Coordinator),
    ("/api/suivis/notes/ecrire", Who::Staff),
    ("/api/suivis/notes/changer", Who::Staff),
    ("/api/suivis/notes/retirer", Who::Staff),
    ("/api/suivis/notes/remettre", Who::Staff),
    ("/api/verifications/remplacer", Who::Staff),
    ("/api/verifications/fin-remplacement", Who::Staff),
    ("/api/agenda/creer", Who::Staff),
    ("/api/agenda/changer", Who::Staff),
    ("/api/agenda/reserver", Who::Staff),
    ("/api/agenda/retirer", Who::Staff),
    ("/api/agenda/presence", Who::Staff),
    ("/api/agenda/presence-annuler", Who::Staff),
    ("/api/agenda/annuler", Who::Staff),
    ("/api/agenda/reserver-creneau", Who::Staff),
    ("/api/agenda/reserver-heure", Who::Staff),
    ("/api/agenda/plages/ouvrir", Who::Staff),
    ("/api/agenda/plages/exception", Who::Staff),
    ("/api/agenda/plages/fermer", Who::Staff),
    ("/api/agenda/absence", Who::Staff),
    ("/api/agenda/fin-absence", Who::Staff),
    ("/api/agenda/types/enregistrer", Who::Coordinator),
    ("/api/agenda/types/retirer", Who::Coordinator),
    ("/api/agenda/lieux/ajouter", Who::Coordinator),
    ("/api/etats/clore", Who::Coordinator),
    ("/api/etats/coefficients", Who::Coordinator),
    ("/api/etats/colonnes", Who::Coordinator),
    ("/api/personnes/inviter", Who::Coordinator),
    ("/api/reglages/echeance", Who::Coordinator),
    ("/api/reglages/offre", Who::Coordinator),
    ("/api/moi/langue", Who::SignedIn),
    ("/api/moi/appareil", Who::SignedIn),
    ("/api/moi/agenda", Who::SignedIn),
    ("/api/moi/agenda/retirer", Who::SignedIn),
    ("/api/connexion/contact", Who::Anybody),
    ("/api/connexion/code", Who::Anybody),
    ("/api/connexion/equipe", Who::Anybody),
    ("/api/connexion/quitter", Who::SignedIn),
    ("/api/invitation", Who::Anybody),
    ("/connexion/demo", Who::Anybody),
];

/// Who may use an address; nothing for one that has no row.
pub fn who_may(address: &str) -> Option<Who> {
    TABLE.iter().find(|(row, _)| *row == address).map(|(_, who)| *who)
}
