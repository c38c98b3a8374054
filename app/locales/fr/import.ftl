## Import : ce qu’un fichier a de faux

import-too-large = Ce fichier est trop gros : il dépasse 1 Mo.
import-empty = Ce fichier est vide.
import-not-utf8 = Des lettres de ce fichier sont perdues ou illisibles : enregistrez-le de nouveau, au format « CSV UTF-8 » ou .xlsx.
import-separator = Les colonnes doivent être séparées par des points-virgules, des virgules ou des tabulations.
import-column-missing = Cette colonne manque.
import-column-twice = Cette colonne apparaît deux fois.
import-too-many-cells = La ligne a trop de cellules : un texte contient sans doute un point-virgule ou une virgule sans guillemets.
import-line-break = Un guillemet n’est pas refermé, ou une cellule tient sur plusieurs lignes.
import-cell-empty = Cette cellule doit être remplie.
import-cell-too-long = Ce texte est trop long.
import-formula = La cellule commence par =, @, + ou - : remplacez la formule par son résultat.
import-date = Écrivez la date comme 31/12/2026.
import-end-before-start = La fin du parcours doit venir après son début.
import-path-too-long = Ce parcours dure plus de dix ans : vérifiez l’année.
import-month = Écrivez le mois comme 2026-10.
import-activity = Le code d’activité va de 01 à 06.
import-nature = Écrivez « vente » ou « avoir ».
import-yes-no = Écrivez « oui » ou « non ».
import-benefit = Écrivez RSA, AAH, ASS, ARE, prime d’activité ou aucun.
import-amount-not-a-number = Ce n’est pas un montant.
import-amount-ambiguous = Ce montant se lit de deux façons : { $one } ou { $other } ?
import-amount-too-precise = Un montant a deux décimales au plus, après une virgule : 1250,50.
import-amount-too-large = Ce montant est trop grand.
import-amount-negative = Ce montant ne peut pas être négatif.
import-amount-negative-sale = Une vente ne peut pas être négative : indiquez « avoir ».
import-contact-phone = Ce n’est pas un numéro de téléphone.
import-contact-email = Ce n’est pas une adresse e-mail.
import-contact-landline = Aucun SMS n’arrive sur un téléphone fixe : ajoutez un portable ou une adresse e-mail.
import-contact-special = Aucun SMS n’arrive sur ce numéro spécial : ajoutez un portable ou une adresse e-mail.
import-contact-country = Nous n’envoyons pas de SMS dans ce pays : ajoutez un autre numéro ou une adresse e-mail.
import-contact-missing = Il faut un téléphone ou une adresse e-mail.
import-duplicate = Une ligne précédente porte déjà ce contact.
import-not-a-coach = Cette adresse est celle d’un travailleur indépendant, pas d’un accompagnateur.
import-too-many-lines = Ce mois a plus de 20 lignes pour cette personne.
import-nobody = Ce contact n’est celui de personne, ni dans les fichiers ni dans la structure.
import-month-outside-path = Ce mois est en dehors du parcours de la personne.
import-two-people = Ce téléphone et cette adresse sont à deux personnes différentes.
import-known-elsewhere = Ce contact est déjà celui de quelqu’un d’une autre structure ou d’un autre rôle.
import-no-place = Toutes les places de la structure sont prises.

## Import : par l’écran

import-title = Importer un fichier
import-lead = Essor lit d’abord votre fichier et vous montre ce qu’il ferait. Rien n’entre avant votre accord.
import-people-file = Fichier des personnes
import-people-file-hint = Tableur .xlsx ou fichier CSV. 1 Mo au plus.
import-months-file = Fichier du chiffre d’affaires (facultatif)
import-months-file-hint = Inutile si le tableur des personnes le contient sur une autre feuille.
import-look = Vérifier le fichier
import-choose-file = Choisissez le fichier des personnes.
import-columns = Les colonnes attendues
import-columns-people = Personnes, une ligne chacune :
import-columns-months = Chiffre d’affaires, une ligne par montant :
import-check-title = Vérifier avant d’importer
import-refused-title = Des lignes sont à corriger
import-result-title = L’import est fait
import-refused-lead =
    { $n ->
        [one] Rien n’a été importé. Corrigez ce point dans votre fichier, puis envoyez-le de nouveau.
       *[other] Rien n’a été importé. Corrigez ces { $n } points dans votre fichier, puis envoyez-le de nouveau.
    }
import-refused-more = Il y en a d’autres. Corrigez d’abord ceux-ci : les suivants seront montrés ensuite.
import-line = Ligne { $n }
import-line-column = Ligne
import-column = Colonne
import-whole-line = toute la ligne
import-trouble = À corriger
import-file = Fichier
import-again = Envoyer le fichier corrigé
import-enter =
    { $n ->
        [0] Personne n’entre
        [one] 1 personne entre
       *[other] { $n } personnes entrent
    }
import-places = { $taken } places prises sur { $all }
import-whole = Tout entre ensemble, ou rien. Les accompagnateurs nouveaux reçoivent une invitation par e-mail.
import-confirm =
    { $n ->
        [0] Importer
        [one] Importer 1 personne
       *[other] Importer { $n } personnes
    }
import-people-added =
    { $n ->
        [one] 1 personne inscrite
       *[other] { $n } personnes inscrites
    }
import-coaches-added =
    { $n ->
        [one] 1 accompagnateur ajouté et invité
       *[other] { $n } accompagnateurs ajoutés et invités
    }
import-months-added =
    { $n ->
        [one] 1 mois ajouté comme validé
       *[other] { $n } mois ajoutés comme validés
    }
import-people-known =
    { $n ->
        [one] 1 personne déjà inscrite, inchangée
       *[other] { $n } personnes déjà inscrites, inchangées
    }
import-months-known =
    { $n ->
        [one] 1 mois déjà là, inchangé
       *[other] { $n } mois déjà là, inchangés
    }
import-nothing-new = Tout est déjà là : ce fichier ne change rien.
import-to-people = Voir les personnes
import-done = L’import est fait.
import-changed = La structure a changé depuis votre vérification. Rien n’a été importé : regardez de nouveau.
import-workbook = Ce tableur ne s’ouvre pas : il est abîmé. Enregistrez-le de nouveau au format .xlsx.
import-coach-left = Cette adresse est celle d’une personne qui a quitté l’équipe.
import-scheme-over = Ce parcours commencerait après le dernier jour du dispositif.
import-locked = Ce tableur est protégé par un mot de passe. Enlevez-le dans Excel (Fichier, Informations, Protéger), puis enregistrez.
import-other-format = Essor ne lit pas les fichiers .xls et .ods : enregistrez-le au format .xlsx.
import-number-shortened = Excel a raccourci ce nombre, et des chiffres sont perdus. Mettez la colonne au format Texte, puis retapez le numéro.
import-month-not-over = Ce mois n’est pas fini.
import-exit-outside-path = Ce jour est en dehors du parcours.
import-exit-later = Une sortie ne peut pas être dans l’avenir.
import-exit-category = Écrivez emploi durable, emploi de transition, sortie positive, autre sortie ou retirée du décompte.
import-suspensions = Écrivez les suspensions comme 2025-03-01/2025-03-31, dans le parcours et sans jour en commun.
import-extensions = Écrivez les prolongations comme rqth:365, formation:90 ou 50ans:365.
import-duplicate-line = La ligne { $earlier } porte déjà ce contact.
import-people-differing =
    { $n ->
        [one] 1 personne déjà inscrite, avec d’autres données dans le fichier
       *[other] { $n } personnes déjà inscrites, avec d’autres données dans le fichier
    }
import-months-differing =
    { $n ->
        [one] 1 mois déjà là avec d’autres montants
       *[other] { $n } mois déjà là avec d’autres montants
    }
import-changes-applied =
    { $n ->
        [one] 1 changement repris du fichier
       *[other] { $n } changements repris du fichier
    }
import-differences = Ce que le fichier dit autrement
import-differences-lead = Sans votre accord, rien de cela ne change.
import-differences-more =
    { $n ->
        [one] Il y en a 1 autre.
       *[other] Il y en a { $n } autres.
    }
import-difference-person = Personne
import-difference-old = Dans Essor
import-difference-new = Dans le fichier
import-difference-none = rien
import-difference-elsewhere = À changer sur sa fiche
import-difference-can = Peut être repris
import-apply =
    { $n ->
        [one] Reprendre aussi ce changement
       *[other] Reprendre aussi ces { $n } changements
    }
import-apply-send =
    { $n ->
        [one] Reprendre ce changement
       *[other] Reprendre ces { $n } changements
    }
import-differences-only = Tout est déjà là, mais le fichier dit autre chose.
import-warnings = À regarder d’abord
import-warning-sheet = La feuille « { $name } » n’est pas lue.
import-warning-hidden = La feuille masquée « { $name } » n’est pas lue.
import-warning-header = Les noms des colonnes sont lus à la ligne { $line } ({ $file }).
import-warning-same = Les lignes { $earlier } et { $line } ont le même nom et le même début : { $name }. Est-ce la même personne ?
import-warning-known = Ligne { $line } : { $name } existe déjà, avec un autre contact. Est-ce la même personne ?
