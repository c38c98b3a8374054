# Ce qui est arrivé pour l’équipe : la page, et le mail qui le résume.

nav-news = Nouveautés
news-lead = Ce qui vous attend, depuis { $days } jours. Ce qui est traité disparaît de la liste.
news-mark = Tout marquer comme vu
news-marked = C’est marqué comme vu.
news-new = Nouveau
news-seen = Déjà vu, pas encore traité
news-none-title = Rien de nouveau
news-none-text = Les chiffres envoyés, les réponses et les demandes s’affichent ici.
news-more = Seules les { $n } nouveautés les plus récentes sont affichées.
news-submitted = A envoyé son chiffre : { $month }
news-corrected = A corrigé son chiffre : { $month }
news-answered = A répondu à la question : { $month }
news-correction-requested = Demande une correction : { $month }
news-plan-signed = A signé son plan : à votre tour
news-call-wished = Souhaite un appel
news-failed = Message non reçu : { $why }

## Le mail

digest-title = Résumé par mail
digest-lead = Un mail vous dit ce qui est arrivé. Rien de nouveau : pas de mail.
digest-to = Il part à { $email }.
digest-no-address = Il vous faut d’abord une adresse mail.
digest-usual = Recevoir ce mail du lundi au vendredi à 8 h
digest-days = Jours
digest-days-hint = Sans jour coché, aucun mail ne part.
digest-hour = À partir de
digest-unreadable = Choisissez des jours et une heure de la liste.
digest-set = C’est noté. Le mail partira aux jours choisis.
digest-ended = C’est noté. Aucun mail ne partira.
digest-subject =
    { $n ->
        [one] Essor : une nouveauté
       *[other] Essor : { $n } nouveautés
    }
digest-body =
    Bonjour { $name },

    Voici ce qui est arrivé dans Essor.

    { $lines }

    Changer les jours ou l’heure de ce mail : { $link }
digest-line = { $text } : { $link }
digest-submitted =
    { $n ->
        [one] Un chiffre d’affaires envoyé
       *[other] { $n } chiffres d’affaires envoyés
    }
digest-corrected =
    { $n ->
        [one] Un chiffre d’affaires corrigé
       *[other] { $n } chiffres d’affaires corrigés
    }
digest-answered =
    { $n ->
        [one] Une réponse à une question
       *[other] { $n } réponses à des questions
    }
digest-correction-requested =
    { $n ->
        [one] Une demande de correction
       *[other] { $n } demandes de correction
    }
digest-plan-signed =
    { $n ->
        [one] Un plan à signer
       *[other] { $n } plans à signer
    }
digest-call-wished =
    { $n ->
        [one] Une personne souhaite un appel
       *[other] { $n } personnes souhaitent un appel
    }
digest-failed =
    { $n ->
        [one] Un message non reçu
       *[other] { $n } messages non reçus
    }
