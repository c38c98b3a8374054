//! The requests of the tests of permissions: one for each address of the table. Those of the agenda and the forms of enrollments have files
//! of their own.

mod agenda;
mod enrollment;

use crate::support::{
    app::{NOBODY, Team},
    caller::with_file,
};
use domain::reporting::disclosure::half_year::HalfYear;

/// A request to an address of the table, with identifiers of one structure.
pub struct Call {
    /// Its address in the table.
    pub address: &'static str,
    pub method: &'static str,
    pub path: String,
    pub form: Vec<(&'static str, String)>,
    /// The content of the file in the form.
    pub file: Option<&'static [u8]>,
    /// Whether only the participant and their own coach may: for the coordinator it is missing.
    pub of_the_coach: bool,
    /// Whether it names a row of the structure: for another structure that is missing.
    pub names_a_row: bool,
    /// The status for a client other than a browser that may.
    pub answered: u16,
}

impl Call {
    /// The request of a page.
    fn page(address: &'static str, path: String) -> Self {
        Self { address, method: "GET", path, form: Vec::new(), file: None, of_the_coach: false, names_a_row: false, answered: 200 }
    }

    /// The request of a form.
    fn form(address: &'static str, form: Vec<(&'static str, String)>) -> Self {
        Self { method: "POST", form, ..Self::page(address, address.into()) }
    }

    /// The same request, which names a row of the structure.
    fn of_a_row(self) -> Self {
        Self { names_a_row: true, ..self }
    }

    /// Adds the form with these values to a request.
    pub fn fill(&self, request: reqwest::RequestBuilder, form: &[(&str, &str)]) -> reqwest::RequestBuilder {
        match self.file {
            _ if self.method != "POST" => request,
            Some(file) if self.address == "/api/personnes/importer" => with_file(request, form, ("participants", "cohorte.csv", file)),
            Some(file) => with_file(request, form, ("document", "facture.pdf", file)),
            None => request.form(form),
        }
    }

    /// Adds the form with its own values to a request.
    pub fn filled(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        let form: Vec<(&str, &str)> = self.form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.fill(request, &form)
    }
}

/// The request to an address of the table: valid, with an effect for every role that may.
pub fn call(address: &'static str, team: &Team) -> Call {
    let page = |path: String| Call::page(address, path);
    let form = |form: Vec<(&'static str, String)>| Call::form(address, form);
    let of_a_row = Call::of_a_row;
    let text = |text: &str| text.to_owned();
    match address {
        path if path.starts_with("/api/agenda/") => agenda::call(address, team),
        "/declarations/{month}" => page(format!("/declarations/{}", team.month)),
        "/declarations/{month}/pieces" => page(format!("/declarations/{}/pieces", team.month)),
        "/declarations/{month}/pieces/{document}" => of_a_row(page(format!("/declarations/{}/pieces/{}", team.month, team.document))),
        "/suivis/{participant}/pieces/{document}" => {
            Call { of_the_coach: true, ..of_a_row(page(format!("/suivis/{}/pieces/{}", team.participant, team.document))) }
        }
        "/suivis/{participant}/attestation" => of_a_row(page(format!("/suivis/{}/attestation", team.participant))),
        "/api/declarations/pieces/ajouter" => Call { file: Some(b"%PDF-1.7 facture"), ..form(vec![("month", team.month.to_string())]) },
        "/api/declarations/pieces/retirer" | "/api/declarations/pieces/remettre" => {
            of_a_row(form(vec![("document", team.document.to_string())]))
        }
        "/rendez-vous/{session}" => of_a_row(page(format!("/rendez-vous/{}", team.session))),
        "/rendez-vous/{session}/agenda.ics" => of_a_row(page(format!("/rendez-vous/{}/agenda.ics", team.session))),
        "/rendez-vous/prendre/{type}" => of_a_row(page(format!("/rendez-vous/prendre/{}", team.agenda.slots))),
        "/rendez-vous/confirmer" => of_a_row(page(format!("/rendez-vous/confirmer?seance={}", team.agenda.other))),
        "/suivis/{participant}/rendez-vous" => of_a_row(page(format!("/suivis/{}/rendez-vous", team.participant))),
        "/suivis/{participant}/rendez-vous/noter" => of_a_row(page(format!("/suivis/{}/rendez-vous/noter", team.participant))),
        "/suivis/{participant}/rendez-vous/{type}" => {
            of_a_row(page(format!("/suivis/{}/rendez-vous/{}", team.participant, team.agenda.slots)))
        }
        "/agenda/seance/{session}" => of_a_row(page(format!("/agenda/seance/{}", team.session))),
        "/agenda/seance/{session}/ajouter" => of_a_row(page(format!("/agenda/seance/{}/ajouter", team.session))),
        "/agenda/seance/{session}/modifier" => of_a_row(page(format!("/agenda/seance/{}/modifier", team.session))),
        "/agenda/types/{type}" => of_a_row(page(format!("/agenda/types/{}", team.agenda.slots))),
        "/pilotage/liste" => page("/pilotage/liste?chiffre=places".into()),
        "/pilotage/liste.csv" => page("/pilotage/liste.csv?chiffre=places".into()),
        "/pilotage/exports/{file}" => page("/pilotage/exports/parcours.csv".into()),
        "/personnes/{person}/effacement" => of_a_row(page(format!("/personnes/{}/effacement", team.participant))),
        // The enrollment runs, and nothing is planned: refusals, which show that the role may.
        "/api/personnes/effacement/prevoir" => {
            Call { answered: 409, ..of_a_row(form(vec![("person", team.participant.to_string()), ("reason", text("Demande écrite."))])) }
        }
        "/api/personnes/effacement/accepter" => Call { answered: 409, ..of_a_row(form(vec![("person", team.participant.to_string())])) },
        "/api/personnes/effacement/retirer" => of_a_row(form(vec![("person", team.participant.to_string())])),
        "/personnes/{person}/depart" => of_a_row(page(format!("/personnes/{}/depart", team.colleague))),
        "/personnes/{person}/retirer" => of_a_row(page(format!("/personnes/{}/retirer", team.participant))),
        "/personnes/{person}/regrouper" => of_a_row(page(format!("/personnes/{}/regrouper", team.participant))),
        // Months are declared, and a record is no second one of itself: refusals, which show that the role may.
        "/api/personnes/retirer" => {
            Call { answered: 409, ..of_a_row(form(vec![("person", team.participant.to_string()), ("reason", text("NeverCame"))])) }
        }
        "/api/personnes/regrouper" => {
            Call { answered: 409, ..of_a_row(form(vec![("kept", team.participant.to_string()), ("merged", team.participant.to_string())])) }
        }
        "/api/personnes/separer" => of_a_row(form(vec![("merged", team.participant.to_string())])),
        "/agenda/{token}" => page(format!("/agenda/{}.ics", team.agenda.calendar)),
        "/suivis/{participant}" => of_a_row(page(format!("/suivis/{}", team.participant))),
        "/suivis/{participant}/{month}" => of_a_row(page(format!("/suivis/{}/{}", team.participant, team.month))),
        "/pilotage/financeurs/publier/{half}" => {
            page(format!("/pilotage/financeurs/publier/{}", HalfYear::of(team.month.first_day()).plus(-1)))
        }
        "/pilotage/etats/{month}" => page(format!("/pilotage/etats/{}", team.month)),
        "/pilotage/etats/{month}/{file}" => page(format!("/pilotage/etats/{}/1.csv", team.handed_in)),
        // These rows were not confirmed: they are not closed.
        "/api/etats/clore" => Call {
            answered: 409,
            ..form(vec![("month", team.month.to_string()), ("version", text("1")), ("seen", text("0")), ("confirmed", text("yes"))])
        },
        "/api/etats/coefficients" => of_a_row(form(vec![
            ("month", team.month.to_string()),
            ("coefficients[0][enrollment]", team.enrollment.to_string()),
            ("coefficients[0][was]", text("")),
            ("coefficients[0][value]", text("0,85")),
        ])),
        "/api/etats/colonnes" => {
            of_a_row(form(vec![("columns[0][session_type]", team.agenda.slots.to_string()), ("columns[0][column]", text("Com"))]))
        }
        "/verifier/{code}" => page(format!("/verifier/{}", team.attestation.1)),
        "/api/attestations/etablir" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("from", team.validated.to_string()),
            ("to", team.validated.to_string()),
        ])),
        "/api/attestations/revoquer" => {
            of_a_row(form(vec![("participant", team.participant.to_string()), ("attestation", team.attestation.0.to_string())]))
        }
        "/resultats/{token}" => page(format!("/resultats/{}", team.funder.1)),
        "/api/financeurs/lien" => form(vec![("label", text("État")), ("until", team.month.plus(6).first_day().to_string())]),
        "/api/financeurs/revoquer" => of_a_row(form(vec![("link", team.funder.0.to_string())])),
        // It is not over: a refusal, which shows that the role may.
        "/api/financeurs/publier" => Call { answered: 409, ..form(vec![("half", text("2150-S1"))]) },
        "/reseau/{structure}" => page(format!("/reseau/{}", team.rows.structure_id())),
        "/invitation/{token}" => page(format!("/invitation/{}", team.invitation)),
        "/api/declarations/envoyer" => form(vec![
            ("month", team.month.plus(-1).to_string()),
            ("lines[0][activity]", text("02")),
            ("lines[0][kind]", text("Sale")),
            ("lines[0][amount]", text("12")),
        ]),
        "/api/declarations/zero" => form(vec![("month", team.month.plus(-2).to_string())]),
        "/api/declarations/annuler" => {
            of_a_row(form(vec![("month", team.month.plus(-3).to_string()), ("declaration", team.waiting.to_string()), ("seen", text("1"))]))
        }
        "/api/declarations/repondre" => form(vec![("month", team.asked.to_string()), ("answer", text("Oui."))]),
        "/api/declarations/rouvrir" => form(vec![("month", team.validated.to_string()), ("reason", text("Une vente oubliée."))]),
        "/api/declarations/activite" => form(vec![("income_tax", text("yes")), ("craft", text("yes"))]),
        "/api/rendez-vous/reserver" => of_a_row(form(vec![("session", team.session.to_string())])),
        "/api/rendez-vous/creneau" => of_a_row(form(vec![
            ("session_type", team.agenda.slots.to_string()),
            ("coach", team.coach.to_string()),
            ("starts", team.agenda.free[0].to_rfc3339()),
        ])),
        "/api/rendez-vous/deplacer" => {
            of_a_row(form(vec![("booking", team.booking.to_string()), ("session", team.agenda.other.to_string())]))
        }
        "/api/rendez-vous/attendre" => of_a_row(form(vec![("session", team.agenda.full.to_string())])),
        "/api/rendez-vous/accepter" => of_a_row(form(vec![("entry", team.agenda.offered.to_string())])),
        "/api/rendez-vous/renoncer" => of_a_row(form(vec![("entry", team.agenda.waiting.to_string())])),
        "/api/rendez-vous/annuler" => of_a_row(form(vec![("booking", team.booking.to_string())])),
        "/suivis/{participant}/plan" => of_a_row(page(format!("/suivis/{}/plan", team.participant))),
        "/suivis/{participant}/plan/proposer" => of_a_row(page(format!("/suivis/{}/plan/proposer", team.participant))),
        "/suivis/modeles" => page("/suivis/modeles".into()),
        "/suivis/{participant}/plan/modele/{template}" => {
            of_a_row(page(format!("/suivis/{}/plan/modele/{}", team.participant, team.template)))
        }
        "/suivis/{participant}/plan/versions" => of_a_row(page(format!("/suivis/{}/plan/versions", team.participant))),
        "/api/plan/cocher" => {
            of_a_row(form(vec![("participant", team.participant.to_string()), ("action", team.action.to_string()), ("done", text("yes"))]))
        }
        "/api/plan/objectif" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("seen", text("0.0")),
            ("goal", text("01KPERMISSIONS")),
            ("focus", text("Admin")),
            ("title", text("Être à jour")),
        ])),
        "/api/plan/action" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("seen", text("1.1")),
            ("goal", text("01KPERMISSIONS")),
            ("action", text("01KPERMISSIONSA")),
            ("title", text("Trier")),
            ("doer", text("Both")),
        ])),
        "/api/plan/modeles/garder" => of_a_row(form(vec![("participant", team.participant.to_string()), ("title", text("Vendre"))])),
        // The plan has changed since: nothing is copied, which shows that the role may.
        "/api/plan/modeles/copier" => Call {
            answered: 409,
            ..of_a_row(form(vec![
                ("participant", team.participant.to_string()),
                ("template", team.template.to_string()),
                ("seen", text("0.0")),
                ("items[0][id]", text("01KPERMISSIONST")),
                ("items[0][keep]", text("yes")),
                ("items[0][title]", text("Un site")),
            ]))
        },
        "/api/plan/modeles/retirer" => form(vec![("template", team.template.to_string())]),
        "/api/plan/oter" => {
            of_a_row(form(vec![("participant", team.participant.to_string()), ("seen", text("1.2")), ("action", text("01KPERMISSIONSA"))]))
        }
        "/api/plan/signer" | "/api/plan/abandonner" => {
            of_a_row(form(vec![("participant", team.participant.to_string()), ("seen", text("1.3"))]))
        }
        "/api/accueil/ranger" => form(Vec::new()),
        "/api/plan/point" => form(vec![("mood", text("Well")), ("blocker", text("Nothing")), ("call", text("no"))]),
        "/api/verifications/valider" => of_a_row(form(vec![("declaration", team.declaration.to_string()), ("seen", text("1"))])),
        // It changed since: nothing is validated, which shows that the role may.
        "/api/verifications/valider-lot" => of_a_row(form(vec![("figures[0]", format!("{}.1", team.declaration))])),
        "/api/verifications/annuler-lot" => of_a_row(form(vec![("batch", team.batch.to_string())])),
        "/api/verifications/remplacer" => of_a_row(form(vec![
            ("coach", team.coach.to_string()),
            ("substitute", team.coordinator.to_string()),
            ("from", text("2150-06-03")),
            ("to", text("2150-06-05")),
        ])),
        "/api/verifications/fin-remplacement" => of_a_row(form(vec![("substitution", team.substitution.to_string())])),
        "/api/verifications/demander" => {
            of_a_row(form(vec![("declaration", team.waiting.to_string()), ("seen", text("1")), ("question", text("Tout est compté ?"))]))
        }
        "/api/suivis/mois/saisir" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("month", team.month.plus(-1).to_string()),
            ("seen", text("0")),
            ("lines[0][activity]", text("02")),
            ("lines[0][kind]", text("Sale")),
            ("lines[0][amount]", text("12")),
            ("reason", text("Accord par téléphone.")),
            ("validate", text("yes")),
        ])),
        "/api/suivis/mois/annuler-saisie" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("month", team.month.plus(-1).to_string()),
            ("seen", text("1")),
        ])),
        "/api/suivis/mois/rouvrir" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("month", team.validated.to_string()),
            ("seen", text("1")),
            ("why", text("Relevé de banque.")),
        ])),
        "/api/suivis/mois/annuler-ouverture" => {
            of_a_row(form(vec![("participant", team.participant.to_string()), ("month", team.validated.to_string()), ("seen", text("1"))]))
        }
        // By then the month was opened again: a refusal, which shows that the role may.
        "/api/verifications/annuler" => Call {
            answered: 409,
            ..of_a_row(form(vec![("batch", team.validation.0.to_string()), ("declaration", team.validation.1.to_string())]))
        },
        "/api/verifications/annuler-jour" => form(Vec::new()),
        "/api/relances/envoyer" => form(vec![("month", team.month.plus(-2).to_string())]),
        // The participant sent that version: a refusal, which shows that the role may.
        "/api/declarations/contester" => Call { answered: 409, ..form(vec![("month", team.validated.to_string()), ("seen", text("1"))]) },
        "/api/verifications/rouvrir" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("month", team.requested.to_string()),
            ("seen", text("1")),
            ("open", text("1")),
        ])),
        "/api/parcours/suspendre" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("path", team.enrollment.to_string()),
            ("first_day", team.month.first_day().to_string()),
            ("last_day", team.month.last_day().to_string()),
            ("reason", text("Maladie")),
        ])),
        "/api/suivis/notes/ecrire" => {
            of_a_row(form(vec![("participant", team.participant.to_string()), ("text", text("Appelée.")), ("readers", text("Team"))]))
        }
        // Its author only.
        "/api/suivis/notes/changer" => Call {
            of_the_coach: true,
            ..of_a_row(form(vec![("note", team.note.to_string()), ("text", text("Loyer payé.")), ("readers", text("TeamAndPerson"))]))
        },
        "/api/suivis/notes/retirer" | "/api/suivis/notes/remettre" => {
            Call { of_the_coach: true, ..of_a_row(form(vec![("note", team.note.to_string())])) }
        }
        // By then they have come back, in another path.
        "/api/parcours/sortie/annuler" => Call { answered: 409, ..of_a_row(form(enrollment::event(address, team))) },
        // It has begun: a refusal, which shows that the role may.
        "/api/parcours/retirer-entree" => Call { answered: 409, ..of_a_row(form(enrollment::event(address, team))) },
        path if path.starts_with("/api/parcours/") => of_a_row(form(enrollment::event(path, team))),
        path if path.starts_with("/suivis/{participant}/parcours") => {
            let named = path
                .replace("{participant}", team.elder.participant.as_str())
                .replace("{suspension}", team.elder.suspension.as_str())
                .replace("{path}", team.elder.path.as_str());
            // Without an exit there is no return.
            Call { answered: if path.ends_with("/retour") { 404 } else { 200 }, ..of_a_row(page(named)) }
        }
        "/agenda/plages/{window}" => of_a_row(page(format!("/agenda/plages/{}", team.agenda.window))),
        "/agenda/lieux/{venue}" => of_a_row(page(format!("/agenda/lieux/{}", team.agenda.venue))),
        "/api/reglages/lecture" => form(vec![("coaches_read", text("Structure"))]),
        "/api/reglages/chambre" => form(vec![("chamber_region", text("Alsace"))]),
        "/api/reglages/offre" => form(vec![("offer_hours", text("12"))]),
        "/api/moi/agenda" | "/api/moi/agenda/retirer" => form(Vec::new()),
        "/api/moi/brouillons/vider" => form(vec![("forms[0]", text("venue")), ("back", text("/moi"))]),
        "/api/personnes/inviter" => form(vec![
            ("role", text("Coach")),
            ("first_name", text("Line")),
            ("last_name", text("Petit")),
            ("email", text("line.petit@exemple.fr")),
            ("phone", text("06 39 98 77 01")),
        ]),
        "/personnes/importer/{preview}" => of_a_row(page(format!("/personnes/importer/{}", team.preview))),
        "/personnes/{person}" => of_a_row(page(format!("/personnes/{}", team.participant))),
        "/personnes/{person}/carte" => of_a_row(page(format!("/personnes/{}/carte", team.participant))),
        "/api/personnes/importer" => Call { file: Some(NOBODY), ..form(Vec::new()) },
        "/api/personnes/importer/confirmer" => of_a_row(form(vec![("preview", team.preview.to_string()), ("digest", text("0123"))])),
        "/api/personnes/ajouter" => of_a_row(form(vec![
            ("contact[first_name]", text("Inès")),
            ("contact[last_name]", text("Petit")),
            ("contact[email]", text("ines.petit@exemple.fr")),
            ("entry[coach]", team.coach.to_string()),
            ("entry[starts_on]", team.month.plus(1).first_day().to_string()),
            ("entry[trade]", text("couture")),
            ("entry[activity]", text("02")),
            ("entry[starting_turnover]", text("80")),
        ])),
        "/api/personnes/confier" => {
            of_a_row(form(vec![("people[0]", format!("{}.{}", team.participant, team.coach)), ("coach", team.coach.to_string())]))
        }
        "/api/personnes/contact" => of_a_row(form(vec![
            ("person", team.neighbour.to_string()),
            ("first_name", text("Zoé")),
            ("last_name", text("Test")),
            ("email", text("zoe.nouvelle@exemple.fr")),
        ])),
        "/api/personnes/invitation" => of_a_row(form(vec![("person", team.neighbour.to_string()), ("way", text("mail"))])),
        "/api/personnes/inviter-tous" => form(Vec::new()),
        "/api/personnes/inviter-choisis" => of_a_row(form(vec![("people[0]", team.neighbour.to_string())])),
        "/api/vues/enregistrer" => form(vec![("list", text("Caseload")), ("name", text("Bientôt finis")), ("query", text("vue=fin"))]),
        // Removing what is not there is as good as done.
        "/api/vues/retirer" => form(vec![("list", text("Caseload")), ("view", text("00000000000000000000000000"))]),
        "/api/messages/renvoyer" => of_a_row(form(vec![("message", team.lost.clone())])),
        "/api/personnes/carte" => of_a_row(form(vec![("person", team.neighbour.to_string())])),
        "/api/personnes/adresse" => of_a_row(form(vec![
            ("person", team.neighbour.to_string()),
            ("address", text("1 quai du Port\n10000 Troyes")),
            ("siret", text("732 829 320 00074")),
        ])),
        "/api/personnes/role" => of_a_row(form(vec![("person", team.colleague.to_string()), ("role", text("Coordinator"))])),
        "/api/personnes/depart" | "/api/personnes/retour" => of_a_row(form(vec![("person", team.colleague.to_string())])),
        "/api/reglages/contact" => form(vec![("structure_phone", text("03 53 01 00 42")), ("structure_email", text("accueil@exemple.fr"))]),
        "/api/reglages/premiers-pas" => form(Vec::new()),
        "/api/reglages/nom" => form(vec![("name", text("La Grande Ruche"))]),
        "/api/reglages/places" => form(vec![("places", text("80"))]),
        "/api/reglages/jours-feries" => form(vec![("region", text("AlsaceMoselle"))]),
        "/api/reglages/en-tete" => form(vec![("address", text("1 quai du Port")), ("siret", text("732 829 320 00074"))]),
        "/api/reglages/dispositif" => form(vec![("last_day", text("31/12/2090"))]),
        "/api/connexion/carte" => Call { answered: 422, ..form(vec![("code", text("AAAA 2222 BBBB"))]) },
        "/api/reglages/echeance" => form(vec![("due_day", text("12"))]),
        "/api/moi/effacement" => form(vec![("reason", text("Je déménage."))]),
        "/api/moi/effacement/retirer" => form(Vec::new()),
        "/api/moi/langue" => form(vec![("language", text("fr"))]),
        "/api/nouveautes/vu" => form(vec![("until", text("2150-01-01T00:00:00Z"))]),
        "/api/moi/resume" => form(vec![("days[0]", text("1")), ("days[1]", text("4")), ("hour", text("8"))]),
        "/api/moi/notifications" => form(vec![("reminders", text("Email"))]),
        "/api/moi/notifications/ici" => form(vec![
            ("endpoint", text("https://push.exemple.net/abc")),
            // The keys of the example of RFC 8291, 5.
            ("p256dh", text("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
            ("auth", text("BTBZMqHH6r4Tts7J_aSIgg")),
        ]),
        "/api/moi/notifications/arreter" => form(Vec::new()),
        "/api/moi/appareil" => form(vec![("device", team.device.clone())]),
        "/api/connexion/contact" => form(vec![("contact", text("personne@exemple.fr"))]),
        "/api/connexion/code" => Call { answered: 422, ..form(vec![("code", text("123456"))]) },
        "/api/connexion/equipe" => {
            Call { answered: 422, ..form(vec![("email", text("personne@exemple.fr")), ("password", text("miel de sapin"))]) }
        }
        // No such links: their own stories have real ones.
        "/connexion/nouveau-mot-de-passe/{token}" => Call { answered: 404, ..page("/connexion/nouveau-mot-de-passe/0123".into()) },
        "/connexion/adresse/{token}" => Call { answered: 404, ..page("/connexion/adresse/0123".into()) },
        "/api/connexion/nouveau-mot-de-passe" => {
            Call { answered: 404, ..form(vec![("token", text("0123")), ("password", text("miel de sapin"))]) }
        }
        "/api/connexion/adresse" => Call { answered: 404, ..form(vec![("token", text("0123"))]) },
        "/api/connexion/oublie" => form(vec![("email", text("personne@exemple.fr"))]),
        "/api/connexion/second-facteur" => Call { answered: 422, ..form(vec![("code", text("123456"))]) },
        // There is no way back: home.
        "/connexion/reprendre" => Call { answered: 303, ..page(address.into()) },
        // No provider is set in these tests.
        "/connexion/oidc/aller" | "/connexion/oidc/retour" => Call { answered: 303, ..page(address.into()) },
        "/api/connexion/oidc" | "/api/connexion/confirmer/oidc" => Call { answered: 404, ..form(Vec::new()) },
        "/api/connexion/confirmer" => form(vec![("password", text("miel de sapin")), ("next", text("/moi"))]),
        // The people of these tests have no password.
        "/api/moi/mot-de-passe" => {
            Call { answered: 409, ..form(vec![("old", text("miel de sapin")), ("password", text("trois vélos rouges"))]) }
        }
        "/api/moi/second-facteur/activer" => Call { answered: 409, ..form(vec![("code", text("123456"))]) },
        // No challenge was asked for before it.
        "/api/connexion/cle" => Call { answered: 409, ..form(vec![("credential", text("{}"))]) },
        "/api/connexion/cle/commencer" => form(Vec::new()),
        "/api/connexion/confirmer/cle" => form(vec![("credential", text("{}")), ("next", text("/moi"))]),
        "/api/moi/cles/ajouter" => Call { answered: 409, ..form(vec![("credential", text("{}")), ("name", text("Mon téléphone"))]) },
        "/api/moi/cles/commencer" => Call { answered: 409, ..form(Vec::new()) },
        "/api/moi/cles/retirer" => Call { answered: 409, ..form(vec![("passkey", text("00000000000000000000000000"))]) },
        path if path.starts_with("/api/moi/second-facteur/") => Call { answered: 409, ..form(Vec::new()) },
        "/api/moi/adresse" => Call { answered: 409, ..form(vec![("email", text("nouvelle@exemple.fr"))]) },
        "/api/moi/contact" => form(vec![("kind", text("phone")), ("phone", text("06 39 98 77 55"))]),
        // No code was asked for, or it is another one.
        "/api/moi/contact/code" => Call { answered: 422, ..form(vec![("code", text("123456"))]) },
        "/api/moi/menu" => form(vec![("folded", text("yes"))]),
        "/api/moi/texte" => form(vec![("size", text("large"))]),
        "/api/moi/sms" => form(Vec::new()),
        "/api/moi/autres-appareils" => form(Vec::new()),
        "/api/personnes/appareils" => of_a_row(form(vec![("person", team.neighbour.to_string())])),
        "/api/personnes/mot-de-passe" | "/api/personnes/second-facteur" | "/api/personnes/cles" => {
            of_a_row(form(vec![("person", team.colleague.to_string())]))
        }
        "/api/connexion/quitter" => form(Vec::new()),
        "/api/invitation" => form(vec![("token", team.invitation.clone()), ("password", text("miel de sapin"))]),
        "/connexion/demo" => Call { answered: 404, ..form(vec![("persona", text("participant"))]) },
        path if !path.contains('{') && !path.starts_with("/api/") => page(path.into()),
        _ => panic!("{address} has a row in the table: add its request here"),
    }
}
