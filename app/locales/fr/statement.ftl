## L’état mensuel

missing-not-declared = Le mois n’est pas déclaré
missing-not-validated = Le chiffre n’est pas encore vérifié
missing-question-open = Une question attend sa réponse
missing-reopened = Le mois est rouvert, la correction n’est pas arrivée
missing-attendance = La présence à une séance n’est pas notée
missing-end-unrecorded = Le parcours est fini, la sortie n’est pas enregistrée
missing-exit-unexplained = La sortie n’a pas de motif
meeting-column-by-place = Sur place ou à distance, selon le lieu
meeting-column-com = Colonne rdv_com
meeting-column-soc = Colonne rdv_soc
meeting-column-nowhere = Ne pas compter
smoothing-mean-of-three = moyenne des trois derniers mois vérifiés
coefficient-not-a-number = Écrivez un nombre de 0 à 100, avec quatre chiffres au plus après la virgule, par exemple 0,85.
statement-not-over = Ce mois n’est pas fini. Revenez après son dernier jour.
statement-incomplete = Il manque des éléments. Cochez la case si vous voulez clore quand même.
statement-facts-moved = Des chiffres ont changé pendant que vous regardiez. Relisez l’état, puis recommencez.
statement-nothing = Il n’y a rien à transmettre pour ce mois.
