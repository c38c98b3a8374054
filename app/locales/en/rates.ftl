## To put aside

set-aside-title = To put aside
set-aside-estimate = This is an estimate. The exact amount comes from Urssaf.
set-aside-not-known = Amount not known
set-aside-gap = This month’s rate is missing for “{"{n}"}”. This part is not counted.
set-aside-stops = One category is below zero because of a credit note: it counts as €0 here.
set-aside-not-registered = Your business did not exist yet in that month. You have nothing to pay to Urssaf.
set-aside-after-table = We know the rates until {"{n}"}. The amount for this month may change.
set-aside-known-until = Rates known until { $month }.
set-aside-rounded = Each line is rounded to the euro, as Urssaf does.
set-aside-for = { $month }, estimate
set-aside-none = Declare a month: the amount will show here.
set-aside-how = Where this amount comes from
set-aside-change = Tax, craft: say what applies to you
set-aside-no-tax = Income tax: it is not counted.
set-aside-left-out = Not counted here: the local business tax (CFE).
charge-contributions = Social contributions
charge-training = Training
charge-chamber = Chamber fees
charge-income-tax = Income tax
rate-of = { $charge }, “{ $activity }”: { $rate } of { $base }.
rate-since = { $charge }, “{ $activity }”: { $rate } of { $base }. This rate dates from { $since }.
rate-reduced = { $charge }, “{ $activity }”: normally { $normal }. With the start-up aid (ACRE), you pay { $rate } of { $base }, until { $until }.
acre-without-date = The start-up aid (ACRE) is not counted. We do not have the date on which your business began. Give it to your coach.
business-title = What applies to you
business-tax = I pay income tax with my contributions
business-tax-hint = This is the “versement libératoire”, an option that one asks for. If in doubt, leave it empty.
business-craft = My activity is a craft
business-craft-hint = The parts for training and for the chamber of trades are higher.
business-set = It is noted. The amount is up to date.
save = Save

## CAF

caf-title = Declaration to the CAF
caf-note = Your three months, to copy
caf-lead = Your figures to copy, as they are. In which month do you make the declaration?
caf-when = Month of the declaration
caf-asks = In { $month }, the CAF asks for { $first }, { $second } and { $third }.
caf-missing = You have not declared this month yet.
caf-declare = Declare { $month }
caf-outside = This month lies outside your path: Essor does not know it. Take the figure from your papers.
caf-negative = With your credit notes: { $amount }. This counts as 0.
caf-copy = Copy
caf-copied = Copied
caf-copy-of = {" "}: { $activity }, { $month }
caf-not-known = We do not know which months the CAF asked for then.
caf-how = What the CAF does with these figures
caf-check = Check that your form asks for these three months.
caf-abatement = Do not take anything off yourself: the CAF takes off { $rate } for your expenses on “{ $activity }”.
caf-rsa = The RSA of a single person has been { $amount } a month since { $since }, before their income is counted.

## Ceiling of the year

ceiling-title = Ceiling { $year }
ceiling-turnover = Turnover
ceiling-all = Sales and services
ceiling-services = Services
ceiling-of = { $name }: { $turnover } of { $ceiling }
ceiling-year = Over a whole year: { $turnover }, for a ceiling of { $ceiling }
ceiling-far = You are under the ceiling of the micro-enterprise.
ceiling-near = You are getting near the ceiling of the micro-enterprise. Talk about it with { $name }.
ceiling-over = The ceiling of the micro-enterprise is exceeded. Two years in a row above it end this regime: talk about it with { $name }.
ceiling-no-date = We do not have the date on which your business began. We count a whole year.
ceiling-prorated = Your business dates from { $day }: the ceiling counts { $days } days of { $of_days }.
ceiling-before = The months before your business was created are not counted.
ceiling-not-registered = The ceiling will count from the creation of your business, on { $day }.
ceiling-vat = VAT may begin earlier: usually at { $services } of services or { $goods } of sales a year.
ceiling-not-known = We do not know the ceiling of { $year }.
ceiling-left-out = We do not know the ceiling of “{ $activity }”: this part is not counted.
