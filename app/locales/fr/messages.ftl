## Messages envoyés

message-code-subject = Votre code Essor
message-code = { $code } est votre code Essor. Il est valable 10 minutes. Ne le donnez à personne.
message-by-password-subject = Essor : connectez-vous avec votre mot de passe
message-by-password = Essor : l’équipe se connecte avec un mot de passe, pas avec un code : { $link } Pas de mot de passe ? Demandez une invitation à la coordination.
message-sms-cap-subject = Essor : les SMS de connexion du jour sont épuisés
message-sms-cap =
    Le nombre de SMS prévu pour les codes de connexion est atteint pour 24 heures. Quelqu’un demande peut-être des codes sans raison.

    Les appareils déjà connus en reçoivent encore. Pour les autres : un code par e-mail, ou une carte imprimée depuis la fiche de la personne.
message-question-subject = Essor : une question vous attend
message-question = Essor : une question vous attend sur votre mois { $month }. Répondez ici : { $link }
message-correction-subject = Essor : une réponse vous attend
message-correction = Essor : une réponse vous attend sur votre mois { $month }. Lisez-la ici : { $link }
message-invitation-subject = { $structure } vous invite dans Essor
message-invitation =
    Bonjour { $name },

    { $structure } vous invite dans Essor. Ouvrez ce lien et choisissez votre mot de passe :
    { $link }

    Le lien sert une seule fois, pendant 30 jours.
