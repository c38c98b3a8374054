# Rechercher partout, pour l’équipe.

search-title = Rechercher partout
search-label = Une personne, un mois, une séance, une page
search-placeholder = Rechercher
search-results = Résultats
search-recent = Ouverts récemment
search-people = Personnes
search-months = Mois
search-sessions = Séances
search-pages = Pages
search-page = Page
search-statement = État mensuel
search-empty = Écrivez un nom, un téléphone, un métier, un mois ou une action.
search-none-text = Rien ne correspond. Essayez un autre mot, ou le début du nom.
search-none-month = Écrivez aussi le nom de la personne, par exemple « { $month } Awa ».
search-found =
    { $n ->
        [0] Aucun résultat
        [one] 1 résultat
       *[other] { $n } résultats
    }
search-more = Voir les { $n } personnes

## Autres mots des pages : ils servent à les trouver, personne ne les lit

find-words-review = valider chiffres déclarations vérifier question
find-words-substitution = remplacer remplaçant suppléance
find-words-caseload = suivis personnes portefeuille appeler
find-words-agenda = calendrier rendez-vous semaine séances
find-words-session = séance atelier rendez-vous nouveau créer planifier
find-words-windows = disponibilités horaires créneaux ouverture
find-words-leave = absence congé vacances arrêt poser
find-words-types = lieux ateliers motifs salle
find-words-cohort = tableau de bord statistiques indicateurs chiffres médiane
find-words-statements = état mensuel clore clôture mois ASP
find-words-exports = exporter télécharger CSV Excel données
find-words-funders = financeurs publier lien résultats DDETS département
find-words-people = participants équipe annuaire collègues
find-words-newcomer = ajouter inscrire nouvelle personne entrée
find-words-import = importer fichier CSV Excel reprise
find-words-invite = inviter collègue compte équipe
find-words-assign = confier réattribuer changer accompagnateur
find-words-settings = paramètres structure nom places échéance contact
find-words-journal = historique traces qui quand
find-words-messages = SMS courriels envois échec non reçus
find-words-me = langue profil compte appareils déconnexion mot de passe
find-words-digest = notifications mail courriel alertes
