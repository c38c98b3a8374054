## Import : ce qu’un fichier a de faux

import-too-large = Ce fichier est trop gros : il dépasse 1 Mo.
import-empty = Ce fichier est vide.
import-not-utf8 = Les accents de ce fichier sont illisibles : enregistrez-le au format « CSV UTF-8 ».
import-separator = Les colonnes doivent être séparées par des points-virgules.
import-column-missing = Cette colonne manque.
import-column-twice = Cette colonne apparaît deux fois.
import-too-many-cells = La ligne a trop de cellules : un texte contient sans doute un point-virgule sans guillemets.
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
import-amount-too-precise = Un montant a deux décimales au plus, après une virgule : 1250,50.
import-amount-too-large = Ce montant est trop grand.
import-amount-negative = Ce montant ne peut pas être négatif.
import-amount-negative-sale = Une vente ne peut pas être négative : indiquez « avoir ».
import-contact-phone = Ce n’est pas un numéro de téléphone.
import-contact-email = Ce n’est pas une adresse e-mail.
import-contact-missing = Il faut un téléphone ou une adresse e-mail.
import-duplicate = Une ligne précédente porte déjà ce contact.
import-not-a-coach = Cette adresse est celle d’un travailleur indépendant, pas d’un accompagnateur.
import-too-many-lines = Ce mois a plus de 20 lignes pour cette personne.
import-nobody = Ce contact n’est celui de personne, ni dans les fichiers ni dans la structure.
import-month-outside-path = Ce mois est en dehors du parcours de la personne.
import-two-people = Ce téléphone et cette adresse sont à deux personnes différentes.
import-known-elsewhere = Ce contact est déjà celui de quelqu’un d’une autre structure ou d’un autre rôle.
import-no-place = Toutes les places de la structure sont prises.
