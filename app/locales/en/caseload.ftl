## My people

search-person = Look for a person
search = Search
caseload-none-title = No results
caseload-none-text = No name matches, or nobody is assigned to you yet.
caseload-lead = Whoever to see first is at the top.
caseload-lead-large = People are in alphabetical order. Sort by “To do” to see the most urgent first.
caseload-column-name = Name
caseload-column-coach = Coach
caseload-column-month = Month
caseload-column-last = Latest month
caseload-column-todo = To do
caseload-column-next = Next appointment
caseload-column-reach = Contact
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

## Notes of the team on a person

notes-title = Notes
note-new = Write a note
note-on = Write a note on { $name }
note-send = Save the note
note-who-reads = Who may read this note?
note-team = For the team
note-team-hint = { $name } will never see it.
note-person = Shared with { $name }
note-person-hint = { $name } will read it in “My plan”, and so will the team.
note-readers-unknown = Choose who may read this note.
note-read-by-team = For the team: { $name } does not see it
note-read-by-person = Shared: { $name } reads it too
note-by = { $name }, { $day }
note-changed-on = changed on { $day }
note-change = Change
note-change-label = Text of the note
note-change-send = Save the change
note-remove = Remove
note-is-removed = Note removed. You can put it back for 7 days, then it is forgotten.
note-restore = Put back
note-written = The note is saved for the team.
note-written-shared = The note is saved and shared.
note-gone = This note was taken away while you were changing it. Your words are here: you can save them as a new note.
note-changed = The note is changed. Only the team reads it.
note-changed-shared = The note is changed and shared.
note-removed = The note is removed. You can still put it back.
note-restored = The note is back.
shared-notes-title = What we told each other
shared-notes-lead = Your team has shared these notes with you.
