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
signal-contested = La personne conteste le chiffre saisi pour elle
suggest-contested = Quel est le bon montant pour ce mois ?
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
first-withdrawn = { $name }, { $month } : l’envoi a été annulé { $when }. Il n’y a plus rien à vérifier.
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

## Un mois, par l’équipe

entry-title = Saisir pour { $name }
entry-correct = Corriger pour la personne
entry-lead = Par exemple après un appel. La personne reçoit un message : elle voit votre nom et votre raison, et peut contester.
entry-more = Une autre activité, de l’argent rendu
entry-reason = Pourquoi, en une phrase
entry-reason-hint = La personne la lira.
entry-reason-default = Accord par téléphone
entry-send-validate = Enregistrer et valider
entry-send = Enregistrer sans valider
entry-saved = Le chiffre est enregistré. La personne est prévenue.
entry-validated = Le chiffre est enregistré et validé. La personne est prévenue.
entry-not-over = Ce mois n’est pas fini : il se déclare dès le premier jour du mois suivant.
entry-outside-path = Ce mois est en dehors du parcours de la personne.
entry-by = Saisi pour la personne par { $name }, le { $at }.
entry-undo = Annuler la saisie
entry-undone = La saisie est annulée.
edit-too-late = Plus d’un jour est passé : cela ne s’annule plus. Corrigez le mois.
edit-reported = Ce mois est dans un état clos : cela ne s’annule plus. Corrigez le mois, l’état sera rectifié.
edit-moved-on = Il s’est passé autre chose sur ce mois depuis : cela ne s’annule plus.
opening-open = Rouvrir ce mois
opening-text = La personne reçoit un message et peut corriger son chiffre. Si le mois est dans un état clos, un état rectificatif suivra.
opening-why = Pourquoi rouvrir, en une phrase
opening-send = Rouvrir le mois
opening-done = Le mois est rouvert. La personne est prévenue.
opening-undo = Annuler l’ouverture
opening-undone = Le mois est de nouveau comme avant.

## Validés aujourd’hui

validations-title = Validés aujourd’hui
validations-lead = Chaque validation du jour s’annule jusqu’à minuit. Le chiffre est alors de nouveau à vérifier.
validations-none = Rien de validé aujourd’hui
validations-none-text = Les chiffres que vous validez s’affichent ici jusqu’à minuit.
validations-newest = Les { $n } plus récents.
validations-month = Mois
validations-by = Validé par
validations-undo = Annuler
validations-reported = Dans un état clos
validations-changed = A changé depuis
validations-undo-all = Annuler toutes mes validations du jour
validations-undo-all-text = Tous les chiffres que vous avez validés aujourd’hui seront de nouveau à vérifier. Les validations de vos collègues restent.
validations-undo-all-send = Oui, tout annuler
validation-undone = La validation est annulée. Le chiffre est de nouveau à vérifier.
validations-undone = Vos validations du jour sont annulées.
validations-undone-some = Vos validations du jour sont annulées, sauf celles d’un état clos ou d’un mois qui a changé.
validation-reported = Ce mois est dans un état clos depuis : la validation ne s’annule plus. Ouvrez le mois pour le corriger.
