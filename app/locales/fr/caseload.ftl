## Mes suivis

search-person = Chercher une personne
search = Chercher
caseload-none-title = Personne à afficher
caseload-none-text = Aucun nom ne correspond, ou personne ne vous est encore confié.
participant-path = Parcours
participant-no-bookings = Pas de rendez-vous à venir.
write-mail = Écrire un e-mail
