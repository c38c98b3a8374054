## Connexion

contact-title = Bonjour, ici Essor
contact-lead = Écrivez votre téléphone ou votre adresse e-mail. Nous vous envoyons un code.
contact-label = Téléphone ou adresse e-mail
contact-hint = Celui que vous avez donné à votre structure.
contact-send = Recevoir mon code
contact-empty = Remplissez ce champ.
contact-not-a-phone = Ce numéro est incomplet ou trop long. Écrivez-le comme 06 39 98 00 00.
contact-not-an-email = Cette adresse e-mail est incomplète. Écrivez-la comme nom@exemple.fr.
contact-no-sms-landline = Aucun SMS n’arrive sur un téléphone fixe. Donnez un numéro de portable ou une adresse e-mail.
contact-no-sms-special = Aucun SMS n’arrive sur ce numéro spécial. Donnez un numéro de portable ou une adresse e-mail.
contact-no-sms-country = Nous n’envoyons pas de SMS dans ce pays. Donnez un autre numéro ou une adresse e-mail.
contact-too-many = Plusieurs codes viennent d’être demandés. Attendez dix minutes, puis recommencez.
contact-too-many-today = Trop de codes ont été demandés aujourd’hui. Demandez une carte à votre structure, ou recommencez demain.
contact-prefix = Nous n’envoyons pas de code vers ce pays. Écrivez un autre numéro, ou votre adresse e-mail.
too-many-from-here = Il y a eu trop d’essais depuis cette connexion à internet. Attendez une heure, ou utilisez une autre connexion.
team-link = Vous accompagnez ? Connexion de l’équipe
personas-title = Essayer la démonstration
persona-participant = Travailleur indépendant
persona-participant-note = Déclarer, réserver, suivre son plan
persona-coach = Accompagnateur
persona-coach-note = Vérifier les chiffres, ouvrir des rendez-vous
persona-coordinator = Coordinatrice
persona-coordinator-note = Suivre les places, inviter l’équipe
persona-network = Tête de réseau
persona-network-note = Lire les résultats de toutes les structures
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
code-too-many-today = Trop de codes faux ont été essayés aujourd’hui. Demandez une carte à votre structure, ou recommencez demain.
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
