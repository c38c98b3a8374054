//! The forms of the events of an enrollment.

use crate::support::app::Team;

/// The form of an event of an enrollment, with an effect for the coordinator.
pub fn event(address: &str, team: &Team) -> Vec<(&'static str, String)> {
    let elder = &team.elder;
    let text = |text: &str| text.to_owned();
    let suspension = || {
        vec![
            ("suspension", elder.suspension.to_string()),
            ("seen_first", elder.suspended_on.to_string()),
            ("seen_last", elder.suspended_on.to_string()),
        ]
    };
    let more = match address {
        "/api/parcours/suspension/corriger" => [
            suspension(),
            vec![("first_day", elder.suspended_on.to_string()), ("last_day", elder.suspended_on.to_string()), ("reason", text("Congé"))],
        ]
        .concat(),
        "/api/parcours/suspension/lever" => [suspension(), vec![("resumes_on", elder.suspended_on.to_string())]].concat(),
        "/api/parcours/suspension/annuler" => suspension(),
        "/api/parcours/prolonger" => vec![
            ("seen_end", elder.ends_on.to_string()),
            ("reason", text("Senior")),
            ("until", (elder.ends_on + chrono::Duration::days(30)).to_string()),
        ],
        "/api/parcours/prolongation/annuler" => vec![("extension", text("00000000000000000000000000"))],
        "/api/parcours/sortir" => {
            vec![("left_on", elder.suspended_on.to_string()), ("category", text("Other")), ("reason", text("Départ"))]
        }
        "/api/parcours/retirer-entree" => vec![],
        // The exit as it was recorded before, in the enrollment before the return.
        "/api/parcours/precedent/sortie" => vec![
            ("seen", elder.suspended_on.to_string()),
            ("left_on", elder.suspended_on.to_string()),
            ("category", text("Positive")),
            ("reason", text("Formation")),
        ],
        "/api/parcours/fiche" => vec![
            ("seen", elder.record.clone()),
            ("trade", text("couture et retouches")),
            ("activity", text("03")),
            ("activity_from", elder.suspended_on.to_string()),
            ("acre", text("no")),
            ("acre_from", elder.suspended_on.to_string()),
            ("benefit", text("Ass")),
            ("starting_turnover", text("120,50")),
            ("goal", text("900")),
            ("siret", text("732 829 320 00074")),
            ("address", text("1 quai du Port\n10000 Troyes")),
            ("reason", text("Attestation reçue")),
        ],
        "/api/parcours/sortie/annuler" => vec![("seen", elder.suspended_on.to_string())],
        "/api/parcours/fin-officielle" => vec![("official_end", text("2027-12-31"))],
        "/api/parcours/debut" => vec![
            ("seen_start", elder.starts_on.to_string()),
            ("starts_on", elder.starts_on.to_string()),
            ("signed_on", elder.starts_on.to_string()),
        ],
        "/api/parcours/pass" => vec![("pass_number", text("99999 26 00042"))],
        "/api/parcours/revenir" => {
            vec![("starts_on", (elder.suspended_on + chrono::Duration::days(1)).to_string()), ("turnover", text("100"))]
        }
        _ => panic!("{address}: add its request here"),
    };
    // A return begins an enrollment, and names none.
    let shown = if address == "/api/parcours/revenir" { vec![] } else { vec![("path", elder.path.to_string())] };
    [vec![("participant", elder.participant.to_string())], shown, more].concat()
}
