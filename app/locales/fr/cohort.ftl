## Pilotage

places-taken = places prises sur { $all }
places-taken-label =
    { $taken ->
        [one] { $taken } place prise sur { $all }
       *[other] { $taken } places prises sur { $all }
    }
places-free =
    { $n ->
        [one] { $n } libre
       *[other] { $n } libres
    }
cohort-from = Du mois
cohort-to = Au mois
cohort-coach = Accompagnateur
cohort-everyone = Tous
cohort-show = Afficher
cohort-month-unknown = Choisissez un mois de la liste.
cohort-period-order = Le dernier mois est avant le premier. Choisissez un mois plus tard.
cohort-coach-unknown = Choisissez un accompagnateur de la liste.
cohort-period = { $from } à { $to }
cohort-of = sur
cohort-paths = Places et parcours
cohort-taken = Places prises aujourd’hui
cohort-entries = Entrées
cohort-exits = Sorties
cohort-exits-by = Sorties par catégorie
cohort-exit-unsaid = Catégorie à préciser
cohort-declared = Mois déclarés
cohort-validated = Mois validés
cohort-waiting = Mois à vérifier
cohort-missing = Mois à déclarer
cohort-turnover = Chiffre d’affaires
cohort-turnover-how = Tous les mois déclarés comptent, aussi à 0 €. Le départ est celui des mêmes personnes, compté une fois par mois déclaré.
cohort-by-stage = Selon le temps passé dans le parcours
cohort-stage = Temps dans le parcours
cohort-stage-all = Tous
cohort-stage-1 = Mois 1 à 6
cohort-stage-7 = Mois 7 à 12
cohort-stage-13 = Mois 13 à 18
cohort-stage-19 = Mois 19 à 24 et prolongations
cohort-stage-exit = Après la sortie
cohort-stage-exit-short = après
cohort-in-stage = { $name }, { $stage }
cohort-turnovers = Mois déclarés de la période
cohort-median = Chiffre d’affaires médian
cohort-median-start = Départ médian
cohort-median-said = { $stage }, médiane { $turnover }, départ { $start }
cohort-above-start = Au-dessus du départ
cohort-base-known = Mois dont le montant du RSA est connu
cohort-above-base = Au-dessus du RSA d’une personne seule
cohort-chart-medians = Médiane par temps dans le parcours
cohort-chart-steps = Répartition des mois par montant
cohort-as-table = Voir les mêmes chiffres en tableau
cohort-step = Chiffre d’affaires du mois
cohort-step-none = 0 € ou moins
cohort-step-to = jusqu’à { $most }
cohort-step-above = plus de { $most }
cohort-in-step = Mois déclarés, { $step }
cohort-start-in-step = Départ, { $step }
cohort-now = Mois déclarés
cohort-at-start = Au départ
cohort-step-said = { $name } : { $step }, { $now } mois déclarés, { $start } au départ
cohort-meetings = Rendez-vous
cohort-attended = Présents
cohort-excused = Excusés
cohort-no-show = Absents
cohort-attended-how = Rendez-vous tenus
cohort-in-person = Sur place
cohort-remote = À distance
cohort-rows =
    { $n ->
        [one] { $n } ligne
       *[other] { $n } lignes
    }
cohort-no-row = Rien à compter ici pour cette période.
cohort-row-start = Départ { $amount }
cohort-row-coach = Avec { $name }
cohort-row-path = Du { $from } au { $to }
cohort-row-left = Du { $from }, sortie le { $left }. { $exit }
cohort-state-submitted = à vérifier
cohort-state-question = question posée
cohort-state-validated = validé
cohort-state-reported = dans un état mensuel
cohort-booking-booked = réservé
cohort-booking-attended = présent
cohort-booking-no-show = absent
cohort-booking-excused = excusé
cohort-booking-cancelled = annulé par la structure
cohort-mode-remote = à distance
cohort-mode-in-person = sur place
exports-title = Exports
exports-lead = Les lignes derrière les chiffres du pilotage, pour un tableur. Toutes les périodes, tous les accompagnateurs.
exports-paths = Parcours
exports-paths-note = Une ligne par parcours : contact, activité, dates, départ, sortie. Peut être importé de nouveau.
exports-months = Déclarations
exports-months-note = Une ligne par montant d’un mois déclaré. Peut être importé de nouveau.
exports-meetings = Rendez-vous
exports-meetings-note = Une ligne par réservation : jour, type, présence.
exports-yes = oui
exports-no = non
exports-benefit-none = aucune
exports-benefit-prime = prime d’activité
cohort-month-running = Ce mois n’est pas fini : rien n’y est encore à déclarer.
