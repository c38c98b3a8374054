## Personnes

people-accompanied = Personnes accompagnées
people-team = Équipe
people-left = Sorties
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
