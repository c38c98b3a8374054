## The monthly statement

missing-not-declared = The month is not declared
missing-not-validated = The figure is not checked yet
missing-question-open = A question waits for its answer
missing-reopened = The month is open again, the correction has not come
missing-attendance = Attendance at a session is not marked
missing-end-unrecorded = The path is over, the exit is not recorded
missing-exit-unexplained = The exit has no reason
meeting-column-by-place = In person or at a distance
meeting-column-com = Column rdv_com
meeting-column-soc = Column rdv_soc
meeting-column-nowhere = Do not count
smoothing-mean-of-three = mean of the last three checked months
coefficient-not-a-number = Write a number from 0 to 100, with at most four digits after the point, such as 0.85.
statement-not-over = This month is not over. Come back after its last day.
statement-incomplete = Something is missing. Tick the box to close all the same.
statement-facts-moved = Figures changed while you were looking. Read the statement again, then try again.
statement-nothing = There is nothing to hand in for this month.
statements-title = Monthly statements
statements-lead = What you hand in to the payment agency every month.
statements-link = Monthly statements
statements-none = No month to hand in
statements-none-text = Months are listed here once somebody is in a path and the month is over.
statements-older =
    { $n ->
        [one] { $n } older month
       *[other] { $n } older months
    }
statement-title = Statement of { $month } { $year }
statement-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
statement-lacking =
    { $n ->
        [one] something is missing for { $n } person
       *[other] something is missing for { $n } people
    }
statement-lacking-lead =
    { $n ->
        [one] Something is missing for { $n } person.
       *[other] Something is missing for { $n } people.
    }
statement-whole = Nothing is missing: you can close.
statement-state-open = To close
statement-state-closed = Closed
statement-state-changed = To amend
statement-closed-on = Version { $version }, closed on { $day }
statement-changed-since =
    { $n ->
        [one] { $n } row changed since version { $version }
       *[other] { $n } rows changed since version { $version }
    }
statement-closed-by = Version { $version }, closed on { $when } by { $who }.
statement-closed-at = Version { $version }, closed on { $when }.
statement-smoothed-by = Smoothed turnover: { $rule }.
statement-xlsx = Download for Excel
statement-csv = Download as CSV
statement-missing = What is missing
mend-call = Call or write
mend-check = Check the figure
mend-question = See the question
mend-attendance = Mark attendance
mend-exit = Record the exit
statement-lines = The rows
statement-lines-caption = One row a person
statement-person = Person
statement-pass = PASS { $number }
statement-what = What changes
statement-before = Before
statement-now = Now
statement-line = The row
statement-handed-in = Handed in
statement-added = Added
statement-withdrawn = Withdrawn: this path does not touch that month
statement-yes = Yes
statement-no = No
statement-in-person = { $n } in person
statement-remote = { $n } at a distance
statement-com = { $n } in rdv_com
statement-soc = { $n } in rdv_soc
statement-exit-durable = durable job
statement-exit-transition = job of transition
statement-exit-positive = positive exit
statement-exit-other = other exit
statement-exit-withdrawn = withdrawn from the count
field-turnover = Turnover
field-smoothed = Smoothed turnover
field-meetings = Meetings held
field-month-number = Month of the path
field-acre = Reduced contributions (ACRE)
field-coefficient = Coefficient
field-suspended = Path suspended
field-exit = Exit
field-declaration = Version of the declaration
statement-versions = Versions of the statement
statement-version = Version { $n }
statement-version-amended = Version { $n }, amended
statement-as-handed-in = What was handed in
statement-in-correction = A correction is under way for { $names }. The statement changes only once the figure is checked.
amended-title = Amended statement to close
amended-changed =
    { $n ->
        [one] Since it was closed, { $n } row changed. The amended statement holds that row alone.
       *[other] Since it was closed, { $n } rows changed. The amended statement holds those rows alone.
    }
amended-caption = What changed since it was closed
amended-handed-in = What this version changed
close-open = Close the statement
amend-open = Close the amended statement
close-send = Yes, close
amend-send = Yes, close the amended one
close-text =
    { $n ->
        [one] { $month }: { $n } row will be frozen as it is. A later correction gives an amended statement.
       *[other] { $month }: { $n } rows will be frozen as they are. A later correction gives an amended statement.
    }
close-confirm =
    { $n ->
        [one] I close though something is missing for { $n } person
       *[other] I close though something is missing for { $n } people
    }
close-confirm-hint = What is missing will be written in the rows. What comes later gives an amended statement.
statement-closed = The statement is closed. You can download it.
coefficients-open = Type the coefficients (optional)
coefficients-hint = The degressive coefficient of each person for this month, such as 0.85. Leave it empty if there is none.
coefficients-send = Save the coefficients
coefficients-set = The coefficients are saved.
columns-title = Where meetings are counted
columns-lead = The statement counts meetings in several columns. Say which one for each type. A change holds for closed months too: they will propose an amended statement.
columns-none = There is no type of session yet.
coefficient-moved-on = Somebody else has changed this coefficient meanwhile. Compare, then save again if yours is the right one.
coefficient-stands = Saved by now: { $value }
coefficient-stands-none = Saved by now: nothing
statement-totals = Total: { $people } people, { $turnover } of turnover, { $meetings } appointments.
statement-all-rows = All rows on one page, for printing
statement-missing-others =
    { $n ->
        [one] and 1 other person
       *[other] and { $n } other people
    }
