## Tables de l’équipe : pages, tri, cases, vues enregistrées

list-rows = { $from } à { $to } sur { $total }
list-pages = Pages
list-previous = Page précédente
list-next = Page suivante
list-tick-all = Tout cocher
list-untick-all = Tout décocher
list-tick = Cocher { $name }
list-bulk = Avec les lignes cochées
list-bulk-how = Cochez des lignes pour agir sur plusieurs à la fois.
list-ticked =
    { $n ->
        [one] 1 ligne cochée
       *[other] { $n } lignes cochées
    }
list-bulk-nothing = Cochez au moins une ligne.
list-csv = Exporter cette liste
list-csv-ticked = Exporter
list-key-next = Ligne suivante
list-key-previous = Ligne précédente
list-key-tick = Cocher ou décocher la ligne
list-key-open = Ouvrir la ligne
list-key-enter = Entrée
views-label = Vues enregistrées
view-name = Nom de la vue
view-save = Enregistrer cette vue
view-save-do = Enregistrer
view-saved = La vue est enregistrée.
view-removed = La vue est retirée.
view-remove = Retirer la vue { $name }
view-too-many = Cette liste a déjà douze vues. Retirez-en une d’abord.
view-nothing = Choisissez d’abord un filtre ou un tri.
deed-view-saved = Vue de liste enregistrée
deed-view-removed = Vue de liste retirée
deeds-view = Vues de listes
