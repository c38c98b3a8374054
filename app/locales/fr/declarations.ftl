## Chiffre d’affaires : les mois

declarations-title = Chiffre d’affaires
declarations-months = Vos mois
months-open =
    { $n ->
        [one] 1 mois à déclarer
       *[other] { $n } mois à déclarer
    }
chart-label = Chiffre d’affaires par mois
chart-start = Départ { $amount }
chart-goal = Objectif { $amount }
chart-goal-above = Objectif { $amount } (plus haut)
chart-waiting = En vérification
chart-hint = Touchez un mois pour voir son montant.
chart-change = { $amount } par rapport à { $month }
chart-same = Comme en { $month }
chart-since-start = { $amount } depuis le départ
chart-same-as-start = Comme au départ
chart-total = Total { $year } : { $amount }
chart-pages = Autres mois
chart-earlier = Mois d’avant
chart-later = Mois d’après

## Chiffre d’affaires : déclarer un mois

declare-title = Combien avez-vous reçu en { $month } ?
declare-month = Déclarer { $month }
declare-lead = Jusqu’au { $day }. Comptez l’argent reçu ce mois-là. Rien reçu ? Écrivez 0.
declare-lead-expected = Comptez l’argent reçu ce mois-là. Rien reçu ? Écrivez 0.
declare-suspended = Votre parcours était suspendu ce mois-là. Vous n’avez rien à déclarer. Vous pouvez le faire si vous voulez.
declare-after-exit = Votre parcours a pris fin le { $day }. Les trois mois d’après sont encore à déclarer. Ce mois en fait partie.
declare-withdrawn = L’envoi de ce mois est annulé. Pour l’envoyer de nouveau, touchez « Envoyer ».
line-title = Ligne {"{n}"} :
line-amount = Argent reçu
line-refund = Argent rendu à un client
line-amount-hint = Par exemple 250 ou 1 250,50
line-activity = Catégorie
line-activity-hint = Marchandises, restaurant, food truck, boulangerie, chambre d’hôtes : c’est de la vente.
line-change = changer
line-add = Ajouter une autre activité
line-add-refund = Ajouter de l’argent rendu à un client
line-remove = Retirer cette ligne
total-of-month = Total du mois
send = Envoyer
send-amount = Envoyer {"{n}"}
keep-draft = Garder pour plus tard
draft-saved = C’est gardé en brouillon. Reprenez-le quand vous voulez.
beside-open = Plusieurs activités, argent rendu à un client, une précision
clients-label = Nombre de clients
clients-field = Nombre de clients (facultatif)
clients-hint = Combien de clients vous ont payé ce mois-ci. Vous pouvez laisser vide.
clients-not-a-number = Écrivez un nombre entier, par exemple 3, ou laissez vide.
clients-told =
    { $n ->
        [0] Aucun client
        [one] { $n } client
       *[other] { $n } clients
    }
note-label = Un mot pour la personne qui vous accompagne (facultatif)
note-hint = Une phrase, par exemple « j’ai été malade deux semaines ». Vous pouvez laisser vide.
note-told = « { $note } »
draft-kept = Votre brouillon est gardé sur ce téléphone.
month-sent-before = Ce mois a déjà été envoyé : { $sent }. Vous vouliez { $amount } ?
month-sent-how = Ouvrez le mois, puis touchez « Corriger ».
kept-offline = C’est gardé sur ce téléphone. Rien n’est envoyé.
offline = Il n’y a pas de réseau. Gardez cette page ouverte : l’envoi partira tout seul dès qu’il revient.
line-mistake = Ligne { $n } : { $sentence }
amount-empty = Écrivez l’argent reçu, ou 0 s’il n’y a rien.
amount-not-a-number = Écrivez le montant en chiffres, par exemple 1 250,50.
amount-ambiguous = Ce montant se lit de deux façons : { $one } ou { $other } ? Écrivez-le sans espace, avec une virgule avant les centimes.
amount-too-precise = Mettez deux chiffres au plus après la virgule, par exemple 1 250,50.
amount-too-large = Ce montant est trop grand. Vérifiez ses chiffres.
line-negative-sale = L’argent reçu ne peut pas être négatif. Pour de l’argent rendu, ouvrez « Plusieurs activités ».
line-unknown-activity = Choisissez une catégorie dans la liste.
line-too-many = Un mois a 20 lignes au plus. Additionnez celles de la même catégorie.
month-outside-path = Ce mois est en dehors de votre parcours. Choisissez un autre mois.
month-not-over = Ce mois n’est pas fini. Vous pourrez le déclarer dès le premier jour du mois suivant.
declaration-sent = C’est envoyé.
declaration-nil-sent = C’est envoyé : 0 € pour ce mois.
declaration-withdrawn = L’envoi est annulé. Ce mois est de nouveau à déclarer.
declaration-closed = Ce mois est vérifié. S’il est faux, demandez à le corriger.
withdrawal-reviewed = Ce mois a déjà été regardé. L’envoi ne s’annule plus. S’il est faux, demandez à le corriger.
withdrawal-too-late = L’envoi date de plus d’un jour. Vous pouvez encore corriger le montant.

## Chiffre d’affaires : un mois envoyé

sent-title = { $month } : { $amount }, envoyé
sent-month = { $month } :
sent-review = { $name } regarde, vous n’avez rien à faire.
sent-aside = Mettez { $amount } de côté.
sent-aside-nothing = Rien à mettre de côté ce mois-ci.
sent-aside-not-known = Nous ne savons pas combien mettre de côté.
sent-next = Prochain mois : { $month }, dès le { $day }.
sent-still-open =
    { $n ->
        [one] Il reste 1 mois à déclarer.
       *[other] Il reste { $n } mois à déclarer.
    }
sent-done = Terminé
sent-see = Voir ce mois
withdraw = Annuler l’envoi

## Chiffre d’affaires : les catégories

activity-01 = Vente, restauration, hébergement
activity-02 = Services commerciaux ou artisanaux
activity-03 = Autres services, profession libérale
activity-04 = Profession libérale, retraite à la Cipav
activity-05 = Location de vacances classée
activity-06 = Activité à préciser
credit-note-of = Argent rendu : { $name }

## Chiffre d’affaires : un mois déclaré

correction-open = Ce chiffre est faux
correction-reason = Qu’est-ce qui est à corriger ?
correction-reason-hint = Une phrase pour { $name }, qui ouvre le mois ou vous explique pourquoi il reste ainsi.
correction-send = Demander à corriger
correction-sent = Votre demande est envoyée.
correction-requested = Vous l’avez déjà demandé. La réponse arrivera ici.
correction-waits = Vous avez demandé à corriger ce chiffre (« { $reason } »). { $name } vous répond bientôt.
figure-reopened = Ce mois est ouvert : vous pouvez le corriger.
figure-waiting = { $name } vérifie ce chiffre et vous répond.
correct = Corriger
locked-verified = Ce mois est vérifié. Pour le changer, demandez à { $name }.
entered-by = { $name } a écrit ce montant pour vous, le { $at }.
entered-reason = Raison : { $reason }
entered-contest = Ce n’est pas mon chiffre
total = Total
question-eyebrow = { $name } vous demande
question-title = Une question sur votre mois { $month }
answer-label = Votre réponse, en une phrase
answer-send = Répondre
answer-correct = Corriger le chiffre
answer-sent = Votre réponse est envoyée.
thread-title = Questions et réponses
thread-who = { $name }, le { $at }
thread-correction = Demande de correction : { $reason }
thread-reopened = Le mois est ouvert pour être corrigé.
thread-kept = Le chiffre reste comme il est.
thread-opened = Mois ouvert pour être corrigé. Raison : { $reason }
thread-opening-undone = Le mois n’est plus ouvert.
thread-answer = Vous, le { $at }
versions-title = Versions de ce chiffre
version = Version { $n }
version-reported = Version { $n }, dans l’état mensuel
version-sent = Envoyée par
version-note = Un mot
version-changed = , changé

## Justificatifs d’un mois

documents-title = Justificatifs
documents-of = Justificatifs { $month } { $year }
documents-lead = Photographiez une facture ou joignez un PDF. Vous et { $name } les voyez, personne d’autre.
documents-none = Rien n’est joint à ce mois.
documents-removed = Retirés
documents-count =
    { $n ->
        [0] Joindre une photo ou un PDF
        [one] { $n } document
       *[other] { $n } documents
    }
document-label = Photo ou PDF
document-hint = 10 Mo au plus. Un mois garde 10 documents au plus.
document-add = Joindre ce document
document-note = { $what }, ajouté le { $at }
document-unnamed = document
document-remove = Retirer
document-restore = Remettre
document-which = {" "}: { $name }
document-until = Retiré. Vous pouvez le remettre jusqu’au { $day } ; ensuite il est effacé.
document-added = Le document est joint à votre mois.
document-removed = Le document est retiré. Vous pouvez le remettre pendant 7 jours.
document-restored = Le document est de nouveau joint.
document-none = Choisissez une photo ou un PDF.
document-empty = Ce fichier est vide. Choisissez-en un autre.
document-too-large = Ce fichier dépasse 10 Mo. Choisissez-en un plus petit, ou prenez une photo du document.
document-kind = Ce fichier n’est ni une photo (JPEG, PNG, WebP) ni un PDF. Prenez une photo du document, ou enregistrez-le en PDF.
document-too-many = Ce mois a déjà 10 documents. Retirez-en un pour en joindre un autre.
document-too-many-pixels = Cette photo a trop de pixels (plus de 50 millions). Prenez-la avec un réglage plus petit.
document-unreadable = Cette photo est abîmée. Prenez-la de nouveau, ou enregistrez le document en PDF.
document-not-kept = Le document n’a pas pu être gardé : l’endroit où sont gardés les documents ne répond pas. Réessayez dans quelques minutes. Tout le reste marche.
document-sent-before = Ce document est déjà joint.
document-gone = Ce document est effacé. Joignez-le de nouveau si vous l’avez encore.
photo-shrunk = Photo réduite de {"{before}"} à {"{after}"}.

## Attestation de chiffre d'affaires

attestation-link = Attestation pour une banque ou la CAF
attestation-title = Attestation de chiffre d’affaires
attestation-lead = Les mois vérifiés, à donner à une banque ou à la CAF.
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

## À mettre de côté

set-aside-title = À mettre de côté
set-aside-estimate = C’est une estimation. Le montant exact vient de l’Urssaf.
set-aside-not-known = Montant inconnu
set-aside-gap = Le taux de ce mois manque pour « {"{n}"} ». Cette part n’est pas comptée.
set-aside-stops = Une catégorie est sous zéro à cause d’argent rendu. Elle compte ici pour 0 €.
set-aside-not-registered = Votre activité n’était pas encore créée ce mois-là. Vous n’avez rien à payer à l’Urssaf.
set-aside-after-table = Nous connaissons les taux jusqu’en {"{n}"}. Le montant de ce mois peut changer.
set-aside-known-until = Taux connus jusqu’en { $month }.
set-aside-rounded = Chaque ligne est arrondie à l’euro, comme à l’Urssaf.
set-aside-for = { $month }, estimation
set-aside-none = Déclarez un mois : le montant s’affichera ici.
set-aside-how = D’où vient ce montant
set-aside-change = Changer mon calcul
set-aside-no-tax = Impôt sur le revenu : il n’est pas compté.
set-aside-left-out = Pas compté ici : l’impôt local des entreprises (CFE).
charge-contributions = Cotisations sociales
charge-training = Formation
charge-chamber = Frais de chambre
charge-income-tax = Impôt sur le revenu
rate-of = { $charge }, « { $activity } » : { $rate } de { $base }.
rate-since = { $charge }, « { $activity } » : { $rate } de { $base }. Ce taux date { $since }.
rate-reduced = { $charge }, « { $activity } » : { $normal } en temps normal. Avec l’aide au démarrage (ACRE), vous payez { $rate } de { $base }, jusqu’en { $until }.
acre-without-date = L’aide au démarrage (ACRE) n’est pas comptée. Nous n’avons pas la date de début de votre activité. Donnez-la à votre accompagnateur.
business-title = Ce qui vous concerne
business-tax = Je paie l’impôt sur le revenu avec mes cotisations
business-tax-hint = Cela s’appelle le « versement libératoire ». Il faut l’avoir demandé. Vous ne savez pas ? Laissez vide.
business-craft = Mon activité est artisanale
business-craft-hint = Les parts pour la formation et la chambre de métiers sont plus élevées.
business-set = C’est noté. Le montant est à jour.
save = Enregistrer

## CAF

caf-title = Déclaration à la CAF
caf-note = Vos trois mois, à recopier
caf-lead = Vos chiffres à recopier, tels quels. Dans quel mois faites-vous la déclaration ?
caf-when = Mois de la déclaration
caf-asks = En { $month }, la CAF demande { $first }, { $second } et { $third }.
caf-missing = Vous n’avez pas encore déclaré ce mois.
caf-declare = Déclarer le mois { $month }
caf-outside = Ce mois est en dehors de votre parcours : Essor ne le connaît pas. Reprenez le chiffre de vos papiers.
caf-negative = Vous avez rendu plus d’argent que reçu : { $amount }. Écrivez 0.
caf-copy = Copier
caf-copied = Copié
caf-copy-of = {" "}: { $activity }, { $month }
caf-not-known = Nous ne savons pas quels mois la CAF demandait alors.
caf-how = Ce que la CAF fait de ces chiffres
caf-check = Vérifiez que votre formulaire demande bien ces trois mois.
caf-abatement = Ne retirez rien vous-même : la CAF enlève { $rate } pour vos frais sur « { $activity } ».
caf-rsa = Une personne seule sans revenu reçoit { $amount } de RSA par mois (montant depuis { $since }).

## Plafond de l’année

ceiling-title = Plafond { $year }
ceiling-turnover = Chiffre d’affaires
ceiling-all = Ventes et services
ceiling-services = Services
ceiling-of = { $name } : { $turnover } sur { $ceiling }
ceiling-year = Sur une année entière : { $turnover }, pour un plafond de { $ceiling }
ceiling-details = Voir les chiffres
ceiling-far = Vous êtes sous le plafond de la micro-entreprise.
ceiling-near = Vous approchez du plafond de la micro-entreprise. Parlez-en avec { $name }.
ceiling-over = Votre chiffre d’affaires dépasse le plafond de la micro-entreprise. Si cela dure deux ans, vous changez de statut. Parlez-en avec { $name }.
ceiling-no-date = Nous n’avons pas la date de début de votre activité. Nous comptons une année entière.
ceiling-prorated = Votre activité date du { $day } : le plafond compte { $days } jours sur { $of_days }.
ceiling-before = Les mois avant la création de votre activité ne sont pas comptés.
ceiling-not-registered = Le plafond comptera à partir de la création de votre activité, le { $day }.
ceiling-vat = La TVA peut commencer plus tôt : en général à { $services } de services ou { $goods } de ventes par an.
ceiling-not-known = Nous ne connaissons pas le plafond de { $year }.
ceiling-left-out = Nous ne connaissons pas le plafond de « { $activity } » : cette part n’est pas comptée.

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
