## Financeurs : le lien, ce qui est publié

funders-link = Liens pour les financeurs
funders-title = Financeurs
funders-lead = Un lien à donner à l’État ou au Département. Il montre des résultats d’ensemble, jamais ceux d’une personne.
funder-new = Donner un lien
funder-label = Pour qui est ce lien ?
funder-label-hint = Par exemple : Département de l’Aube.
funder-label-missing = Écrivez pour qui est ce lien.
funder-label-long = Ce nom est trop long. Écrivez 80 signes au plus.
funder-label-taken = Un lien de ce nom est encore ouvert. Choisissez un autre nom, ou coupez d’abord l’ancien.
funder-until = Ouvert jusqu’au
funder-until-past = Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.
funder-until-far = C’est trop loin. Choisissez un jour dans les deux ans.
funder-open = Créer le lien
funder-address = L’adresse à donner
funder-once = Copiez-la maintenant : elle ne sera plus montrée. Toute personne qui l’a voit les résultats, sans compte.
funder-link-opened = Le lien est créé.
funder-link-revoked = Le lien est coupé. Il ne montre plus rien.
funder-links = Vos liens
funder-opens = Ouvert
funder-ended = Terminé
funder-revoked = Coupé
funder-until-day = Jusqu’au { $day }.
funder-revoked-on = Coupé le { $day }.
funder-seen = Dernière visite le { $day }.
funder-unseen = Personne ne l’a encore ouvert.
funder-revoke = Couper ce lien
funder-revoke-sure = Ceux qui ont cette adresse ne verront plus rien, tout de suite. Un lien coupé ne se rouvre pas.
funder-revoke-yes = Oui, couper ce lien
results-told-title = Ce que les financeurs voient
results-told-lead = Chaque semestre se publie une fois, quand il est fini. Après, ses résultats ne changent plus.
results-none-over = Aucun semestre n’est encore fini. Le premier se publiera ici.
results-tell = Publier le { $half }
results-tell-sure = Les résultats seront calculés maintenant, puis figés. Une correction faite plus tard ne les changera pas, et ils ne pourront pas être retirés.
results-tell-yes = Publier pour toujours
results-waiting =
    { $n ->
        [one] { $n } chiffre de ce semestre n’est pas validé. Il ne sera jamais compté.
       *[other] { $n } chiffres de ce semestre ne sont pas validés. Ils ne seront jamais comptés.
    }
results-told = Le semestre est publié. Tous vos liens le montrent.
results-is-told = Publié
results-since = Publié le { $day }
results-published = Ce semestre est déjà publié. Ses résultats ne changent plus.
results-not-over = Ce semestre n’est pas fini, ou la structure n’avait encore personne. Il ne peut pas être publié.

## La page du financeur

half-year =
    { $n ->
        [1] 1er semestre { $year }
       *[other] 2e semestre { $year }
    }
results-title = Résultats de l’année { $year }
results-lead = Des résultats d’ensemble, semestre par semestre. Aucun ne permet de retrouver une personne : la dernière partie dit comment.
results-years = Année
results-nothing = Pas encore de résultats
results-nothing-text = { $structure } n’a pas encore publié de semestre. Gardez cette adresse : ils s’afficheront ici.
results-paths = Places, entrées et sorties
results-whole-year = Année entière
results-places = Places de la structure
results-taken = Places prises à la fin
results-entries = Entrées
results-exits = Sorties
told-exit-durable = dont emploi durable, ou entreprise qui fait vivre
told-exit-transition = dont emploi de transition
told-exit-positive = dont autre sortie positive
told-exit-other = dont autre sortie
told-exit-withdrawn = dont retirées du décompte
told-exit-unsaid = dont motif pas encore connu
results-attendance = Rendez-vous et ateliers où la personne est venue
results-turnover = Chiffre d’affaires
results-turnover-lead = Moyenne par mois, pour les personnes qui ont au moins trois mois validés dans le semestre.
results-counted = Personnes comptées
results-median-start = Médiane à l’entrée
results-median-now = Médiane du semestre
results-above-start = Au-dessus de leur chiffre d’entrée
results-above-rsa = Au-dessus du montant de base du RSA
results-by-time = Selon le temps passé dans le parcours, { $half }
results-time = Temps dans le parcours
results-base = Montant de base du RSA (revenu de solidarité active) pour une personne seule : { $amount } par mois en { $month }.
told-up-to-6 = Jusqu’à 6 mois
told-up-to-12 = 7 à 12 mois
told-up-to-18 = 13 à 18 mois
told-later = 19 mois et plus
told-at-most = { $n } ou moins
told-between = entre { $low } et { $high }
told-percent = de { $low } à { $high }
told-too-few = trop peu de personnes
told-unknown = non connu
method-title = Comment ces chiffres sont protégés
method-lead = Derrière chaque nombre il y a des personnes. Ces règles font qu’on n’en retrouve aucune, même en comparant toutes les pages.
method-between = Un nombre de personnes n’est jamais donné exactement. Il est arrondi par tirage au sort à un multiple de { $n }, puis donné à { $n } près : « entre 20 et 30 », « { $n } ou moins ». « { $n } ou moins » peut vouloir dire personne.
method-sums = Tous les nombres d’un semestre sont arrondis ensemble, pour que les totaux restent justes. Additionner ou soustraire ne dit donc rien de plus précis : aucun nombre ne se retrouve exactement, pas même zéro, et un groupe de moins de { $n } personnes peut toujours être vide.
method-once = Un semestre est publié une seule fois, quand il est fini. Une correction faite plus tard ne change rien ici. On ne peut donc pas comparer deux dates pour voir ce qui a bougé.
method-medians = Une médiane (la moitié gagne moins, la moitié gagne plus) ou une part n’est donnée que si le groupe compte sûrement { $n } personnes, et les montants par tranche de 50 €.
method-attendance = La part des rendez-vous tenus n’est donnée que si { $n } personnes au moins en avaient, et si aucune ne compte pour plus de { $share } % d’entre eux.
method-filters = Il n’y a pas de filtre : le seul découpage est le temps passé dans le parcours. La colonne de l’année additionne ce que disent les deux semestres.
