## Réglages

due-day-label = Jour limite pour déclarer un mois
due-day-hint = De 1 à 28, dans le mois suivant. Jusqu’à ce jour, un mois est « à déclarer » ; après, il est « attendu ».
due-day-not-a-day = Écrivez un jour de 1 à 28.
chamber-label = Chambre de métiers
chamber-hint = En Alsace et en Moselle, les frais de chambre des artisans sont plus élevés. Le montant à mettre de côté en tient compte.
chamber-elsewhere = Ailleurs
chamber-alsace = Alsace
chamber-moselle = Moselle
chamber-unknown = Choisissez une des trois réponses.
settings-save = Enregistrer
settings-saved = C’est enregistré.
