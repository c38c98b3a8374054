## Mon plan

plan-lead = Ce que vous avez décidé avec { $name }.
plan-none-title = Votre plan est à écrire
plan-none-text = Vos objectifs s’afficheront ici dès que vous les aurez choisis ensemble.
goal-count =
    { $done ->
        [one] { $done } action sur { $all }
       *[other] { $done } actions sur { $all }
    }
focus-Business = Développer l’activité
focus-Finances = Tenir son budget
focus-Admin = Papiers et démarches
focus-Housing = Logement
focus-Health = Santé
focus-Mobility = Se déplacer
focus-Family = Famille
focus-Digital = Numérique
tick = Marquer comme fait : { $title }
tick-undo = Fait : { $title }. Remettre à faire
action-done-on = Fait le { $day }
action-is-done = Fait
action-is-open = À faire
action-done = C’est noté : action faite.
action-reopened = Cette action est de nouveau à faire.
