## Moi

me-contact = Coordonnées
me-phone = Téléphone
me-email = Adresse e-mail
contact-none = Rien pour le moment
me-language = Langue
language-set = Essor vous parle maintenant en français.
me-devices = Appareils connectés
me-device-here = Cet appareil
me-device-since = Connecté depuis le { $at }, dernière utilisation le { $seen }
me-device-out = Déconnecter
me-device-unknown = Appareil inconnu
device-out = L’appareil est déconnecté.
me-others-out = Déconnecter tous les autres appareils
others-out = Vos autres appareils sont déconnectés.
email-change-title = Changer mon adresse e-mail
email-change-lead = Un lien part à la nouvelle adresse. Elle remplace l’ancienne quand vous l’ouvrez. L’ancienne adresse reçoit un message.
email-change-send = Recevoir le lien
email-new = Nouvelle adresse e-mail
email-unchanged = C’est déjà votre adresse.
email-link-sent = Un lien est parti à la nouvelle adresse. Il sert une fois, pendant une heure.
email-confirm-title = Nouvelle adresse e-mail
email-confirm-lead = Confirmez que cette adresse est la vôtre : { $email }
email-confirm-send = Confirmer
email-changed = L’adresse e-mail est changée. Vos autres appareils sont déconnectés.

## Notifications

reminders-title = Notifications
reminders-when = Essor vous rappelle de déclarer trois fois par mois au plus. Le premier jour, { $days } jours avant le { $due }, puis une fois après.
reminders-when-twice = Essor vous rappelle de déclarer deux fois par mois au plus. Le premier jour, puis une fois après le { $due }.
reminders-stop = Jamais la nuit. Dès que vous déclarez, les rappels s’arrêtent.
reminders-by = Recevoir les rappels
reminders-else = Si aucune notification ne passe
reminders-default = Vous n’avez rien choisi : voici ce qu’Essor fait aujourd’hui.
reminders-sms = Par SMS
reminders-mail = Par e-mail
reminders-none = Aucun rappel
reminders-none-hint = Les autres messages arrivent toujours : codes, rendez-vous, questions.
reminders-unchosen = Choisissez une réponse.
reminders-set = C’est noté.
push-title = Sur ce téléphone
push-lead = Le rappel s’affiche sur l’écran. C’est gratuit, et aucun SMS ne part.
push-start = Recevoir les rappels sur ce téléphone
push-is-here = Les rappels s’affichent sur ce téléphone.
push-stop = Arrêter sur ce téléphone
push-elsewhere =
    { $n ->
        [one] Un autre appareil les affiche.
       *[other] { $n } autres appareils les affichent.
    }
push-refused = Votre navigateur bloque les notifications d’Essor. Vous pouvez les permettre dans ses réglages. Sinon, gardez le SMS ou l’e-mail.
push-failed = Les notifications ne marchent pas ici pour le moment. Réessayez plus tard, ou gardez le SMS ou l’e-mail.
push-not-a-subscription = Les notifications ne marchent pas avec ce navigateur. Gardez le SMS ou l’e-mail.
push-started = Les rappels s’afficheront sur ce téléphone.
push-stopped = Les rappels ne s’affichent plus sur ce téléphone.
