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
