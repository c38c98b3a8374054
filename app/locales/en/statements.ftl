## The monthly statement

missing-not-declared = Month not declared
missing-not-validated = Figure not approved yet
missing-question-open = Question awaiting an answer
missing-reopened = Month reopened, correction not received
missing-attendance = Attendance not marked for a session
missing-end-unrecorded = Programme ended, exit not recorded
missing-exit-unexplained = Exit without a reason
meeting-column-by-place = In person or remote
meeting-column-com = Column rdv_com
meeting-column-soc = Column rdv_soc
meeting-column-nowhere = Not counted
smoothing-mean-of-three = mean of the last three approved months
coefficient-not-a-number = Write a number between 0 and 100, with up to four decimals, such as 0.85.
statement-not-over = This month is not over yet. Come back after its last day.
statement-incomplete = Some items are missing. Tick the box to close anyway.
statement-facts-moved = Figures changed while this page was open. Read the statement again, then try again.
statement-nothing = There is nothing to submit for this month.
statements-title = Monthly statements
statements-lead = What you submit to the payment agency each month.
statements-link = Monthly statements
statements-none = No months to submit
statements-none-text = Months appear here once they are over and someone was enrolled.
statements-older =
    { $n ->
        [one] { $n } earlier month
       *[other] { $n } earlier months
    }
statement-title = Statement of { $month } { $year }
statement-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
statement-lacking =
    { $n ->
        [one] { $n } person incomplete
       *[other] { $n } people incomplete
    }
statement-lacking-lead =
    { $n ->
        [one] { $n } person is incomplete.
       *[other] { $n } people are incomplete.
    }
statement-whole = Nothing is missing: you can close this month.
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
mend-call-or-enter = Call, write or enter it
mend-check = Review the figure
mend-question = See the question
mend-attendance = Mark attendance
mend-exit = Record the exit
statement-lines = Rows
statement-lines-caption = One row per person
statement-person = Person
statement-status = Status
statement-status-whole = Complete
statement-status-withdrawn = Row withdrawn
statement-status-lacking =
    { $n ->
        [one] { $n } incomplete
       *[other] { $n } incomplete
    }
statement-pass = PASS { $number }
statement-what = Changed field
statement-before = Before
statement-now = Now
statement-line = Row
statement-handed-in = Submitted
statement-added = Added
statement-withdrawn = Withdrawn: this programme does not include that month
statement-yes = Yes
statement-no = No
statement-in-person = { $n } in person
statement-remote = { $n } remote
statement-com = { $n } in rdv_com
statement-soc = { $n } in rdv_soc
statement-exit-durable = durable job
statement-exit-transition = transitional job
statement-exit-positive = positive exit
statement-exit-other = other exit
statement-exit-withdrawn = not counted
field-turnover = Turnover
field-smoothed = Smoothed turnover
field-meetings = Appointments held
field-month-number = Month of the programme
field-acre = Reduced contributions (ACRE)
field-coefficient = Coefficient
field-suspended = Programme suspended
field-exit = Exit
field-declaration = Version of the declaration
statement-versions = Versions of the statement
statement-version = Version { $n }
statement-version-amended = Version { $n }, amended
statement-as-handed-in = As submitted
statement-in-correction = A correction is in progress for { $names }. The statement will change once the figure is approved.
amended-title = Amended statement to close
amended-changed =
    { $n ->
        [one] { $n } row has changed since it was closed. The amended statement contains that row only.
       *[other] { $n } rows have changed since it was closed. The amended statement contains those rows only.
    }
amended-caption = Changes since it was closed
amended-handed-in = Changes in this version
close-open = Close this month
amend-open = Close the amended statement
close-send = Yes, close
amend-send = Yes, close the amended statement
close-text =
    { $n ->
        [one] { $month }: { $n } row will be frozen. Later corrections go into an amended statement.
       *[other] { $month }: { $n } rows will be frozen. Later corrections go into an amended statement.
    }
close-confirm =
    { $n ->
        [one] Close anyway: { $n } person incomplete
       *[other] Close anyway: { $n } people incomplete
    }
close-confirm-hint = What is missing is written in the rows. Anything that arrives later goes into an amended statement.
statement-closed = The statement is closed. You can download it.
coefficients-open = Enter coefficients (optional)
coefficients-hint = Each person’s degressive coefficient for this month, such as 0.85. Leave it empty if there is none.
coefficients-send = Save coefficients
coefficients-set = Coefficients saved.
columns-title = Statement columns: where each type of appointment is counted
columns-lead = The statement counts appointments in several columns. Choose one for each type. Changes also apply to closed months, which will then need an amended statement.
columns-none = There are no session types yet.
coefficient-moved-on = Someone else has changed this coefficient. Compare both, then save again if yours is right.
coefficient-stands = Now saved: { $value }
coefficient-stands-none = Now saved: nothing
statement-all-rows = All rows on one page, for printing
statement-others =
    { $n ->
        [one] and 1 other person
       *[other] and { $n } other people
    }
