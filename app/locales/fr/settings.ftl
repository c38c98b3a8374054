## Réglages

due-day-label = Jour limite pour déclarer un mois
due-day-hint = De 1 à 28, dans le mois suivant. Jusqu’à ce jour, un mois est « à déclarer » ; après, il est « attendu ».
due-day-not-a-day = Écrivez un jour de 1 à 28.
settings-save = Enregistrer
settings-saved = C’est enregistré.
