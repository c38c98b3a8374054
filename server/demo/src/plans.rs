//! The plans of the invented cohort.

use domain::plan::Focus;

/// What it is about, what is aimed at, what is done for it.
pub(super) type PlannedGoal = (Focus, &'static str, &'static [&'static str]);

/// Awa sews. Five of her twelve actions are done.
pub(super) const AWAS_PLAN: [PlannedGoal; 3] = [
    (
        Focus::Business,
        "Trouver dix clientes régulières",
        &[
            "Faire une carte avec mes tarifs",
            "Laisser mes cartes dans cinq commerces du quartier",
            "Demander un avis à trois clientes contentes",
            "Tenir un stand au marché de Noël",
        ],
    ),
    (
        Focus::Finances,
        "Fixer des prix qui me font vivre",
        &[
            "Noter le temps passé sur cinq retouches",
            "Calculer ce que me coûtent le fil, les tissus et les trajets",
            "Comparer avec trois ateliers voisins",
            "Afficher mes nouveaux prix",
        ],
    ),
    (
        Focus::Admin,
        "Être en règle et l’esprit tranquille",
        &[
            "Ouvrir mon compte sur le site de l’Urssaf",
            "Mettre mes cotisations de côté à chaque vente",
            "Demander un devis d’assurance professionnelle",
            "Ranger mes factures mois par mois",
        ],
    ),
];
pub(super) const AWAS_DONE: usize = 5;

/// What everyone works at, by turns.
const WORK: [PlannedGoal; 4] = [
    (
        Focus::Business,
        "Trouver mes premiers clients",
        &[
            "Faire la liste de vingt clients possibles",
            "Préparer deux minutes de présentation",
            "Appeler cinq personnes de la liste",
            "Demander un avis à chaque client content",
            "Participer à une rencontre d’entrepreneurs",
        ],
    ),
    (
        Focus::Finances,
        "Fixer mes prix",
        &[
            "Noter mes heures pendant deux semaines",
            "Calculer ce que me coûte une prestation",
            "Comparer avec trois confrères",
            "Écrire ma grille de prix",
            "Annoncer mes nouveaux prix à mes clients",
        ],
    ),
    (
        Focus::Business,
        "Garder mes clients",
        &[
            "Noter les coordonnées de chaque client",
            "Rappeler ceux qui ne sont pas revenus",
            "Remercier après chaque commande",
            "Proposer une offre de fidélité",
            "Demander à trois clients d’en parler autour d’eux",
        ],
    ),
    (
        Focus::Digital,
        "Être visible en ligne",
        &[
            "Créer ma fiche avec adresse et horaires",
            "Prendre dix belles photos de mon travail",
            "Publier une photo par semaine",
            "Répondre à chaque avis",
            "Vérifier mon numéro sur toutes mes pages",
        ],
    ),
];

/// What makes the work possible, by turns.
const GROUND: [PlannedGoal; 7] = [
    (
        Focus::Admin,
        "Être en règle",
        &[
            "Ouvrir mon compte sur le site de l’Urssaf",
            "Choisir mon rythme de déclaration",
            "Prendre une assurance professionnelle",
            "Faire un modèle de devis et de facture",
            "Ranger mes factures mois par mois",
        ],
    ),
    (
        Focus::Mobility,
        "Me déplacer à moindre coût",
        &[
            "Regrouper mes rendez-vous par quartier",
            "Compter mes trajets dans mes prix",
            "Me renseigner sur l’aide au permis",
            "Essayer un vélo cargo pendant une semaine",
            "Demander un devis d’entretien pour la voiture",
        ],
    ),
    (
        Focus::Finances,
        "Séparer l’argent du foyer et celui du travail",
        &[
            "Ouvrir un compte pour l’activité",
            "Noter chaque dépense le jour même",
            "Mettre les cotisations de côté à chaque vente",
            "Faire mes comptes le dernier vendredi du mois",
            "Garder un mois de réserve",
        ],
    ),
    (
        Focus::Family,
        "Trouver du temps pour travailler",
        &[
            "Demander une place en crèche ou à la garderie",
            "Fixer mes heures de la semaine",
            "Annoncer mes horaires à mes clients",
            "Trouver quelqu’un pour le mercredi",
            "Garder le dimanche libre",
        ],
    ),
    (
        Focus::Health,
        "Travailler sans m’épuiser",
        &[
            "Prendre rendez-vous pour un bilan de santé",
            "Vérifier mes droits à la complémentaire santé",
            "Régler la hauteur de mon poste de travail",
            "Prévoir une vraie pause à midi",
            "Poser une semaine de repos",
        ],
    ),
    (
        Focus::Digital,
        "Gagner du temps avec mes outils",
        &[
            "Installer un agenda partagé",
            "Envoyer mes devis depuis mon téléphone",
            "Sauvegarder mes photos et mes factures",
            "Choisir un mot de passe solide pour ma messagerie",
            "Suivre l’atelier du jeudi à la médiathèque",
        ],
    ),
    (
        Focus::Housing,
        "Avoir un lieu pour travailler",
        &[
            "Mesurer la place qu’il me faut",
            "Visiter deux locaux partagés",
            "Demander au bailleur si je peux travailler chez moi",
            "Comparer les loyers",
            "Trouver où ranger mon matériel",
        ],
    ),
];

/// The plan of the person with that number: two or three goals, each with three to five actions.
pub(super) fn plan_of(nth: usize) -> Vec<PlannedGoal> {
    let work = WORK.iter().cycle().skip(nth).take(1 + usize::from(nth.is_multiple_of(5)));
    let ground = GROUND.iter().cycle().skip(nth).take(1 + usize::from(nth.is_multiple_of(2) && !nth.is_multiple_of(5)));
    let shortened = |(at, (focus, title, steps)): (usize, &PlannedGoal)| {
        let kept = 3 + (nth + at) % 3;
        (*focus, *title, steps.get(..kept).unwrap_or(steps))
    };
    work.chain(ground).enumerate().map(shortened).collect()
}
