## À mettre de côté

set-aside-title = À mettre de côté
set-aside-estimate = C’est une estimation. Le montant exact vient de l’Urssaf.
set-aside-not-known = Montant inconnu
set-aside-gap = Le taux de ce mois manque pour « {"{n}"} ». Cette part n’est pas comptée.
set-aside-stops = Une catégorie est sous zéro à cause d’un avoir : elle compte ici pour 0 €.
set-aside-not-registered = Votre activité n’était pas encore créée ce mois-là. Vous n’avez rien à payer à l’Urssaf.
set-aside-after-table = Nous connaissons les taux jusqu’en {"{n}"}. Le montant de ce mois peut changer.
set-aside-known-until = Taux connus jusqu’en { $month }.
set-aside-rounded = Chaque ligne est arrondie à l’euro, comme à l’Urssaf.
set-aside-for = { $month }, estimation
set-aside-none = Déclarez un mois : le montant s’affichera ici.
set-aside-how = D’où vient ce montant
set-aside-change = Impôt, artisanat : dire ce qui vous concerne
set-aside-no-tax = Impôt sur le revenu : il n’est pas compté.
set-aside-left-out = Pas compté ici : l’impôt local des entreprises (CFE).
charge-contributions = Cotisations sociales
charge-training = Formation
charge-chamber = Frais de chambre
charge-income-tax = Impôt sur le revenu
rate-of = { $charge }, « { $activity } » : { $rate } de { $base }.
rate-since = { $charge }, « { $activity } » : { $rate } de { $base }. Ce taux date { $since }.
rate-reduced = { $charge }, « { $activity } » : { $normal } en temps normal. Avec l’aide au démarrage (ACRE), vous payez { $rate } de { $base }, jusqu’en { $until }.
acre-without-date = L’aide au démarrage (ACRE) n’est pas comptée. Nous n’avons pas la date de début de votre activité. Donnez-la à votre accompagnateur.
business-title = Ce qui vous concerne
business-tax = Je paie l’impôt sur le revenu avec mes cotisations
business-tax-hint = C’est le versement libératoire, une option à demander. Dans le doute, laissez vide.
business-craft = Mon activité est artisanale
business-craft-hint = Les parts pour la formation et la chambre de métiers sont plus élevées.
business-set = C’est noté. Le montant est à jour.
save = Enregistrer

## CAF

caf-title = Déclaration à la CAF
caf-note = Vos trois mois, à recopier
caf-lead = Vos chiffres à recopier, tels quels. Dans quel mois faites-vous la déclaration ?
caf-when = Mois de la déclaration
caf-asks = En { $month }, la CAF demande { $first }, { $second } et { $third }.
caf-missing = Vous n’avez pas encore déclaré ce mois.
caf-declare = Déclarer le mois { $month }
caf-outside = Ce mois est en dehors de votre parcours : Essor ne le connaît pas. Reprenez le chiffre de vos papiers.
caf-negative = Avec vos avoirs : { $amount }. Cela compte pour 0.
caf-copy = Copier
caf-copied = Copié
caf-copy-of = {" "}: { $activity }, { $month }
caf-not-known = Nous ne savons pas quels mois la CAF demandait alors.
caf-how = Ce que la CAF fait de ces chiffres
caf-check = Vérifiez que votre formulaire demande bien ces trois mois.
caf-abatement = Ne retirez rien vous-même : la CAF enlève { $rate } pour vos frais sur « { $activity } ».
caf-rsa = Le RSA d’une personne seule est de { $amount } par mois depuis { $since }, avant de compter ses revenus.

## Plafond de l’année

ceiling-title = Plafond { $year }
ceiling-turnover = Chiffre d’affaires
ceiling-all = Ventes et services
ceiling-services = Services
ceiling-of = { $name } : { $turnover } sur { $ceiling }
ceiling-year = Sur une année entière : { $turnover }, pour un plafond de { $ceiling }
ceiling-far = Vous êtes sous le plafond de la micro-entreprise.
ceiling-near = Vous approchez du plafond de la micro-entreprise. Parlez-en avec { $name }.
ceiling-over = Le plafond de la micro-entreprise est dépassé. Deux années de suite au-dessus, et ce régime s’arrête : parlez-en avec { $name }.
ceiling-no-date = Nous n’avons pas la date de début de votre activité. Nous comptons une année entière.
ceiling-prorated = Votre activité date du { $day } : le plafond compte { $days } jours sur { $of_days }.
ceiling-before = Les mois avant la création de votre activité ne sont pas comptés.
ceiling-not-registered = Le plafond comptera à partir de la création de votre activité, le { $day }.
ceiling-vat = La TVA peut commencer plus tôt : en général à { $services } de services ou { $goods } de ventes par an.
ceiling-not-known = Nous ne connaissons pas le plafond de { $year }.
ceiling-left-out = Nous ne connaissons pas le plafond de « { $activity } » : cette part n’est pas comptée.
