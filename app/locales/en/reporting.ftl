## Overview

places-taken = of { $all } places taken
places-taken-label = { $taken } of { $all } places taken
places-free = { $n } free
cohort-from = From
cohort-to = To
cohort-coach = Coach
cohort-everyone = Everyone
cohort-show = Show
cohort-month-unknown = Choose a month from the list.
cohort-period-order = The last month is before the first. Choose a later one.
cohort-coach-unknown = Choose a coach from the list.
cohort-period = { $from } to { $to }
cohort-of = of
cohort-paths = Places and enrolments
cohort-taken = Places taken today
cohort-entries = Entries
cohort-exits = Exits
cohort-exits-by = Exits by category
cohort-exit-unsaid = Category not recorded
cohort-declared = Months declared
cohort-validated = Months approved
cohort-waiting = Months to review
cohort-missing = Months to declare
cohort-unrecorded = Programmes ended without an exit recorded
cohort-unrecorded-how = Programmes ended without an exit recorded, which still hold a place:
cohort-compared = Compared with the period before: { $period }.
cohort-points =
    { $n ->
        [one] { $points } point
       *[other] { $points } points
    }
cohort-presence = Attendance at appointments
cohort-trend = Is turnover rising?
cohort-trend-how = Median of each completed month, over 24 months at most. Select a month to see its rows.
cohort-trend-point = { $month }: median { $median }, at entry { $start }, { $n } months declared
cohort-month = Month
cohort-rsa = RSA for a single person
cohort-line-median = median
cohort-line-start = entry
cohort-line-rsa = RSA
cohort-groups = For whom?
cohort-groups-how = Median of the period. The mark shows where the same people started.
cohort-by-coach = By coach
cohort-by-benefit = By benefit at entry
cohort-group-point = { $name }: median { $median }, at entry { $start }, { $n } months declared
cohort-spread = How are months distributed?
cohort-step-between = { $least } to { $most }
cohort-turnover-how = Every declared month counts, including those at €0. The starting figure is that of the same people, counted once per declared month.
cohort-by-stage = By time in the programme
cohort-stage = Time in the programme
cohort-stage-all = All
cohort-stage-1 = Months 1 to 6
cohort-stage-7 = Months 7 to 12
cohort-stage-13 = Months 13 to 18
cohort-stage-19 = Months 19 to 24 and extensions
cohort-stage-exit = After the exit
cohort-in-stage = { $name }, { $stage }
cohort-turnovers = Months declared in this period
cohort-median = Median turnover
cohort-median-start = Median at entry
cohort-above-start = Above entry level
cohort-base-known = Months with a known RSA amount
cohort-above-base = Above the RSA for a single person
cohort-chart-steps = Months by amount
cohort-as-table = Show these figures as a table
cohort-step = Monthly turnover
cohort-step-none = €0 or less
cohort-step-above = more than { $most }
cohort-in-step = Months declared, { $step }
cohort-start-in-step = At entry, { $step }
cohort-now = Months declared
cohort-at-start = At entry
cohort-step-said = { $name }: { $step }, { $now } months declared, { $start } at entry
cohort-meetings = Appointments
cohort-attended = Attended
cohort-excused = Excused
cohort-no-show = No-shows
cohort-attended-how = Appointments held
cohort-in-person = In person
cohort-remote = Remote
cohort-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
cohort-no-row = Nothing to count for this period.
cohort-row-start = At entry { $amount }
cohort-column-name = Name
cohort-column-what = Detail
cohort-column-amount = Amount
cohort-row-path = { $from } to { $to }
cohort-row-left = From { $from }, left on { $left }. { $exit }
cohort-state-submitted = to review
cohort-state-question = question asked
cohort-state-validated = approved
cohort-state-reported = in a monthly statement
cohort-booking-booked = booked
cohort-booking-attended = attended
cohort-booking-no-show = no-show
cohort-booking-excused = excused
cohort-booking-cancelled = cancelled by the organisation
cohort-mode-remote = remote
cohort-mode-in-person = in person
exports-title = Exports
exports-lead = The rows behind the figures, for a spreadsheet. All periods, all coaches.
exports-paths = Programmes
exports-paths-note = One row per programme: contact, activity, dates, entry, exit. Can be imported again.
exports-months = Declarations
exports-months-note = One row per declared amount. Can be imported again.
exports-meetings = Appointments
exports-meetings-note = One row per booking: date, type, attendance.
exports-yes = yes
exports-no = no
exports-benefit-none = none
exports-benefit-prime = activity bonus
cohort-month-running = This month is not over yet, so there is nothing to declare.

## Funders: the link, what is published

funders-link = Funder links
funders-title = Funders
funders-lead = A link for the State or the Département. It shows overall results, never those of one person.
funder-new = New link
funder-label = Who is this link for?
funder-label-hint = For example: Département de l’Aube.
funder-label-missing = Write who this link is for.
funder-label-long = This name is too long. Use 80 characters at most.
funder-label-taken = A link with this name is still active. Choose another name, or revoke the old link first.
funder-until = Valid until
funder-until-past = That day has passed. Choose today or later.
funder-until-far = That is too far ahead. Choose a day within two years.
funder-open = Create link
funder-address = Address to pass on
funder-once = Copy it now: it will not be shown again. Anyone who has it can see the results, without an account.
funder-link-opened = Link created.
funder-link-revoked = Link revoked. It no longer shows anything.
funder-links = Your links
funder-opens = Active
funder-ended = Expired
funder-revoked = Revoked
funder-until-day = Until { $day }.
funder-revoked-on = Revoked on { $day }.
funder-seen = Last visited on { $day }.
funder-unseen = Not opened yet.
funder-revoke = Revoke link
funder-revoke-sure = Anyone with this address will lose access at once. A revoked link cannot be reactivated.
funder-revoke-yes = Yes, revoke this link
results-told-title = What funders see
results-told-lead = Each half-year is published once, after it ends. Its results do not change afterwards.
results-none-over = No half-year has ended yet. The first will be published here.
results-tell = Publish the { $half }
results-tell-sure = The results will be calculated now, then frozen. Later corrections will not change them, and publishing cannot be undone.
results-tell-yes = Publish permanently
results-waiting =
    { $n ->
        [one] { $n } figure of this half-year is not approved. It will never be counted.
       *[other] { $n } figures of this half-year are not approved. They will never be counted.
    }
results-preview = What funders will see
results-preview-see = Check what funders will see
results-moved = Figures have changed since this page was opened. Check them, then publish.
results-whole = Nothing is missing: every month is approved.
results-exits-lacking =
    { $n ->
        [one] { $n } programme has ended without an exit recorded.
       *[other] { $n } programmes have ended without an exit recorded.
    }
results-waiting-more =
    { $n ->
        [one] And { $n } other month.
       *[other] And { $n } other months.
    }
results-told = The half-year is published. It is visible through all your links.
results-is-told = Published
results-since = Published on { $day }
results-published = This half-year is already published. Its results no longer change.
results-not-over = This half-year has not ended, or nobody was enrolled yet. It cannot be published.

## The funder's page

half-year =
    { $n ->
        [1] first half of { $year }
       *[other] second half of { $year }
    }
results-title = Results of { $year }
results-lead = Overall results, half-year by half-year. No figure leads to a person: the last section explains how.
results-years = Year
results-nothing = No results yet
results-nothing-text = { $structure } has not published a half-year yet. Keep this address: results will appear here.
results-paths = Places, entries and exits
results-whole-year = Whole year
results-places = Places in the organisation
results-taken = Places taken at the end
results-entries = Entries
results-exits = Exits
told-exit-durable = of which lasting jobs or a self-supporting business
told-exit-transition = of which transitional jobs
told-exit-positive = of which other positive exits
told-exit-other = of which other exits
told-exit-withdrawn = of which not counted
told-exit-unsaid = of which reason not recorded
results-attendance = Appointments and workshops attended
results-turnover = Turnover
results-turnover-lead = Monthly mean, for people with at least three approved months in the half-year.
results-counted = People counted
results-median-start = Median at entry
results-median-now = Median of the half-year
results-above-start = Above their turnover at entry
results-above-rsa = Above the RSA base amount
results-by-time = By time in the programme, { $half }
results-time = Time in the programme
results-base = RSA (minimum income) base amount for a single person: { $amount } a month in { $month }.
told-up-to-6 = Up to 6 months
told-up-to-12 = 7 to 12 months
told-up-to-18 = 13 to 18 months
told-later = 19 months or more
told-at-most = { $n } or fewer
told-between = between { $low } and { $high }
told-percent = { $low } to { $high }
told-too-few = too few people
told-unknown = not known
method-title = How these figures are protected
method-lead = There are people behind each number. These rules ensure that nobody can be identified, even by comparing all the pages.
method-between = A number of people is never given exactly. It is rounded at random to a multiple of { $n }, then given to within { $n }: “between 20 and 30”, “{ $n } or fewer”. “{ $n } or fewer” may mean nobody.
method-sums = All the numbers of a half-year are rounded together, so that totals add up. Adding or subtracting reveals nothing more: no number can be worked out exactly, not even zero, and a group of fewer than { $n } people may always be empty.
method-once = A half-year is published once, after it ends. Later corrections change nothing here, so two dates cannot be compared to see what moved.
method-medians = A median (half earn less, half earn more) or a share is given only if the group certainly has { $n } people, and amounts are in steps of €50.
method-attendance = The attendance rate is given only if at least { $n } people had appointments, and none of them accounts for more than { $share }% of them.
method-filters = There are no filters: the only breakdown is by time in the programme. The yearly column adds up the two half-years.

## The network: what all structures have told

network-has-places = That is the name of an organisation with participants. Give the network another name.
network-lead =
    { $n ->
        [one] { $n } organisation, { $places } places. Its published results: overall figures, never those of one person.
       *[other] { $n } organisations, { $places } places. Their published results: overall figures, never those of one person.
    }
network-halves = Half-year
network-together = All together, { $half }
network-told =
    { $n ->
        [one] { $n } organisation of { $all } has published this half-year, and is counted.
       *[other] { $n } organisations of { $all } have published this half-year, and are counted.
    }
network-by-structure = By organisation, { $half }
network-places = Places
network-structure = Organisation
network-not-told = not published yet
network-none = No organisation yet
network-none-text = Organisations of this network will appear here once they are created.
network-nothing = Nothing is published yet
network-nothing-text = Organisations publish their results after each half-year. They will appear here.
network-method = Numbers are given as a range between two multiples of 5, so that nobody can be identified. Each organisation’s page explains how. The total adds up what organisations have published.
