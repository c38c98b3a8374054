## Connexion

contact-title = Bonjour, ici Essor
contact-lead = Écrivez votre téléphone ou votre adresse e‑mail. Nous vous envoyons un code.
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
contact-no-sms-here = Ce site n’envoie pas de SMS. Écrivez votre adresse e-mail, ou demandez une carte à votre structure.
contact-no-mail-here = Ce site n’envoie pas d’e-mails. Écrivez votre numéro de téléphone, ou demandez une carte à votre structure.
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

## Mot de passe

password-too-long = Ce mot de passe est trop long. Écrivez au plus 128 caractères.
password-common = Ce mot de passe est trop courant. Choisissez plusieurs mots que vous seul connaissez.
password-guessable = Ce mot de passe se devine à partir de votre nom, de votre structure ou de mots courants. Ajoutez d’autres mots.
password-forgotten-link = Mot de passe oublié ?
password-forgotten-title = Mot de passe oublié
password-forgotten-lead = Écrivez votre adresse e-mail. Si elle appartient à l’équipe, un lien arrive dans la minute.
password-link-send = Recevoir un lien
password-link-sent = Si cette adresse appartient à l’équipe, un lien arrive dans la minute. Il sert une fois, pendant une heure.
password-link-too-many = Plusieurs liens viennent d’être demandés. Regardez vos e-mails, ou recommencez dans une heure.
password-link-too-many-today = Trop de liens ont été demandés aujourd’hui. Recommencez demain, ou demandez à la coordination.
password-link-title = Nouveau mot de passe
password-link-lead = Bonjour { $name }. Choisissez un nouveau mot de passe. Vos appareils connectés seront déconnectés.
password-change-title = Changer mon mot de passe
password-change-send = Enregistrer le mot de passe
password-change-ends = Vos autres appareils seront déconnectés.
password-changed = Le mot de passe est changé. Vos autres appareils sont déconnectés.
password-old = Mot de passe actuel
password-again-wrong = Ce n’est pas le bon mot de passe. Vérifiez-le.
account-without-password = Vous vous connectez sans mot de passe : il n’y a rien à régler ici.

## Second facteur

second-factor-title = Connexion en deux étapes
second-factor-lead = Ouvrez votre application d’authentification et recopiez le code affiché.
second-factor-new-lead = Une application sur votre téléphone donne un code à chaque connexion. Préparez-la maintenant.
second-factor-enrol = Ouvrez une application d’authentification (Aegis, FreeOTP, 2FAS…), ajoutez un compte et scannez ce code QR. Recopiez ensuite le code à six chiffres qu’elle affiche.
second-factor-qr = Code QR pour l’application d’authentification
second-factor-type = Pas d’appareil photo ? Écrivez cette clé dans l’application :
second-factor-label = Code à six chiffres
second-factor-hint = Celui de l’application, ou un code de secours.
second-factor-not-a-code = Le code a six chiffres. Un code de secours a douze caractères.
second-factor-wrong = Ce n’est pas le bon code, ou il a déjà servi. Vérifiez l’heure de votre téléphone, puis essayez le code suivant.
second-factor-over = Cette étape n’est plus valable. Recommencez avec votre mot de passe.
second-factor-restart = Revenir au mot de passe
second-factor-what = En plus du mot de passe, une application sur votre téléphone donne un code à chaque connexion. Un mot de passe volé ne suffit alors plus.
second-factor-begin = Préparer mon application
second-factor-enable = Activer
second-factor-is-on = Activée
second-factor-on = La connexion en deux étapes est activée. Gardez vos codes de secours.
second-factor-off = La connexion en deux étapes est retirée. Vos autres appareils sont déconnectés.
second-factor-remove = Retirer la connexion en deux étapes
second-factor-replace = Retirer cette application, pour en préparer une autre
recovery-codes-title = Vos codes de secours
recovery-codes-lead = Notez-les sur papier ou dans un gestionnaire de mots de passe. Chacun remplace une fois l’application. Ils ne seront plus affichés.
recovery-codes-left =
    { $n ->
        [0] Il ne reste aucun code de secours.
        [one] Il reste 1 code de secours.
       *[other] Il reste { $n } codes de secours.
    }
recovery-codes-renew = Obtenir de nouveaux codes
recovery-codes-renewed = Voici de nouveaux codes. Les anciens ne servent plus.
fresh-proof-title = C’est bien vous ?
fresh-proof-lead = Cette page est sensible. Écrivez encore une fois votre mot de passe.
fresh-proof-send = Continuer

## Fournisseur d’identité

oidc-send = Se connecter avec { $name }
oidc-leave-title = Connexion en cours
oidc-leave-lead = Vous allez vous connecter sur la page de { $name }, puis revenir ici.
oidc-leave-link = Continuer vers { $name }
oidc-leave-back = Revenir à la connexion de l’équipe
oidc-unreachable = Le service de connexion ne répond pas. Réessayez dans quelques minutes, ou utilisez votre mot de passe.
oidc-declined = La connexion n’a pas été confirmée. Vous pouvez recommencer.
oidc-invalid = La réponse du service de connexion n’est pas valable. Recommencez. Si cela continue, prévenez la personne qui gère Essor.
oidc-clock = La réponse du service de connexion n’est pas à l’heure. Recommencez. Si cela continue, prévenez la personne qui gère Essor.
oidc-context = Cette connexion n’est pas assez sûre pour Essor. Recommencez avec la double authentification du service de connexion.
oidc-not-anew = Le service de connexion n’a pas redemandé votre identité. Déconnectez-vous de ce service, puis recommencez.
oidc-email = Le service de connexion n’a pas vérifié votre adresse e-mail. Vérifiez-la chez lui, puis recommencez.
oidc-unknown = Aucun compte de l’équipe ne correspond. Demandez à votre coordination quelle adresse e-mail elle a enregistrée.
oidc-other-person = Ce n’est pas le même compte. Recommencez avec celui qui vous a servi à vous connecter.
oidc-over = Cette connexion n’est plus valable. Recommencez.
fresh-proof-oidc-lead = Cette page est sensible. Connectez-vous encore une fois.
fresh-proof-none-lead = Cette page est sensible. Choisissez d’abord un mot de passe avec le lien ci-dessous.

## Clés d’accès

passkeys-title = Clés d’accès
passkey-what = Une clé d’accès remplace le mot de passe et le code : votre téléphone ou votre ordinateur vous reconnaît par un doigt, un visage ou un code PIN. Elle ne peut pas être volée par un faux site.
passkey-name = Nom de la clé
passkey-name-hint = Facultatif, pour la reconnaître : « Mon téléphone ».
passkey-name-long = Ce nom est trop long. Écrivez 60 signes au plus.
passkey-add = Créer une clé d’accès
passkey-added = La clé d’accès est créée. Elle sert dès la prochaine connexion.
passkey-removed = La clé d’accès est retirée. Pensez à l’effacer aussi de votre appareil.
passkey-remove = Retirer
passkey-remove-named = Retirer la clé « { $name } »
passkey-used = Créée le { $at }, dernier usage le { $used }
passkey-unused = Créée le { $at }, pas encore utilisée
passkey-needs-script = Pour créer une clé d’accès, il faut un navigateur récent, avec JavaScript. Le mot de passe fonctionne comme avant.
passkey-nowhere = Les clés d’accès ne sont pas possibles à cette adresse. Le mot de passe fonctionne comme avant.
passkey-sign-in = Se connecter avec une clé d’accès
passkey-prove = Confirmer avec une clé d’accès
passkey-not-made = La clé d’accès n’a pas été créée. Essayez encore une fois.
passkey-not-given = Aucune clé d’accès n’a été lue. Essayez encore une fois, ou écrivez votre mot de passe.
passkey-wrong = Cette clé d’accès n’est pas reconnue. Essayez encore une fois, ou écrivez votre mot de passe.
passkey-over = La demande n’est plus valable. Recommencez avec le bouton.
passkeys-full = Vous avez dix clés d’accès. Retirez-en une pour en ajouter une autre.

# The session was over
session-over = Votre session est finie. Connectez-vous pour revenir à votre page.
session-over-form-kept = Votre session est finie. Ce que vous avez écrit est gardé.
form-to-send-again = Rien n’est encore parti. Vérifiez, puis envoyez.
