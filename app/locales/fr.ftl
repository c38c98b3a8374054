# Les textes d’Essor en français, la langue de référence.
# Espace insécable avant : ; ? ! € et dans « », apostrophe typographique. Un essai compare les deux langues.

## Cadre de toutes les pages

skip = Aller au contenu
demo-label = Démonstration
demo-notice = Démonstration : personnes et montants inventés.
nav-label = Navigation principale
nav-today = Aujourd’hui
nav-turnover = Chiffre
nav-turnover-more = {" "}d’affaires
nav-bookings = Rendez-vous
nav-plan = Mon plan
nav-me = Moi
nav-review = À vérifier
nav-caseload = Mes suivis
nav-agenda = Agenda
nav-cohort = Pilotage
nav-people = Personnes
nav-settings = Réglages
role-coach = Accompagnement
role-coordinator = Coordination
sign-out = Se déconnecter
title-mistake = Erreur :{" "}
error-prefix = Erreur :{" "}
error-summary =
    { $n ->
        [one] Il y a un point à revoir
       *[other] Il y a { $n } points à revoir
    }
text-empty = Remplissez ce champ.
text-too-long = Ce texte est trop long. Dites la même chose en plus court.
moved-on = Quelqu’un d’autre vient d’agir sur ce mois. Regardez où il en est, puis recommencez si besoin.

## À la place d’une page

stop-403-title = Cette page n’est pas ouverte à votre compte
stop-403-text = Si vous en avez besoin, demandez à votre structure.
stop-404-title = Cette page n’existe pas
stop-404-text = L’adresse est incomplète, ou le lien a déjà servi. Revenez à l’accueil, ou demandez un nouveau lien à votre structure.
stop-413-title = Cet envoi est trop gros
stop-413-text = Rien n’est perdu. Revenez une page en arrière, puis envoyez un fichier plus petit ou un texte plus court.
stop-500-title = Le problème vient de chez nous
stop-500-text = Rien n’est perdu. Revenez une page en arrière : ce que vous avez écrit y est encore. Puis réessayez.
stop-home = Aller à l’accueil

## Dates et lieux

when = { $day }, { $from } à { $to }
at = { $day } à { $time }
with = avec { $name }
remote = À distance

## États d’un mois

state-to-declare = À déclarer
state-expected = Attendue
state-not-due = Pas encore à déclarer
state-suspended = Parcours suspendu
state-submitted = En attente
state-question = Question
state-validated = Validé
state-reported = Déclaré
state-imported = Importé
state-reopened = À corriger
state-to-report-again = Validé, corrigé depuis l’état mensuel
state-draft = Brouillon

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

## Chiffre d’affaires : les mois

declarations-title = Chiffre d’affaires
declarations-months = Vos mois
chart-label = Chiffre d’affaires par mois
chart-start = Départ { $amount }
chart-goal = Objectif { $amount }
chart-goal-above = Objectif { $amount } (plus haut)
chart-waiting = Pas encore validé

## Chiffre d’affaires : déclarer un mois

declare-title = Déclarer le mois { $month } { $year }
declare-lead = Jusqu’au { $day }. Comptez l’argent encaissé pendant le mois. Rien encaissé : écrivez 0.
declare-lead-expected = Comptez l’argent encaissé pendant le mois. Rien encaissé : écrivez 0.
line-title = Ligne {"{n}"}
line-amount = Montant encaissé
line-amount-hint = Par exemple 250 ou 1 250,50
line-activity = Catégorie
line-kind = C’est
line-kind-sale = Vente
line-kind-credit = Avoir
line-kind-credit-hint = argent rendu
line-add = Ajouter une ligne
line-remove = Retirer cette ligne
total-of-month = Total du mois
send = Envoyer
keep-draft = Garder pour plus tard
draft-saved = C’est gardé en brouillon. Reprenez-le quand vous voulez.
beside-open = Ajouter une précision (facultatif)
clients-label = Nombre de clients
clients-hint = Combien de clients vous ont payé ce mois-ci. Vous pouvez laisser vide.
clients-not-a-number = Écrivez un nombre entier, par exemple 3, ou laissez vide.
clients-told =
    { $n ->
        [0] Aucun client
        [one] { $n } client
       *[other] { $n } clients
    }
note-label = Un mot pour la personne qui vous accompagne
note-hint = Une phrase, par exemple « j’ai été malade deux semaines ». Vous pouvez laisser vide.
note-told = « { $note } »
draft-kept = Votre brouillon est gardé sur ce téléphone.
offline = Il n’y a pas de réseau. Gardez cette page ouverte : l’envoi partira tout seul dès qu’il revient.
line-mistake = Ligne { $n } : { $sentence }
amount-empty = Écrivez le montant encaissé, ou 0 s’il n’y a rien.
amount-not-a-number = Écrivez le montant en chiffres, par exemple 1 250,50.
amount-too-precise = Mettez deux chiffres au plus après la virgule, par exemple 1 250,50.
amount-too-large = Ce montant est trop grand. Vérifiez ses chiffres.
line-negative-sale = Une vente ne peut pas être négative. Pour de l’argent rendu, choisissez « Avoir ».
line-unknown-activity = Choisissez une catégorie dans la liste.
line-too-many = Un mois a 20 lignes au plus. Additionnez celles de la même catégorie.
month-outside-path = Ce mois est en dehors de votre parcours. Choisissez un autre mois.
month-not-over = Ce mois n’est pas fini. Vous pourrez le déclarer dès le premier jour du mois suivant.
declaration-sent = C’est envoyé. La personne qui vous accompagne vérifie et vous répond.
declaration-nil-sent = C’est envoyé : 0 € pour ce mois.
declaration-closed = Ce chiffre est validé : il ne se change plus seul. S’il est faux, demandez à le corriger.

## Chiffre d’affaires : les catégories

activity-01 = Vente de marchandises
activity-02 = Services commerciaux ou artisanaux
activity-03 = Autres services, profession libérale
activity-04 = Profession libérale affiliée à la Cipav (caisse de retraite)
activity-05 = Location de meublé de tourisme classé
activity-06 = Activité à préciser
credit-note-of = Avoir : { $name }

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
locked-validated = Ce chiffre est validé : il ne se change plus seul.
locked-imported = Ce chiffre était validé avant Essor : il ne se change pas seul.
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
thread-answer = Vous, le { $at }
versions-title = Versions de ce chiffre
version = Version { $n }
version-reported = Version { $n }, dans l’état mensuel
version-sent = Envoyée par
version-note = Un mot
version-changed = , changé

## À mettre de côté

set-aside-title = À mettre de côté
set-aside-estimate = C’est une estimation. Le montant exact vient de l’Urssaf.
set-aside-not-known = Montant inconnu
set-aside-gap = Nous ne connaissons pas les taux de ce mois pour « {"{n}"} » : cette part n’est pas comptée.
set-aside-stops = Une catégorie est sous zéro à cause d’un avoir : elle compte ici pour 0 €.
set-aside-for = { $month }, estimation
set-aside-none = Déclarez un mois : le montant s’affichera ici.
set-aside-how = D’où vient ce montant
set-aside-change = Impôt, artisanat : dire ce qui vous concerne
set-aside-no-tax = Impôt sur le revenu : il n’est pas compté.
set-aside-left-out = Frais de chambre et CFE (l’impôt local des entreprises) : ils ne sont pas comptés.
charge-contributions = Cotisations sociales
charge-training = Formation
charge-income-tax = Impôt sur le revenu
rate-of = { $charge }, « { $activity } » : { $rate } de { $base }.
rate-since = { $charge }, « { $activity } » : { $rate } de { $base }. Ce taux date { $since }.
rate-reduced = { $charge }, « { $activity } » : { $rate } de { $base }, dont vous payez { $share } grâce à l’ACRE (l’aide au démarrage). Ce taux date { $since }.
acre-without-date = L’ACRE (l’aide au démarrage) n’est pas comptée : il nous manque la date de création de votre activité. Donnez-la à la personne qui vous accompagne.
acre-two-shares = L’ACRE (l’aide au démarrage) a changé depuis vos débuts. Nous ne savons pas quel taux vous concerne : le plus élevé est compté.
acre-not-known = Nous ne connaissons pas l’ACRE (l’aide au démarrage) pour cette catégorie : elle n’est pas comptée.
business-title = Ce qui vous concerne
business-tax = Je paie l’impôt sur le revenu avec mes cotisations
business-tax-hint = C’est le versement libératoire, une option à demander. Dans le doute, laissez vide.
business-craft = Mon activité est artisanale
business-craft-hint = La part pour la formation est plus élevée.
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
caf-negative = Avec vos avoirs : { $amount }. Cela compte pour 0.
caf-copy = Copier
caf-copied = Copié
caf-copy-of = {" "}: { $activity }, { $month }
caf-not-known = Nous ne savons pas quels mois la CAF demandait alors.
caf-how = Ce que la CAF fait de ces chiffres
caf-check = Vérifiez que votre formulaire demande bien ces trois mois.
caf-abatement = Ne retirez rien vous-même : la CAF enlève { $rate } pour vos frais sur « { $activity } ».
caf-rsa = Le RSA d’une personne seule est de { $amount } par mois depuis { $since }, avant de compter ses revenus.

## Plafond de l’année

ceiling-title = Plafond { $year }
ceiling-turnover = Chiffre d’affaires
ceiling-all = Ventes et services
ceiling-services = Services
ceiling-of = { $name } : { $turnover } sur { $ceiling }
ceiling-year = Sur une année entière : { $turnover }, pour un plafond de { $ceiling }
ceiling-far = Vous êtes sous le plafond de la micro-entreprise.
ceiling-near = Vous approchez du plafond de la micro-entreprise. Parlez-en avec { $name }.
ceiling-over = Le plafond de la micro-entreprise est dépassé. Deux années de suite au-dessus, et ce régime s’arrête : parlez-en avec { $name }.
ceiling-no-date = Il nous manque la date de création de votre activité : le plafond d’une année entière est compté.
ceiling-prorated = Votre activité date du { $day } : le plafond compte { $days } jours sur { $of_days }.
ceiling-not-known = Nous ne connaissons pas le plafond de { $year }.
ceiling-left-out = Nous ne connaissons pas le plafond de « { $activity } » : cette part n’est pas comptée.

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
document-gone = Ce document est effacé. Joignez-le de nouveau si vous l’avez encore.
photo-shrunk = Photo réduite de {"{before}"} à {"{after}"}.

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
attestation-words = { $structure } atteste que { $name } a déclaré le chiffre d’affaires ci-dessous, et que chaque mois a été vérifié.
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

## Rendez-vous

bookings-title = Rendez-vous
bookings-mine = Les vôtres
bookings-none-held = Vous n’avez pas encore de rendez-vous.
bookings-offered = À réserver
bookings-none-title = Rien à réserver pour le moment
bookings-none-text = Les prochains rendez-vous s’afficheront ici.
kind-label = Type de rendez-vous
kind-all = Tout
kind-Coaching = Rendez-vous individuel
kind-Training = Atelier
kind-Expert = Rencontre avec un expert
kinds-Coaching = Individuels
kinds-Training = Ateliers
kinds-Expert = Experts
session-what = { $kind }, { $length }, avec { $name }
places-left =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
places-none = Complet : 0 place
places-of = sur { $all }
booked = Place réservée
session-cancelled = Annulé
fact-when = Quand
fact-where = Où
fact-who = Avec
book = Réserver ma place
cannot-come = Je ne peux pas venir
cannot-come-text = Votre place sera libre pour quelqu’un d’autre.
cannot-come-confirm = Annuler ce rendez-vous
booking-done = Votre place est réservée.
booking-held = Vous aviez déjà votre place : elle est toujours réservée.
booking-cancelled = C’est annulé. Merci d’avoir prévenu.
booking-full = Toutes les places sont prises. Choisissez une autre date.
booking-past = Ce rendez-vous a déjà commencé. Pour y venir ou l’annuler, appelez la personne qui vous accompagne.
booking-session-cancelled = Ce rendez-vous est annulé. Choisissez une autre date.
booking-overlap = Vous avez déjà un rendez-vous à cette heure. Annulez-le d’abord, ou choisissez une autre date.
booking-not-held = Cette place n’est plus à votre nom. Il n’y a rien à annuler.

## Mon plan

plan-lead = Ce que vous avez décidé avec { $name }.
plan-none-title = Votre plan est à écrire
plan-none-text = Vos objectifs s’afficheront ici dès que vous les aurez choisis ensemble.
path-until = jusqu’au { $day }
path-suspended = Suspendu du { $first } au { $last } : la fin a reculé de { $days ->
        [one] { $days } jour.
       *[other] { $days } jours.
    }
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

## Moi

me-contact = Coordonnées
me-phone = Téléphone
me-email = Adresse e-mail
contact-none = Rien pour le moment
me-language = Langue
language-set = Essor vous parle maintenant en français.
me-devices = Appareils connectés
me-device-here = Cet appareil
me-device-since = Connecté depuis le { $at }
me-device-out = Déconnecter
me-device-unknown = Appareil inconnu
device-out = L’appareil est déconnecté.

## À vérifier

review-lead =
    { $n ->
        [0] Aucun chiffre n’attend.
        [one] { $n } chiffre attend.
       *[other] { $n } chiffres attendent.
    }
review-filter = Quelles personnes
review-own = Mes suivis
review-everyone = Tout le monde
review-none-title = Tout est vérifié
review-none-text = Les prochains chiffres arrivent au début du mois prochain.
review-validate = Valider
review-of = {" "}: { $name }
review-ask = Poser une question
review-question-label = Votre question, en une phrase
review-ask-send = Envoyer la question
review-validated = Le chiffre est validé.
review-asked = La question est envoyée.
corrections-title = Corrections demandées
corrections-one = Correction demandée
correction-of = { $name }, { $month }
correction-sentence = Votre réponse, en une phrase
correction-sentence-hint = Pour ouvrir le mois, elle peut rester vide. Pour garder le chiffre, dites pourquoi.
correction-why-empty = Pour garder le chiffre, dites pourquoi en une phrase.
correction-do-open = Ouvrir le mois
correction-do-keep = Garder le chiffre
correction-opened = Le mois est ouvert : la personne peut le corriger.
correction-kept = Le chiffre reste comme il est. La personne lira votre réponse.
record-to-review = Ce chiffre attend dans « À vérifier »
compare-first = Premier chiffre
compare-more = { $amount } de plus qu’en { $month }
compare-less = { $amount } de moins qu’en { $month }
compare-same = Comme en { $month }
review-sent = { $month }, envoyé le { $at }
review-instead = à la place de { $name }
review-see = Voir la fiche : { $name }
review-goal = Objectif { $goal }, départ { $start }
review-start = Départ { $start }
review-signals = Pourquoi regarder
review-telling = À regarder
review-quiet = Sans signal
review-waiting = Réponse attendue
signal-below-zero = Total négatif
signal-nothing = Rien après { $n } mois de ventes
signal-many-times = { $n } fois plus que d’habitude
signal-after-nothing = Des ventes, alors que d’habitude c’est 0 €
signal-ceiling = Plafond de l’année proche ou dépassé
signal-answered = A répondu à la question
signal-corrected = Corrigé { $n } fois
signal-round = Le même montant rond { $n } mois de suite
signal-first = Première déclaration
review-suggested = Une question toute prête
suggest-below-zero = À quoi correspond l’argent rendu ce mois-ci ?
suggest-nothing = Rien encaissé ce mois-ci : est-ce que tout va bien pour votre activité ?
suggest-more = Bravo pour ce mois : qu’est-ce qui a changé par rapport à d’habitude ?
suggest-ceiling = Vous approchez du plafond de l’année : voulez-vous que nous en parlions ?
suggest-again = Merci pour votre réponse : pouvez-vous m’en dire un peu plus ?
suggest-corrected = Qu’est-ce qui a changé depuis votre premier chiffre ?
suggest-round = C’est le même montant que les mois d’avant : est-ce bien la somme exacte encaissée ?
suggest-first = Avez-vous compté tout l’argent encaissé, même en espèces ?
suggest-all = Est-ce que tout l’argent encaissé ce mois-là est compté ?
suggest-category = Pouvez-vous vérifier la catégorie de chaque montant ?
batch-title = Valider ensemble
batch-begin =
    { $n ->
        [0] Rien à valider ensemble
        [one] Valider le chiffre sans signal
       *[other] Valider les { $n } sans signal
    }
batch-lead = Décochez ceux que vous voulez regarder à part. Vous pourrez tout annuler d’un geste.
batch-none = Il n’y a plus de chiffre sans signal.
batch-confirm = Valider les chiffres cochés
batch-empty = Aucun chiffre n’était coché : rien n’a changé.
batch-validated =
    { $n ->
        [0] Aucun chiffre n’a été validé.
        [one] { $n } chiffre validé.
       *[other] { $n } chiffres validés.
    }
batch-left =
    { $n ->
        [one] Ce chiffre a changé entre-temps, il n’a pas été validé : { $names }.
       *[other] Ces chiffres ont changé entre-temps, ils n’ont pas été validés : { $names }.
    }
batch-just = Vous venez de valider
batch-figures = { $n } chiffres
batch-undo = Annuler
batch-undone =
    { $n ->
        [0] Rien n’a été annulé.
        [one] C’est annulé : { $n } chiffre est de nouveau à vérifier.
       *[other] C’est annulé : { $n } chiffres sont de nouveau à vérifier.
    }
batch-kept =
    { $n ->
        [one] Il s’est passé autre chose depuis pour ce chiffre, il reste comme il est : { $names }.
       *[other] Il s’est passé autre chose depuis pour ces chiffres, ils restent comme ils sont : { $names }.
    }
today-at = à { $time }
day-at = le { $at }
first-validated = { $name }, { $month } : { $who } l’a validé { $when }.
first-validated-mine = { $name }, { $month } : vous l’avez validé { $when }.
first-asked = { $name }, { $month } : { $who } a posé une question { $when }.
first-asked-mine = { $name }, { $month } : vous avez posé une question { $when }.
first-corrected = { $name }, { $month } : { $who } l’a corrigé { $when }. Regardez le nouveau chiffre.
first-answered = { $name }, { $month } : { $who } a répondu à la question { $when }. Regardez la réponse.
first-undone = { $name }, { $month } : { $who } a annulé sa validation { $when }. Le chiffre est de nouveau à vérifier.
first-other = { $name }, { $month } : ce mois a changé { $when }. Regardez où il en est, puis recommencez si besoin.
keys-title = Raccourcis clavier
keys-on = Utiliser les raccourcis sur cet appareil
keys-next = Chiffre suivant
keys-previous = Chiffre précédent
keys-validate = Valider ce chiffre
keys-ask = Poser une question sur ce chiffre
keys-show = Voir cette liste

## Remplacement

substitution-title = Remplacement
substitution-lead = Pendant ces jours, les chiffres à vérifier de la personne absente arrivent aussi chez la personne qui la remplace.
substitution-coach = Qui est absent
substitution-substitute = Qui remplace
substitution-from = Premier jour
substitution-to = Dernier jour compris
substitution-send = Enregistrer le remplacement
substitution-running = En cours et à venir
substitution-row = { $substitute } remplace { $coach }
substitution-days = du { $from } au { $to } compris
substitution-end = Arrêter
substitution-set = Le remplacement est enregistré.
substitution-ended = Le remplacement est arrêté.
substitution-overlap = Un autre remplacement couvre déjà une partie de ces jours. Changez les jours, ou arrêtez l’autre d’abord.
substitution-who = Choisissez une personne dans la liste.
substitution-same = Choisissez quelqu’un d’autre que la personne absente.
substitution-order = Le dernier jour doit venir après le premier.
substitution-past = Ce dernier jour est passé. Choisissez-en un à venir.
substitution-long = Un remplacement dure un an au plus. Choisissez un dernier jour plus proche.
choose = Choisissez

## Mes suivis

search-person = Chercher une personne
search = Chercher
caseload-none-title = Personne à afficher
caseload-none-text = Aucun nom ne correspond, ou personne ne vous est encore confié.
participant-path = Parcours
path-suspend = Suspendre le parcours
path-is-suspended = La suspension est enregistrée. La fin du parcours recule d’autant de jours.
suspension-first-day = Premier jour
suspension-last-day = Dernier jour
suspension-last-day-hint = Ce jour compte aussi.
suspension-reason = Motif
suspension-send = Enregistrer la suspension
suspension-day = Choisissez un jour, par exemple 03/12/2026.
suspension-ends-first = Le dernier jour vient avant le premier. Vérifiez les deux dates.
suspension-in-future = Une suspension ne peut pas commencer dans l’avenir. Choisissez aujourd’hui ou un jour passé.
suspension-too-far-back = Ce jour est à plus d’un an. Choisissez un jour plus récent.
suspension-too-long = Une suspension dure 36 mois au plus. Choisissez un dernier jour plus proche.
suspension-outside-path = Ce jour est en dehors du parcours. Choisissez un jour du parcours.
suspension-overlaps = Le parcours est déjà suspendu un de ces jours. Choisissez d’autres dates.
participant-no-bookings = Pas de rendez-vous à venir.
write-mail = Écrire un e-mail

## Agenda

agenda-week = Semaine du { $from } au { $to }
agenda-turns = Autres jours
agenda-today = Aujourd’hui
agenda-week-before = Semaine précédente
agenda-week-after = Semaine suivante
agenda-day-before = Jour précédent
agenda-day-after = Jour suivant
agenda-view = Semaine ou jour
agenda-by-week = Semaine
agenda-by-day = Jour
agenda-of = Quelles séances
agenda-own = Les miennes
agenda-everyone = Toute l’équipe
agenda-hours = { $from } à { $to }
agenda-booked =
    { $n ->
        [one] { $n } inscrit sur { $all }
       *[other] { $n } inscrits sur { $all }
    }
agenda-dates = en { $n } dates
agenda-away = Absence
agenda-away-who = Absence : { $name }
agenda-to-mark = Présences à noter
agenda-none-title = Rien de prévu cette semaine
agenda-none-day = Rien de prévu ce jour-là
agenda-none-text = Ouvrez une séance : chacun pourra réserver sa place.
agenda-none-own = Ouvrez une séance, ou regardez celles de toute l’équipe.
agenda-more = Régler l’agenda
roll-of = Qui est là ? { $title }
roll-see = Séance de { $hours }
roll-title = Qui est venu
roll-booked = Inscrits
roll-nobody = Personne n’est inscrit.
attendance-Present = Présent
attendance-Excused = Excusé
attendance-Absent = Absent
attendance-undo = Annuler
place-take-back = Retirer
place-word = Un mot pour cette personne (facultatif)
place-take-back-confirm = Retirer et prévenir
place-taken-back = La place est retirée. La personne est prévenue.
place-given = La place est réservée. La personne est prévenue.
place-held = Cette personne avait déjà sa place.
given-back-title = Ne viennent plus
given-back-own = A annulé
given-back-structure = Place retirée par la structure
given-back-late = Annulé tard
given-back-reason = « { $said } »
queue-title = Liste d’attente
queue-position = N° { $n }
queue-offered = Une place est proposée jusqu’au { $until }
add-title = Ajouter quelqu’un
add-do = Ajouter
add-nobody = Aucun nom ne correspond, ou tout le monde a déjà sa place.
team-full = Toutes les places sont prises. Pour en ajouter, modifiez la séance.
team-past = Cette séance a déjà commencé : elle ne change plus.
team-overlap = Cette personne a déjà un rendez-vous à cette heure-là.
team-overlap-some = Une personne inscrite a déjà un autre rendez-vous à ce moment-là. Choisissez un autre moment, ou retirez d’abord sa place.
team-not-held = Cette place a déjà été annulée.
team-cancelled = Cette séance est annulée.
history-whose = { $line } ({ $name })
series-which = Quelles séances
series-this = Cette séance seulement
series-following = Celle-ci et les suivantes
session-facts = La séance
session-change = Modifier
session-cancel = Annuler la séance
session-cancel-text = Les personnes inscrites sont prévenues. Cela ne compte jamais contre elles.
session-cancel-word = Message aux personnes inscrites (facultatif)
session-cancel-confirm = Annuler et prévenir
session-is-cancelled = La séance est annulée. Les personnes inscrites sont prévenues.
sessions-cancelled = Les séances sont annulées. Les personnes inscrites sont prévenues.
change-title = Modifier la séance
change-lead = Les personnes inscrites gardent leur place. Elles sont prévenues si le moment ou le lieu change.
change-dates = Cette séance a plusieurs dates. Les autres se décalent d’autant de jours, à la même heure.
change-send = Enregistrer
session-changed = La séance est modifiée.
sessions-changed = La séance et les suivantes sont modifiées.
session-new = Ouvrir une séance
session-choose = Choisissez ce que vous ouvrez. Vous direz ensuite quand et où.
session-type-note = { $length }, { $places }, { $place }
types-none-title = Rien à ouvrir pour le moment
types-none-text = Dites d’abord ce qui peut se réserver.
types-none-ask = Demandez à la coordination de dire ce qui peut se réserver.
session-coach = Qui tient la séance
session-day-label = Jour
session-time-label = Heure de début
session-minutes-label = Durée, en minutes
session-places-label = Nombre de places
session-venue = Lieu
session-repeat = Plusieurs dates
session-rhythm = Revient
session-dates-label = Nombre de dates
rhythm-none = Une seule date
rhythm-WorkingDays = Chaque jour, du lundi au vendredi
rhythm-Weekly = Chaque semaine
rhythm-EveryTwoWeeks = Une semaine sur deux
rhythm-Monthly = Chaque mois, le même jour de semaine
session-together = On réserve
session-together-no = Chaque date à part
session-together-yes = Toutes les dates ensemble
session-create = Ouvrir aux réservations
session-created = La séance est ouverte aux réservations.
sessions-created = Les séances sont ouvertes aux réservations.
session-day = Choisissez un jour, par exemple 03/12/2026.
session-time = Écrivez une heure de cinq en cinq minutes, par exemple 14:05.
session-minutes = Écrivez une durée de 15 à 600 minutes, de cinq en cinq.
session-places = Écrivez un nombre de places de 1 à 200.
session-past = Ce moment est passé. Choisissez un jour et une heure à venir.
session-no-such-hour = Cette heure n’existe pas l’un de ces jours : c’est le passage à l’heure d’été. Choisissez une autre heure.
session-kind = Type de rendez-vous
session-title = Titre
session-title-hint = Par exemple « Fixer ses prix »

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

## Personnes

people-accompanied = Personnes accompagnées
people-team = Équipe
people-none-title = Personne à afficher
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
enrollment-no-place = Toutes les places sont prises. Attendez la fin d’un parcours.
enrollment-already = Cette personne a déjà un parcours en cours. Ouvrez sa fiche.

## Réglages

due-day-label = Jour limite pour déclarer un mois
due-day-hint = De 1 à 28, dans le mois suivant. Jusqu’à ce jour, un mois est « à déclarer » ; après, il est « attendu ».
due-day-not-a-day = Écrivez un jour de 1 à 28.
settings-save = Enregistrer
settings-saved = C’est enregistré.

## Connexion

contact-title = Bonjour, ici Essor
contact-lead = Écrivez votre téléphone ou votre adresse e-mail. Nous vous envoyons un code.
contact-label = Téléphone ou adresse e-mail
contact-hint = Celui que vous avez donné à votre structure.
contact-send = Recevoir mon code
contact-empty = Remplissez ce champ.
contact-not-a-phone = Ce numéro est incomplet ou trop long. Écrivez-le comme 06 39 98 00 00.
contact-not-an-email = Cette adresse e-mail est incomplète. Écrivez-la comme nom@exemple.fr.
contact-too-many = Plusieurs codes viennent d’être demandés. Attendez dix minutes, puis recommencez.
team-link = Vous accompagnez ? Connexion de l’équipe
personas-title = Essayer la démonstration
persona-participant = Travailleur indépendant
persona-participant-note = Déclarer, réserver, suivre son plan
persona-coach = Accompagnateur
persona-coach-note = Vérifier les chiffres, ouvrir des rendez-vous
persona-coordinator = Coordinatrice
persona-coordinator-note = Suivre les places, inviter l’équipe
code-title = Votre code
code-lead = Si votre structure connaît ce contact, un code à six chiffres arrive dans la minute : { $contact }
code-label = Code à six chiffres
code-send = Me connecter
code-again = Recevoir un autre code
code-other = Changer de téléphone ou d’adresse e-mail
code-not-six-digits = Le code a six chiffres. Recopiez-le depuis le message.
code-wrong = Ce n’est pas le bon code. Regardez le dernier message reçu et réessayez.
code-old = Ce code n’est plus valable. Demandez-en un autre.
code-too-many = Ce code a été essayé trop de fois. Demandez-en un autre.
team-title = Connexion de l’équipe
team-lead = Pour celles et ceux qui accompagnent et coordonnent.
team-send = Me connecter
password-label = Mot de passe
password-wrong = L’adresse e-mail ou le mot de passe n’est pas le bon. Vérifiez les deux.
password-too-many = Il y a eu trop d’essais. Attendez une heure, puis recommencez.
participant-link = Vous n’avez pas de mot de passe ? Recevoir un code
signed-out = Cet appareil est déconnecté. À bientôt.

## Invitation

invitation-title = Bienvenue dans Essor
invitation-lead = Bonjour { $name }. Encore un geste, et c’est à vous.
password-new = Choisissez un mot de passe
password-hint = Au moins 12 caractères. Plusieurs mots à la suite, c’est plus facile à retenir.
password-too-short = Ce mot de passe est trop court. Écrivez au moins 12 caractères.
invitation-send = Entrer dans Essor

## Messages envoyés

message-code-subject = Votre code Essor
message-code = { $code } est votre code Essor. Il est valable 10 minutes. Ne le donnez à personne.
message-question-subject = Essor : une question vous attend
message-question = Essor : une question vous attend sur votre mois { $month }. Répondez ici : { $link }
message-correction-subject = Essor : une réponse vous attend
message-correction = Essor : une réponse vous attend sur votre mois { $month }. Lisez-la ici : { $link }
message-invitation-subject = { $structure } vous invite dans Essor
message-invitation =
    Bonjour { $name },

    { $structure } vous invite dans Essor. Ouvrez ce lien et choisissez votre mot de passe :
    { $link }

    Le lien sert une seule fois, pendant 30 jours.

## Import : ce qu’un fichier a de faux

import-too-large = Ce fichier est trop gros : il dépasse 1 Mo.
import-empty = Ce fichier est vide.
import-not-utf8 = Les accents de ce fichier sont illisibles : enregistrez-le au format « CSV UTF-8 ».
import-separator = Les colonnes doivent être séparées par des points-virgules.
import-column-missing = Cette colonne manque.
import-column-twice = Cette colonne apparaît deux fois.
import-too-many-cells = La ligne a trop de cellules : un texte contient sans doute un point-virgule sans guillemets.
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
import-amount-too-precise = Un montant a deux décimales au plus, après une virgule : 1250,50.
import-amount-too-large = Ce montant est trop grand.
import-amount-negative = Ce montant ne peut pas être négatif.
import-amount-negative-sale = Une vente ne peut pas être négative : indiquez « avoir ».
import-contact-phone = Ce n’est pas un numéro de téléphone.
import-contact-email = Ce n’est pas une adresse e-mail.
import-contact-missing = Il faut un téléphone ou une adresse e-mail.
import-duplicate = Une ligne précédente porte déjà ce contact.
import-not-a-coach = Cette adresse est celle d’un travailleur indépendant, pas d’un accompagnateur.
import-too-many-lines = Ce mois a plus de 20 lignes pour cette personne.
import-nobody = Ce contact n’est celui de personne, ni dans les fichiers ni dans la structure.
import-month-outside-path = Ce mois est en dehors du parcours de la personne.
import-two-people = Ce téléphone et cette adresse sont à deux personnes différentes.
import-known-elsewhere = Ce contact est déjà celui de quelqu’un d’une autre structure ou d’un autre rôle.
import-no-place = Toutes les places de la structure sont prises.

## Réserver, attendre, déplacer, être absent

when-dates = du { $from } au { $to }
session-what-dates = { $kind }, { $dates } séances, avec { $name }
places-waiting =
    { $n ->
        [one] , { $n } personne attend
       *[other] , { $n } personnes attendent
    }
fact-map = Voir le plan
fact-link = Ouvrir la visio
cancel-rule = Vous pouvez annuler ou changer d’heure librement jusqu’au { $until }.
cancel-rule-start = Vous pouvez annuler ou changer d’heure librement jusqu’au début.
cancel-rule-over = C’est dans moins de { $hours } heures : pour annuler, dites en un mot pourquoi.
history = Ce qui s’est passé
history-nobody = Essor
history-created = { $who } a ouvert cette séance.
history-booked = { $who } a réservé.
history-moved = { $who } a déplacé du { $from } au { $to }.
history-changed = { $who } a modifié la séance.
history-cancelled = { $who } a annulé sa place.
history-taken-back = { $who } a retiré la place.
history-session-cancelled = { $who } a annulé la séance.
history-given = { $who } a confié la séance à quelqu’un d’autre de l’équipe.
history-marked = { $who } a noté : { $state }.
history-unmarked = { $who } a retiré la présence notée.
history-said = { $line } « { $said } »
booking-state-Booked = Place réservée
booking-state-Attended = Présent
booking-state-NoShow = Absent
booking-state-CancelledByParticipant = Excusé
booking-state-CancelledByStructure = Annulé par la structure
booking-late = (tardivement)
bookings-gone = Rendez-vous passés ou annulés
bookings-gone-none = Rien pour le moment.
slot-choose = Choisir une heure
slot-earlier = Plus tôt
slot-later = Plus tard
slot-pages = Autres jours
slot-other = Choisir une autre heure
slot-everybody = Voir aussi les heures des autres accompagnateurs
slot-none-title = Pas d’heure libre pour le moment
slot-none-text = Demandez à la personne qui vous accompagne : elle peut vous proposer une heure.
confirm-title = Votre réservation
move = Changer d’heure
move-title = Votre nouvelle heure
move-confirm = Changer pour cette heure
move-explained = Choisissez une autre heure. La vôtre reste réservée jusqu’à ce que la nouvelle soit à vous.
move-done = C’est déplacé. Votre ancienne heure est libre pour quelqu’un d’autre.
cannot-come-late = C’est bientôt : dites en un mot pourquoi vous ne venez pas. Rien d’autre ne vous est demandé.
cancel-reason = Pourquoi ?
cancel-reason-hint = Par exemple « enfant malade ». La personne qui tient le rendez-vous le lira.
waitlist-why = Toutes les places sont prises. Attendez une place : si quelqu’un annule, elle vous est proposée à votre tour.
waitlist-join = Attendre une place (n° { $n } sur la liste)
waitlist-explained = Dès qu’une place se libère pour vous, nous vous écrivons. Vous aurez le temps de répondre.
waitlist-leave = Ne plus attendre
waitlist-done = C’est noté : nous vous écrivons dès qu’une place se libère pour vous.
waitlist-already = Vous êtes déjà sur la liste, ou votre place est déjà réservée.
waitlist-left = C’est noté : la place va à quelqu’un d’autre.
waitlist-not-full = Il reste une place : réservez-la directement.
waiting-position = En attente : n° { $n }
offer-eyebrow = Une place s’est libérée pour vous
offer-until = Elle est gardée pour vous jusqu’au { $until }.
offer-accept = Prendre la place
offer-pass = Passer mon tour
offer-over = Le temps pour répondre est passé : la place a été proposée à la personne suivante.
booking-notice = C’est trop tard pour réserver ce rendez-vous. Choisissez une autre date, ou appelez la personne qui vous accompagne.
booking-too-many = Vous avez déjà réservé autant de rendez-vous de ce type que possible. Vous pourrez réserver de nouveau après le prochain.
booking-team-only = Ce rendez-vous se prend avec la personne qui vous accompagne : demandez-le-lui.
booking-slot-gone = Cette heure vient d’être prise, ou n’est plus ouverte. Choisissez-en une autre.
booking-coach-busy = La personne qui tient la séance en a déjà une autre à cette heure. Choisissez une autre heure.
booking-coach-away = La personne qui tient la séance est absente ce jour-là. Choisissez un autre jour.
booking-reason = C’est bientôt : dites en un mot pourquoi vous ne venez pas.
booking-move-late = C’est trop tard pour changer d’heure. Vous pouvez encore annuler, en disant pourquoi.
booking-meanwhile = Quelqu’un vient de réserver ou d’annuler. Regardez la liste, puis recommencez.
booking-done-for = Le rendez-vous est réservé. La personne est prévenue.
attendance-not-begun = La séance n’a pas commencé : la présence se note à partir de son début.
attendance-not-held = Cette place a été annulée : il n’y a pas de présence à noter.
session-places-held = Plus de places sont prises ou proposées à quelqu’un. Gardez plus de places, ou retirez d’abord des réservations.
session-dates = Écrivez un nombre de dates de 2 à 52.
session-link = Adresse de la visio
session-link-hint = Facultatif, par exemple https://visio.exemple.fr/la-ruche
session-types = Ce qui se réserve
session-types-lead = Les types de rendez-vous, leurs règles, et les lieux.
session-type-new = Ajouter un type
session-type-change = Modifier le type
session-type-none = Aucun type pour le moment. Ajoutez-en un : l’équipe pourra ouvrir des rendez-vous.
session-type-saved = C’est enregistré.
session-type-closed = Ce type n’est plus proposé. Ce qui est réservé le reste.
session-type-close = Ne plus proposer ce type
session-type-close-text = Ce qui est réservé reste réservé.
session-type-by-slots = par créneaux
session-type-places =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
session-type-places-hint = 1 : se réserve par créneaux dans les plages d’ouverture
session-type-book-notice = Dernière heure pour réserver
session-type-cancel-notice = Dernière heure pour annuler librement
session-type-hours = en heures avant le début
session-type-most = Rendez-vous à venir par personne
session-type-most-hint = Facultatif : au plus autant à la fois
session-type-who = Qui réserve
session-type-everyone = Les participants et l’équipe
session-type-team = L’équipe seulement
session-type-notice = Écrivez un nombre d’heures de 0 à 336.
session-type-most-open = Écrivez un nombre de 1 à 50, ou laissez vide.
session-type-link = Écrivez une adresse qui commence par https://
title-taken = Ce nom existe déjà. Choisissez-en un autre.
venues = Lieux
venue-new = Ajouter un lieu
venue-name = Nom du lieu
venue-address = Adresse
venue-add = Ajouter
venue-added = Le lieu est ajouté.
show = Afficher
optional = Facultatif
window-title = Plages d’ouverture
window-lead = Quand on peut réserver avec { $name }. Les créneaux s’en déduisent.
window-open-ones = Plages ouvertes
window-none = Aucune plage : personne ne peut réserver de créneau.
window-new = Ouvrir une plage
window-weekdays-label = Jours
window-weekdays = Choisissez au moins un jour de la semaine.
window-from = De
window-to = À
window-order = La fin doit venir après le début.
window-every = Revient
window-every-week = Chaque semaine
window-every-second = Une semaine sur deux
window-once = Un seul jour : le premier
window-first-day = À partir du
window-last-day = Jusqu’au
window-for = Pour
window-all-types = Tous les rendez-vous par créneaux
window-venue-of-type = Le lieu du type de rendez-vous
window-open = Ouvrir la plage
window-opened = La plage est ouverte.
window-closed = La plage est fermée. Ce qui est réservé le reste.
window-close = Fermer la plage
window-days = Chaque { $days }
window-days-second = Un { $days } sur deux
window-later = À partir du { $day }
window-hours = de { $from } à { $to }
window-exceptions = Exceptions
window-shut-day = Fermer ce jour
window-reopen = Rouvrir
window-is-shut = Fermé
window-shut = C’est fermé ce jour-là. Ce qui est réservé le reste.
window-reopened = C’est de nouveau ouvert ce jour-là.
leave-title = Absences
leave-lead = Ce qui est prévu pendant une absence est confié à quelqu’un d’autre ou annulé : rien n’est oublié.
leave-none = Aucune absence à venir.
leave-new = Nouvelle absence
leave-look = Voir ce qui est prévu
leave-of = { $name }, du { $from } au { $to } inclus
leave-nothing-held = Rien n’est prévu ces jours-là. Personne ne pourra réserver.
leave-decide =
    { $n ->
        [one] Une séance est prévue. Dites ce qu’elle devient : les personnes inscrites seront prévenues.
       *[other] { $n } séances sont prévues. Dites ce que chacune devient : les personnes inscrites seront prévenues.
    }
leave-what = Que devient « { $title } » ?
leave-give = Confier à { $name }
leave-cancel = Annuler et prévenir
leave-nobody = Personne d’inscrit
leave-nobody-free = Personne de l’équipe n’est libre à cette heure.
leave-word = Message en cas d’annulation
leave-word-hint = Facultatif. Par exemple « Réservez une autre heure, nous vous attendons. »
leave-confirm = Enregistrer l’absence
leave-taken = L’absence est enregistrée, et les personnes concernées sont prévenues.
leave-end = Mettre fin
leave-ended = L’absence est terminée : on peut de nouveau réserver.
leave-past = Le dernier jour est passé. Choisissez un jour à venir.
leave-long = Une absence dure au plus un an.
leave-overlap = Une absence est déjà notée un de ces jours-là.
leave-substitution = Choisir qui vérifie les déclarations pendant ce temps
book-for = Un rendez-vous pour { $name }
book-for-lead = Un appui réserve. La personne est prévenue.
book-for-groups = Séances en groupe
book-for-groups-text = Ouvrez la séance pour y ajouter quelqu’un.
book-for-other = Une autre heure
book-for-confirm = Réserver cette heure
offer-label = Temps pour répondre à une place libérée
offer-hint = En heures. Plus court quand la séance approche.
offer-hours = Écrivez un nombre d’heures de 1 à 168.
calendar-title = L’agenda de votre téléphone
calendar-lead = Vos rendez-vous s’y affichent, et suivent chaque changement.
calendar-link = Les avoir dans l’agenda de mon téléphone
calendar-add = Ajouter à mon agenda
calendar-open = Créer mon adresse d’agenda
calendar-again = Créer une nouvelle adresse
calendar-again-text = L’ancienne adresse ne montrera plus rien.
calendar-since = Votre agenda est relié depuis le { $at }
calendar-close = Ne plus relier mon agenda
calendar-opened = Votre adresse d’agenda est prête.
calendar-closed = C’est fait : l’adresse ne montre plus rien.
calendar-address = Votre adresse d’agenda
calendar-once = Elle ne s’affiche que maintenant. Gardez-la pour vous : qui l’a voit vos rendez-vous.
calendar-subscribe = L’ouvrir dans mon agenda
calendar-name = Essor, { $structure }
calendar-with = Avec { $name }
message-booked-subject = Essor : rendez-vous réservé
message-booked = Essor : votre place est réservée. { $title }, { $when }, { $place }, avec { $coach }. { $link }
message-moved-subject = Essor : rendez-vous modifié
message-moved = Essor : votre rendez-vous a changé. { $title } : { $when }, { $place }, avec { $coach }. { $link }
message-cancelled-subject = Essor : rendez-vous annulé
message-cancelled = Essor : { $title }, { $when }, est annulé par votre structure. Cela ne compte pas pour vous. Pour une autre date : { $link }
message-offered-subject = Essor : une place pour vous
message-offered = Essor : une place s’est libérée. { $title }, { $when }. Elle est gardée pour vous jusqu’au { $until }. Répondez ici : { $link }
message-reminder-subject = Essor : votre rendez-vous approche
message-reminder = Essor : { $title }, { $when }, { $place }, avec { $coach }. Un empêchement ? { $link }
message-late-subject = Essor : une place annulée tardivement
message-late = Essor : { $participant } ne viendra pas. { $title }, { $when }. { $link }
message-said = { $text } « { $said } »
meetings-title = Séances suivies
meetings-month = Ce mois-ci :
meetings-in-person = sur place
meetings-remote = à distance
book-for-link = Prendre un rendez-vous
