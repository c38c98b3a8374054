## Le réseau : ce que toutes les structures ont publié

network-has-places = C’est le nom d’une structure qui accompagne des personnes. Donnez un autre nom au réseau.
network-lead =
    { $n ->
        [one] { $n } structure, { $places } places. Voici ce qu’elle a publié : des résultats d’ensemble, jamais ceux d’une personne.
       *[other] { $n } structures, { $places } places. Voici ce qu’elles ont publié : des résultats d’ensemble, jamais ceux d’une personne.
    }
network-halves = Semestre
network-together = Ensemble, { $half }
network-told =
    { $n ->
        [one] { $n } structure sur { $all } a publié ce semestre, et y est comptée.
       *[other] { $n } structures sur { $all } ont publié ce semestre, et y sont comptées.
    }
network-by-structure = Structure par structure, { $half }
network-places = Places
network-structure = Structure
network-not-told = pas encore publié
network-none = Aucune structure pour l’instant
network-none-text = Les structures de ce réseau s’afficheront ici dès leur création.
network-nothing = Rien n’est encore publié
network-nothing-text = Chaque structure publie ses résultats quand un semestre est fini. Ils s’afficheront ici.
network-method = Les nombres sont donnés entre deux multiples de 5, pour que personne ne puisse être retrouvé. La page de chaque structure dit comment. L’ensemble additionne ce que disent les structures.
