## Attestation des mois validés

attestation-link = Attestation pour une banque ou la CAF
attestation-title = Attestation de chiffre d’affaires
attestation-lead = Vos mois validés, à imprimer ou à garder en PDF.
attestation-from = Du mois
attestation-to = Au mois
attestation-show = Afficher cette période
attestation-month = Choisissez un mois de la liste.
attestation-order = La fin de la période vient avant son début. Choisissez un mois plus récent.
attestation-nothing-yet = Aucun mois n’est encore fini. L’attestation sera là le mois prochain.
attestation-print-how = Pour l’imprimer ou l’enregistrer en PDF : ouvrez le menu de votre navigateur, puis « Imprimer ».
attestation-print = Imprimer
attestation-structure = Structure
attestation-person = Travailleur indépendant
attestation-trade = Activité
attestation-registered = Entreprise immatriculée le
attestation-period-label = Période
attestation-period = { $from } à { $to }
attestation-words = { $structure } atteste avoir reçu de { $name } les déclarations de chiffre d’affaires ci-dessous, et avoir vérifié chaque mois.
attestation-month-column = Mois
attestation-categories = Par catégorie
attestation-validated = Validé par
attestation-by = { $name }, le { $day }
attestation-before = La structure, avant Essor
attestation-sum =
    { $n ->
        [one] Total de { $n } mois
       *[other] Total de { $n } mois
    }
attestation-none = Aucun mois de cette période n’est validé.
attestation-left-out = Mois non compris, parce qu’ils ne sont pas validés : { $months }.
attestation-issued = Attestation établie le { $day }.
