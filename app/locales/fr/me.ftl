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
