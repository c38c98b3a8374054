## Overview

places-taken = of { $all } places taken
places-taken-label = { $taken } of { $all } places taken
places-free = { $n } free
cohort-from = From
cohort-to = To
cohort-coach = Coach
cohort-everyone = Everybody
cohort-show = Show
cohort-month-unknown = Choose a month of the list.
cohort-period-order = The last month is before the first. Choose a later one.
cohort-coach-unknown = Choose a coach of the list.
cohort-period = { $from } to { $to }
cohort-of = of
cohort-paths = Places and paths
cohort-taken = Places taken today
cohort-entries = Entries
cohort-exits = Exits
cohort-exits-by = Exits by category
cohort-exit-unsaid = Category to be said
cohort-declared = Months declared
cohort-validated = Months validated
cohort-waiting = Months to review
cohort-missing = Months to declare
cohort-turnover = Turnover
cohort-turnover-how = Every declared month counts, also at 0 euros. The start is that of the same people, counted once for each declared month.
cohort-by-stage = By time in the path
cohort-stage = Time in the path
cohort-stage-all = All
cohort-stage-1 = Months 1 to 6
cohort-stage-7 = Months 7 to 12
cohort-stage-13 = Months 13 to 18
cohort-stage-19 = Months 19 to 24 and extensions
cohort-stage-exit = After the exit
cohort-stage-exit-short = after
cohort-in-stage = { $name }, { $stage }
cohort-turnovers = Months declared in the period
cohort-median = Median turnover
cohort-median-start = Median start
cohort-median-said = { $stage }, median { $turnover }, start { $start }
cohort-above-start = Above the start
cohort-base-known = Months whose RSA amount is known
cohort-above-base = Above the RSA of a single person
cohort-chart-medians = Median by time in the path
cohort-chart-steps = Months by amount
cohort-as-table = See the same figures as a table
cohort-step = Turnover of the month
cohort-step-none = nil or less
cohort-step-to = up to { $most }
cohort-step-above = more than { $most }
cohort-in-step = Months declared, { $step }
cohort-start-in-step = Start, { $step }
cohort-now = Months declared
cohort-at-start = At the start
cohort-step-said = { $name }: { $step }, { $now } months declared, { $start } at the start
cohort-meetings = Meetings
cohort-attended = Attended
cohort-excused = Excused
cohort-no-show = No-shows
cohort-attended-how = Meetings held
cohort-in-person = In person
cohort-remote = At a distance
cohort-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
cohort-no-row = Nothing to count here for this period.
cohort-row-start = Start { $amount }
cohort-column-name = Name
cohort-column-what = Detail
cohort-column-amount = Amount
cohort-row-path = From { $from } to { $to }
cohort-row-left = From { $from }, left on { $left }. { $exit }
cohort-state-submitted = to review
cohort-state-question = question asked
cohort-state-validated = checked
cohort-state-reported = in a monthly statement
cohort-booking-booked = booked
cohort-booking-attended = attended
cohort-booking-no-show = no-show
cohort-booking-excused = excused
cohort-booking-cancelled = cancelled by the structure
cohort-mode-remote = at a distance
cohort-mode-in-person = in person
exports-title = Exports
exports-lead = The rows behind the figures, for a spreadsheet. All periods, all coaches.
exports-paths = Paths
exports-paths-note = One line a path: contact, activity, dates, start, exit. Can be imported again.
exports-months = Declarations
exports-months-note = One line an amount of a declared month. Can be imported again.
exports-meetings = Meetings
exports-meetings-note = One row a booking: day, kind, attendance.
exports-yes = yes
exports-no = no
exports-benefit-none = none
exports-benefit-prime = activity bonus
cohort-month-running = This month is not over: nothing is to be declared in it yet.

## Funders: the link, what is published

funders-link = Links for funders
funders-title = Funders
funders-lead = A link to give to the State or the Département. It shows results as a whole, never those of a person.
funder-new = Give a link
funder-label = Who is this link for?
funder-label-hint = For example: Département de l’Aube.
funder-label-missing = Write who this link is for.
funder-label-long = This name is too long. Write 80 characters at most.
funder-label-taken = A link of this name is still open. Choose another name, or cut the old one first.
funder-until = Open until
funder-until-past = That day has passed. Choose today or a day to come.
funder-until-far = That is too far. Choose a day within two years.
funder-open = Make the link
funder-address = The address to give
funder-once = Copy it now: it will not be shown again. Whoever has it sees the results, without an account.
funder-link-opened = The link is made.
funder-link-revoked = The link is cut. It shows nothing any more.
funder-links = Your links
funder-opens = Open
funder-ended = Ended
funder-revoked = Cut
funder-until-day = Until { $day }.
funder-revoked-on = Cut on { $day }.
funder-seen = Last visit on { $day }.
funder-unseen = Nobody has opened it yet.
funder-revoke = Cut this link
funder-revoke-sure = Those who have this address will see nothing any more, at once. A link that is cut cannot be opened again.
funder-revoke-yes = Yes, cut this link
results-told-title = What funders see
results-told-lead = Each half-year is published once, when it is over. After that its results do not change.
results-none-over = No half-year is over yet. The first will be published here.
results-tell = Publish the { $half }
results-tell-sure = The results will be computed now, then frozen. A later correction will not change them, and they cannot be taken back.
results-tell-yes = Publish for good
results-waiting =
    { $n ->
        [one] { $n } figure of this half-year is not validated. It will never be counted.
       *[other] { $n } figures of this half-year are not validated. They will never be counted.
    }
results-told = The half-year is published. All your links show it.
results-is-told = Published
results-since = Published on { $day }
results-published = This half-year is published already. Its results do not change any more.
results-not-over = This half-year is not over, or the structure had nobody yet. It cannot be published.

## The funder's page

half-year =
    { $n ->
        [1] first half of { $year }
       *[other] second half of { $year }
    }
results-title = Results of { $year }
results-lead = Results as a whole, half-year by half-year. None of them leads to a person: the last part says how.
results-years = Year
results-nothing = No results yet
results-nothing-text = { $structure } has not published a half-year yet. Keep this address: they will be shown here.
results-paths = Places, entries and exits
results-whole-year = Whole year
results-places = Places of the structure
results-taken = Places taken at the end
results-entries = Entries
results-exits = Exits
told-exit-durable = of which lasting job, or a business one lives from
told-exit-transition = of which transition job
told-exit-positive = of which other positive exit
told-exit-other = of which other exit
told-exit-withdrawn = of which withdrawn from the count
told-exit-unsaid = of which reason not known yet
results-attendance = Meetings and workshops where the person came
results-turnover = Turnover
results-turnover-lead = Monthly mean, for people with at least three validated months in the half-year.
results-counted = People counted
results-median-start = Median when entering
results-median-now = Median of the half-year
results-above-start = Above their turnover when entering
results-above-rsa = Above the RSA base amount
results-by-time = By time in the path, { $half }
results-time = Time in the path
results-base = RSA (minimum income) base amount for a single person: { $amount } a month in { $month }.
told-up-to-6 = Up to 6 months
told-up-to-12 = 7 to 12 months
told-up-to-18 = 13 to 18 months
told-later = 19 months and more
told-at-most = { $n } or fewer
told-between = between { $low } and { $high }
told-percent = { $low } to { $high }
told-too-few = too few people
told-unknown = not known
method-title = How these figures are protected
method-lead = Behind each number there are people. These rules see to it that none of them can be found, even by comparing all pages.
method-between = A number of people is never given exactly. It is rounded by a draw to a multiple of { $n }, then given to within { $n }: “between 20 and 30”, “{ $n } or fewer”. “{ $n } or fewer” may mean nobody.
method-sums = All numbers of a half-year are rounded together, so that totals stay right. So adding or subtracting says nothing more precise: no number can be found exactly, not even zero, and a group of fewer than { $n } people may always be empty.
method-once = A half-year is published once, when it is over. A later correction changes nothing here. So two dates cannot be compared to see what moved.
method-medians = A median (half earn less, half earn more) or a share is given only if the group surely has { $n } people, and amounts in steps of €50.
method-attendance = The share of meetings kept is given only if { $n } people at least had some, and if none of them counts for more than { $share }% of them.
method-filters = There is no filter: the only division is the time in the path. The column of the year adds what the two half-years say.

## The network: what all structures have told

network-has-places = That is the name of a structure that accompanies people. Give the network another name.
network-lead =
    { $n ->
        [one] { $n } structure, { $places } places. This is what it has published: results of all together, never those of a person.
       *[other] { $n } structures, { $places } places. This is what they have published: results of all together, never those of a person.
    }
network-halves = Half-year
network-together = All together, { $half }
network-told =
    { $n ->
        [one] { $n } structure of { $all } has published this half-year, and is counted.
       *[other] { $n } structures of { $all } have published this half-year, and are counted.
    }
network-by-structure = Structure by structure, { $half }
network-places = Places
network-structure = Structure
network-not-told = not published yet
network-none = No structure yet
network-none-text = The structures of this network will appear here once they are made.
network-nothing = Nothing is published yet
network-nothing-text = Each structure publishes its results when a half-year is over. They will appear here.
network-method = Numbers are given between two multiples of 5, so that nobody can be found in them. The page of each structure says how. The whole adds up what the structures tell.
