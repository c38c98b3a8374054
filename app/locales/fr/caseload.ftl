## Mes suivis

search-person = Chercher une personne
search = Chercher
caseload-none-title = Personne à afficher
caseload-none-text = Aucun nom ne correspond, ou personne ne vous est encore confié.
participant-path = Parcours
path-suspend = Suspendre le parcours
path-is-suspended = La suspension est enregistrée. La fin du parcours recule d’autant de jours.
suspension-first-day = Premier jour
suspension-last-day = Dernier jour
suspension-last-day-hint = Ce jour compte aussi.
suspension-reason = Motif
suspension-send = Enregistrer la suspension
suspension-day = Choisissez un jour, par exemple 03/12/2026.
suspension-ends-first = Le dernier jour vient avant le premier. Vérifiez les deux dates.
suspension-in-future = Une suspension ne peut pas commencer dans l’avenir. Choisissez aujourd’hui ou un jour passé.
suspension-too-far-back = Ce jour est à plus d’un an. Choisissez un jour plus récent.
suspension-too-long = Une suspension dure 36 mois au plus. Choisissez un dernier jour plus proche.
suspension-outside-path = Ce jour est en dehors du parcours. Choisissez un jour du parcours.
suspension-overlaps = Le parcours est déjà suspendu un de ces jours. Choisissez d’autres dates.
participant-no-bookings = Pas de rendez-vous à venir.
write-mail = Écrire un e-mail
