## Moi

me-contact = Coordonnées
me-phone = Téléphone
me-email = Adresse e-mail
contact-none = Rien pour le moment
me-language = Langue
language-set = Essor vous parle maintenant en français.
form-kept = Un formulaire de cette page contient encore ce que vous aviez écrit la dernière fois, sans l’enregistrer.
form-clear = Vider
form-cleared = Le formulaire est vide.
me-devices = Appareils connectés
me-device-here = Cet appareil
me-device-since = Connecté depuis le { $at }
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
contact-change = Changer
contact-change-phone = le numéro de téléphone
contact-change-email = l’adresse e-mail
contact-change-lead = Un code part au nouveau contact. Vous l’écrivez ensuite ici. L’ancien contact reçoit un message.
contact-sign-in-first = Pour changer vos coordonnées, reconnectez-vous d’abord. Vous revenez ensuite sur cette page.
contact-by-link = Votre adresse e-mail se change par un lien.
contact-unchanged = C’est déjà votre contact.
contact-code-lead = Nous envoyons un code à { $contact }. Écrivez-le ici dans les dix minutes.
contact-code-send = Confirmer
contact-code-none = Demandez d’abord un code, sur la page Moi.
own-contact-changed = Vos coordonnées sont changées. Vos autres appareils sont déconnectés.
phone-change-title = Changer mon numéro de téléphone
phone-new = Nouveau numéro de téléphone
phone-new-hint = Un numéro qui reçoit des SMS
sms-stopped = Vous avez répondu STOP. Vous ne recevez plus de SMS.
sms-resume = Recevoir de nouveau des SMS
sms-resumed = Vous recevez de nouveau des SMS.
text-size-title = Taille du texte
text-size-normal = Normale
text-size-large = Grande
text-size-larger = Très grande
text-size-set = La taille du texte est changée sur cet appareil.
me-device-named = { $agent }, utilisé le { $seen }

## Notifications

reminders-title = Notifications
reminders-when = Essor vous rappelle de déclarer trois fois par mois au plus. Le premier jour, { $days } jours avant le { $due }, puis une fois après.
reminders-when-twice = Essor vous rappelle de déclarer deux fois par mois au plus. Le premier jour, puis une fois après le { $due }.
reminders-stop = Jamais la nuit. Dès que vous déclarez, les rappels s’arrêtent.
reminders-by = Recevoir les rappels
reminders-else = Si aucune notification ne passe
reminders-default = Vous n’avez rien choisi : voici ce qu’Essor fait aujourd’hui.
reminders-sms = Par SMS
reminders-mail = Par e-mail
reminders-none = Aucun rappel
reminders-none-hint = Les autres messages arrivent toujours : codes, rendez-vous, questions.
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
