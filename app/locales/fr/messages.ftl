## Messages envoyés

message-code-subject = Votre code Essor
message-code = { $code } est votre code Essor. Il est valable 10 minutes. Ne le donnez à personne.
message-by-password-subject = Essor : connectez-vous avec votre mot de passe
message-by-password = Essor : l’équipe se connecte avec un mot de passe, pas avec un code : { $link } Pas de mot de passe ? Demandez une invitation à la coordination.
message-sms-cap-subject = Essor : les SMS de connexion du jour sont épuisés
message-sms-cap =
    Le nombre de SMS prévu pour les codes de connexion est atteint pour 24 heures. Quelqu’un demande peut-être des codes sans raison.

    Les appareils déjà connus en reçoivent encore. Pour les autres : un code par e-mail, ou une carte imprimée depuis la fiche de la personne.
message-sms-budget-subject = Essor : le nombre de SMS du jour est atteint
message-sms-budget =
    Le nombre ou le coût des SMS prévu pour 24 heures est atteint. Les SMS qui restent partiront ensuite, sans rien faire. Les codes de connexion partent toujours.

    La page Journal, Messages montre ceux qui attendent.
message-question-subject = Essor : une question vous attend
message-question = Essor : une question vous attend sur votre mois { $month }. Répondez ici : { $link }
message-plan-subject = Essor : un plan à signer
message-plan = Essor : votre plan d’action est prêt. Lisez-le et signez-le ici : { $link }
message-correction-subject = Essor : une réponse vous attend
message-correction = Essor : une réponse vous attend sur votre mois { $month }. Lisez-la ici : { $link }
message-entered-subject = Essor : un montant écrit pour vous
message-entered = Essor : votre structure a écrit un montant pour votre mois { $month }. Regardez ici : { $link }
message-opened-subject = Essor : un mois à corriger
message-opened = Essor : vous pouvez corriger votre mois { $month }. Ouvrez-le ici : { $link }
message-invitation-subject = { $structure } vous invite dans Essor
message-invitation =
    Bonjour { $name },

    { $structure } vous invite dans Essor. Ouvrez ce lien et choisissez votre mot de passe :
    { $link }

    Le lien sert une seule fois, pendant 30 jours.

## Messages qui ne sont pas partis

undelivered-title =
    { $n ->
        [one] 1 message n’est pas parti
       *[other] { $n } messages ne sont pas partis
    }
undelivered-lead = Essor ne les enverra plus. Ceux des 30 derniers jours sont ici.
undelivered-first =
    { $n ->
        [one] Voici le plus récent.
       *[other] Voici les { $n } plus récents.
    }
undelivered-to = Pour qui
undelivered-what = Message
undelivered-why = Pourquoi
undelivered-refused = Le numéro ou l’adresse est refusé. Vérifiez-le avec la personne.
undelivered-unreachable = Le service d’envoi n’a pas fonctionné, après plusieurs essais.
undelivered-timed-out = Le service d’envoi n’a pas répondu, après plusieurs essais.
undelivered-expired = Trop tard : le code n’était plus valable.
undelivered-code = Code de connexion
undelivered-invitation = Invitation
undelivered-question = Question sur un mois
undelivered-correction = Réponse à une demande de correction
undelivered-alert = Alerte à la coordination
undelivered-booked = Place réservée
undelivered-moved = Rendez-vous changé
undelivered-cancelled = Rendez-vous annulé
undelivered-offered = Place proposée
undelivered-reminder = Rappel d’un rendez-vous
undelivered-late = Annulation tardive
undelivered-other = Message

## Page des messages

messages-title = Messages
messages-lead = Les SMS et les e-mails des 30 derniers jours, sans leur texte.
messages-link = Voir tous les messages
messages-filter = Afficher
messages-all = Tous
messages-failed = Pas arrivés
messages-waiting = En attente
messages-sent = Partis
messages-delivered = Arrivés
messages-written = Pas envoyés
messages-none = Aucun message
messages-none-text = Les messages des 30 derniers jours s’affichent ici.
messages-older = Plus anciens
messages-newest = Les plus récents
messages-state = État
messages-by-sms = par SMS
messages-by-mail = par e-mail
messages-is-sent = Parti
messages-is-delivered = Arrivé
messages-is-written = Écrit dans un fichier, pas envoyé
messages-no-sms = Rien n’envoie de SMS ici.
messages-no-mail = Rien n’envoie d’e-mails ici.
messages-is-failed = Pas arrivé
messages-is-waiting = En attente
messages-no-credit = Le compte chez le service d’envoi n’a plus de crédit. Rechargez-le, puis renvoyez le message.
messages-account = Le service d’envoi refuse le compte ou ses clés. Voyez avec la personne qui gère Essor.
messages-resent = Un autre envoi l’a remplacé.
messages-waits-night = La nuit, les SMS attendent. Départ prévu : { $until }.
messages-waits-cap = Le nombre ou le coût des SMS prévu pour 24 heures est atteint. Départ prévu : { $until }.
messages-waits-retry = Un essai n’a pas marché. Prochain essai : { $until }.
messages-waits-turn = Il va partir.
messages-credits = Crédits : { $amount }
messages-resend = Renvoyer
message-resent = Le message repart.
message-same-contact = Le numéro ou l’adresse est refusé. Corrigez-le sur la fiche de la personne, puis renvoyez.
message-no-contact = La personne n’a ni numéro ni adresse. Ajoutez-en sur sa fiche, puis renvoyez.
person-sms-lost = Le dernier SMS n’est pas arrivé. Vérifiez le numéro avec la personne.
person-sms-written = Le dernier SMS n’est pas parti : rien n’envoie de SMS ici. Préparez plutôt une carte.

## Messages sur un compte

undelivered-account-link = Lien pour un compte
undelivered-account-notice = Avis de changement d’un compte
message-password-link-subject = Essor : choisissez un nouveau mot de passe
message-password-link =
    Bonjour { $name },

    Ouvrez ce lien pour choisir un nouveau mot de passe. Il sert une seule fois, pendant une heure :
    { $link }

    Vous n’avez rien demandé ? Ne faites rien : votre mot de passe ne change pas.
message-password-changed-subject = Essor : votre mot de passe a changé
message-password-changed =
    Bonjour { $name },

    Le mot de passe de votre compte Essor vient de changer, et vos autres appareils sont déconnectés.

    Ce n’était pas vous ? Prévenez la coordination tout de suite.
message-email-link-subject = Essor : confirmez votre adresse e-mail
message-email-link =
    Bonjour { $name },

    Ouvrez ce lien pour utiliser cette adresse dans Essor. Il sert une seule fois, pendant une heure :
    { $link }
message-email-asked-subject = Essor : une nouvelle adresse e-mail est demandée
message-email-asked =
    Bonjour { $name },

    Une nouvelle adresse est demandée pour votre compte Essor : { $email }

    Ce n’était pas vous ? Changez votre mot de passe et prévenez la coordination.
message-email-changed-subject = Essor : votre adresse e-mail a changé
message-email-changed =
    Bonjour { $name },

    Votre compte Essor utilise maintenant cette adresse : { $email }

    Ce n’était pas vous ? Prévenez la coordination tout de suite.
message-second-factor-removed-subject = Essor : la connexion en deux étapes est retirée
message-second-factor-removed =
    Bonjour { $name },

    La connexion en deux étapes de votre compte Essor vient d’être retirée.

    Ce n’était pas prévu ? Prévenez la coordination tout de suite.
message-passkey-added-subject = Essor : une clé d’accès est ajoutée
message-passkey-added =
    Bonjour { $name },

    Une clé d’accès vient d’être ajoutée à votre compte Essor. Elle permet de se connecter sans mot de passe.

    Ce n’était pas vous ? Retirez-la sur votre page et prévenez la coordination tout de suite.
message-passkey-removed-subject = Essor : une clé d’accès est retirée
message-passkey-removed =
    Bonjour { $name },

    Une clé d’accès de votre compte Essor vient d’être retirée.

    Ce n’était pas prévu ? Prévenez la coordination tout de suite.
message-contact-changed = Essor : { $structure } a changé vos coordonnées. Ce n’était pas prévu ? Appelez votre structure.

## Réponses par SMS

undelivered-reply = Réponse à un SMS
messages-stopped = La personne a répondu STOP : elle ne reçoit plus de SMS.
messages-stopped-title = Plus de SMS
messages-stopped-lead = Ces personnes ont répondu STOP. Elles reçoivent leurs messages par e-mail, si Essor connaît leur adresse. Elles peuvent reprendre les SMS sur leur page Moi.
message-sms-reply-subject = Essor : votre réponse par SMS
message-sms-declared = Essor : { $month }, { $amount }, c’est envoyé. Une erreur ? Corrigez ici : { $link }
message-sms-question = Essor : une question sur le mois { $month } attend votre réponse. Répondez ici : { $link }
message-sms-nothing-open = Essor : aucun mois à déclarer pour le moment. Vos mois sont ici : { $link }
message-sms-several-months = Essor : vous avez plusieurs mois à déclarer. Choisissez le mois ici : { $link }
message-sms-suspended = Essor : le mois { $month } est suspendu, rien n’est envoyé. Vos mois sont ici : { $link }
message-sms-unreadable = Essor : nous n’avons pas compris le montant { $month }. Écrivez-le ici : { $link }
message-sms-ambiguous = Essor : { $one } ou { $other } ? Écrivez le montant ici : { $link }
message-sms-several-activities = Essor : vous avez plusieurs activités. Déclarez-les ici : { $link }

## Coordonnées changées par la personne

message-contact-code-subject = Essor : votre code
message-contact-code = { $code } est le code qui confirme ce contact dans Essor. Il est valable 10 minutes. Ne le donnez à personne.
message-contact-has-account-subject = Essor : ce contact a déjà un compte
message-contact-has-account = Essor : ce contact a déjà un compte. Il ne peut pas servir à un autre. Vous n’avez rien demandé ? Ne faites rien.
message-own-contact-subject = Essor : vos coordonnées ont changé
message-own-contact = Essor : votre compte utilise maintenant { $contact }. Ce n’était pas vous ? Appelez tout de suite votre structure.
message-erasure-withdrawn-subject = Essor : une demande d’effacement est retirée
message-erasure-withdrawn =
    Bonjour,

    { $name } a retiré sa demande d’effacement. Rien n’est effacé.
    { $link }

## Rappels de déclaration

undelivered-declare = Rappel de déclaration
undelivered-plan = Plan à signer
undelivered-digest = Résumé pour l’équipe
messages-by-push = par notification
reminder-title = { $month } est à déclarer
reminder-title-many = { $n } mois à déclarer
reminder-subject = Essor : { $title }
reminder-first = Vous pouvez déclarer { $month }, jusqu’au { $until }. Rien gagné ? Envoyez 0.
reminder-before = Dernier jour pour déclarer { $month } : { $until }. Rien gagné ? Envoyez 0.
reminder-after = Vous pouvez encore déclarer { $month }. Rien gagné ? Envoyez 0.
reminder-many = Vous avez { $n } mois à déclarer. Rien gagné ? Envoyez 0.
reminder-sms = Essor : { $text } { $link }
reminder-sms-answer = Essor : { $month } est à déclarer. Répondez 0 ou votre montant à ce SMS. Ou ouvrez : { $link }
reminder-mail =
    Bonjour,

    { $text }
    { $link }

    Vous pouvez choisir comment recevoir ces rappels, ou les arrêter. Dans Essor, ouvrez Moi, puis Notifications.

## Relancer

remind-link = Relancer ceux qui n’ont pas déclaré
remind-n =
    { $n ->
        [one] Relancer la personne
       *[other] Relancer les { $n }
    }
remind-title = Relancer pour { $month }
remind-lead = Les personnes qui n’ont pas déclaré reçoivent un message : { $sms } par SMS, { $mails } par e-mail.
remind-none = Personne à relancer pour ce mois.
remind-rule = Une personne reçoit un rappel par jour au plus. La nuit, les SMS attendent jusqu’à 8 heures.
remind-send =
    { $n ->
        [one] Envoyer à { $n } personne
       *[other] Envoyer à { $n } personnes
    }
remind-more =
    { $n ->
        [one] { $n } personne restera : revenez ensuite sur cette page.
       *[other] { $n } personnes resteront : revenez ensuite sur cette page.
    }
remind-by-sms =
    { $n ->
        [one] Par SMS à { $n } personne
       *[other] Par SMS à { $n } personnes
    }
remind-by-mail =
    { $n ->
        [one] Par e-mail à { $n } personne
       *[other] Par e-mail à { $n } personnes
    }
remind-and-others =
    { $n ->
        [one] et { $n } autre
       *[other] et { $n } autres
    }
remind-left-out = Pas relancées, et pourquoi
remind-sent = Les messages partent.
left-out-today = Déjà un rappel aujourd’hui
left-out-suspended = Parcours suspendu
left-out-no-reminders = A choisi de ne pas recevoir de rappels
left-out-stopped = A répondu STOP et n’a pas d’adresse e-mail
left-out-no-contact = Ni téléphone ni adresse e-mail
