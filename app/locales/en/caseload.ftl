## My people

search-person = Look for a person
search = Search
caseload-none-title = Nobody to show
caseload-none-text = No name matches, or nobody is assigned to you yet.
caseload-lead = Whoever to see first is at the top.
caseload-whose = Whose
caseload-filter = Which people
caseload-all = All
caseload-to-call = To call
caseload-nothing-planned = No appointment
caseload-falling = Turnover falling
caseload-end-near = End near
caseload-people =
    { $n ->
        [0] Nobody
        [one] { $n } person
       *[other] { $n } people
    }
caseload-by-name = Sort by name
caseload-by-urgency = Sort by urgency
caseload-see-all = See the whole list
caseload-none-to-call = Nobody is waiting for a call today.
caseload-none-nothing-planned = Everyone has an appointment to come.
caseload-none-falling = Nobody’s turnover has been falling for two months.
caseload-none-end-near = No path ends within three months.
concern-none = Nothing to mention
concern-asks-for-call = Asks to be called
concern-ended =
    { $n ->
        [one] Path over since yesterday, exit to record
       *[other] Path over for { $n } days, exit to record
    }
concern-no-sign = No sign for { $n } weeks
concern-months-expected =
    { $n ->
        [one] { $n } month expected
       *[other] { $n } months expected
    }
concern-falling = Turnover falling for { $n } months
concern-ends-in-days =
    { $n ->
        [1] Last day of the path today
        [2] The path ends tomorrow
       *[other] { $n } days of the path left
    }
concern-ends-in-months =
    { $n ->
        [one] { $n } month of the path left
       *[other] { $n } months of the path left
    }
concern-question = Question without an answer for { $n } days
concern-nothing-planned = No appointment planned
concern-suspended = Path suspended
reach-call = Call
reach-sms = SMS
reach-mail = Mail
participant-path = Path
participant-no-bookings = No appointment to come.
