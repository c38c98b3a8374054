## Pilotage

places-taken = places prises sur { $all }
places-taken-label =
    { $taken ->
        [one] { $taken } place prise sur { $all }
       *[other] { $taken } places prises sur { $all }
    }
places-free =
    { $n ->
        [one] { $n } libre
       *[other] { $n } libres
    }
cohort-to-review = Chiffres à vérifier
cohort-questions = Questions sans réponse
