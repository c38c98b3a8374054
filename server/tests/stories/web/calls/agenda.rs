//! The forms of the agenda of the team.

use super::Call;
use crate::support::app::Team;

/// The request to an address of the agenda, see [`super::call`].
pub fn call(address: &'static str, team: &Team) -> Call {
    let form = |form: Vec<(&'static str, String)>| Call::form(address, form);
    let of_a_row = Call::of_a_row;
    let text = |text: &str| text.to_owned();
    match address {
        "/api/agenda/reserver-creneau" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("session_type", team.agenda.slots.to_string()),
            ("coach", team.coach.to_string()),
            ("starts", team.agenda.free[1].to_rfc3339()),
        ])),
        "/api/agenda/reserver-heure" => of_a_row(form(vec![
            ("participant", team.participant.to_string()),
            ("session_type", team.agenda.slots.to_string()),
            // After the hours of the window, on a day of the path.
            ("day", domain::values::paris::day(team.agenda.free[0]).to_string()),
            ("time", text("14:00")),
        ])),
        "/api/agenda/creer" => of_a_row(form(vec![
            ("session_type", team.agenda.slots.to_string()),
            ("coach", team.coach.to_string()),
            ("day", text("2150-06-10")),
            ("time", text("14:00")),
            ("minutes", text("90")),
            ("places", text("8")),
        ])),
        "/api/agenda/changer" => of_a_row(form(vec![
            ("session", team.agenda.other.to_string()),
            // Within the enrollments of those who are booked into it later.
            ("day", domain::values::paris::day(team.agenda.free[0] + chrono::Duration::days(1)).to_string()),
            ("time", text("20:00")),
            ("minutes", text("90")),
            ("places", text("8")),
        ])),
        "/api/agenda/reserver" => {
            of_a_row(form(vec![("session", team.agenda.other.to_string()), ("participant", team.neighbour.to_string())]))
        }
        "/api/agenda/retirer" => of_a_row(form(vec![("booking", team.agenda.to_take_back.to_string())])),
        "/api/agenda/presence" => of_a_row(form(vec![("booking", team.agenda.unmarked.to_string()), ("mark", text("Present"))])),
        "/api/agenda/presence-annuler" => of_a_row(form(vec![("booking", team.agenda.marked.to_string())])),
        "/api/agenda/venu" => {
            of_a_row(form(vec![("session", team.agenda.begun.to_string()), ("participant", team.participant.to_string())]))
        }
        "/api/agenda/tous-presents" => of_a_row(form(vec![("session", team.agenda.begun.to_string())])),
        "/api/agenda/tous-presents-annuler" => {
            of_a_row(form(vec![("session", team.agenda.begun.to_string()), ("at", text("2026-11-29T10:00:00Z"))]))
        }
        // It is not cancelled, and was not recorded afterwards: refusals, which show that the role may.
        "/api/agenda/retablir" => Call { answered: 409, ..of_a_row(form(vec![("session", team.agenda.other.to_string())])) },
        "/api/agenda/rendez-vous-retirer" => Call { answered: 409, ..of_a_row(form(vec![("session", team.agenda.other.to_string())])) },
        "/api/agenda/rendez-vous-tenu" => {
            // Three weeks before a free hour: yesterday or before.
            let held = domain::values::paris::wall_clock(team.agenda.free[0] - chrono::Duration::days(22));
            of_a_row(form(vec![
                ("participant", team.participant.to_string()),
                ("session_type", team.agenda.slots.to_string()),
                ("coach", team.coach.to_string()),
                ("day", held.date().to_string()),
                ("time", held.format("%H:%M").to_string()),
                ("place", text("InPerson")),
                ("word", text("Le devis est prêt.")),
            ]))
        }
        "/api/agenda/annuler" => of_a_row(form(vec![("session", team.agenda.series.to_string()), ("following", text("yes"))])),
        "/api/agenda/plages/ouvrir" => form(vec![
            ("weekdays[0]", text("1")),
            ("from", text("14:00")),
            ("to", text("17:00")),
            ("every", text("1")),
            ("first_day", text("2150-06-01")),
        ]),
        "/api/agenda/plages/exception" => {
            of_a_row(form(vec![("window", team.agenda.window.to_string()), ("day", text("2150-06-01")), ("shut", text("yes"))]))
        }
        "/api/agenda/plages/modifier" => of_a_row(form(vec![
            ("window", team.agenda.window.to_string()),
            ("seen", team.agenda.window_seen.clone()),
            ("weekdays[0]", text("2")),
            ("from", text("09:00")),
            ("to", text("12:00")),
            ("every", text("1")),
            ("first_day", text("2150-06-01")),
        ])),
        "/api/agenda/lieux/modifier" => of_a_row(form(vec![
            ("venue", team.agenda.venue.to_string()),
            ("seen", team.agenda.venue_seen.clone()),
            ("name", text("La Halle")),
            ("address", text("2 place du Marché")),
        ])),
        "/api/agenda/lieux/fermer" | "/api/agenda/lieux/rouvrir" => of_a_row(form(vec![("venue", team.agenda.venue.to_string())])),
        "/api/agenda/plages/fermer" => of_a_row(form(vec![("window", team.agenda.window.to_string())])),
        "/api/agenda/absence" => form(vec![("from", text("2150-08-03")), ("to", text("2150-08-05"))]),
        "/api/agenda/fin-absence" => of_a_row(form(vec![("leave", team.agenda.leave.to_string())])),
        "/api/agenda/types/enregistrer" => form(vec![
            ("kind", text("Training")),
            ("title", text("Vendre en ligne")),
            ("minutes", text("90")),
            ("places", text("8")),
            ("cancel_notice", text("24")),
        ]),
        "/api/agenda/types/retirer" => of_a_row(form(vec![("id", team.agenda.slots.to_string())])),
        "/api/agenda/lieux/ajouter" => form(vec![("name", text("Le Canal")), ("address", text("1 quai du Port"))]),
        _ => panic!("{address} has a row in the table: add its request here"),
    }
}
