home-month-until = Envoyez votre chiffre jusqu’au { $day }. Vous n’avez rien reçu ? Touchez 0 €.
home-month-expected = Envoyez votre chiffre maintenant. Vous n’avez rien reçu ? Touchez 0 €.
home-done-eyebrow = Tout est fait
home-done-title = Vous n’avez rien à faire aujourd’hui
home-draft = Vous avez commencé. Ce n’est pas encore envoyé.
home-draft-phone = Vous avez commencé sur ce téléphone. Ce n’est pas envoyé.
home-check-in-text = Il y a 3 questions. C’est rapide.
home-directions = Comment y aller
