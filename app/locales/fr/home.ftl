## Aujourd’hui

home-title = Bonjour { $name }
home-month-title = Votre mois { $month }
home-month-until = Jusqu’au { $day }. Rien reçu ? Touchez 0 €.
home-month-expected = À envoyer maintenant. Rien reçu ? Touchez 0 €.
declare = Déclarer
declare-nil = 0 € ce mois-ci
home-next-booking = Prochain rendez-vous
home-done-eyebrow = À jour
home-done-title = Rien à faire aujourd’hui
progress-month = Mois { $month } sur { $months }
progress-actions =
    { $done ->
        [one] , { $done } action sur { $all }
       *[other] , { $done } actions sur { $all }
    }
progress-rise = , +{ $amount } par mois depuis le début
home-months =
    { $n ->
        [one] À déclarer : { $months }
       *[other] { $n } mois à déclarer : { $months }
    }
home-first = Commencez par { $month }.
home-first-until = Commencez par { $month }, jusqu’au { $day }.
declare-nil-month = 0 € en { $month }
home-draft = Votre brouillon est gardé.
home-draft-phone = Un brouillon est gardé sur ce téléphone.
home-go-on = Continuer
home-done-year = En { $year }, vous avez déclaré { $amount }.
home-plan-read = Lire et signer
home-check-in-text = Trois réponses, 30 secondes.
home-check-in-go = Répondre
home-directions = Itinéraire

## Bienvenue

welcome-title = Bienvenue dans Essor
welcome-text = { $name } vous accompagne. Pour commencer :
welcome-language = Choisir votre langue
welcome-phone = Vérifier votre téléphone
welcome-phone-code = La prochaine fois, connectez‑vous avec un code reçu par SMS.
welcome-phone-none = Donnez votre numéro à votre structure.
welcome-month = Premier mois à déclarer : { $month }
welcome-month-from = À partir du { $day }.
welcome-booking = Prendre un premier rendez-vous
welcome-screen = Mettre Essor sur l’écran de votre téléphone
welcome-screen-how = Dans le menu du navigateur : « Ajouter à l’écran d’accueil ».
welcome-put-away = Ranger cette liste

## Aide et plan du site

help-title = Aide
help-lead = Un problème ? Appelez ou écrivez.
help-none = Demandez à votre structure.
help-publisher = Pour joindre la personne qui s’occupe de ce site : { $contact }
help-code = Le code n’arrive pas ?
help-code-text = Demandez une carte imprimée à votre structure. Elle remplace le code.
help-sign-in = Un problème pour vous connecter ? Aide
sitemap-title = Plan du site
sitemap-pages = Pages
sitemap-account = Votre compte
sitemap-site = Ce site
