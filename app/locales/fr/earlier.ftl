## Les mois d’un parcours précédent

months-earlier = Parcours précédent, du { $from } au { $to }
months-earlier-all =
    { $n ->
        [one] { $n } mois de ce parcours
       *[other] { $n } mois de ce parcours
    }

## Une sortie entre deux dates d’un atelier

history-rest-taken-back = { $who } a retiré la place aux dates suivantes.
deed-booking-rest-taken-back = Dates suivantes retirées
