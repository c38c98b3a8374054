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
cohort-unrecorded = Parcours finis sans sortie enregistrée
cohort-unrecorded-how = Parcours finis sans sortie enregistrée, qui occupent encore une place :
cohort-compared = Comparé à la période précédente : { $period }.
cohort-points =
    { $n ->
        [one] { $points } point
       *[other] { $points } points
    }
cohort-presence = Présence aux rendez-vous
cohort-trend = Les chiffres montent-ils ?
cohort-trend-how = Médiane de chaque mois terminé, sur 24 mois au plus. Touchez un mois pour voir ses lignes.
cohort-trend-point = { $month } : médiane { $median }, départ { $start }, { $n } mois déclarés
cohort-month = Mois
cohort-rsa = RSA d’une personne seule
cohort-line-median = médiane
cohort-line-start = départ
cohort-line-rsa = RSA
cohort-groups = Pour qui ?
cohort-groups-how = Médiane de la période. Le trait marque le départ des mêmes personnes.
cohort-by-coach = Par accompagnateur
cohort-by-benefit = Par aide reçue au départ
cohort-group-point = { $name } : médiane { $median }, départ { $start }, { $n } mois déclarés
cohort-spread = Comment les mois se répartissent-ils ?
cohort-step-between = de { $least } à { $most }
cohort-turnover-how = Tous les mois déclarés comptent, aussi à 0 €. Le départ est celui des mêmes personnes, compté une fois par mois déclaré.
cohort-by-stage = Selon le temps passé dans le parcours
cohort-stage = Temps dans le parcours
cohort-stage-all = Tous
cohort-stage-1 = Mois 1 à 6
cohort-stage-7 = Mois 7 à 12
cohort-stage-13 = Mois 13 à 18
cohort-stage-19 = Mois 19 à 24 et prolongations
cohort-stage-exit = Après la sortie
cohort-in-stage = { $name }, { $stage }
cohort-turnovers = Mois déclarés de la période
cohort-median = Chiffre d’affaires médian
cohort-median-start = Départ médian
cohort-above-start = Au-dessus du départ
cohort-base-known = Mois dont le montant du RSA est connu
cohort-above-base = Au-dessus du RSA d’une personne seule
cohort-chart-steps = Répartition des mois par montant
cohort-as-table = Voir les mêmes chiffres en tableau
cohort-step = Chiffre d’affaires du mois
cohort-step-none = 0 € ou moins
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
cohort-column-name = Nom
cohort-column-what = Détail
cohort-column-amount = Montant
cohort-row-path = Du { $from } au { $to }
cohort-row-left = Du { $from }, sortie le { $left }. { $exit }
cohort-state-submitted = à vérifier
cohort-state-question = question posée
cohort-state-validated = vérifié
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

## Financeurs : le lien, ce qui est publié

funders-link = Liens pour les financeurs
funders-title = Financeurs
funders-lead = Un lien à donner à l’État ou au Département. Il montre des résultats d’ensemble, jamais ceux d’une personne.
funder-new = Donner un lien
funder-label = Pour qui est ce lien ?
funder-label-hint = Par exemple : Département de l’Aube.
funder-label-missing = Écrivez pour qui est ce lien.
funder-label-long = Ce nom est trop long. Écrivez 80 signes au plus.
funder-label-taken = Un lien de ce nom est encore ouvert. Choisissez un autre nom, ou désactivez d’abord l’ancien.
funder-until = Ouvert jusqu’au
funder-until-past = Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.
funder-until-far = C’est trop loin. Choisissez un jour dans les deux ans.
funder-open = Créer le lien
funder-address = L’adresse à donner
funder-once = Copiez-la maintenant : elle ne sera plus montrée. Toute personne qui l’a voit les résultats, sans compte.
funder-link-opened = Le lien est créé.
funder-link-revoked = Le lien est désactivé. Il ne montre plus rien.
funder-links = Vos liens
funder-opens = Ouvert
funder-ended = Terminé
funder-revoked = Désactivé
funder-until-day = Jusqu’au { $day }.
funder-revoked-on = Désactivé le { $day }.
funder-seen = Dernière visite le { $day }.
funder-unseen = Personne ne l’a encore ouvert.
funder-revoke = Désactiver ce lien
funder-revoke-sure = Ceux qui ont cette adresse ne verront plus rien, tout de suite. Un lien désactivé ne peut pas être réactivé.
funder-revoke-yes = Oui, désactiver ce lien
results-told-title = Ce que les financeurs voient
results-told-lead = Chaque semestre se publie une fois, quand il est fini. Après, ses résultats ne changent plus.
results-none-over = Aucun semestre n’est encore fini. Le premier se publiera ici.
results-tell = Publier le { $half }
results-tell-sure = Les résultats seront calculés maintenant, puis figés. Une correction faite plus tard ne les changera pas, et ils ne pourront pas être retirés.
results-tell-yes = Publier définitivement
results-waiting =
    { $n ->
        [one] { $n } chiffre de ce semestre n’est pas validé. Il ne sera jamais compté.
       *[other] { $n } chiffres de ce semestre ne sont pas validés. Ils ne seront jamais comptés.
    }
results-preview = Ce que verront les financeurs
results-preview-see = Relire ce que verront les financeurs
results-moved = Des chiffres ont changé depuis l’affichage. Relisez, puis publiez.
results-whole = Il ne manque rien : tous les mois sont validés.
results-exits-lacking =
    { $n ->
        [one] { $n } parcours terminé n’a pas de sortie enregistrée.
       *[other] { $n } parcours terminés n’ont pas de sortie enregistrée.
    }
results-waiting-more =
    { $n ->
        [one] Et { $n } autre mois.
       *[other] Et { $n } autres mois.
    }
results-told = Le semestre est publié. Tous vos liens le montrent.
results-is-told = Publié
results-since = Publié le { $day }
results-published = Ce semestre est déjà publié. Ses résultats ne changent plus.
results-not-over = Ce semestre n’est pas fini, ou la structure n’avait encore personne. Il ne peut pas être publié.

## La page du financeur

half-year =
    { $n ->
        [1] 1er semestre { $year }
       *[other] 2e semestre { $year }
    }
results-title = Résultats de l’année { $year }
results-lead = Des résultats d’ensemble, semestre par semestre. Aucun ne permet de retrouver une personne : la dernière partie dit comment.
results-years = Année
results-nothing = Pas encore de résultats
results-nothing-text = { $structure } n’a pas encore publié de semestre. Gardez cette adresse : ils s’afficheront ici.
results-paths = Places, entrées et sorties
results-whole-year = Année entière
results-places = Places de la structure
results-taken = Places prises à la fin
results-entries = Entrées
results-exits = Sorties
told-exit-durable = dont emploi durable, ou entreprise qui fait vivre
told-exit-transition = dont emploi de transition
told-exit-positive = dont autre sortie positive
told-exit-other = dont autre sortie
told-exit-withdrawn = dont retirées du décompte
told-exit-unsaid = dont motif non renseigné
results-attendance = Rendez-vous et ateliers où la personne est venue
results-turnover = Chiffre d’affaires
results-turnover-lead = Moyenne par mois, pour les personnes qui ont au moins trois mois validés dans le semestre.
results-counted = Personnes comptées
results-median-start = Médiane à l’entrée
results-median-now = Médiane du semestre
results-above-start = Au-dessus de leur chiffre d’entrée
results-above-rsa = Au-dessus du montant de base du RSA
results-by-time = Selon le temps passé dans le parcours, { $half }
results-time = Temps dans le parcours
results-base = Montant de base du RSA (revenu de solidarité active) pour une personne seule : { $amount } par mois en { $month }.
told-up-to-6 = Jusqu’à 6 mois
told-up-to-12 = 7 à 12 mois
told-up-to-18 = 13 à 18 mois
told-later = 19 mois et plus
told-at-most = { $n } ou moins
told-between = entre { $low } et { $high }
told-percent = de { $low } à { $high }
told-too-few = trop peu de personnes
told-unknown = non connu
method-title = Comment ces chiffres sont protégés
method-lead = Derrière chaque nombre il y a des personnes. Ces règles font qu’on n’en retrouve aucune, même en comparant toutes les pages.
method-between = Un nombre de personnes n’est jamais donné exactement. Il est arrondi par tirage au sort à un multiple de { $n }, puis donné à { $n } près : « entre 20 et 30 », « { $n } ou moins ». « { $n } ou moins » peut vouloir dire personne.
method-sums = Tous les nombres d’un semestre sont arrondis ensemble, pour que les totaux restent justes. Additionner ou soustraire ne dit donc rien de plus précis : aucun nombre ne se retrouve exactement, pas même zéro, et un groupe de moins de { $n } personnes peut toujours être vide.
method-once = Un semestre est publié une seule fois, quand il est fini. Une correction faite plus tard ne change rien ici. On ne peut donc pas comparer deux dates pour voir ce qui a bougé.
method-medians = Une médiane (la moitié gagne moins, la moitié gagne plus) ou une part n’est donnée que si le groupe compte sûrement { $n } personnes, et les montants par tranche de 50 €.
method-attendance = La part des rendez-vous tenus n’est donnée que si { $n } personnes au moins en avaient, et si aucune ne compte pour plus de { $share } % d’entre eux.
method-filters = Il n’y a pas de filtre : le seul découpage est le temps passé dans le parcours. La colonne de l’année additionne ce que disent les deux semestres.

## Le réseau : ce que toutes les structures ont publié

network-has-places = C’est le nom d’une structure qui accompagne des personnes. Donnez un autre nom au réseau.
network-lead =
    { $n ->
        [one] { $n } structure, { $places } places. Voici ce qu’elle a publié : des résultats d’ensemble, jamais ceux d’une personne.
       *[other] { $n } structures, { $places } places. Voici ce qu’elles ont publié : des résultats d’ensemble, jamais ceux d’une personne.
    }
network-halves = Semestre
network-together = Ensemble, { $half }
network-told =
    { $n ->
        [one] { $n } structure sur { $all } a publié ce semestre, et y est comptée.
       *[other] { $n } structures sur { $all } ont publié ce semestre, et y sont comptées.
    }
network-by-structure = Structure par structure, { $half }
network-places = Places
network-structure = Structure
network-not-told = pas encore publié
network-none = Aucune structure pour l’instant
network-none-text = Les structures de ce réseau s’afficheront ici dès leur création.
network-nothing = Rien n’est encore publié
network-nothing-text = Chaque structure publie ses résultats quand un semestre est fini. Ils s’afficheront ici.
network-method = Les nombres sont donnés entre deux multiples de 5, pour que personne ne puisse être retrouvé. La page de chaque structure dit comment. L’ensemble additionne ce que disent les structures.
