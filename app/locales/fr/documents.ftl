## Justificatifs d’un mois

documents-title = Justificatifs
documents-of = Justificatifs { $month } { $year }
documents-lead = Photographiez une facture ou joignez un PDF. Vous et { $name } les voyez, personne d’autre.
documents-none = Rien n’est joint à ce mois.
documents-removed = Retirés
documents-count =
    { $n ->
        [0] Joindre une photo ou un PDF
        [one] { $n } document
       *[other] { $n } documents
    }
document-label = Photo ou PDF
document-hint = 10 Mo au plus. Un mois garde 10 documents au plus.
document-add = Joindre ce document
document-note = { $what }, ajouté le { $at }
document-unnamed = document
document-remove = Retirer
document-restore = Remettre
document-which = {" "}: { $name }
document-until = Retiré. Vous pouvez le remettre jusqu’au { $day } ; ensuite il est effacé.
document-added = Le document est joint à votre mois.
document-removed = Le document est retiré. Vous pouvez le remettre pendant 7 jours.
document-restored = Le document est de nouveau joint.
document-none = Choisissez une photo ou un PDF.
document-empty = Ce fichier est vide. Choisissez-en un autre.
document-too-large = Ce fichier dépasse 10 Mo. Choisissez-en un plus petit, ou prenez une photo du document.
document-kind = Ce fichier n’est ni une photo (JPEG, PNG, WebP) ni un PDF. Prenez une photo du document, ou enregistrez-le en PDF.
document-too-many = Ce mois a déjà 10 documents. Retirez-en un pour en joindre un autre.
document-too-many-pixels = Cette photo a trop de pixels (plus de 50 millions). Prenez-la avec un réglage plus petit.
document-unreadable = Cette photo est abîmée. Prenez-la de nouveau, ou enregistrez le document en PDF.
document-not-kept = Le document n’a pas pu être gardé : l’endroit où sont gardés les documents ne répond pas. Réessayez dans quelques minutes. Tout le reste marche.
document-sent-before = Ce document est déjà joint.
document-gone = Ce document est effacé. Joignez-le de nouveau si vous l’avez encore.
photo-shrunk = Photo réduite de {"{before}"} à {"{after}"}.
