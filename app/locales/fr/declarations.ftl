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
line-activity-hint = Marchandises, restaurant, food truck, boulangerie, chambre d’hôtes : c’est de la vente.
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
draft-beside = Vous avez aussi écrit { $amount } : c’est gardé. Pour l’envoyer à la place, touchez « Corriger ».
kept-offline = C’est gardé sur ce téléphone. Rien n’est envoyé.
offline = Il n’y a pas de réseau. Gardez cette page ouverte : l’envoi partira tout seul dès qu’il revient.
line-mistake = Ligne { $n } : { $sentence }
amount-empty = Écrivez le montant encaissé, ou 0 s’il n’y a rien.
amount-not-a-number = Écrivez le montant en chiffres, par exemple 1 250,50.
amount-ambiguous = Ce montant se lit de deux façons : { $one } ou { $other } ? Écrivez-le sans espace, avec une virgule avant les centimes.
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

activity-01 = Vente, restauration, hébergement
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
