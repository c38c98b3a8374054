## Messages envoyés

message-code-subject = Votre code Essor
message-code = { $code } est votre code Essor. Il est valable 10 minutes. Ne le donnez à personne.
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
