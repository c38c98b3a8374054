## L’état mensuel

missing-not-declared = Le mois n’est pas déclaré
missing-not-validated = Le chiffre n’est pas encore vérifié
missing-question-open = Une question attend sa réponse
missing-reopened = Le mois est rouvert, la correction n’est pas arrivée
missing-attendance = La présence à une séance n’est pas notée
missing-end-unrecorded = Le parcours est fini, la sortie n’est pas enregistrée
missing-exit-unexplained = La sortie n’a pas de motif
meeting-column-by-place = Sur place ou à distance
meeting-column-com = Colonne rdv_com
meeting-column-soc = Colonne rdv_soc
meeting-column-nowhere = Ne pas compter
smoothing-mean-of-three = moyenne des trois derniers mois vérifiés
coefficient-not-a-number = Écrivez un nombre de 0 à 100, avec quatre chiffres au plus après la virgule, par exemple 0,85.
statement-not-over = Ce mois n’est pas fini. Revenez après son dernier jour.
statement-incomplete = Il manque des éléments. Cochez la case si vous voulez clore quand même.
statement-facts-moved = Des chiffres ont changé pendant que vous regardiez. Relisez l’état, puis recommencez.
statement-nothing = Il n’y a rien à transmettre pour ce mois.
statements-title = États mensuels
statements-lead = Ce que vous transmettez chaque mois à l’agence de paiement.
statements-link = États mensuels
statements-none = Aucun mois à transmettre
statements-none-text = Les mois s’affichent ici dès que quelqu’un a un parcours et que le mois est fini.
statements-older =
    { $n ->
        [one] { $n } mois plus ancien
       *[other] { $n } mois plus anciens
    }
statement-title = État { $month } { $year }
statement-people =
    { $n ->
        [one] { $n } personne
       *[other] { $n } personnes
    }
statement-lacking =
    { $n ->
        [one] il manque des éléments pour { $n } personne
       *[other] il manque des éléments pour { $n } personnes
    }
statement-lacking-lead =
    { $n ->
        [one] Il manque des éléments pour { $n } personne.
       *[other] Il manque des éléments pour { $n } personnes.
    }
statement-whole = Rien ne manque : vous pouvez clore.
statement-state-open = À clore
statement-state-closed = Clos
statement-state-changed = À rectifier
statement-closed-on = Version { $version }, close le { $day }
statement-changed-since =
    { $n ->
        [one] { $n } ligne a changé depuis la version { $version }
       *[other] { $n } lignes ont changé depuis la version { $version }
    }
statement-closed-by = Version { $version }, close le { $when } par { $who }.
statement-closed-at = Version { $version }, close le { $when }.
statement-smoothed-by = Chiffre d’affaires lissé : { $rule }.
statement-xlsx = Télécharger pour Excel
statement-csv = Télécharger en CSV
statement-missing = Ce qui manque
mend-call = Appeler ou écrire
mend-call-or-enter = Appeler, écrire ou saisir
mend-check = Vérifier le chiffre
mend-question = Voir la question
mend-attendance = Noter la présence
mend-exit = Enregistrer la sortie
statement-lines = Les lignes
statement-lines-caption = Une ligne par personne
statement-person = Personne
statement-status = État
statement-status-whole = Complet
statement-status-withdrawn = Ligne retirée
statement-status-lacking =
    { $n ->
        [one] { $n } incomplète
       *[other] { $n } incomplètes
    }
statement-pass = PASS { $number }
statement-what = Ce qui change
statement-before = Avant
statement-now = Maintenant
statement-line = La ligne
statement-handed-in = Transmise
statement-added = Ajoutée
statement-withdrawn = Retirée : ce parcours ne touche pas ce mois
statement-yes = Oui
statement-no = Non
statement-in-person = { $n } sur place
statement-remote = { $n } à distance
statement-com = { $n } en rdv_com
statement-soc = { $n } en rdv_soc
statement-exit-durable = emploi durable
statement-exit-transition = emploi de transition
statement-exit-positive = sortie positive
statement-exit-other = autre sortie
statement-exit-withdrawn = retirée du décompte
field-turnover = Chiffre d’affaires
field-smoothed = Chiffre lissé
field-meetings = Rendez-vous tenus
field-month-number = Mois du parcours
field-acre = Cotisations réduites (ACRE)
field-coefficient = Coefficient
field-suspended = Parcours suspendu
field-exit = Sortie
field-declaration = Version de la déclaration
statement-versions = Versions de l’état
statement-version = Version { $n }
statement-version-amended = Version { $n }, rectificative
statement-as-handed-in = Ce qui a été transmis
statement-in-correction = Une correction est en cours pour { $names }. L’état ne change qu’une fois le chiffre vérifié.
amended-title = État rectificatif à clore
amended-changed =
    { $n ->
        [one] Depuis la clôture, { $n } ligne a changé. L’état rectificatif contient seulement cette ligne.
       *[other] Depuis la clôture, { $n } lignes ont changé. L’état rectificatif contient seulement ces lignes.
    }
amended-caption = Ce qui a changé depuis la clôture
amended-handed-in = Ce que cette version a changé
close-open = Clore l’état
amend-open = Clore l’état rectificatif
close-send = Oui, clore
amend-send = Oui, clore le rectificatif
close-text =
    { $n ->
        [one] { $month } : { $n } ligne sera figée telle qu’elle est. Une correction plus tard donnera un état rectificatif.
       *[other] { $month } : { $n } lignes seront figées telles qu’elles sont. Une correction plus tard donnera un état rectificatif.
    }
close-confirm =
    { $n ->
        [one] Je clos même s’il manque des éléments pour { $n } personne
       *[other] Je clos même s’il manque des éléments pour { $n } personnes
    }
close-confirm-hint = Ce qui manque sera écrit dans les lignes. Ce qui arrive après donnera un état rectificatif.
statement-closed = L’état est clos. Vous pouvez le télécharger.
coefficients-open = Saisir les coefficients (facultatif)
coefficients-hint = Le coefficient de dégressivité de chaque personne pour ce mois, par exemple 0,85. Laissez vide s’il n’y en a pas.
coefficients-send = Enregistrer les coefficients
coefficients-set = Les coefficients sont enregistrés.
columns-title = Colonnes de l’état : où compter chaque type de rendez-vous
columns-lead = L’état compte les rendez-vous dans plusieurs colonnes. Dites laquelle pour chaque type. Un changement vaut aussi pour les mois clos : ils proposeront un état rectificatif.
columns-none = Il n’y a pas encore de type de rendez-vous.
coefficient-moved-on = Quelqu’un d’autre a changé ce coefficient entre-temps. Comparez, puis enregistrez à nouveau si le vôtre est le bon.
coefficient-stands = Enregistré à présent : { $value }
coefficient-stands-none = Enregistré à présent : rien
statement-all-rows = Toutes les lignes sur une page, pour imprimer
statement-others =
    { $n ->
        [one] et 1 autre personne
       *[other] et { $n } autres personnes
    }
