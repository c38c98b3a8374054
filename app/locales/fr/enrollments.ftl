## Le parcours

enrollment-no-place = Toutes les places sont prises. Attendez la fin d’un parcours.
enrollment-already = Cette personne a déjà un parcours en cours. Ouvrez sa fiche.
enrollment-before-exit = La personne n’était pas encore sortie de son parcours précédent. Choisissez un jour après sa sortie.
enrollment-scheme-over = Le dispositif sera fini ce jour-là. Choisissez un jour plus proche.
path-suspend = Suspendre le parcours
path-is-suspended = La suspension est enregistrée. La fin du parcours recule d’autant de jours.
suspension-first-day = Premier jour
suspension-last-day = Dernier jour
suspension-last-day-hint = Ce jour compte aussi.
suspension-reason = Motif
suspension-send = Enregistrer la suspension
suspension-ends-first = Le dernier jour vient avant le premier. Vérifiez les deux dates.
suspension-in-future = Une suspension ne peut pas commencer dans l’avenir. Choisissez aujourd’hui ou un jour passé.
suspension-too-far-back = Ce jour est à plus d’un an. Choisissez un jour plus récent.
suspension-too-long = Une suspension dure 36 mois au plus. Choisissez un dernier jour plus proche.
suspension-outside-path = Ce jour est en dehors du parcours. Choisissez un jour du parcours.
suspension-overlaps = Le parcours est déjà suspendu un de ces jours. Choisissez d’autres dates.
suspension-leaves-another = Une autre suspension se retrouverait en dehors du parcours. Corrigez-la d’abord.
suspension-not-lifted = Ce jour n’est pas dans la suspension. Choisissez un de ses jours.
exit-in-future = Une sortie ne peut pas être dans l’avenir. Choisissez aujourd’hui ou un jour passé.
exit-before-start = Ce jour est avant le début du parcours. Choisissez un jour du parcours.
exit-after-end = Le parcours était déjà fini ce jour-là. Choisissez un jour du parcours.
exit-already = Une sortie est déjà enregistrée. Corrigez-la si elle est fausse.
exit-after-return = La personne était déjà revenue ce jour-là. Choisissez un jour avant son retour.
extension-suspended = Le parcours est suspendu aujourd’hui. Prolongez-le quand il aura repris.
extension-left = La personne est sortie. Annulez d’abord la sortie.
extension-too-early = Une prolongation se demande au plus tôt 12 mois avant la fin. Revenez plus tard.
extension-too-late = La fin est passée depuis plus de 6 mois : ce parcours ne peut plus être prolongé.
extension-not-later = Ce jour n’est pas après la fin actuelle. Choisissez un jour plus tard.
extension-too-long = Une demande prolonge de 365 jours au plus. Choisissez un jour plus proche : vous pourrez la renouveler.
path-starts-later = Ce jour est à venir. Choisissez aujourd’hui ou un jour passé.
path-declared-outside = Un mois déjà déclaré se retrouverait en dehors du parcours. Vérifiez la date.
path-left-outside = Le jour de la sortie se retrouverait en dehors du parcours. Corrigez d’abord la sortie.
path-touches-another = Le parcours en toucherait un autre de la même personne. Choisissez un autre jour.
path-open = Voir et changer le parcours
path-of = Parcours : { $name }
path-yours = Votre parcours
path-before-you = Votre parcours commence le { $day }.
path-first-month = Prochain mois à déclarer : { $month }, à partir du { $day }.
path-suspended-you = Votre parcours est suspendu jusqu’au { $day }.
path-over-you = Votre parcours a pris fin le { $day }.
path-over-months =
    { $n ->
        [one] Il reste un mois à déclarer : { $month }, à partir du { $day }.
       *[other] Il reste { $n } mois à déclarer. Le prochain : { $month }, à partir du { $day }.
    }
pass-label = Numéro du PASS IAE
pass-hint = Facultatif. 12 signes, par exemple 99999 26 00042.
pass-number = PASS IAE n° { $number }
pass-saved = Le numéro du PASS IAE est enregistré.
pass-not-a-number = Ce numéro n’est pas celui d’un PASS IAE. Recopiez ses 12 signes, par exemple 99999 26 00042.
path-until = jusqu’au { $day }
path-months-left = Il reste { $n } mois.
path-months-left-you = Il vous reste { $n } mois.
path-days-left =
    { $n ->
        [one] Il reste { $n } jour.
       *[other] Il reste { $n } jours.
    }
path-days-left-you =
    { $n ->
        [one] Il vous reste { $n } jour.
       *[other] Il vous reste { $n } jours.
    }
path-over = Fini depuis le { $day }.
path-left-on = Sortie le { $day }.
path-left-on-you = Votre parcours a pris fin le { $day }.
path-of-day = du { $day }
path-of-month = { $month } { $year }
path-of-days = du { $first } au { $last }
path-pushed =
    { $n ->
        [one] La suspension { $of } a repoussé la fin de { $n } jour.
       *[other] La suspension { $of } a repoussé la fin de { $n } jours.
    }
path-from-to = Du { $from } au { $to }
path-events = Événements du parcours
path-earlier = Parcours précédents
path-clocks = Les deux échéances
clock-pass = PASS IAE : { $n } jours
clock-pass-moved = PASS IAE : { $n } jours, suspensions et prolongations comprises
clock-aid = Aide à la structure : 24 mois depuis la signature
aid-unknown = La date de signature du contrat n’est pas saisie.
clocks-note = Une suspension repousse les deux. Une prolongation repousse le PASS seulement.
event-start = Début le { $day }
event-signed = Contrat signé le { $day }
event-not-signed = Date de signature à saisir
event-suspension = Suspension { $of }
event-days =
    { $n ->
        [one] { $n } jour : { $reason }
       *[other] { $n } jours : { $reason }
    }
event-extension = Prolongation : { $reason }
event-extension-days =
    { $n ->
        [one] La fin a reculé de { $n } jour.
       *[other] La fin a reculé de { $n } jours.
    }
event-exit = Sortie le { $day }
path-extend = Prolonger le parcours
path-leave = Enregistrer une sortie
path-return = Commencer un nouveau parcours
path-correct-send = Enregistrer la correction
path-day = Choisissez un jour, par exemple 03/12/2026.
path-moved-on = Ce parcours a changé depuis que vous l’avez ouvert. Regardez où il en est, puis recommencez si besoin.
path-signed-later = Cette signature est à venir. Choisissez aujourd’hui ou un jour passé, ou laissez vide.
suspension-lead = Le parcours s’arrête pendant ces jours : la fin recule d’autant, et les mois suspendus entiers ne sont pas demandés.
suspension-change = Changer la suspension
suspension-changed = La suspension est corrigée. La fin du parcours a suivi.
suspension-lift = Reprendre plus tôt
suspension-resumes = Premier jour de la reprise
suspension-resumes-hint = Ce jour n’est plus suspendu.
suspension-lift-send = Lever la suspension
suspension-lifted = La suspension est levée. La fin du parcours a suivi.
suspension-mistake = C’était une erreur ?
suspension-mistake-text =
    { $n ->
        [one] La suspension sera retirée et la fin du parcours avancera de { $n } jour. Le journal garde la trace.
       *[other] La suspension sera retirée et la fin du parcours avancera de { $n } jours. Le journal garde la trace.
    }
suspension-take-back = Retirer la suspension
suspension-taken-back = La suspension est retirée. La fin du parcours a suivi.
extension-lead = La fin du PASS recule. Cela se demande de 12 mois avant la fin à 6 mois après.
extension-reason = Pourquoi
extension-reason-Training = Fin d’une formation
extension-reason-Disability = Handicap reconnu (RQTH)
extension-reason-Senior = 50 ans ou plus
extension-limit-Training = 365 jours au plus à chaque demande, jusqu’à la fin de la formation
extension-limit-Disability = 365 jours au plus à chaque demande, 3 ans en tout
extension-limit-Senior = 365 jours au plus à chaque demande, 5 ans en tout
extension-choose = Choisissez le motif de la prolongation.
extension-until = Nouveau dernier jour
extension-until-hint = Après le { $day }, et au plus tard le { $latest }. Ce jour compte aussi.
extension-send = Prolonger
extension-recorded = La prolongation est enregistrée.
extension-take-back = Annuler
extension-taken-back = La prolongation est annulée. La fin du parcours a avancé.
exit-correct = Corriger la sortie
exit-category = Situation à la sortie
exit-category-Durable = Emploi durable
exit-category-Transition = Emploi de transition
exit-category-Positive = Sortie positive
exit-category-Other = Autre sortie
exit-category-Withdrawn = Sortie neutralisée (décès, longue maladie…)
exit-hint-Durable = Vit de son entreprise, CDI, CDD de 6 mois ou plus
exit-hint-Transition = Contrat court, emploi aidé
exit-hint-Positive = Formation, autre structure d’insertion
exit-hint-Other = Sans emploi, déménagement, abandon
exit-hint-Withdrawn = Décès, longue maladie, détention
exit-choose = Choisissez la situation à la sortie.
exit-left-on = Dernier jour du parcours
exit-left-on-hint = Ce jour compte encore.
exit-reason = En une phrase
exit-send = Enregistrer la sortie
exit-frees =
    { $n ->
        [0] Sa place sera libre. Aucun rendez-vous à venir.
        [one] Sa place sera libre, et son rendez-vous à venir sera annulé.
       *[other] Sa place sera libre, et ses { $n } rendez-vous à venir seront annulés.
    }
exit-three-months = { $name } pourra encore déclarer les trois mois qui suivent : ils comptent dans les résultats.
exit-recorded = La sortie est enregistrée. La place est libre, et les trois mois qui suivent restent à déclarer.
exit-corrected = La sortie est corrigée.
exit-mistake-text = La sortie sera retirée si une place est encore libre. Les rendez-vous annulés ne reviennent pas.
exit-take-back = Annuler la sortie
exit-taken-back = La sortie est annulée : le parcours continue.
start-correct = Corriger le début
start-lead = Le parcours garde sa durée : sa fin se déplace avec son début.
start-first-day = Premier jour du parcours
start-signed = Signature du contrat
start-signed-hint = Les 24 mois de l’aide partent de ce jour. Laissez vide si vous ne le savez pas.
start-corrected = Le début est corrigé. La fin du parcours a suivi.
return-lead = Un nouveau PASS commence. L’activité, l’objectif et l’accompagnement sont repris du parcours précédent.
return-turnover = Chiffre d’affaires mensuel au départ, en euros
return-turnover-hint = Par exemple 250 ou 1 250,50. Écrivez 0 s’il n’y en a pas.
return-turnover-negative = Ce montant ne peut pas être négatif. Écrivez 0 ou plus.
return-send = Commencer le parcours
return-recorded = Le nouveau parcours a commencé.
path-deed-started = { $who } a ouvert le parcours.
path-deed-suspended = { $who } a suspendu le parcours du { $first } au { $last }.
path-deed-suspension-changed = { $who } a changé la suspension du { $first } au { $last } : du { $to_first } au { $to_last }.
path-deed-suspension-taken-back = { $who } a retiré la suspension du { $first } au { $last }.
path-deed-extended = { $who } a prolongé le parcours jusqu’au { $until }.
path-deed-extension-taken-back = { $who } a annulé une prolongation.
path-deed-start-changed = { $who } a corrigé le début : du { $from } au { $to }.
path-deed-left = { $who } a enregistré la sortie du { $day }.
path-deed-exit-changed = { $who } a corrigé la sortie du { $from } : { $day }.
path-deed-exit-taken-back = { $who } a annulé la sortie.
path-deed-suspension-reason = { $who } a changé le motif de la suspension du { $first } au { $last }.
path-deed-signed = { $who } a noté la signature du contrat : { $day }.
path-deed-not-signed = { $who } a effacé la date de signature.
extension-beyond-limit = Avec les prolongations déjà accordées, c’est plus que ce que permet ce motif. Choisissez un jour plus proche.
official-end = Fin sur Les Emplois
official-end-title = Noter la fin sur Les Emplois
official-end-change = Corriger la fin sur Les Emplois
official-end-lead = Recopiez la date de fin imprimée sur le PASS IAE. Elle ne change rien au parcours ici : elle sert à comparer.
official-end-day = Dernier jour du PASS IAE sur Les Emplois
official-end-hint = Laissez vide si vous ne le savez pas.
official-end-send = Noter
official-end-noted = La fin sur Les Emplois est notée.
official-end-before-start = Ce jour vient avant le début du parcours. Vérifiez la date.
official-end-unknown = Pas encore notée
official-end-until = Le { $day }
official-end-same = La même qu’ici.
official-end-suspensions =
    { $n ->
        [one] Un jour plus tôt qu’ici : Essor compte un jour de plus par suspension.
       *[other] { $n } jours plus tôt qu’ici : Essor compte un jour de plus par suspension.
    }
official-end-earlier =
    { $n ->
        [one] Un jour plus tôt qu’ici. Vérifiez les suspensions et les prolongations des deux côtés.
       *[other] { $n } jours plus tôt qu’ici. Vérifiez les suspensions et les prolongations des deux côtés.
    }
official-end-later =
    { $n ->
        [one] Un jour plus tard qu’ici. Vérifiez les suspensions et les prolongations des deux côtés.
       *[other] { $n } jours plus tard qu’ici. Vérifiez les suspensions et les prolongations des deux côtés.
    }
path-deed-official-end = { $who } a noté la fin sur Les Emplois : { $day }.
path-deed-official-end-none = { $who } a effacé la fin sur Les Emplois.
path-deed-record-corrected = { $who } a repris d’un fichier des données de la fiche d’entrée.
record-title = Fiche d’entrée
record-correct = Corriger la fiche d’entrée
record-lead = Chaque correction est notée avec son auteur et son motif. Les estimations, le plafond, le pilotage et les états mensuels suivent. Un état déjà remis qui change est à rectifier dans les états mensuels.
record-registered = Immatriculation
record-acre = ACRE
record-benefit-since = Aide reçue depuis
record-goal = Objectif mensuel
record-activity-from = Activité : compte à partir du
record-acre-from = ACRE : compte à partir du
record-benefit-from = Aide : compte à partir du
record-from-hint = Vide : depuis le début du parcours. Sinon, dès le mois de ce jour.
record-from-later = Ce jour est à venir. Choisissez aujourd’hui ou un jour passé, ou laissez vide.
record-benefit = Choisissez une aide dans la liste.
record-reason = Pourquoi cette correction
record-reason-hint = En une phrase, par exemple : attestation de l’Urssaf reçue.
record-moved-on = Une autre personne vient de corriger cette fiche. Vos changements sont gardés, et les siens sont affichés : vérifiez, puis enregistrez.
record-corrected = La fiche d’entrée est corrigée. Les calculs ont suivi.
record-unchanged = La fiche d’entrée était déjà ainsi : rien n’a changé.
record-history = Corrections de la fiche
record-field = Champ
record-old = Avant
record-new = Après
record-why = Motif
record-who = Par
record-empty = vide
record-since = à partir du { $day }
record-since-start = depuis le début
path-deed-record-changed = { $who } a corrigé la fiche d’entrée.
path-begins = Commence le { $day }
path-months = Les mois de ce parcours
path-starts-far = Ce jour est à plus d’un an. Choisissez un jour plus proche.
path-begun = Ce parcours a commencé : enregistrez une sortie.
path-not-empty = Des mois, des documents, des notes ou un plan existent dans ce parcours. Il ne peut plus être retiré.
start-withdraw-title = La personne ne viendra pas ?
start-withdraw-text = L’entrée sera retirée : la place est libre, et elle ne compte plus dans le pilotage. Les rendez-vous à venir sont annulés. Si elle vient seulement plus tard, corrigez le début.
start-withdraw = Retirer cette entrée
start-withdrawn = L’entrée est retirée. La place est libre.
