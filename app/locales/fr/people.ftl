## Personnes

people-accompanied = Personnes accompagnées
people-team = Équipe
people-none-title = Aucun résultat
people-none-text = Aucun nom ne correspond, ou personne n’a encore de parcours ici.
invite-colleague = Inviter un collègue
invite-lead = La personne reçoit un lien par e-mail et choisit son mot de passe.
invite-role = Rôle
first-name = Prénom
last-name = Nom
invite-email-hint = Le lien part à cette adresse.
invite-phone = Téléphone (facultatif)
invite-send = Envoyer l’invitation
person-invited = L’invitation est envoyée.
contact-taken = Ce téléphone ou cette adresse e-mail sert déjà à quelqu’un. Donnez-en un autre.

## Personnes : ajouter, inviter, confier, réglages, journal

people-running = En parcours
people-never-came = Jamais connectés
people-gone = Sans parcours en cours
people-everyone = Tout le monde
people-column-name = Nom
people-column-trade = Métier
people-column-start = Début
people-column-access = Accès
people-column-people = Personnes
invite-do = Inviter
invite-chosen-done = Les personnes cochées qui ne se sont jamais connectées sont invitées.
invite-chosen-none = Les personnes cochées se sont déjà connectées, ou n’ont pas de parcours en cours.
people-filter = Personnes à afficher
people-coach = Accompagnateur
people-all-coaches = Tous les accompagnateurs
person-came-in = Connexion faite
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
person-comes-in = Accès à Essor
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
no-sms-here = Essor n’envoie pas de SMS ici. Invitez par e-mail, ou préparez une carte.
no-mail-here = Essor n’envoie pas d’e-mails ici. Voyez avec la personne qui gère Essor.
invite-all =
    { $n ->
        [one] Inviter la personne qui attend
       *[other] Inviter les { $n } personnes qui attendent
    }
all-invited = Les invitations sont envoyées.
all-invited-no-sms = Les invitations partent par e-mail. Personne n’en reçoit par SMS ici : sans adresse e-mail, préparez une carte.
role-give = Donner le rôle de coordination
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
        [one] 1 séance est encore à venir. Confiez-la ou annulez-la dans le même formulaire.
       *[other] { $n } séances sont encore à venir. Confiez ou annulez chacune dans le même formulaire.
    }
team-leave-decide = Organiser le départ
team-leave-send = Retirer de l’équipe
team-last-coordinator = Il faut toujours une personne à la coordination. Donnez d’abord ce rôle à quelqu’un d’autre.
team-oneself = Vous ne pouvez pas vous retirer vous-même. Demandez à une autre personne de la coordination.
team-still-accompanies = Choisissez qui accompagne ensuite ces personnes.
team-sessions-to-give = Des séances sont encore à venir. Confiez-les ou annulez-les d’abord.
coach-changed = Une de ces personnes vient de changer d’accompagnateur. Regardez, puis recommencez si besoin.
assign-link = Changer d’accompagnateur
assign-do = Confier
assign-to-whom = Confier à…
assign-not-running = Une personne cochée n’a pas de parcours en cours : décochez-la.
assign-title = Confier des personnes
assign-lead = Cochez qui change d’accompagnateur. Toutes changent ensemble, ou aucune.
assign-from = Accompagnées par
assign-show = Afficher
assign-whom = Qui change d’accompagnateur
assign-to = Nouvel accompagnateur
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
newcomer-acre-hint = Aide à la création d’entreprise, de 10 à 12 mois
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
card-made = La carte est prête. Imprimez-la maintenant : elle reste affichée dix minutes.
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
journal-lead = Qui a fait quoi, et quand. Aucune ligne ne peut être effacée.
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
journal-readings = Consultations
journal-readings-hidden = Sans les consultations
journal-readings-shown = Avec les consultations
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
        [0] Aucune place n’est prise pour le moment.
        [one] 1 place est occupée : le nombre ne peut pas être plus petit.
       *[other] { $taken } places sont occupées : le nombre ne peut pas être plus petit.
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

## Import : ce qu’un fichier a de faux

import-too-large = Ce fichier est trop gros : il dépasse 1 Mo.
import-empty = Ce fichier est vide.
import-not-utf8 = Des lettres de ce fichier sont perdues ou illisibles : enregistrez-le de nouveau, au format « CSV UTF-8 » ou .xlsx.
import-separator = Les colonnes doivent être séparées par des points-virgules, des virgules ou des tabulations.
import-column-missing = Cette colonne manque.
import-column-twice = Cette colonne apparaît deux fois.
import-too-many-cells = La ligne a trop de cellules : un texte contient sans doute un point-virgule ou une virgule sans guillemets.
import-line-break = Un guillemet n’est pas refermé, ou une cellule tient sur plusieurs lignes.
import-cell-empty = Cette cellule doit être remplie.
import-cell-too-long = Ce texte est trop long.
import-formula = La cellule commence par =, @, + ou - : remplacez la formule par son résultat.
import-date = Écrivez la date comme 31/12/2026.
import-end-before-start = La fin du parcours doit venir après son début.
import-path-too-long = Ce parcours dure plus de dix ans : vérifiez l’année.
import-month = Écrivez le mois comme 2026-10.
import-activity = Le code d’activité va de 01 à 06.
import-nature = Écrivez « vente » ou « avoir ».
import-yes-no = Écrivez « oui » ou « non ».
import-benefit = Écrivez RSA, AAH, ASS, ARE, prime d’activité ou aucun.
import-amount-not-a-number = Ce n’est pas un montant.
import-amount-ambiguous = Ce montant se lit de deux façons : { $one } ou { $other } ?
import-amount-too-precise = Un montant a deux décimales au plus, après une virgule : 1250,50.
import-amount-too-large = Ce montant est trop grand.
import-amount-negative = Ce montant ne peut pas être négatif.
import-amount-negative-sale = Une vente ne peut pas être négative : indiquez « avoir ».
import-contact-phone = Ce n’est pas un numéro de téléphone.
import-contact-email = Ce n’est pas une adresse e-mail.
import-contact-landline = Aucun SMS n’arrive sur un téléphone fixe : ajoutez un portable ou une adresse e-mail.
import-contact-special = Aucun SMS n’arrive sur ce numéro spécial : ajoutez un portable ou une adresse e-mail.
import-contact-country = Nous n’envoyons pas de SMS dans ce pays : ajoutez un autre numéro ou une adresse e-mail.
import-contact-missing = Il faut un téléphone ou une adresse e-mail.
import-duplicate = Une ligne précédente porte déjà ce contact.
import-not-a-coach = Cette adresse est celle d’un travailleur indépendant, pas d’un accompagnateur.
import-too-many-lines = Ce mois a plus de 20 lignes pour cette personne.
import-nobody = Ce contact n’est celui de personne, ni dans les fichiers ni dans la structure.
import-month-outside-path = Ce mois est en dehors du parcours de la personne.
import-two-people = Ce téléphone et cette adresse sont à deux personnes différentes.
import-known-elsewhere = Ce contact est déjà celui de quelqu’un d’une autre structure ou d’un autre rôle.
import-no-place = Toutes les places de la structure sont prises.

## Import : par l’écran

import-title = Importer un fichier
import-lead = Essor lit d’abord votre fichier et vous montre ce qu’il ferait. Rien n’entre avant votre accord.
import-people-file = Fichier des personnes
import-people-file-hint = Tableur .xlsx ou fichier CSV. 1 Mo au plus.
import-months-file = Fichier du chiffre d’affaires (facultatif)
import-months-file-hint = Inutile si le tableur des personnes le contient sur une autre feuille.
import-look = Vérifier le fichier
import-choose-file = Choisissez le fichier des personnes.
import-columns = Les colonnes attendues
import-columns-people = Personnes, une ligne chacune :
import-values-people = Toutes les colonnes sont là, dans n’importe quel ordre. Un téléphone ou une adresse e-mail suffit. code_activite : de 01 à 06. debut_parcours et fin_pass_iae : remplis, comme 31/12/2026. acre : oui ou non. aide : RSA, AAH, ASS, ARE, prime d’activité ou aucun. ca_mensuel_depart : un montant, 0,00 s’il n’y en a pas. accompagnateur : son adresse e-mail. Peuvent être vides : immatriculation, aide, aide_depuis, objectif_mensuel.
import-columns-months = Chiffre d’affaires, une ligne par montant :
import-values-months = courriel_ou_telephone : celui du fichier des personnes. mois : comme 2026-10. code_activite : de 01 à 06. montant : comme 1250,50. nature : vente ou avoir. Un mois sans rien est une vente de 0,00.
import-check-title = Vérifier avant d’importer
import-refused-title = Des lignes sont à corriger
import-result-title = L’import est fait
import-refused-lead =
    { $n ->
        [one] Rien n’a été importé. Corrigez ce point dans votre fichier, puis envoyez-le de nouveau.
       *[other] Rien n’a été importé. Corrigez ces { $n } points dans votre fichier, puis envoyez-le de nouveau.
    }
import-refused-more = Il y en a d’autres. Corrigez d’abord ceux-ci : les suivants seront montrés ensuite.
import-line = Ligne { $n }
import-line-column = Ligne
import-column = Colonne
import-whole-line = toute la ligne
import-trouble = À corriger
import-file = Fichier
import-again = Envoyer le fichier corrigé
import-enter =
    { $n ->
        [0] Personne n’entre
        [one] 1 personne entre
       *[other] { $n } personnes entrent
    }
import-places = { $taken } places prises sur { $all }
import-whole = L’import est fait en entier ou pas du tout. Les nouveaux accompagnateurs reçoivent une invitation par e-mail.
import-confirm =
    { $n ->
        [0] Importer
        [one] Importer 1 personne
       *[other] Importer { $n } personnes
    }
import-people-added =
    { $n ->
        [one] 1 personne inscrite
       *[other] { $n } personnes inscrites
    }
import-coaches-added =
    { $n ->
        [one] 1 accompagnateur ajouté et invité
       *[other] { $n } accompagnateurs ajoutés et invités
    }
import-months-added =
    { $n ->
        [one] 1 mois ajouté comme validé
       *[other] { $n } mois ajoutés comme validés
    }
import-people-known =
    { $n ->
        [one] 1 personne déjà inscrite, inchangée
       *[other] { $n } personnes déjà inscrites, inchangées
    }
import-months-known =
    { $n ->
        [one] 1 mois déjà là, inchangé
       *[other] { $n } mois déjà là, inchangés
    }
import-nothing-new = Tout est déjà là : ce fichier ne change rien.
import-to-people = Voir les personnes
import-done = L’import est fait.
import-changed = La structure a changé depuis votre vérification. Rien n’a été importé : regardez de nouveau.
import-workbook = Ce tableur ne s’ouvre pas : il est abîmé. Enregistrez-le de nouveau au format .xlsx.
import-coach-left = Cette adresse est celle d’une personne qui a quitté l’équipe.
import-scheme-over = Ce parcours commencerait après le dernier jour du dispositif.
import-locked = Ce tableur est protégé par un mot de passe. Enlevez-le dans Excel (Fichier, Informations, Protéger), puis enregistrez.
import-other-format = Essor ne lit pas les fichiers .xls et .ods : enregistrez-le au format .xlsx.
import-number-shortened = Excel a raccourci ce nombre, et des chiffres sont perdus. Mettez la colonne au format Texte, puis retapez le numéro.
import-month-not-over = Ce mois n’est pas fini.
import-exit-outside-path = Ce jour est en dehors du parcours.
import-exit-later = Une sortie ne peut pas être dans l’avenir.
import-exit-category = Écrivez emploi durable, emploi de transition, sortie positive, autre sortie ou retirée du décompte.
import-suspensions = Écrivez les suspensions comme 2025-03-01/2025-03-31, dans le parcours et sans jour en commun.
import-extensions = Écrivez les prolongations comme rqth:365, formation:90 ou 50ans:365.
import-duplicate-line = La ligne { $earlier } porte déjà ce contact.
import-people-differing =
    { $n ->
        [one] 1 personne déjà inscrite, avec d’autres données dans le fichier
       *[other] { $n } personnes déjà inscrites, avec d’autres données dans le fichier
    }
import-months-differing =
    { $n ->
        [one] 1 mois déjà là avec d’autres montants
       *[other] { $n } mois déjà là avec d’autres montants
    }
import-changes-applied =
    { $n ->
        [one] 1 changement repris du fichier
       *[other] { $n } changements repris du fichier
    }
import-differences = Ce que le fichier dit autrement
import-differences-lead = Sans votre accord, rien de cela ne change.
import-differences-more =
    { $n ->
        [one] Il y en a 1 autre.
       *[other] Il y en a { $n } autres.
    }
import-difference-person = Personne
import-difference-old = Dans Essor
import-difference-new = Dans le fichier
import-difference-none = rien
import-difference-elsewhere = À changer sur sa fiche
import-difference-can = Peut être repris
import-apply =
    { $n ->
        [one] Reprendre aussi ce changement
       *[other] Reprendre aussi ces { $n } changements
    }
import-apply-send =
    { $n ->
        [one] Reprendre ce changement
       *[other] Reprendre ces { $n } changements
    }
import-differences-only = Tout est déjà là, mais le fichier dit autre chose.
import-warnings = À regarder d’abord
import-warning-sheet = La feuille « { $name } » n’est pas lue.
import-warning-hidden = La feuille masquée « { $name } » n’est pas lue.
import-warning-header = Les noms des colonnes sont lus à la ligne { $line } ({ $file }).
import-warning-same = Les lignes { $earlier } et { $line } ont le même nom et le même début : { $name }. Est-ce la même personne ?
import-warning-known = Ligne { $line } : { $name } existe déjà, avec un autre contact. Est-ce la même personne ?
person-account = Compte et connexion
person-account-hint = Personne ne peut se connecter à sa place. Le lien part à son adresse e-mail.
person-password-link = Envoyer un lien pour un nouveau mot de passe
person-password-link-sent = Le lien est parti à son adresse e-mail. Il sert une fois, pendant une heure.
person-release-oidc = Délier son compte du service de connexion
person-reset-second-factor = Retirer sa connexion en deux étapes
person-remove-passkeys = Retirer ses clés d’accès
person-passkeys-removed = Les clés d’accès sont retirées. La personne en reçoit un message.
person-second-factor-removed = La connexion en deux étapes est retirée. La personne en reçoit un message.
person-end-devices = Déconnecter ses appareils
person-devices-ended = Ses appareils sont déconnectés.
email-of-team = Chacun change lui-même son adresse e-mail, dans « Moi ».

## Qui appeler

help-contact-label = Qui appeler
help-contact-write = Écrire
help-contact-substitutes = remplace { $name } aujourd’hui
help-contact-number-of = { $name } : { $number }
help-contact-none = Passez à votre structure, ou demandez à l’accueil.
import-warning-columns = Ces colonnes ne sont pas lues ({ $file }) : { $columns }.
import-entering = Qui entre
import-entering-start = Début
import-entering-coach = Accompagnateur
import-entering-more =
    { $n ->
        [one] Et { $n } autre personne.
       *[other] Et { $n } autres personnes.
    }
import-new-coaches = Accompagnateurs à créer
import-new-coaches-hint = Cochez chaque adresse après l’avoir relue : un compte est créé et une invitation y part.
import-coach-people =
    { $n ->
        [0] aucune personne du fichier
        [one] { $n } personne du fichier
       *[other] { $n } personnes du fichier
    }
import-coaches-unticked = Rien n’est importé : cochez chaque accompagnateur à créer, ou corrigez son adresse dans le fichier.

## Ajouté par erreur

removal-title = Retirer une fiche ajoutée par erreur
removal-lead = Pour une personne qui n’a rien déclaré, rien signé et suivi aucun rendez-vous.
removal-goes = Ce qui disparaît
removal-contacts = Nom, téléphone, e-mail et accès à Essor
removal-path = Le parcours commencé le { $day } ; sa place est libérée
removal-bookings =
    { $n ->
        [one] { $n } rendez-vous, annulé s’il est à venir
       *[other] { $n } rendez-vous, annulés s’ils sont à venir
    }
removal-notes =
    { $n ->
        [one] { $n } note
       *[other] { $n } notes
    }
removal-documents =
    { $n ->
        [one] { $n } justificatif
       *[other] { $n } justificatifs
    }
removal-goals =
    { $n ->
        [one] { $n } objectif du plan
       *[other] { $n } objectifs du plan
    }
removal-stays = Le journal garde qu’une fiche a été retirée, et la raison, sans le nom. Pilotage ne compte plus cette entrée. Un état mensuel déjà clos est corrigé par sa version suivante.
removal-reason = Raison
removal-reason-missing = Choisissez une raison.
removal-reason-twice = Déjà inscrite
removal-reason-never-came = N’est jamais venue
removal-reason-elsewhere = Suivie par une autre structure
removal-reason-other = Essai ou autre erreur
removal-send = Retirer définitivement cette fiche
removal-declared = Un mois est déclaré. Cette fiche ne peut pas être retirée.
removal-attended = Un rendez-vous a eu lieu. Cette fiche ne peut pas être retirée.
removal-signed = Un plan ou une attestation est signé. Cette fiche ne peut pas être retirée.
removal-merged = Une autre fiche a été regroupée avec celle-ci. Elle ne peut pas être retirée.
removal-gone = Cette fiche a été retirée le { $day } : elle avait été ajoutée par erreur.
person-removed = La fiche est retirée et sa place est libre.

## Deux fiches pour une personne

merge-link = Regrouper avec une autre fiche de la même personne
merge-title = Regrouper deux fiches
merge-lead = La fiche { $of_name } reste. L’autre fiche y est ajoutée.
merge-choose = Quelle est l’autre fiche ?
merge-choose-other = Choisir une autre fiche
merge-nobody = Aucune fiche proche.
merge-search = Nom, téléphone ou e-mail
merge-search-send = Chercher
merge-stays = La fiche qui reste
merge-goes = La fiche ajoutée
merge-turn = Garder l’autre fiche
merge-what = Les parcours, les mois déclarés, les justificatifs, les notes, les rendez-vous et les attestations passent sur la fiche qui reste. Les appareils et les accès de la fiche ajoutée sont retirés. Un état mensuel déjà clos est corrigé par sa version suivante.
merge-name = Nom
merge-paths-row = Parcours
merge-months = Mois déclarés
merge-documents = Justificatifs
merge-notes = Notes
merge-goals = Objectifs du plan
merge-bookings = Rendez-vous
merge-attestations = Attestations
merge-path-runs = du { $from } au { $to } (fin prévue)
merge-path-left = du { $from } au { $to } (sortie)
merge-path = Les deux parcours se chevauchent. Lequel reste ?
merge-path-hint = Ses dates et sa fiche d’entrée restent. S’il a un plan, les objectifs de l’autre sont gardés dans une note.
merge-path-changes = Les suspensions et les prolongations de l’autre parcours disparaissent.
merge-plan-note = Objectifs de la fiche regroupée :
merge-month = { $month } : quel montant est le bon ?
merge-month-same = { $month } : les deux fiches ont le même montant ({ $amount }), il compte une fois.
merge-send = Regrouper les deux fiches
merge-undo-hint = Vous pouvez annuler pendant 24 heures. Ensuite, c’est définitif.
merge-was-made = La fiche { $of_name } est regroupée avec celle-ci. Vous pouvez annuler jusqu’au { $until }.
merge-undo = Séparer les deux fiches
merge-undone = Les deux fiches sont de nouveau séparées.
merge-gone = Cette fiche a été regroupée le { $day } avec celle-ci :
people-merged = Les deux fiches sont regroupées.
merge-not-two = Ces deux fiches ne peuvent pas être regroupées.
merge-erasure = L’effacement d’une des deux personnes est demandé. Terminez-le d’abord.
merge-recent = Un regroupement de cette fiche peut encore être annulé. Attendez qu’il soit définitif.
merge-paths = Plusieurs parcours se chevauchent. Corrigez d’abord leurs dates.
merge-months-outside = Des mois déclarés sont en dehors du parcours choisi. Gardez l’autre parcours.
merge-both-booked = Les deux fiches sont inscrites à la même heure. Annulez d’abord l’une des inscriptions.
merge-choose-month = Choisissez un montant pour chaque mois déclaré deux fois.
merge-final = Ce regroupement est définitif.
merge-undo-taken = Une place, un numéro ou un mois a été pris depuis. Le regroupement ne peut plus être annulé.

## Déjà inscrite

newcomer-similar = Une personne de ce nom est peut-être déjà inscrite.
newcomer-similar-title = Est-ce l’une de ces personnes ?
newcomer-other = C’est une autre personne
newcomer-similar-hint = Cochez, puis ajoutez-la.

## Départ d’un membre de l’équipe

departure-title = Départ { $of_name }
departure-sessions = Ses séances à venir
departure-session = Séance
departure-booked = Inscrits
departure-decision = Que devient-elle ?
