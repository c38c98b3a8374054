## Personnes : ajouter, inviter, confier, réglages, journal

people-running = En parcours
people-never-came = Jamais venus
people-gone = Sans parcours en cours
people-everyone = Tout le monde
people-filter = Personnes à afficher
people-coach = Accompagnateur
people-all-coaches = Tous les accompagnateurs
person-came-in = Déjà venu dans Essor
person-is-invited = Invitation envoyée
person-to-invite = À inviter
person-left = Parti le { $day }
person-no-path = Sans parcours
person-accompanies =
    { $n ->
        [0] n’accompagne personne
        [one] accompagne 1 personne
       *[other] accompagne { $n } personnes
    }
person-record = Ouvrir sa fiche de suivi
person-journal = Ce qui a été fait pour cette personne (journal)
person-comes-in = Entrer dans Essor
person-invitation-waits = Son lien d’invitation sert une fois, jusqu’au { $until }.
person-card-waits = Sa carte d’accès sert une fois, jusqu’au { $until }.
person-coach = Accompagnement
person-leaves = Ses absences
person-take-back = Reprendre dans l’équipe
person-returned = La personne est de nouveau dans l’équipe. Envoyez-lui une invitation pour choisir un mot de passe.
person-oneself = Pour changer votre rôle ou quitter l’équipe, demandez à une autre personne de la coordination.
person-left-team = La personne n’est plus dans l’équipe.
contact-save = Enregistrer les coordonnées
contact-changed = Les coordonnées sont enregistrées.
contact-changed-no-sms = Les coordonnées sont enregistrées. Aucun SMS n’arrive sur ce téléphone : les messages partent par e-mail.
newcomer-added-no-sms = La personne est ajoutée. Aucun SMS n’arrive sur ce téléphone : invitez-la par e-mail.
person-invited-no-sms = L’invitation est partie par e-mail. Aucun SMS n’arrive sur ce téléphone.
contact-one-of-two = Donnez un téléphone ou une adresse e-mail.
phone-taken = Ce téléphone sert déjà à quelqu’un. Donnez-en un autre.
email-taken = Cette adresse e-mail sert déjà à quelqu’un. Donnez-en une autre.
invite-by-sms = Inviter par SMS
invite-by-mail = Inviter par e-mail
invite-no-contact = Il manque ce téléphone ou cette adresse. Écrivez-les d’abord, ou préparez une carte.
invite-all =
    { $n ->
        [one] Inviter la personne qui attend
       *[other] Inviter les { $n } personnes qui attendent
    }
all-invited = Les invitations sont envoyées.
role-give = Donner la coordination
role-give-hint = La coordination ouvre Pilotage, Personnes, Réglages et Journal.
role-take = Retirer la coordination
role-take-hint = La personne garde ses suivis. Elle n’ouvre plus Pilotage, Personnes, Réglages ni Journal.
role-set = Le rôle est changé.
team-leave-title = Départ de l’équipe
team-leave-what = Ses appareils sont déconnectés, ses plages fermées. Ce qui a été fait reste à son nom.
team-leave-people =
    { $n ->
        [one] 1 personne a besoin d’un autre accompagnateur.
       *[other] { $n } personnes ont besoin d’un autre accompagnateur.
    }
team-leave-successor = Qui les accompagne ensuite
team-leave-sessions =
    { $n ->
        [one] 1 séance est encore à venir. Posez d’abord une absence : vous y confiez ou annulez la séance.
       *[other] { $n } séances sont encore à venir. Posez d’abord une absence : vous y confiez ou annulez chaque séance.
    }
team-leave-send = Retirer de l’équipe
team-last-coordinator = Il faut toujours une personne à la coordination. Donnez d’abord ce rôle à quelqu’un d’autre.
team-oneself = Vous ne pouvez pas vous retirer vous-même. Demandez à une autre personne de la coordination.
team-still-accompanies = Choisissez qui accompagne ensuite ces personnes.
team-sessions-to-give = Des séances sont encore à venir. Confiez-les ou annulez-les d’abord.
coach-changed = Une de ces personnes vient de changer d’accompagnateur. Regardez, puis recommencez si besoin.
assign-link = Confier à quelqu’un d’autre
assign-title = Confier des personnes
assign-lead = Cochez qui change d’accompagnateur. Toutes changent ensemble, ou aucune.
assign-from = Accompagnées par
assign-show = Afficher
assign-whom = Qui change d’accompagnateur
assign-to = Accompagnateur
assign-send = Confier ces personnes
assign-one = Changer d’accompagnateur
assign-nobody = Cochez au moins une personne.
assign-no-coach = Choisissez un accompagnateur.
people-assigned = C’est fait. L’accompagnateur est à jour.
newcomer-title = Ajouter une personne
newcomer-contact-hint = Un téléphone ou une adresse e-mail suffit.
newcomer-coach-label = Qui accompagne
newcomer-coach = Choisissez qui accompagne.
newcomer-starts = Début du parcours
newcomer-signed = Signature du contrat (facultatif)
newcomer-over = Ce parcours serait déjà fini. Vérifiez l’année.
newcomer-far = Ce jour est à plus d’un an. Vérifiez l’année.
newcomer-signed-far = La signature est à plus d’un an du début. Vérifiez l’année.
newcomer-trade = Activité
newcomer-trade-hint = En quelques mots, par exemple : couture et retouches
newcomer-activity-label = Catégorie
newcomer-activity = Choisissez une catégorie.
newcomer-registered = Immatriculation (facultatif)
newcomer-acre = Cotisations réduites (ACRE)
newcomer-acre-hint = aide à la création d’entreprise, de 10 à 12 mois
newcomer-benefit = Aide reçue
newcomer-benefit-since = Depuis quand (facultatif)
newcomer-starting = Chiffre d’affaires mensuel au départ
newcomer-starting-hint = En euros. Écrivez 0 si rien.
newcomer-goal = Objectif mensuel (facultatif)
newcomer-amount-negative = Ce montant ne peut pas être négatif.
newcomer-send = Ajouter cette personne
newcomer-added = La personne est ajoutée. Invitez-la maintenant, ou plus tard.
benefit-none = Aucune
benefit-rsa = RSA (revenu de solidarité active)
benefit-aah = AAH (allocation adultes handicapés)
benefit-ass = ASS (allocation de solidarité spécifique)
benefit-are = ARE (allocation chômage)
benefit-prime = Prime d’activité
card-title = Carte d’accès
card-link = Carte à imprimer
card-lead = Une carte à donner en main propre : la personne scanne le code, ou le tape. La carte sert une fois, pendant 30 jours. Un lien déjà envoyé ne servira plus.
card-hidden = Une carte attend déjà cette personne. Pour la protéger, elle ne se montre que dix minutes. En refaire une annule la première.
card-make = Préparer la carte
card-again = Refaire une carte
card-again-hint = Refaire une carte annule celle-ci.
card-made = La carte est prête. Imprimez-la maintenant : elle se montre dix minutes.
card-format = Format du papier
card-a4 = Feuille A4 à découper
card-a6 = Petit format A6
card-print-how = Imprimez cette page : seule la carte sort.
card-hello = Bonjour { $name }
card-scan = Ouvrez l’appareil photo de votre téléphone et visez ce dessin.
card-qr = Code à scanner avec le téléphone
card-type = Ou tapez cette adresse, puis le code :
card-until = Cette carte sert une seule fois, jusqu’au { $until }. Ne la prêtez à personne.
card-enter-title = Votre carte
card-enter-lead = Écrivez les douze signes imprimés sur votre carte.
card-enter-label = Code de la carte
card-enter-hint = Par exemple K7MP 4QXT 9RHW. Les espaces ne comptent pas.
card-enter-send = Me connecter
card-enter-link = J’ai une carte imprimée
card-not-a-code = Le code a douze signes : des lettres, et des chiffres de 2 à 9. Recopiez-le depuis la carte.
card-wrong = Ce n’est pas le bon code. Regardez la carte et réessayez.
card-old = Cette carte a déjà servi, ou elle est trop ancienne. Demandez-en une autre à votre structure.
card-too-many = Il y a eu trop d’essais. Attendez une heure, puis recommencez.
nav-journal = Journal
journal-lead = Qui a fait quoi, et quand. Rien ne s’y efface.
journal-when = Quand
journal-who = Qui
journal-what = Quoi
journal-about = Pour qui
journal-from = Du
journal-to = Au
journal-order = La fin vient avant le début. Changez l’un des deux jours.
journal-anyone = Tout le monde
journal-tools = Essor (outils de la structure)
journal-everyone = Tout le monde
journal-anything = Tout
journal-show = Afficher
journal-all = Tout le journal
journal-older = Plus ancien
journal-newest = Revenir au plus récent
journal-none-title = Rien à afficher
journal-none-text = Aucune ligne ne correspond. Élargissez la période ou enlevez un filtre.
journal-other = Autre changement
journal-failures = { $n } fois, le { $day }
journal-reason = « { $reason } »
settings-structure = Votre structure
settings-rules = Règles
settings-name-label = Nom de la structure
settings-name-hint = Il apparaît dans les messages et sur les documents.
places-label = Nombre de places
places-hint =
    { $taken ->
        [one] 1 place est prise : jamais moins.
       *[other] { $taken } places sont prises : jamais moins.
    }
places-not-a-number = Écrivez un nombre de 1 à 1000.
places-below-taken = Plus de places sont prises. Attendez la fin d’un parcours, ou écrivez un nombre plus grand.
scheme-label = Dernier jour du dispositif (facultatif)
scheme-hint = Plus personne n’entre après ce jour. Laissez vide si vous ne le connaissez pas.
scheme-not-a-day = Écrivez un jour entre 2019 et 2099, comme 31/12/2026.
message-invitation-short = { $structure } vous invite dans Essor. Ce lien sert une fois, pendant 30 jours : { $link }
message-invitation-participant =
    Bonjour { $name },

    { $structure } vous invite dans Essor, pour déclarer votre chiffre d’affaires et prendre vos rendez-vous. Ouvrez ce lien :
    { $link }

    Le lien sert une seule fois, pendant 30 jours.
