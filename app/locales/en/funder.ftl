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
