## Aujourd’hui

home-title = Bonjour { $name }
home-month-title = Votre mois { $month }
home-month-until = Jusqu’au { $day }. Même si vous n’avez rien encaissé.
home-month-expected = Vous pouvez toujours le déclarer. Même si vous n’avez rien encaissé.
declare = Déclarer
declare-nil = 0 € ce mois-ci
home-next-booking = Prochain rendez-vous
home-done-eyebrow = À jour
home-done-title = Rien à faire aujourd’hui
home-done-text = Vos mois sont déclarés et aucune question ne vous attend.
progress-month = Mois { $month } sur { $months }
progress-actions =
    { $done ->
        [one] , { $done } action sur { $all }
       *[other] , { $done } actions sur { $all }
    }
