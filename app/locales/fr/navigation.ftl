# Les textes d’Essor en français, la langue de référence.
# Espace insécable avant : ; ? ! € et dans « », apostrophe typographique. Un essai compare les deux langues.

## Cadre de toutes les pages

skip = Aller au contenu
demo-label = Démonstration
demo-notice = Démonstration : personnes et montants inventés.
nav-label = Navigation principale
nav-today = Aujourd’hui
nav-turnover = Chiffre
nav-turnover-more = {" "}d’affaires
nav-bookings = Rendez-vous
nav-plan = Mon plan
nav-me = Moi
nav-review = À vérifier
nav-caseload = Mes suivis
nav-agenda = Agenda
nav-cohort = Pilotage
nav-people = Personnes
nav-settings = Réglages
nav-network = Réseau
side-daily = Accompagner
side-figures = Piloter
side-structure = Administrer
side-own = Mon compte
side-more = Plus
side-fold = Réduire le menu
side-unfold = Déplier le menu
role-coach = Accompagnement
role-coordinator = Coordination
role-network = Réseau
sign-out = Se déconnecter
title-mistake = Erreur :{" "}
error-prefix = Erreur :{" "}
file-choose = Choisir un fichier
file-none = Aucun fichier choisi
form-all-required = Remplissez tout, sauf ce qui est facultatif.
field-mistake = { $field } : { $sentence }
error-summary =
    { $n ->
        [one] Il y a un point à revoir
       *[other] Il y a { $n } points à revoir
    }
text-empty = Remplissez ce champ.
text-too-long = Ce texte est trop long. Dites la même chose en plus court.
sent-before = C’était déjà fait.
moved-on = Ce mois a changé depuis que vous l’avez ouvert. Regardez où il en est, puis recommencez si besoin.

## Langues et lecture

languages-label = Choisir la langue
language-offer = Vous avez choisi cette langue avant la connexion. La garder ?
translation-unreviewed = Traduction non relue
translations-title = Traductions
translations-lead = Essor parle plusieurs langues. Certaines traductions sont faites par une machine.
translations-languages = Langues non relues
translations-correct = Corriger une phrase
translations-how = Une phrase est fausse ou étrange ? Dites-le à votre structure. Elle nous écrit, avec la phrase et sa correction :
translations-files = Les phrases sont aussi dans ces fichiers. Chacun peut proposer une correction avec le code source :
aloud-read = Écouter
aloud-pause = Pause
aloud-resume = Reprendre
aloud-stop = Arrêter
aloud-no-voice = Cet appareil n’a pas de voix pour cette langue.

## À la place d’une page

stop-403-title = Cette page n’est pas ouverte à votre compte
stop-403-text = Si vous en avez besoin, demandez à votre structure.
stop-404-title = Cette page n’existe pas
stop-404-text = L’adresse est incomplète, ou le lien a déjà servi. Revenez à l’accueil, ou demandez un nouveau lien à votre structure.
stop-404-team = L’adresse est incomplète, ou ce qu’elle montrait a été retiré. Cherchez la personne, le mois ou la page par son nom.
stop-404-network = L’adresse est incomplète, ou ce qu’elle montrait a été retiré. Revenez à l’accueil.
stop-413-title = Cet envoi est trop gros
stop-413-text = Rien n’est perdu. Revenez une page en arrière, puis envoyez un fichier plus petit ou un texte plus court.
stop-421-title = Cette adresse n’est pas celle d’Essor
stop-421-text = Rien n’a été enregistré. Ouvrez Essor par l’adresse que votre structure vous a donnée.
stop-500-title = Le problème vient de chez nous
stop-500-text = Rien n’est perdu. Revenez une page en arrière : ce que vous avez écrit y est encore. Puis réessayez.
stop-503-title = Essor ne peut pas répondre pour le moment
stop-503-text = Rien n’est perdu. Attendez quelques secondes, revenez une page en arrière, puis réessayez.
stop-home = Aller à l’accueil

## Dates et lieux

when = { $day }, { $from } à { $to }
at = { $day } à { $time }
with = avec { $name }
remote = À distance

## États d’un mois

state-to-declare = À déclarer
state-expected = À déclarer
state-not-due = Pas encore à déclarer
state-suspended = Parcours suspendu
state-submitted = En vérification
state-question = Question
state-validated = Vérifié
state-reported = Vérifié
state-imported = Vérifié
state-note-reported = dans l’état mensuel
state-note-imported = repris d’avant Essor
state-note-corrected = corrigé depuis l’état mensuel
state-reopened = À corriger
state-draft = Brouillon
