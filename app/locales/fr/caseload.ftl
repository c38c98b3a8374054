## Mes suivis

search-person = Chercher une personne
search-person-hint = Nom ou métier
search = Chercher
caseload-none-title = Aucun résultat
caseload-none-text = Personne ne vous est encore confié.
caseload-none-found = Aucun nom ni métier ne correspond. Essayez le début du nom.
caseload-none-found-own = Aucun nom ni métier ne correspond dans vos suivis. Essayez « Tout le monde ».
caseload-lead = Les personnes à voir d’abord sont en haut.
caseload-lead-large = Les personnes sont par ordre alphabétique. Triez par « À faire » pour voir d’abord les plus urgentes.
caseload-column-name = Nom
caseload-column-coach = Suivi par
caseload-column-month = Mois
caseload-column-last = Dernier mois
caseload-column-todo = À faire
caseload-column-reach = Joindre
caseload-whose = De qui
caseload-filter = Quelles personnes
caseload-all = Toutes
caseload-to-call = À appeler
caseload-nothing-planned = Sans rendez-vous
caseload-falling = Chiffre en baisse
caseload-end-near = Fin proche
caseload-people =
    { $n ->
        [0] Personne
        [one] { $n } personne
       *[other] { $n } personnes
    }
caseload-see-all = Voir toute la liste
caseload-none-to-call = Personne n’attend un appel aujourd’hui.
caseload-none-nothing-planned = Chaque personne a un rendez-vous à venir.
caseload-none-falling = Aucun chiffre d’affaires ne baisse depuis deux mois.
caseload-none-end-near = Aucun parcours ne se termine dans les trois mois.
concern-none = Rien à signaler
concern-asks-for-call = Souhaite un appel
concern-ended =
    { $n ->
        [one] Parcours terminé hier, sortie à enregistrer
       *[other] Parcours terminé depuis { $n } jours, sortie à enregistrer
    }
concern-no-sign = Aucune nouvelle depuis { $n } semaines
concern-months-expected =
    { $n ->
        [one] { $n } mois à déclarer
       *[other] { $n } mois à déclarer
    }
concern-falling = Chiffre d’affaires en baisse depuis { $n } mois
concern-ends-in-days =
    { $n ->
        [1] Dernier jour du parcours aujourd’hui
        [2] Le parcours se termine demain
       *[other] Plus que { $n } jours de parcours
    }
concern-ends-in-months = Plus que { $n } mois de parcours
concern-question = Question sans réponse depuis { $n } jours
concern-booked-after-end = Rendez-vous prévu après la fin du parcours
booked-after-end = après la fin du parcours
concern-nothing-planned = Aucun rendez-vous prévu
concern-suspended = Parcours suspendu
reach-call = Appeler
reach-sms = SMS
reach-mail = E-mail
participant-path = Parcours
participant-plan = Plan d’action
participant-no-plan = Aucun plan pour le moment.
participant-next-action = À faire : { $action }
participant-goals = Les objectifs
months-older =
    { $n ->
        [one] { $n } mois plus ancien
       *[other] { $n } mois plus anciens
    }
appointments-others =
    { $n ->
        [one] { $n } autre rendez-vous
       *[other] { $n } autres rendez-vous
    }
check-ins-before =
    { $n ->
        [one] { $n } point d’avant
       *[other] { $n } points d’avant
    }
meetings-title-month = Séances suivies ce mois-ci
neighbours-label = Dans la liste
neighbours-previous = Précédent
neighbours-next = Suivant
participant-no-bookings = Pas de rendez-vous à venir.

## Notes de l’équipe sur une personne

notes-title = Notes
note-new = Écrire une note
note-on = Écrire une note sur { $name }
note-send = Enregistrer la note
note-who-reads = Qui pourra lire cette note ?
note-team = Pour l’équipe
note-team-hint = { $name } ne la verra jamais.
note-person = Partagée avec { $name }
note-person-hint = { $name } la lira dans « Mon plan », l’équipe aussi.
note-readers-unknown = Choisissez qui pourra lire cette note.
note-read-by-team = Pour l’équipe : { $name } ne la voit pas
note-read-by-person = Partagée : { $name } la lit aussi
note-by = { $name }, le { $day }
note-changed-on = modifiée le { $day }
note-change = Modifier
note-change-label = Texte de la note
note-change-send = Enregistrer la modification
note-remove = Retirer
note-is-removed = Note retirée. Vous pouvez la remettre pendant 7 jours, ensuite elle est oubliée.
note-restore = Remettre
note-written = La note est enregistrée pour l’équipe.
note-written-shared = La note est enregistrée et partagée.
note-gone = Cette note a été retirée pendant que vous la changiez. Votre texte est ici : vous pouvez l’enregistrer comme une nouvelle note.
note-changed = La note est modifiée. Seule l’équipe la lit.
note-changed-shared = La note est modifiée et partagée.
note-removed = La note est retirée. Vous pouvez encore la remettre.
note-restored = La note est de nouveau là.
shared-notes-title = Ce que nous nous sommes dit
shared-notes-lead = Votre équipe a partagé ces notes avec vous.
