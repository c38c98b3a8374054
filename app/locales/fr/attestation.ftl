## Attestation de chiffre d'affaires

attestation-link = Attestation pour une banque ou la CAF
attestation-title = Attestation de chiffre d’affaires
attestation-lead = Les mois validés, à donner à une banque ou à la CAF.
attestation-lead-team = Les mois validés de cette personne, à donner à une banque ou à la CAF.
attestation-from = Du mois
attestation-to = Au mois
attestation-show = Afficher cette période
attestation-month = Choisissez un mois de la liste.
attestation-order = La fin de la période vient avant son début. Choisissez un mois plus récent.
attestation-nothing-yet = Aucun mois n’est encore fini. L’attestation sera là le mois prochain.
attestation-issue-how = Voici l’aperçu. Établissez l’attestation pour lui donner un numéro et un code que la banque peut vérifier.
attestation-issue = Établir l’attestation
attestation-is-issued = L’attestation est établie. Vous pouvez l’imprimer.
attestation-none-to-issue = Aucun mois de cette période n’est validé : il n’y a rien à attester. Choisissez une autre période.
attestation-print-how = Pour l’imprimer ou l’enregistrer en PDF : ouvrez le menu de votre navigateur, puis « Imprimer ».
attestation-print = Imprimer
attestation-before-title = Attestations déjà établies
attestation-issued-on = Établie le { $day }, total { $total }
attestation-revoke = Révoquer
attestation-revoke-what = Révoquer une attestation ne l’efface pas : qui vérifie son code lit qu’elle n’est plus valable.
attestation-revoked-on = Révoquée le { $day }
attestation-is-revoked = L’attestation est révoquée. Qui vérifie son code le verra.

# La feuille elle-même

attestation-reference = Référence { $reference }
attestation-draft = Aperçu : cette attestation n’est pas encore établie.
attestation-siret = SIRET { $siret }
attestation-siret-label = SIRET
attestation-person = Travailleur indépendant
attestation-address = Adresse
attestation-trade = Activité
attestation-registered = Entreprise immatriculée le
attestation-period-label = Période
attestation-period = { $from } à { $to }
attestation-words = { $structure } atteste avoir reçu les déclarations de chiffre d’affaires { $of_name } ci-dessous.
attestation-declared = Montants déclarés par la personne.
attestation-imported = « Repris » : ce mois vient du dossier que la structure tenait avant Essor. Son montant n’a pas été contrôlé dans Essor.
attestation-month-column = Mois
attestation-categories = Par catégorie
attestation-validated = Relecture
attestation-by = Relu par { $name }, le { $day }
attestation-before = Repris
attestation-sum =
    { $n ->
        [one] Total de { $n } mois
       *[other] Total de { $n } mois
    }
attestation-none = Aucun mois de cette période n’est validé.
attestation-left-out = Mois non compris, parce qu’ils ne sont pas validés : { $months }.
attestation-done-at = Fait à { $town }, le { $day }
attestation-done = Fait le { $day }
attestation-stamp = Cachet et signature
attestation-qr = Code QR de vérification
attestation-verify = Pour vérifier cette attestation : { $address }, code { $code }.

# La page de vérification

verify-title = Vérifier une attestation
verify-lead = Une attestation établie avec Essor porte un code de 16 signes.
verify-code = Code de l’attestation
verify-code-hint = 16 lettres et chiffres, en bas de l’attestation.
verify-send = Vérifier
verify-unknown = Aucune attestation ne porte ce code. Vérifiez les 16 signes. Une attestation se vérifie pendant 5 ans.
verify-stands = Cette attestation a été établie avec les éléments ci-dessous. Elle n’a pas été révoquée.
verify-revoked = Cette attestation a été révoquée le { $day }. Elle n’est plus valable.
verify-reference = Référence
verify-issuer = Établie par
verify-issued = Établie le
verify-initials = Initiales de la personne
verify-months = Mois par mois
verify-imported = Repris d’un dossier antérieur
verify-compare = Comparez avec le papier : la référence, la période et chaque montant doivent être les mêmes. Les montants sont déclarés par la personne.

# L'adresse de la personne

address-title = Adresse et SIRET, pour les attestations
address-lead = Facultatif. Une banque les demande souvent.
address-label = Adresse de la personne
address-saved = L’adresse est enregistrée.
address-too-long = L’adresse est trop longue : six lignes de 80 signes au plus.
